import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';
import { Person } from './person.ts';

// A price is formed at the portal by the four bodies it takes, and a product is priced under its ceiling, above it and again.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
const agreement = '1号';
const well = { overflow: 0, violations: [] };
const statistics = '各区居民补贴统计';

/** A field of one of the lines of a list. */
const inLine = (who: Visitor, list: string, label: string, place: number) =>
  who.field(label, who.part(list)).nth(place);
const body = async (who: Visitor) => (await who.page.locator('main').textContent()) ?? '';

beforeAll(async () => {
  demo = await openDemo();
  const system = await Person.signIn(demo.program.address, 'system');
  // A full year of operation, and some days more.
  for (const workingDays of [250, 20]) await system.act('demo.advance-clock', { workingDays });
});
afterAll(() => demo?.close());

describe('a price is formed', () => {
  it('on the application of the authorising body', async () => {
    const authorising = await demo.office.as('authorising');
    await authorising.rail('价格形成');
    await authorising.follow('申请制定正式收费标准');
    await authorising.heading('申请制定正式收费标准');
    await authorising.pick('授权协议', agreement, new RegExp(agreement));
    await authorising.fill(
      '申请理由（服务内容、用户、运营情况）',
      '两个产品运营满一年，金融机构逐月使用，申请制定正式收费标准。',
    );
    await authorising.fill('成本年度', '2026');
    await authorising.mark('省级登记机构');
    await authorising.fill('省级授权定价的文号', '云枢发改价格〔2026〕12号');
    await authorising.pick('价格主管部门', '公枢市发展改革委');
    await authorising.pick('会同核定的数据管理部门', '公枢市数据局');
    await authorising.press('申请制定正式收费标准');
  });

  it('from costs that are kept apart, or everything that lacks is said at once', async () => {
    const operator = await demo.office.as('operator');
    await operator.toTask('申报成本', agreement);
    const costs = operator.part('成本明细');
    await operator.fill('成本事项', '平台运行与算力', costs);
    await operator.fill('金额（元）', '68000', costs);
    await expect(operator.press('申报运营成本')).rejects.toThrow('成本未单独核算');
    await operator.picture('pricing-costs-refused');
    await operator.pick('成本类别', '平台');
    await operator.mark('产业发展、行业发展', costs);
    await operator.press('申报运营成本');
  });

  it('which the price authority surveys, and of which it proposes what is permitted, within the bound of the rate', async () => {
    const price = await demo.office.as('price');
    await price.toTask('成本调查', agreement);
    await price.fill('政府补助（元）', '6000');
    await price.fill('成本调查文号', '公枢发改成调〔2027〕3号');
    await price.press('出具成本调查结论');
    await price.toTask('拟定最高准许收入', agreement);
    await price.fill('十年期国债平均收益率（%）', '1.80');
    await price.fill('收益率年度', '2026');
    await price.fill('收益率来源', '中国债券信息网十年期国债收益率年度均值');
    await price.fill('准许利润率（%）', '7.81');
    await price.fill('税金（元）', '9200');
    await price.fill('上一周期超收分几个周期抵减', '1');
    await price.fill('定价周期（年）', '3');
    await expect(price.press('拟定最高准许收入')).rejects.toThrow('最高准许收入不符合规定');
    await price.fill('准许利润率（%）', '6.50');
    await price.press('拟定最高准许收入');
  });

  it('and which the data authority approves with it', async () => {
    const authority = await demo.office.as('authority');
    await authority.toTask('会同核定最高准许收入', agreement);
    await authority.fill(
      '意见',
      '成本、收益率和税金核对无误，同意核定。',
      authority.form('会同核定最高准许收入'),
    );
    await authority.press('会同核定最高准许收入');
  });

  it('with ceilings that fit into it, set by two people', async () => {
    const authorising = await demo.office.as('authorising');
    await authorising.toTask('制定上限收费标准', agreement);
    await authorising.picture('pricing-propose-ceilings');
    for (const [number, yuan, volume] of [
      [0, '5.00', '99999'],
      [1, '0.20', '60000'],
    ] as const) {
      await inLine(authorising, '上限收费标准', '上限（元）', number).fill(yuan);
      await inLine(authorising, '上限收费标准', '年度预计量', number).fill(volume);
    }
    await authorising.fill('理由（资源消耗、人力、预计销量）', '按算力、人力和上年调用量测算。');
    await expect(authorising.press('拟定上限收费标准')).rejects.toThrow('最高准许收入 75,230.00 元');
    await inLine(authorising, '上限收费标准', '年度预计量', 0).fill('12000');
    await authorising.press('拟定上限收费标准');
    const second = await demo.office.as('authorising2');
    await second.toTask('复核上限收费标准', agreement);
    expect(await body(second)).toContain(statistics);
    await second.fill('意见', '合计未超过最高准许收入，同意公布。', second.form('复核并公布上限收费标准'));
    await second.press('复核并公布上限收费标准');
  });
});

