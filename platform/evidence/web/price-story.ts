import { type Text, text, yuanOfFen } from '#ui-kit';
import { told } from './told.ts';

const unitsOfPrices: { readonly [per: string]: Text | undefined } = {
  call: text('次', 'call'),
  product: text('份', 'product'),
  hour: text('小时', 'hour'),
  row: text('行', 'row'),
  byte: text('兆字节', 'megabyte'),
};

/** So much a unit, in how many tiers; null for nothing. What was written before there were other units is by the call. */
function priced(fen: string, per: string | null, tiers: number): Text | null {
  if (fen === '0' && tiers === 0) return null;
  const unit = unitsOfPrices[per ?? 'call'] ?? text('单位', 'unit');
  const yuan = yuanOfFen(fen) ?? fen;
  return text(
    `每${unit.zh}${yuan}元${tiers > 0 ? `，分${tiers + 1}级` : ''}`,
    `${yuan} yuan per ${unit.en}${tiers > 0 ? `, in ${tiers + 1} tiers` : ''}`,
  );
}

/** What a public fact about prices and their settlement says in words; null when it lacks a part. */
export function priceStory(
  kind:
    | 'products.listed'
    | 'products.price-in-force'
    | 'pricing.revenue-approved'
    | 'pricing.ceilings-set'
    | 'pricing.year-reviewed'
    | 'pricing.benefit-shared',
  of: (name: string) => string | null,
  list: (name: string) => readonly unknown[],
): Text | null {
  switch (kind) {
    case 'products.listed':
      return told([of('title'), of('operator'), of('priceFen')], ([title, operator, fen]) => {
        const price = priced(fen, of('per'), list('tiers').length);
        return text(
          `${operator}上架“${title}”，${price?.zh ?? '免费'}。`,
          `${operator} lists “${title}” ${price ? `at ${price.en}` : 'free of charge'}.`,
        );
      });
    case 'products.price-in-force':
      return told(
        [of('title'), of('operator'), of('priceFen'), of('feeClass')],
        ([title, operator, fen, feeClass]) => {
          const basis = of('basis');
          const price = feeClass === 'free' ? null : priced(fen, of('per'), list('tiers').length);
          return text(
            `${operator}的“${title}”${price?.zh ?? '免费'}${basis ? `，依据：${basis}` : ''}。`,
            `“${title}” of ${operator} ${price ? `costs ${price.en}` : 'is free of charge'}${basis ? `, on the basis of ${basis}` : ''}.`,
          );
        },
      );
    case 'pricing.revenue-approved':
      return told(
        [of('agreement'), of('operator'), of('revenueFen'), of('until')],
        ([agreement, operator, fen, until]) =>
          text(
            `授权${agreement}（${operator}）的最高准许收入核定为每年${yuanOfFen(fen) ?? fen}元，至${until}。`,
            `The permitted revenue of agreement ${agreement} (${operator}) is ${yuanOfFen(fen) ?? fen} yuan a year, until ${until}.`,
          ),
      );
    case 'pricing.ceilings-set':
      return told([of('agreement')], ([agreement]) =>
        text(
          `公布授权${agreement}的上限收费标准，共${list('ceilings').length}项。`,
          `Fee ceilings of agreement ${agreement} are published: ${list('ceilings').length}.`,
        ),
      );
    case 'pricing.year-reviewed':
      return told([of('agreement'), of('takenFen'), of('permittedFen')], ([agreement, taken, permitted]) =>
        text(
          `授权${agreement}：年度实际收入${yuanOfFen(taken) ?? taken}元，最高准许收入${yuanOfFen(permitted) ?? permitted}元。`,
          `Agreement ${agreement}: ${yuanOfFen(taken) ?? taken} yuan were taken in the year, ${yuanOfFen(permitted) ?? permitted} permitted.`,
        ),
      );
    case 'pricing.benefit-shared':
      return told([of('number'), of('revenueFen')], ([number, fen]) =>
        text(
          `收益分配${number}：收入${yuanOfFen(fen) ?? fen}元，分配${list('lines').length}项。`,
          `Sharing ${number}: ${yuanOfFen(fen) ?? fen} yuan of revenue in ${list('lines').length} parts.`,
        ),
      );
  }
}
