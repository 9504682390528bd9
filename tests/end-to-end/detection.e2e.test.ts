import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';

// What a finding about personal data rests on, in the browser: shown to the department on the resource's page, masked, and to nobody else; and its repair with its particulars.

let demo: DemoAtWork;
let clerk: Visitor;
let resourceId: string;
let revisionId: string;

beforeAll(async () => {
  demo = await openDemo();
  const source = await Person.signIn(demo.program.address, 'source');
  const { body } = await source.get(`/api/v1/resources?q=${encodeURIComponent('社会组织检查信息')}`);
  resourceId = body.items.find(({ title }: { title: string }) => title.startsWith('社会组织检查信息')).id;
  revisionId = (await source.get(`/api/v1/resources/${resourceId}`)).body.revisions[0].id;
  clerk = await demo.office.as('source');
});
afterAll(() => demo?.close());

it('the quality section tells what the finding rests on, masked', async () => {
  await clerk.open(`/resources/${resourceId}`);
  const quality = clerk.page.locator('#quality');
  await quality.getByText('个人信息识别依据').first().waitFor();
  // The department's own profile, which shows values, follows it.
  const told = /个人信息识别依据(.*?)各列有值的单元格/s.exec((await quality.textContent()) ?? '')?.[1] ?? '';
  expect(told).toContain('“证件号码”列');
  expect(told).toContain('直接标识符');
  expect(told).toContain('校验码都正确（GB 11643）');
  expect(told).toMatch(/110\*{10,}/);
  // No number of the file stands on the page.
  expect(told).not.toMatch(/\d{11}/);
  await clerk.picture('detection-evidence');
});

it('a buyer is not told what findings rest on', async () => {
  const buyer = await Person.signIn(demo.program.address, 'buyer');
  const { body } = await buyer.get(`/api/v1/revisions/${revisionId}`);
  expect(JSON.stringify(body)).not.toContain('hitRate');
});

it('a remedy is changed with its particulars on the repair page, tried, and what it loses is told', async () => {
  await clerk.open(`/work/privacy/repair/${revisionId}`);
  await clerk.heading(/^去标识化处理/);
  const { page } = clerk;
  await page.getByLabel('处理方式 监督检查日期').selectOption('generalise');
  await page.getByLabel('层级（监督检查日期）').selectOption('3');
  await page.getByLabel('处理方式 监督检查结果').selectOption('mask');
  const kept = page.getByLabel('保留前几个字（监督检查结果）');
  await kept.fill('2');
  await kept.blur();
  await page.getByRole('button', { name: '增加：舍弃小组' }).click();
  await page.getByRole('button', { name: /^试\s*做$/ }).click();
  await page.getByText('信息损失：').waitFor({ timeout: 120_000 });
  await page
    .locator('main')
    .getByText(/监督检查日期/)
    .first()
    .waitFor();
  expect(await page.locator('main').textContent()).toMatch(/改动的单元格 \d+ · 信息损失 \d+\.\d%/);
  await clerk.picture('repair-changed');
});
