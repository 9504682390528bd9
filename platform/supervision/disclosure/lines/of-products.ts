import { dateAt, formatMoney, type Text, text } from '#foundation';
import { unitBases } from '#platform/authorisation';
import type { SaidFact } from '#platform/evidence';
import type { ReportLine } from '../../model/disclosure/report.ts';
import { type Ground, heldIn, line, plain, type Standing } from './ground.ts';

type Product = Standing['products'][number];
const about = ({ id }: Product) => ({ kind: 'product' as const, id });

/** 产品和服务清单: what was on the list in the days, and when it came on and went off it. */
export const productLines = ({ standing, days }: Ground): readonly ReportLine[] => {
  if (standing.every(({ products }) => products.length === 0)) return [nothing('product-list')];
  return standing.flatMap(({ document, products }) =>
    products.flatMap((product) => {
      const purpose = document.parts.scope.purposes.find(({ code }) => code === product.purpose);
      const off = product.facts.filter(
        ({ kind, at }) =>
          kind === 'products.delisted' && Temporal.PlainDate.compare(dateAt(at), days.from) >= 0,
      );
      return [
        ...heldIn(product.facts, 'products.listed', days).map(({ at, entry }) =>
          line('product-list', about(product), {
            label: plain(product.title),
            value: text(
              `${product.code}，${purpose?.title ?? product.purpose}，${dateAt(at)} 上架`,
              `${product.code}, ${purpose?.title ?? product.purpose}, listed on ${dateAt(at)}`,
            ),
            entries: [entry],
          }),
        ),
        ...off.map(({ at, entry }) =>
          line('product-list', about(product), {
            label: plain(product.title),
            value: text(`${dateAt(at)} 下架`, `Off the list on ${dateAt(at)}`),
            entries: [entry],
          }),
        ),
      ];
    }),
  );
};

const nothing = (field: 'product-list' | 'actual-fees') =>
  line(
    field,
    { kind: 'node', id: 'node' },
    {
      label: text('产品和服务', 'Products and services'),
      value: text('没有上架的产品和服务', 'None was on the list'),
    },
  );

/** 实际收费标准: every price that held in the days. */
export const feeLines = ({ standing, days }: Ground): readonly ReportLine[] => {
  if (standing.every(({ products }) => products.length === 0)) return [nothing('actual-fees')];
  return pricesIn({ standing, days });
};

const pricesIn = ({ standing, days }: Pick<Ground, 'standing' | 'days'>): readonly ReportLine[] =>
  standing.flatMap(({ products }) =>
    products.flatMap((product) =>
      heldIn(product.facts, 'products.price-in-force', days).map((fact) => {
        const fen = String(fact.fact['priceFen'] ?? '0');
        return line('actual-fees', about(product), {
          label: plain(product.title),
          value: priceInWords(fact, fen),
          unit: 'CNY',
          fen,
          entries: [fact.entry],
        });
      }),
    ),
  );

const units = unitBases as { readonly [per: string]: Text | undefined };

function priceInWords({ at, fact }: SaidFact, fen: string) {
  const yuan = formatMoney(BigInt(fen));
  const unit = units[String(fact['per'])] ?? unitBases.call;
  const above = ((fact['tiers'] ?? []) as { above: string; priceFen: string }[]).map((tier) => ({
    above: tier.above,
    yuan: formatMoney(BigInt(tier.priceFen)),
  }));
  return fact['feeClass'] === 'free'
    ? text(`自 ${dateAt(at)} 起，免费`, `From ${dateAt(at)}: free of charge`)
    : text(
        `自 ${dateAt(at)} 起，${unit.zh}，每单位 ${yuan} 元${above.map((tier) => `，超过 ${tier.above} 的部分 ${tier.yuan} 元`).join('')}`,
        `From ${dateAt(at)}: ${yuan} yuan for a unit (${unit.en})${above.map((tier) => `, ${tier.yuan} above ${tier.above}`).join('')}`,
      );
}
