import { dateAt, formatMoney, type Text, text } from '#foundation';
import type { SaidFact } from '#platform/evidence';
import type { ReportLine } from '../../model/disclosure/report.ts';
import { type Days, type Ground, heldIn, line, listed, plain, type Standing } from './ground.ts';

/** What happened to an authorisation, in the words of its lines. */
const steps: { readonly [kind: string]: Text } = {
  'authorisation.in-force': text('生效', 'In force'),
  'authorisation.suspended': text('暂停', 'Suspended'),
  'authorisation.resumed': text('恢复', 'Resumed'),
  'authorisation.expired': text('期满', 'Expired'),
  'authorisation.terminated': text('终止', 'Terminated'),
};

const frequencies: { readonly [frequency: string]: Text } = {
  realtime: text('实时', 'as it happens'),
  daily: text('每日', 'daily'),
  weekly: text('每周', 'weekly'),
  monthly: text('每月', 'monthly'),
  quarterly: text('每季度', 'quarterly'),
  yearly: text('每年', 'yearly'),
  irregular: text('不定期', 'irregularly'),
  once: text('一次性', 'once'),
};

const aboutOf = ({ agreement }: Standing) => ({ kind: 'agreement' as const, id: agreement.id });
/** By which entries the text that is quoted stands in the log. */
const saysSo = ({ facts }: Standing): readonly string[] => {
  const newest = facts.findLast(({ kind }) => kind === 'authorisation.in-force');
  return newest ? [newest.entry] : [];
};
const numberOf = ({ agreement }: Standing) => plain(agreement.number);

/** 授权信息: whom, for what, how far, until when (实施规范 Art 18). */
export const authorisationLines = ({ standing, days }: Ground): readonly ReportLine[] =>
  standing.flatMap((one) => {
    const { parties, parts } = one.document;
    const about = aboutOf(one);
    const said = { label: numberOf(one), entries: saysSo(one) };
    return [
      line('authorised-party', about, {
        ...said,
        value: plain(`${parties.operator.name}（${parties.operator.creditCode}）`),
      }),
      line('authorised-content', about, {
        ...said,
        value: listed(parts.scope.purposes.map(({ title }) => title)),
      }),
      ...parts.scope.resources.map(({ title, items }) =>
        line('scope', about, {
          ...said,
          value: text(
            `${title}：${items.map((item) => item.title).join('、')}`,
            `${title}: ${items.map((item) => item.title).join(', ')}`,
          ),
        }),
      ),
      line('term', about, {
        ...said,
        value: text(
          `${parts.term.from} 至 ${parts.term.until}（不含当日）`,
          `${parts.term.from} until ${parts.term.until} (that day excluded)`,
        ),
      }),
      ...changesIn(one, days),
    ];
  });

/** What happened to its term in the days: each with its own entry. */
const changesIn = (one: Standing, { from }: Days): readonly ReportLine[] =>
  one.facts
    .filter(({ kind, at }) => Object.hasOwn(steps, kind) && Temporal.PlainDate.compare(dateAt(at), from) >= 0)
    .map(({ kind, at, entry }) =>
      line('term', aboutOf(one), {
        label: numberOf(one),
        value: text(`${dateAt(at)} ${steps[kind]!.zh}`, `${dateAt(at)} ${steps[kind]!.en.toLowerCase()}`),
        entries: [entry],
      }),
    );

/** 授权的公共数据资源: by agreement, item by item (实施规范 Art 19). */
export const resourceLines = ({ standing }: Ground): readonly ReportLine[] =>
  standing.flatMap((one) =>
    one.document.parts.scope.resources.map(({ title, items, updateFrequency }) =>
      line('authorised-resources', aboutOf(one), {
        label: text(`${one.agreement.number} ${title}`, `${one.agreement.number} ${title}`),
        value: text(
          `${items.length} 个信息项，${(frequencies[updateFrequency] ?? plain(updateFrequency)).zh}更新`,
          `${items.length} items, updated ${(frequencies[updateFrequency] ?? plain(updateFrequency)).en}`,
        ),
        entries: saysSo(one),
      }),
    ),
  );

interface SaidCeiling {
  readonly product: string;
  readonly productId: string;
  readonly basis: string;
  readonly ceilingFen: string;
}
const ceilingsIn = (fact: SaidFact): readonly SaidCeiling[] =>
  Array.isArray(fact.fact['ceilings']) ? (fact.fact['ceilings'] as unknown as SaidCeiling[]) : [];

/** 上限收费标准: those that stood in the days; where fees are free, that there are none. */
export const ceilingLines = ({ standing, days }: Ground): readonly ReportLine[] =>
  standing.flatMap((one): readonly ReportLine[] => {
    const set = heldIn(one.facts, 'pricing.ceilings-set', days);
    const guided = one.document.parts.money.price.feeClass === 'guided';
    if (set.length === 0 && !guided)
      return [
        line('fee-ceilings', aboutOf(one), {
          label: numberOf(one),
          value: text('免费提供，不设上限收费标准', 'Free of charge: there is no ceiling'),
          entries: saysSo(one),
        }),
      ];
    return set.flatMap((fact) =>
      ceilingsIn(fact).map((ceiling) =>
        line(
          'fee-ceilings',
          { kind: 'product', id: ceiling.productId },
          {
            label: plain(ceiling.product),
            value: text(
              `自 ${dateAt(fact.at)} 起，上限 ${formatMoney(BigInt(ceiling.ceilingFen))} 元`,
              `From ${dateAt(fact.at)}: at most ${formatMoney(BigInt(ceiling.ceilingFen))} yuan`,
            ),
            unit: 'CNY',
            fen: ceiling.ceilingFen,
            entries: [fact.entry],
          },
        ),
      ),
    );
  });
