import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerProgram } from '../../programs/server/demo/buyer-program.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// A report from its definition to the buyer's copy, clicked through the portal by everybody whose turn it is; only the buyer's program speaks HTTP.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let home: DemoAtWork['home'];
let program: DemoAtWork['program'];
let office: DemoAtWork['office'];

beforeAll(async () => {
  demo = await openDemo();
  ({ home, program, office } = demo);
});
afterAll(() => demo?.close());

const title = '上市企业园区简报';
const purpose = 'economy-analysis';
let productId = '';
/** Where the demo's buyer keeps the secret of its program. */
const kept = 'outside/clients/公枢农村商业银行股份有限公司.json';

const reviewed = [
  {
    name: 'total',
    title: '新上市企业',
    sql: 'SELECT count(*) AS companies FROM 上市公司 AS c WHERE extract(year FROM c.上市日期) = :year',
  },
  {
    name: 'parks',
    title: '各园区新上市企业',
    sql: 'SELECT c.所属园区, count(*) AS 家数 FROM 上市公司 AS c WHERE extract(year FROM c.上市日期) = :year GROUP BY c.所属园区 ORDER BY 家数 DESC, c.所属园区',
  },
];

describe('a report', () => {
  it('is defined at the form of its kind', async () => {
    const operator = await office.as('operator');
    await operator.toStart('定义报告产品');
    await operator.pick('授权运营协议', '授协', /2号/);
    await operator.fill('产品代码', 'park-brief');
    await operator.fill('产品名称', title);
    await operator.fill('产品说明', '某一年新上市企业的家数和各园区家数，每个数值都可追到凭证。');
    await operator.pick('用途', '', new RegExp(purpose));
    await operator.fill('拟定的单价', '5');
    const parameters = operator.part('参数');
    await operator.add(parameters);
    await operator.fill('参数名', 'year', parameters);
    await operator.mark('整数', parameters);
    await operator.fill('可取的值 1', '2019', parameters);
    await operator.add(operator.part('可取的值', parameters));
    await operator.fill('可取的值 2', '2020', parameters);
    await operator.fill('表示期次的参数', 'year');
    const queries = operator.part('语句');
    await operator.add(queries);
    for (const [place, query] of reviewed.entries()) {
      const line = queries.locator('details').nth(place);
      await operator.fill('代号', query.name, line);
      await operator.fill('表题', query.title, line);
      await operator.fill('语句（SQL）', query.sql, line);
    }
    await operator.fill(
      '正文模板',
      '# 总体\n\n{{:year}} 年新增上市企业 {{total.companies}} 家。\n\n{{parks}}',
    );
    await operator.picture('report-definition');
    await operator.press('定义报告产品');
  });

  it('is reviewed twice, with what repeats the source beside its definition', async () => {
    const body = await office.as('implementing');
    await body.toTask('产品安全审核', title);
    await body.page.getByRole('heading', { name: '与源数据的重复' }).waitFor();
    await body.page.getByText('不适用').first().waitFor();
    await body.picture('report-security-review');
    await body.fill('审核意见', '正文和语句已审阅。', body.form('安全审核通过'));
    await body.press('安全审核通过');
    const authorising = await office.as('authorising');
    await authorising.toTask('产品业务合规审核', title);
    await authorising.page.getByRole('heading', { name: '与源数据的重复' }).waitFor();
    await authorising.fill('审核意见', '与协议的产品清单一致。', authorising.form('业务合规审核通过'));
    await authorising.press('业务合规审核通过');
  });

  it('is priced and listed', async () => {
    const operator = await office.as('operator');
    await operator.toTask('产品定价', title);
    await operator.fill('定价依据', '试行收费标准', operator.form('产品定价'));
    await operator.press('产品定价');
    await operator.finish('产品上架', '产品上架', title);
  });
});

