import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// An operator's own query from the lab over the queue and the egress review to the result, in the browser. Set GONGSHU_PICTURES to a
// folder to look at the pages.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let demo: DemoAtWork;
let office: DemoAtWork['office'];

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
});
afterAll(() => demo?.close());

const byDistrict = 'SELECT r.所在区 AS 区, count(*) AS 人数 FROM 居民 AS r GROUP BY r.所在区 ORDER BY 区';
const name = '各区成年居民人数（试算）';

/** The demo's operator has two agreements; the residents are in the first. */
const inFirstAgreement = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('combobox', { name: '授权协议' }).selectOption({ label: '授协〔2026〕1号' });
  await page.getByRole('button', { name: '居民' }).first().waitFor();
};

async function faults({ page }: Visitor): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the page, whose types the tests do not have.
    const { violations } = await (globalThis as any).axe.run();
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id} ${nodes[0]?.html}`,
    );
  });
}

it('the operator sees beside the text what is refused and where, and what would be visible', async () => {
  const operator = await office.as('operator');
  await operator.open('/work/lab');
  await operator.heading('数据实验台');
  await inFirstAgreement(operator);
  const editor = operator.page.getByLabel('查询语句', { exact: true });
  await editor.fill('SELECT r.所在区 AS 区,\n  sum(r.工资) AS 合计\nFROM 居民 AS r\nGROUP BY r.所在区');
  await operator.page.getByText('不予准许').waitFor();
  await operator.page.getByText('第 2 行').waitFor();
  await operator.picture('lab-refused');
  await operator.page.getByRole('button', { name: '到所指位置' }).click();
  expect(
    await editor.evaluate((element) => (element as unknown as { selectionStart: number }).selectionStart),
  ).toBe('SELECT r.所在区 AS 区,\n  sum('.length);
  expect(await faults(operator)).toEqual([]);

  await editor.fill(byDistrict);
  await operator.page.getByText('准许运行').waitFor();
  await operator.page.getByText('需要实施机构审核后才能领取').waitFor();
  await operator.picture('lab-admitted');
  expect(await faults(operator)).toEqual([]);
});

it('the run waits for the implementing body, which sees the guarded table and lets it out', async () => {
  const operator = await office.as('operator');
  await operator.page.getByLabel('名称（选填）').fill(name);
  await operator.page.getByLabel('查询语句', { exact: true }).press('Control+Enter');
  await operator.heading(name);
  await operator.page.getByText('待出域审核').first().waitFor();
  await operator.picture('run-waiting');
  expect(await operator.page.getByRole('button', { name: '领取并查看' }).count()).toBe(0);

  const reviewer = await office.as('implementing');
  await reviewer.toTask('出域审核', name);
  await reviewer.page.getByRole('heading', { name: '待放行的结果' }).waitFor();
  await reviewer.page.getByRole('columnheader', { name: '人数' }).waitFor();
  await reviewer.picture('egress-task');
  expect(await faults(reviewer)).toEqual([]);
  await reviewer.form('出域审核通过').getByLabel('审核意见').fill('按区汇总，最小分组已满足，可以放行。');
  await reviewer.press('出域审核通过');
});

it('the operator collects it with its receipt, as a table and as CSV', async () => {
  const operator = await office.as('operator');
  await operator.page.reload();
  await operator.heading(name);
  await operator.page.getByRole('button', { name: '领取并查看' }).click();
  await operator.page.getByRole('columnheader', { name: '人数' }).waitFor();
  await operator.picture('run-collected');
  expect(await faults(operator)).toEqual([]);
  const csv = (await operator.download('领取为 CSV')).toString('utf8');
  expect(csv).toMatch(/^\uFEFF区,人数,gongshu_receipt\r\n/);
  await operator.page.getByText('领取记录').waitFor();

  await operator.follow('运行记录');
  await operator.heading('运行记录');
  await operator.page.getByRole('link', { name }).waitFor();
  await operator.picture('runs');
  expect(await faults(operator)).toEqual([]);
});

it('reads on a phone', async () => {
  const phone = await office.visitor(390);
  await phone.signIn('operator');
  await phone.open('/work/lab');
  await inFirstAgreement(phone);
  await phone.page.getByLabel('查询语句', { exact: true }).fill(byDistrict);
  await phone.page.getByText('准许运行').waitFor();
  await phone.picture('lab-phone');
  expect(
    await phone.page.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      const { document, innerWidth } = globalThis as any;
      return document.documentElement.scrollWidth - innerWidth;
    }),
  ).toBeLessThanOrEqual(0);
});
