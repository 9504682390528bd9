import { purpose } from './agreement-terms.ts';
import type { Story } from './story.ts';
import { authorisingBody, implementingBody, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import type { People } from './tell-people.ts';

/** Kinds of employment as the residents' table spells them: what the statistics product may be asked for. */
export const employments = ['务农', '受雇', '灵活就业', '退休'];

/** Ids of the two products. */
export interface Products {
  readonly statistics: string;
  readonly verification: string;
  readonly [name: string]: string;
}

/** The operator defines the two products; the implementing body reviews their security, the authorising body their business; they are listed. */
export async function tellProducts(
  story: Story,
  city: DemoCity,
  agreement: { readonly agreementId: string },
  people: People,
): Promise<Products> {
  const developer = await city.holder(operator, 'operator');
  const { agreementId } = agreement;
  const statistics = await story.act<{ productId: string }>(
    developer,
    'products.define-data-api',
    'product:statistics',
    {
      agreementId,
      code: 'district-allowances',
      title: '各区居民补贴统计',
      summary: '按区统计某一就业状况的成年居民领取补贴的笔数和平均月标准；背后不足十人的数字不显示。',
      purpose,
      priceFen: '500',
      definition: {
        sql: statisticsSql,
        parameters: [{ name: 'employment', type: 'text', values: employments }],
      },
    },
  );
  const verification = await story.act<{ productId: string }>(
    developer,
    'products.define-verification',
    'product:verification',
    {
      agreementId,
      code: 'employment-check',
      title: '居民就业信息核验',
      summary: '经本人同意，核验一名居民的所在区和就业状况是否与其自述一致；只回答是否一致，不输出数据。',
      purpose,
      priceFen: '20',
      definition: {
        resourceId: people.residents,
        subjectItems: ['公民身份号码'],
        comparedItems: ['所在区', '就业状况'],
        tellsExistence: false,
      },
    },
  );
  const products = { statistics: statistics.productId, verification: verification.productId };
  await review(story, city, products.statistics, '500');
  await review(story, city, products.verification, '20');
  story.say('两个产品已定义、审核并上架', 'both products defined, reviewed and listed');
  return products;
}

const statisticsSql = `SELECT r.所在区 AS 区, count(*) AS 补贴笔数, avg(a."月标准（元）") AS 平均月标准
FROM 居民 AS r
JOIN 补贴发放 AS a ON a.人员编号 = r.人员编号
WHERE r.就业状况 = :employment
GROUP BY r.所在区
ORDER BY 区`;

/** Security review, compliance review, price, listing: four steps by three organisations. */
export async function review(
  story: Story,
  city: DemoCity,
  productId: string,
  priceFen: string,
  opinion = '只含汇总结果，最小分组十人，参数取值已列明，未见可识别个人的输出。',
): Promise<void> {
  const free = priceFen === '0';
  const security = await city.holder(implementingBody, 'implementing-body');
  const compliance = await city.holder(authorisingBody, 'authorising-body');
  await story.act(security, 'products.pass-security-review', `product:security:${productId}`, {
    productId,
    opinion,
  });
  await story.act(compliance, 'products.pass-compliance-review', `product:compliance:${productId}`, {
    productId,
    opinion: free ? '用途与协议一致，免费提供。' : '用途与协议一致，收费类别为政府指导价（试行）。',
  });
  const developer = await city.holder(operator, 'operator');
  await story.act(developer, 'products.price-product', `product:price:${productId}`, {
    productId,
    priceFen,
    basis: free ? '数据来自已开放的名录，运营机构免费提供' : '试行收费标准，未满一个完整运营年度',
  });
  await story.act(developer, 'products.list-product', `product:list:${productId}`, { productId });
}
