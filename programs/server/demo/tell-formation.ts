import { dateAt } from '#foundation';
import { purpose } from './agreement-terms.ts';
import { asked } from './settle-month.ts';
import type { Story } from './story.ts';
import { authorisingBody, implementingBody, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import { bank } from './tell-orders.ts';

const priceAuthority = '公枢市发展改革委';
const dataAuthority = '公枢市数据局';

/** The separate accounts of the year; 公益 stays outside the permitted revenue, what serves both comes in by its share. */
const costs = [
  { what: '平台运行与算力', yuan: '68000', item: 'platform', serves: 'industry' },
  { what: '数据加工与脱敏', yuan: '24500.50', item: 'handling', serves: 'industry' },
  {
    what: '研发与运维人员',
    yuan: '96000',
    item: 'labour',
    serves: 'shared',
    industryShare: 60,
    basis: '按工时记录分摊',
  },
  { what: '数据治理与采购', yuan: '12000', item: 'acquisition', serves: 'industry' },
  { what: '公益统计服务', yuan: '8000', item: 'labour', serves: 'public' },
];

/**
 * After a full year: application, separate accounts (one line without its tags is refused), cost survey, permitted revenue, ceilings by two
 * people, and a product sold under its ceiling, not above it.
 */
export async function tellFormation(
  story: Story,
  city: DemoCity,
  {
    agreementId,
    products,
  }: { readonly agreementId: string; readonly products: { readonly [name: string]: string } },
): Promise<{ readonly formationId: string; readonly productId: string }> {
  const year = dateAt(story.running.clock.now()).year - 1;
  const authorising = await city.holder(authorisingBody, 'authorising-body');
  const seller = await city.holder(operator, 'operator');
  const prices = await city.holder(priceAuthority, 'price-authority');
  const { formationId } = await story.act<{ formationId: string }>(
    authorising,
    'pricing.apply-formation',
    'formation:apply',
    {
      agreementId,
      reason: '两个产品运营满一年，金融机构逐月使用，服务稳定，申请制定正式收费标准。',
      costYear: year,
      registrarLevel: 'province',
      delegation: `云枢发改价格〔${year}〕12号`,
      priceAuthorityId: city.organisations.get(priceAuthority),
      dataAuthorityId: city.organisations.get(dataAuthority),
    },
  );
  const untagged = await story.attempt(seller, 'pricing.file-costs', 'formation:untagged', {
    formationId,
    costs: [...costs, { what: '办公支出', yuan: '3000' }],
  });
  if (untagged.refused !== 'pricing/costs-not-tagged') throw new Error('a cost without its tags was taken');
  await story.act(seller, 'pricing.file-costs', 'formation:costs', { formationId, costs });
  await story.act(prices, 'pricing.conclude-survey', 'formation:survey', {
    formationId,
    cuts: [{ number: 4, allowedYuan: '10500', reason: '其中 1500 元为下年度预付' }],
    subsidyYuan: '6000',
    reference: `公枢发改成调〔${year + 1}〕3号`,
  });
  await story.act(prices, 'pricing.propose-revenue', 'formation:revenue', {
    formationId,
    tenYearYield: '1.80',
    yieldYear: year,
    yieldSource: '中国债券信息网十年期国债收益率年度均值',
    rate: '6.50',
    taxYuan: '9200',
    excessCycles: 1,
    cycleYears: 3,
  });
  await story.act(
    await city.holder(dataAuthority, 'data-authority'),
    'pricing.approve-revenue',
    'formation:approve',
    { formationId, opinion: '成本、收益率和税金核对无误，同意核定' },
  );
  const productId = await defineNext(story, city, agreementId);
  const { ceilingSetId } = await story.act<{ ceilingSetId: string }>(
    authorising,
    'pricing.propose-ceilings',
    'formation:ceilings',
    {
      formationId,
      ceilings: [
        { productId: products['statistics'], basis: 'call', yuan: '5.00', expectedVolume: 12_000 },
        { productId: products['verification'], basis: 'call', yuan: '0.20', expectedVolume: 60_000 },
        { productId, basis: 'call', yuan: '4.80', expectedVolume: 18_000 },
      ],
      reason: '按算力、人力和上年调用量测算预计销量',
    },
  );
  await story.act(
    await city.second(authorisingBody, 'authorising-body'),
    'pricing.confirm-ceilings',
    'formation:ceilings-confirmed',
    { ceilingSetId, opinion: '合计未超过最高准许收入' },
  );
  await sell(story, city, productId);
  const shown = await asked<{ revenueYuan: string | null }>(story, seller, 'pricing.formation', {
    id: formationId,
  });
  story.say(
    `正式收费标准：最高准许收入 ${shown.revenueYuan} 元，上限收费标准三项`,
    `the price is formed: ${shown.revenueYuan} yuan of permitted revenue, three ceilings`,
  );
  return { formationId, productId };
}

/** The statistics of the next year, reviewed and waiting for its price. */
async function defineNext(story: Story, city: DemoCity, agreementId: string): Promise<string> {
  const seller = await city.holder(operator, 'operator');
  const { productId } = await story.act<{ productId: string }>(
    seller,
    'products.define-data-api',
    'product:statistics-next',
    {
      agreementId,
      code: 'district-allowances-formal',
      title: '各区居民补贴户数统计',
      summary: '按区统计领取补贴的成年居民人数；背后不足十人的数字不显示。',
      purpose,
      priceFen: '480',
      definition: {
        sql: `SELECT r.所在区 AS 区, count(*) AS 补贴笔数
FROM 居民 AS r
JOIN 补贴发放 AS a ON a.人员编号 = r.人员编号
GROUP BY r.所在区
ORDER BY 区`,
        parameters: [],
      },
    },
  );
  const opinion = '只含汇总结果，最小分组十人。';
  await story.act(
    await city.holder(implementingBody, 'implementing-body'),
    'products.pass-security-review',
    `product:security:${productId}`,
    { productId, opinion },
  );
  await story.act(
    await city.holder(authorisingBody, 'authorising-body'),
    'products.pass-compliance-review',
    `product:compliance:${productId}`,
    { productId, opinion: '用途与协议一致，收费类别为政府指导价。' },
  );
  return productId;
}

/** Above the ceiling it is refused, below it is sold. */
async function sell(story: Story, city: DemoCity, productId: string): Promise<void> {
  const seller = await city.holder(operator, 'operator');
  const basis = '上限收费标准每次 4.80 元';
  const above = await story.attempt(seller, 'products.price-product', `product:price-above:${productId}`, {
    productId,
    priceFen: '481',
    basis,
  });
  if (above.refused !== 'products/price-above-ceiling')
    throw new Error('a price above its ceiling was taken');
  await story.act(seller, 'products.price-product', `product:price:${productId}`, {
    productId,
    priceFen: '460',
    basis,
  });
  await story.act(seller, 'products.list-product', `product:list:${productId}`, { productId });
  const { orderId } = await story.act<{ orderId: string }>(
    await city.holder(bank, 'buyer'),
    'products.order-product',
    `order:${bank}:${productId}`,
    { productId },
  );
  await story.act(seller, 'products.accept-order', `order:accept:${orderId}`, { orderId });
}