describe('a product under its ceiling', () => {
  it('is refused above it and priced again within it, from a day on', async () => {
    const operator = await demo.office.as('operator');
    await operator.open('/products');
    await operator.follow(statistics);
    await operator.heading(new RegExp(statistics));
    await operator.follow('产品定价');
    await operator.heading('产品定价');
    await operator.fill('单价', '5.01');
    await operator.fill('定价依据', '公枢府价〔2027〕1号上限收费标准');
    await expect(operator.press('产品定价')).rejects.toThrow('5.01 元 > 上限 5.00 元');
    await operator.picture('pricing-above-ceiling');
    await operator.fill('单价', '4.50');
    const { now } = (await (await Person.signIn(demo.program.address, 'operator')).get('/api/v1/site')).body;
    const from = Temporal.PlainDate.from(now.slice(0, 10)).add({ days: 10 }).toString();
    await operator.fill('生效日期', from);
    await operator.press('产品定价');
    await operator.open('/products');
    await operator.follow(statistics);
    await operator.page.getByText(`自 ${from} 起的新订单`).waitFor();
    expect(await body(operator)).toContain('4.50 元/次');
    await operator.picture('pricing-product');
  });
});

describe('the workbench of prices', () => {
  let price: Visitor;
  beforeAll(async () => {
    price = await demo.office.as('price');
    await price.rail('价格形成');
    await price.follow(new RegExp(agreement));
    await price.heading(/^价格形成/);
  });

  it('shows every number with its formula, inputs and clause, and computes it again from the public log', async () => {
    await price.page.getByText('与公布、核定的数一致').first().waitFor();
    const page = await body(price);
    for (const word of ['MAR = max(0, C + P + T − D)', '《价格通知》三', '62,000.00', '与公布、核定的数一致'])
      expect(page.replaceAll('62000.00', '62,000.00')).toContain(word);
    await price.page
      .getByRole('img', { name: /计算过程/ })
      .first()
      .waitFor();
    await price.picture('pricing-workbench');
    expect(await faultsOf(price.page)).toEqual(well);
    await price.follow('核验该条记录');
    await price.page.getByText('最高准许收入核定为每年').first().waitFor();
    await price.page.goBack();
    await price.heading(/^价格形成/);
  });

  it('answers what if, of any input, and says where a rule is not kept', async () => {
    await price.fill('准许利润率（%）', '8');
    await price.page.getByRole('status').filter({ hasText: '测算结果' }).waitFor();
    await price.page.getByText('76160.00').first().waitFor();
    expect(await body(price)).toMatch(/高于 1\.80% \+ 6 个百分点 = 7\.80?%/);
    await price.fill('政府补助（元）', '0');
    await price.page.getByText('82640.00').first().waitFor();
    await price.fill('实际收入（元）', '1,000');
    await price.page.getByText('不带逗号的数').waitFor();
    await price.fill('实际收入（元）', '100000');
    await price.page.getByText('授权主体调整上限收费标准').waitFor();
    await price.picture('pricing-what-if');
  });

  it('on a phone, in both languages', async () => {
    const path = new URL(price.page.url()).pathname;
    await price.page.setViewportSize({ width: 390, height: 900 });
    await price.page.reload();
    await price.page.getByText('由公开日志重算').first().waitFor();
    await price.picture('pricing-workbench-phone');
    expect(await faultsOf(price.page)).toEqual(well);
    await price.open(path.replace(/[^/]+$/, ''));
    await price.picture('pricing-list-phone');
    expect(await faultsOf(price.page)).toEqual(well);
    await price.page.setViewportSize({ width: 1280, height: 900 });
  });
});
