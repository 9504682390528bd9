import { places } from '../../../demo/people/districts.ts';
import { analysisPurpose } from './analysis-terms.ts';
import type { Answer, BuyerProgram } from './buyer-program.ts';
import type { Story } from './story.ts';
import { operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import { bank } from './tell-orders.ts';
import { review } from './tell-products.ts';

/** Ids of the products of the second agreement, one of each further kind. */
export interface MoreProducts {
  readonly index: string;
  readonly report: string;
  readonly rows: string;
  readonly households: string;
  readonly branches: string;
  readonly [name: string]: string;
}

const parks = ['海淀园', '朝阳园', '丰台园', '昌平园', '亦庄园'];

const seriesSql = `WITH 年度 AS (
  SELECT extract(year FROM c.上市日期) AS 年, count(*) AS 家数,
    count(*) FILTER (WHERE c.上市板块 IN ('创业板', '科创板')) AS 新板块家数
  FROM 上市公司 AS c GROUP BY extract(year FROM c.上市日期)
), 累计 AS (
  SELECT y.年, sum(y.家数) OVER (ORDER BY y.年) AS 上市家数, sum(y.新板块家数) OVER (ORDER BY y.年) AS 新板块家数
  FROM 年度 AS y
)
SELECT s.年, s.上市家数, s.新板块家数 FROM 累计 AS s WHERE s.年 >= 2010 ORDER BY s.年`;

interface ToDefine {
  readonly key: keyof MoreProducts & string;
  readonly kind: 'index' | 'report' | 'data-api';
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly priceFen: string;
  readonly opinion: string;
  readonly definition: object;
}

const toDefine: readonly ToDefine[] = [
  {
    key: 'index',
    kind: 'index',
    code: 'listed-index',
    title: '枢关村上市企业指数',
    summary: '以 2010 年为 100，按累计上市家数和创业板、科创板家数加权的年度指数；只公布指数，不公布分量。',
    priceFen: '0',
    opinion: '依据公开名录计算，只输出指数，公式、基期和权重已列明。',
    definition: {
      sql: seriesSql,
      period: '年',
      basePeriod: '2010',
      baseValue: '100',
      formula: 'relatives',
      components: [
        { column: '上市家数', title: '累计上市家数', weight: '0.7' },
        { column: '新板块家数', title: '创业板、科创板累计家数', weight: '0.3' },
      ],
      decimals: 1,
      publicSeries: true,
    },
  },
  {
    key: 'report',
    kind: 'report',
    code: 'listed-report',
    title: '枢关村企业上市年度报告',
    summary: '某一年新上市企业的家数和园区分布，每个数值都可追到凭证；可取网页和 PDF。',
    priceFen: '2000',
    opinion: '正文和语句已审阅，数值全部出自公开名录。',
    definition: {
      parameters: [
        { name: 'year', type: 'integer', values: ['2016', '2017', '2018', '2019', '2020', '2021'] },
      ],
      periodParameter: 'year',
      queries: [
        {
          name: 'total',
          title: '新上市企业',
          sql: 'SELECT count(*) AS companies, count(DISTINCT c.所属园区) AS parks FROM 上市公司 AS c WHERE extract(year FROM c.上市日期) = :year',
        },
        {
          name: 'byboard',
          title: '按上市板块',
          sql: 'SELECT c.上市板块, count(*) AS 家数 FROM 上市公司 AS c WHERE extract(year FROM c.上市日期) = :year GROUP BY c.上市板块 ORDER BY 家数 DESC, c.上市板块',
        },
      ],
      template:
        '# 总体情况\n\n{{:year}} 年，枢关村新增上市企业 {{total.companies}} 家，分布在 {{total.parks}} 个园区。\n\n# 板块分布\n\n{{byboard}}',
    },
  },
  {
    key: 'rows',
    kind: 'data-api',
    code: 'listed-companies',
    title: '枢关村上市企业名录接口',
    summary: '按园区逐页取得上市企业名录，数据整行来自公开名单。',
    priceFen: '0',
    opinion: '来源为依法公开的名单，整行输出不涉及未公开数据。',
    definition: {
      sql: 'SELECT c.企业名称, c.所属行业, c.上市日期, c.上市板块 FROM 上市公司 AS c WHERE c.所属园区 = :park ORDER BY c.上市日期, c.企业名称',
      parameters: [{ name: 'park', type: 'text', values: parks }],
      pageRows: 20,
    },
  },
  {
    key: 'households',
    kind: 'data-api',
    code: 'household-size',
    title: '各区家庭户规模（差分隐私）',
    summary: '各区家庭户的户数和户均人口，加入差分隐私噪声；每次调用支出家庭户隐私预算 ε 0.5。',
    priceFen: '800',
    opinion: '以差分隐私发布，取值界限和分组取值在协议中事先约定，每次支出的 ε 已列明。',
    definition: {
      sql: 'SELECT h.所在区 AS 区, count(*) AS 户数, avg(h.人口数) AS 户均人口 FROM 家庭户 AS h GROUP BY h.所在区 ORDER BY 区',
      parameters: [],
    },
  },
  {
    key: 'branches',
    kind: 'data-api',
    code: 'flexible-by-branch',
    title: '网点服务范围内灵活就业人数（自带数据）',
    summary:
      '调用方带上自己的网点与所在区对照表，分性别得到各网点服务范围内的灵活就业人数；自带数据只与已加噪的各区人数相遇，用后即删。',
    priceFen: '800',
    opinion: '自带数据只在守护之后参与计算，分组为各区和性别，不因自带数据多输出任何数值。',
    definition: {
      sql: `WITH 各区 AS (SELECT f.所在区 AS 区, f.性别, count(*) AS 人数 FROM 灵活就业 AS f GROUP BY f.所在区, f.性别)
SELECT o.branch AS 网点, g.性别, sum(g.人数) AS 灵活就业人数 FROM branches AS o JOIN 各区 AS g ON g.区 = o.district GROUP BY o.branch, g.性别 ORDER BY 网点, g.性别`,
      parameters: [],
      ownData: {
        name: 'branches',
        columns: [
          { name: 'branch', type: 'text', required: true },
          { name: 'district', type: 'text', required: true },
        ],
        key: 'district',
        keyRepeats: true,
        mostRows: 500,
      },
    },
  },
];

/** The bank's own table: which district a branch serves. */
const branches = [...new Set(places.map(([{ district }]) => district))].map((district, at) => ({
  branch: `第${(at % 3) + 1}支行`,
  district,
}));

/** Products of the other kinds under the second agreement: defined, reviewed, priced, listed, the index published, and ordered by the bank. */
export async function tellKinds(
  story: Story,
  city: DemoCity,
  agreement: { readonly agreementId: string },
  address: string,
): Promise<MoreProducts> {
  const developer = await city.holder(operator, 'operator');
  const customer = await city.holder(bank, 'buyer');
  const made: Record<string, string> = {};
  for (const { key, kind, opinion, ...offered } of toDefine) {
    const { productId } = await story.act<{ productId: string }>(
      developer,
      `products.define-${kind}`,
      `product:${key}`,
      { ...offered, agreementId: agreement.agreementId, purpose: analysisPurpose },
    );
    await review(story, city, productId, offered.priceFen, opinion);
    const { orderId } = await story.act<{ orderId: string }>(
      customer,
      'products.order-product',
      `order:${bank}:${key}`,
      { productId },
    );
    await story.act(developer, 'products.accept-order', `order:accept:${orderId}`, { orderId });
    made[key] = productId;
  }
  const products = made as unknown as MoreProducts;
  await publishIndex(story, city, address, products.index);
  story.say(
    '指数、报告、名录接口、差分隐私统计和可自带数据的统计五个产品已上架，指数序列已公布',
    'an index, a report, an API of open rows, a statistic with noise and one that takes own data listed; the index is published',
  );
  return products;
}

/** Computing the series and writing it down are two commits: a boot cut off between them finds no series and computes it anew. */
async function publishIndex(story: Story, city: DemoCity, address: string, productId: string): Promise<void> {
  const developer = await city.holder(operator, 'operator');
  for (const key of ['index:publish', 'index:publish:again']) {
    if ((await publishedPeriods(address, productId)) > 0) return;
    await story.act(developer, 'products.publish-index', key, { productId });
  }
}

async function publishedPeriods(address: string, productId: string): Promise<number> {
  const response = await fetch(new URL(`/api/v1/products/${productId}`, address));
  const { series } = (await response.json()) as { series?: readonly unknown[] | null };
  return series?.length ?? 0;
}

/** The bank takes each of them once over HTTP: the series, a report as a page to print, two pages of rows, a statistic that spends ε, one with its own table. */
export async function tellKindsUsed(
  story: Story,
  program: BuyerProgram,
  products: MoreProducts,
): Promise<{ readonly calls: number; readonly epsilon: string }> {
  const call = (product: string, key: string, input: object, form = 'calls') =>
    program.call(`/api/v1/products/${product}/${form}`, `call:kinds:${key}`, {
      purpose: analysisPurpose,
      ...input,
    });
  const index = answered(await call(products.index, 'index', {}));
  answered(
    await call(products.report, 'report', { parameters: { year: '2020' }, format: 'html' }, 'reports'),
  );
  const first = answered(await call(products.rows, 'rows:1', { parameters: { park: '海淀园' } }));
  // Told again after a cut the first page is a replay without rows, and the second was asked for already.
  const second = first.next
    ? answered(await call(products.rows, 'rows:2', { parameters: { park: '海淀园' }, cursor: first.next }))
    : null;
  answered(await call(products.households, 'households', {}));
  const own = { origin: '本行网点台账', rows: branches };
  answered(await call(products.branches, 'branches', { ownData: own }));
  const calls = second ? 6 : 5;
  story.say(
    `银行调用新种类产品：指数 ${index.rows?.length ?? ''} 期、报告一份、名录两页、户级统计一次（支出 ε 0.5）、带本行网点表的统计一次`,
    'the bank took the index, a report, two pages of rows and a statistic that spent ε 0.5, and one with its own branches brought along',
  );
  return { calls, epsilon: '0.5' };
}

function answered({ status, body }: Answer): Answer['body'] {
  if (status !== 200)
    throw new Error(`a demo call was refused: ${status} ${body.code} ${body.detail?.en ?? ''}`);
  return body;
}
