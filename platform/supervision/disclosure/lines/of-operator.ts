import { dateAt, formatMoneyGrouped, parseMoney, type Text, text } from '#foundation';
import { type YearOfOperation, yearOfOperation } from '#platform/pricing';
import type { LineSubject, OwnParts, ReportLine } from '../../model/disclosure/report.ts';
import { type Ground, line } from './ground.ts';
import { ceilingLines } from './of-authorisation.ts';
import { feeLines } from './of-products.ts';

const basisTitles: { readonly [basis: string]: Text } = {
  call: text('次', 'calls'),
  product: text('件', 'products'),
  hour: text('小时', 'hours'),
  row: text('行', 'rows'),
  byte: text('字节', 'bytes'),
  none: text('次', 'calls'),
};

/** The items of 价格通知 五 that the hub's own accounts say, by agreement. Profit is revenue less cost, where the cost is known. */
export async function operatorLines(
  ground: Ground,
  asOf: Temporal.Instant,
  own: OwnParts,
): Promise<readonly ReportLine[]> {
  const { tx, days, standing } = ground;
  const lines: ReportLine[] = [];
  let [revenue, cost] = [0n, 0n];
  let surveyed = standing.length > 0;
  for (const { agreement } of standing) {
    const year = await yearOfOperation(tx, agreement, { year: days.from.year, asOf });
    const about = { kind: 'agreement' as const, id: agreement.id };
    const amount = (field: 'cost' | 'revenue', what: Text, fen: bigint) =>
      line(field, about, {
        label: text(`${agreement.number} ${what.zh}`, `${agreement.number} ${what.en}`),
        value: text(`${formatMoneyGrouped(fen)} 元`, `${formatMoneyGrouped(fen)} yuan`),
        unit: 'CNY',
        fen: fen.toString(),
      });
    revenue += year.taken;
    cost += year.cost ?? 0n;
    surveyed &&= year.cost !== null;
    lines.push(
      amount('revenue', text('按计量和价格的收入', 'by meter and prices'), year.taken),
      amount('revenue', text('其中当年收讫', 'of it received in the year'), year.received),
      ...(year.cost === null ? [] : [amount('cost', text('成本调查核定', 'by the cost survey'), year.cost)]),
      ...salesLines(year, about),
      deviationLine(agreement, year),
    );
  }
  const filed = surveyed || !own.costYuan ? null : fenOf(own.costYuan);
  if (filed !== null)
    lines.push(
      line('cost', none, {
        label: text('报告单位填报', 'As entered by who reports'),
        value: text(`${formatMoneyGrouped(filed)} 元`, `${formatMoneyGrouped(filed)} yuan`),
        unit: 'CNY',
        fen: filed.toString(),
      }),
    );
  const total = surveyed ? cost : filed;
  if (total !== null) lines.push(profitLine(revenue, total));
  return [...lines, ...adjustments(ground)];
}

/** Of no single thing. */
const none = { kind: 'node', id: 'node' } as const;

const fenOf = (yuan: string): bigint | null => {
  const read = parseMoney(yuan);
  return read.ok ? read.value : null;
};

const profitLine = (revenue: bigint, cost: bigint): ReportLine => {
  const [all, less, left] = [revenue, cost, revenue - cost].map(formatMoneyGrouped);
  return line('profit', none, {
    label: text('利润 = 收入 − 成本', 'Profit = revenue − cost'),
    value: text(`${all} − ${less} = ${left} 元`, `${all} − ${less} = ${left} yuan`),
    unit: 'CNY',
    fen: (revenue - cost).toString(),
  });
};

const salesLines = ({ sold }: YearOfOperation, about: LineSubject): readonly ReportLine[] => {
  if (sold.length === 0)
    return [
      line('product-sales', about, {
        label: text('产品和服务', 'Products and services'),
        value: text('本年度没有销售', 'None was sold in the year'),
      }),
    ];
  return sold.map(({ productId, title, basis, quantity, fen }) => {
    const unit = basisTitles[basis] ?? basisTitles['call']!;
    return line(
      'product-sales',
      { kind: 'product', id: productId },
      {
        label: text(title, title),
        value: text(
          `${quantity} ${unit.zh}，${formatMoneyGrouped(fen)} 元`,
          `${quantity} ${unit.en}, ${formatMoneyGrouped(fen)} yuan`,
        ),
        unit: 'CNY',
        fen: fen.toString(),
      },
    );
  });
};

function deviationLine(
  { id, number }: { readonly id: string; readonly number: string },
  { taken, permitted }: YearOfOperation,
): ReportLine {
  const label = text(number, number);
  const about = { kind: 'agreement' as const, id };
  if (!permitted)
    return line('deviation', about, {
      label,
      value: text('试行收费，尚未核定最高准许收入', 'On trial prices: no permitted revenue is approved'),
    });
  const [all, most] = [formatMoneyGrouped(taken), formatMoneyGrouped(permitted.fen)];
  const percent = permitted.percent === null ? '—' : `${permitted.percent}%`;
  return line('deviation', about, {
    label,
    value: text(
      `实际收入 ${all} 元，最高准许收入 ${most} 元，偏离 ${percent}`,
      `Revenue ${all} yuan, permitted ${most} yuan: off by ${percent}`,
    ),
    unit: 'CNY',
    fen: (taken - permitted.fen).toString(),
    entries: permitted.entry ? [permitted.entry] : [],
  });
}

/** Prices and ceilings that came into force in the year, or that none did. */
function adjustments(ground: Ground): readonly ReportLine[] {
  const changed = [...feeLines(ground), ...ceilingLines(ground)].filter(({ fen }) => fen !== null);
  const begun = new Set(
    ground.standing.flatMap(({ facts, products }) =>
      [...facts, ...products.flatMap((product) => product.facts)]
        .filter(({ at }) => dateAt(at).year === ground.days.from.year)
        .map(({ entry }) => entry),
    ),
  );
  const own = changed.filter(({ entries }) => entries.some((entry) => begun.has(entry)));
  if (own.length > 0) return own.map((one) => ({ ...one, field: 'price-adjustments' }));
  return [
    line('price-adjustments', none, {
      label: text('价格和上限', 'Prices and ceilings'),
      value: text('本年度没有调整', 'None was changed in the year'),
    }),
  ];
}
