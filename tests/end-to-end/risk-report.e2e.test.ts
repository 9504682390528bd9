import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';
import { Person } from './person.ts';

// A report on how easily persons are recognised, in the browser: columns chosen, counted, looked at, signed by a second person; and that each page of privacy holds together.

let demo: DemoAtWork;
let clerk: Visitor;
let resourceId: string;
let revisionId: string;
let report: string;

beforeAll(async () => {
  demo = await openDemo();
  const source = await Person.signIn(demo.program.address, 'source');
  const { body } = await source.get(`/api/v1/resources?q=${encodeURIComponent('社会组织检查信息')}`);
  resourceId = body.items.find(({ title }: { title: string }) => title.startsWith('社会组织检查信息')).id;
  revisionId = (await source.get(`/api/v1/resources/${resourceId}`)).body.revisions[0].id;
  clerk = await demo.office.as('source');
});
afterAll(() => demo?.close());

it('columns are chosen and the report tells k, the classes and what each column does', async () => {
  await clerk.open(`/work/privacy/risk/${revisionId}`);
  await clerk.heading(/^重识别风险：社会组织检查信息/);
  const { page } = clerk;
  for (const column of ['监督检查形式', '监督检查机关'])
    await page.getByLabel(`“${column}”列`).selectOption({ label: '准标识符' });
  await page.getByLabel('“监督检查结果”列').selectOption({ label: '敏感属性' });
  const reason = page.locator('#risk-reason');
  if ((await reason.count()) > 0) await reason.fill('测试只看两列');
  await page.getByLabel('如何说明').selectOption({ label: '本表占总体的百分比' });
  await page.locator('#risk-fraction').fill('10');
  await page.getByText('即总体约 1,200 人').waitFor();
  await clerk.picture('risk-choice');
  await page.getByRole('button', { name: '开始评估' }).click();
  await page.getByRole('link', { name: '查看报告' }).click();
  await clerk.heading(/^重识别风险报告：社会组织检查信息/);
  report = new URL(page.url()).pathname.split('/').at(-1)!;
  const source = await Person.signIn(demo.program.address, 'source');
  const { body } = await source.get(`/api/v1/privacy/risk/reports/${report}`);
  expect(body.measures.rows).toBe(120);
  // Two columns of few values: what the page tells is what was counted.
  const told = await page.locator('main').textContent();
  expect(told).toContain(`至少与另外 ${body.measures.k - 1} 行`);
  expect(told).toContain('监督检查机关');
  // Of the population: what was given, and what each model makes of it.
  expect(body.measures.population).toMatchObject({ size: 1200, fraction: 0.1 });
  expect(told).toContain('1,200');
  if (body.measures.uniques > 0) expect(told).toContain('Zayatz（1991）');
  else expect(told).toContain('表中没有唯一的行');
  expect(await page.locator('main canvas, main svg').count()).toBeGreaterThan(0);
  await clerk.picture('risk-report');
});

it('who assessed cannot sign; a second person does, and the report names the entry in the log', async () => {
  const source = await Person.signIn(demo.program.address, 'source');
  const own = await source.post('/api/v1/actions/privacy.sign-risk-report', { reportId: report });
  expect(own.status).toBe(403);
  const second = await demo.office.as('source2');
  await second.open(`/work/privacy/risk/reports/${report}`);
  await second.follow('签署重识别风险报告');
  await second.press('签署重识别风险报告');
  await second.open(`/work/privacy/risk/reports/${report}`);
  await second.page.getByText('日志凭证').waitFor();
  expect(await second.page.locator('main').textContent()).toMatch(/ent_/);
});

it('to a buyer there is no such report', async () => {
  const buyer = await Person.signIn(demo.program.address, 'buyer');
  expect((await buyer.get(`/api/v1/privacy/risk/reports/${report}`)).status).toBe(404);
});

it('every page of privacy holds together, wide and on a phone', async () => {
  const paths = [
    [`/work/privacy/risk/${revisionId}`, /^重识别风险/],
    [`/work/privacy/risk/reports/${report}`, /^重识别风险报告/],
    [`/work/privacy/repair/${revisionId}`, /./],
    [`/work/privacy/linkage/${revisionId}`, /./],
    [`/work/privacy/grading/${resourceId}`, /./],
    ['/work/privacy/assessments', /./],
    [`/work/privacy/gate/${revisionId}?form=open`, /^发布关口/],
  ] as const;
  const faults: string[] = [];
  for (const width of [1280, 390]) {
    await clerk.page.setViewportSize({ width, height: 900 });
    for (const [path, heading] of paths) {
      await clerk.open(path);
      await clerk.heading(heading);
      await clerk.page.waitForLoadState('networkidle');
      await clerk.picture(`privacy-${path.split('/')[3]}-${path.split('/').length}-${width}`);
      const { overflow, violations } = await faultsOf(clerk.page);
      if (overflow > 0) faults.push(`${path} at ${width}: ${overflow} pixels too wide`);
      faults.push(...violations.map((one) => `${path} at ${width}: ${one}`));
    }
  }
  expect(faults).toEqual([]);
});
