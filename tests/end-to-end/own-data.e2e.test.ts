import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// A buyer's own data on the page of a product that takes some: what it says of its columns, a file that does not fit, and one that is answered.
// Beside it what pages say of the privacy budget. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
const ids = new Map<string, string>();

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  const { items } = (await (await demo.program.get('/api/v1/products')).json()) as {
    items: { id: string; code: string }[];
  };
  for (const { id, code } of items) ids.set(code, id);
});
afterAll(() => demo?.close());

const openProduct = async (who: Visitor, code: string) => {
  await who.open(`/products/${ids.get(code)}`);
  return who.page.getByRole('region', { name: '列级来源', exact: true });
};
const csv = (...lines: string[]) => ({
  name: '网点.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
});

describe('a product that takes own data', () => {
  it('says which of its columns come from the caller’s table and which from nobody’s', async () => {
    const anybody = await office.visitor();
    const sources = await openProduct(anybody, 'flexible-by-branch');
    const row = (column: string) =>
      sources
        .getByRole('row')
        .filter({ has: anybody.page.getByRole('rowheader', { name: column, exact: true }) });
    await row('网点').getByText('自带数据的列').waitFor();
    expect(await row('网点').textContent()).toMatch(/branch \(分组\)/);
    expect(await row('网点').textContent()).not.toContain('不取自信息项');
    expect(await row('性别').textContent()).toMatch(/性别 \(.*分组.*\)/);
    // A sum of numbers of rows.
    expect(await row('灵活就业人数').textContent()).toContain('不取自信息项');
    expect(await sources.textContent()).toMatch(/district \(.*关联.*\)/);
  });

  it('refuses a file that does not fit by row and column, and calls nothing', async () => {
    const buyer = await office.as('buyer');
    await openProduct(buyer, 'flexible-by-branch');
    const own = buyer.page.getByRole('region', { name: '自带数据', exact: true });
    const send = async (file: ReturnType<typeof csv>) => {
      await own.getByLabel('CSV 文件（首行为列名，UTF-8）').setInputFiles(file);
      await own.getByRole('button', { name: '调用（计量并出凭证）' }).click();
    };
    await own.getByLabel('数据来源说明').fill('本行网点台账');
    await send(csv('branch,district', '城东支行,枢东区', '城西支行,'));
    const refused = own.getByRole('alert');
    await refused.getByText('第2行，列“district”：必填而为空。').waitFor();
    await refused.getByText('自带数据有误').waitFor();
    await refused.getByText('请按所指的行和列修改后重试。').waitFor();
    await buyer.picture('own-data-refused');
    await send(csv('branch,city', '城东支行,枢东区'));
    await refused.getByText('表头须恰为声明的列：branch、district。').waitFor();
    expect(await own.getByText('行并删除').count()).toBe(0);
    expect(await own.getByRole('columnheader', { name: '灵活就业人数' }).count()).toBe(0);
  });

  it('answers a file that fits, with the receipt of the call', async () => {
    const buyer = await office.as('buyer');
    const own = buyer.page.getByRole('region', { name: '自带数据', exact: true });
    await own
      .getByLabel('CSV 文件（首行为列名，UTF-8）')
      .setInputFiles(csv('branch,district', '城东支行,枢东区', '城东支行,枢西区', '城西支行,澜淀区'));
    await own.getByRole('button', { name: '调用（计量并出凭证）' }).click();
    const told = own.getByText('已使用 3 行并删除');
    await told.waitFor();
    expect(await own.getByRole('alert').count()).toBe(0);
    const answer = own.getByRole('table', { name: '带数据调用' });
    await answer.getByRole('columnheader', { name: '灵活就业人数' }).waitFor();
    for (const branch of ['城东支行', '城西支行'])
      expect(await answer.getByRole('row').filter({ hasText: branch }).count()).toBe(2);
    await buyer.picture('own-data-answered');
    const [receipt] = /ent_[0-9a-z]+/.exec((await told.textContent()) ?? '') ?? [];
    expect(receipt).toBeDefined();
    await buyer.open(`/receipts/${receipt}`);
    await buyer.page
      .getByText(receipt ?? '')
      .first()
      .waitFor();
  });

  it('has no form for who did not order it', async () => {
    const operator = await office.as('operator');
    await openProduct(operator, 'flexible-by-branch');
    const own = operator.page.getByRole('region', { name: '自带数据', exact: true });
    await own.getByRole('rowheader', { name: 'district' }).waitFor();
    expect(await own.getByLabel('数据来源说明').count()).toBe(0);
  });
});

describe('a privacy budget', () => {
  it('is on the page of a product that spends of it, call by call', async () => {
    const buyer = await office.as('buyer');
    await openProduct(buyer, 'household-size');
    await buyer.page.getByText('每次调用支出 ε 0.5', { exact: true }).waitFor();
    await buyer.page.getByText('每次调用从协议持有的隐私预算份额中支出 ε 0.5').waitFor();
    await buyer.picture('epsilon-of-a-call');
  });

  it('is held by agreements with a number, which lead there only who may open them', async () => {
    const number = /^授协〔2026〕2号$/;
    const authority = await office.as('authority');
    await authority.open('/privacy');
    await authority.page.getByRole('link', { name: number }).first().waitFor();
    await authority.picture('budgets');
    const buyer = await office.as('buyer');
    await buyer.open('/privacy');
    await buyer.page.getByRole('cell', { name: number }).first().waitFor();
    expect(await buyer.page.getByRole('link', { name: number }).count()).toBe(0);
    expect(await buyer.page.locator('main').textContent()).not.toContain('agr_');
  });
});

it('what costs nothing is free of charge', async () => {
  const anybody = await office.visitor();
  await openProduct(anybody, 'listed-companies');
  const main = await anybody.page.locator('main').textContent();
  expect(main).toContain('运营机构免费提供');
  expect(main).not.toContain('政府指导价');
});