describe('the buyer', () => {
  it('tries it on made-up data before there is an order, on both widths', async () => {
    const buyer = await office.as('buyer');
    await buyer.follow('数据产品', buyer.page.getByRole('banner'));
    await buyer.heading('数据产品');
    await buyer.follow(title);
    await buyer.heading(title);
    productId = new URL(buyer.page.url()).pathname.split('/').at(-1) ?? '';
    await buyer.page.getByRole('button', { name: '试一次' }).click();
    const tried = buyer.page.getByRole('article', { name: /^演示数据/ });
    await tried.waitFor();
    expect(await tried.textContent()).toMatch(/2019 年新增上市企业 \d+ 家/);
    const page = (await buyer.download('保存演示网页')).toString();
    expect(page).toContain('【演示数据】');
    await buyer.picture('report-tried-1280');
    await buyer.page.setViewportSize({ width: 390, height: 900 });
    await buyer.picture('report-tried-390');
    await buyer.page.setViewportSize({ width: 1280, height: 900 });
  });

  it('orders it, and the operator accepts', async () => {
    const buyer = await office.as('buyer');
    await buyer.follow('订购产品');
    await buyer.press('订购产品');
    await (await office.as('operator')).finish('接受订购', '接受订购', title);
  });

  it('receives it as a page whose figures lead to receipts, and as a PDF', async () => {
    const machine = new BuyerProgram(
      program.address,
      JSON.parse(await readFile(join(home.path, kept), 'utf8')),
    );
    const path = `/api/v1/products/${productId}/reports`;
    const asked = { purpose, parameters: { year: '2020' } };
    const paper = await machine.call(path, 'park-brief-html', { ...asked, format: 'html' });
    expect(paper.status).toBe(200);
    const receipt: string = paper.body.receipts[0].receiptId;
    const reader = await office.visitor();
    await reader.page.setContent(paper.body.html);
    await reader.heading(title);
    const figure = reader.page.getByRole('link', { name: /^\d+$/ }).first();
    expect(await figure.getAttribute('href')).toContain(`/receipts/${receipt}`);
    expect(await reader.page.locator('body').textContent()).not.toContain('演示数据');
    for (const width of [1280, 390]) {
      await reader.page.setViewportSize({ width, height: 900 });
      const spare = await reader.page
        .locator('html')
        // biome-ignore lint/suspicious/noExplicitAny: runs in the page, whose types the tests do not have.
        .evaluate((element: any) => element.scrollWidth - element.clientWidth);
      expect(spare).toBeLessThanOrEqual(0);
      await reader.picture(`report-page-${width}`);
    }
    const printed = await machine.call(path, 'park-brief-pdf', { ...asked, format: 'pdf' });
    expect(Buffer.from(printed.body.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.body.digest).toMatch(/^[0-9a-f]{64}$/);
    await reader.open(`/receipts/${receipt}`);
    await reader.page.getByText(receipt).first().waitFor();
  });
});

describe('a sandbox key', () => {
  it('is made by the buyer at the page of machine clients, tries the report by program, and is ended there', async () => {
    const buyer = await office.as('buyer');
    await buyer.rail('机器客户端');
    await buyer.follow('创建沙箱密钥');
    await buyer.fill('用处', '简报联调');
    await buyer.press('创建沙箱密钥');
    const told = (await buyer.page.locator('main').textContent()) ?? '';
    const [clientId] = /sbx_[0-9a-z]{26}/.exec(told) ?? [''];
    const [clientSecret] = /sec_[\w.-]+/.exec(told) ?? [''];
    const machine = new BuyerProgram(program.address, { clientId, clientSecret });
    const asked = { purpose, parameters: { year: '2020' } };
    const tried = await machine.call(`/api/v1/products/${productId}/report-trials`, 'try', asked);
    expect([tried.status, tried.body.synthetic]).toEqual([200, true]);
    const called = await machine.call(`/api/v1/products/${productId}/reports`, 'call', asked);
    expect(called.status).not.toBe(200);
    await buyer.rail('机器客户端');
    const row = buyer.page.getByRole('row').filter({ hasText: '简报联调' });
    await row.getByText('沙箱密钥').first().waitFor();
    await buyer.picture('sandbox-keys');
    await buyer.follow('停用沙箱密钥', row);
    await buyer.fill('事由', '联调结束');
    await buyer.press('停用沙箱密钥');
    const after = await machine.call(`/api/v1/products/${productId}/report-trials`, 'after', asked);
    expect(after.body.code).toBe('identity/client-not-usable');
  });
});
