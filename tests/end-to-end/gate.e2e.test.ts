import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';
import { reviewSecrecy } from './reviewed.ts';

// The file that leaks, in the browser: why the gate stops it, its repair, and the repaired revision opened. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let source: Person;
let second: Person;
let reviewer: Person;
let clerk: Visitor;
let resourceId: string;
let leaking: string;

beforeAll(async () => {
  demo = await openDemo();
  [source, second, reviewer] = (await Promise.all(
    ['source', 'source2', 'secrecy'].map((name) => Person.signIn(demo.program.address, name)),
  )) as [Person, Person, Person];
  const { body } = await source.get(`/api/v1/resources?q=${encodeURIComponent('社会组织检查信息')}`);
  resourceId = body.items.find(({ title }: { title: string }) => title.startsWith('社会组织检查信息')).id;
  leaking = (await source.get(`/api/v1/resources/${resourceId}`)).body.revisions[0].id;
});
afterAll(() => demo?.close());

const lightOf = (visitor: Visitor, condition: string) =>
  visitor.page.locator(`[data-condition="${condition}"]`).textContent();

it('the gate says in order what stands in the way of the leaking file, why, and what to do', async () => {
  clerk = await demo.office.as('source');
  await clerk.open(`/work/privacy/gate/${leaking}?form=open`);
  await clerk.heading(/^发布关口：社会组织检查信息/);
  const conditions = clerk.page.locator('[data-condition]');
  expect(await conditions.first().getAttribute('data-condition')).toBe('secrecy-review');
  expect(await lightOf(clerk, 'secrecy-review')).toContain('满足');
  const direct = await lightOf(clerk, 'direct-identifiers');
  expect(direct).toContain('任何人不得放行');
  expect(direct).toContain('证件号码');
  expect(direct).toContain('《流通安全方案》');
  await clerk.page.getByText('不能通过').first().waitFor();
  await clerk.picture('gate-stopped');
});

it('the resource shows the state of the gate to its department, and the way to it', async () => {
  await clerk.open(`/resources/${resourceId}`);
  await clerk.page.locator('#gate').getByText('不能通过').waitFor();
  await clerk.page.locator('#gate').getByText('查看逐项判定').click();
  await clerk.heading(/^发布关口/);
});

it('nobody else finds it: to a buyer the gate of a revision is not there', async () => {
  const buyer = await Person.signIn(demo.program.address, 'buyer');
  expect((await buyer.get(`/api/v1/privacy/gate/${leaking}`)).status).toBe(404);
});

it('the repair is proposed and applied, the repaired revision reviewed, and it passes and is opened', async () => {
  const proposed = await source.act('privacy.propose-repair', { revisionId: leaking });
  expect(proposed.passes).toBe(true);
  const repaired = await source.act('privacy.apply-repair', {
    revisionId: leaking,
    document: proposed.document,
  });
  const early = await source.post('/api/v1/actions/catalog.put-in-service', {
    revisionId: repaired.revisionId,
  });
  expect(early.body.code).toBe('privacy/gate-closed');
  await reviewSecrecy(reviewer, second, repaired.revisionId);
  const { body } = await source.get(`/api/v1/privacy/gate/${repaired.revisionId}?form=open`);
  const red = body.conditions.filter(({ light }: { light: string }) => light === 'red');
  const codes: string[] = red.map(({ code }: { code: string }) => code);
  expect(codes.filter((code) => code !== 'grade-unconfirmed')).toEqual([]);
  if (codes.includes('grade-unconfirmed')) {
    const grading = (await source.get(`/api/v1/privacy/gradings/${resourceId}`)).body.open;
    await source.act('privacy.confirm-grades', { gradingId: grading.id });
  }
  await source.act('catalog.put-in-service', { revisionId: repaired.revisionId });
  await clerk.open(`/work/privacy/gate/${repaired.revisionId}?form=open`);
  await clerk.page.getByText('可以通过').first().waitFor();
  await clerk.page.getByText('通过发布关口（开放）').first().waitFor();
  await clerk.picture('gate-passed');
  const rows = await (await demo.program.get(`/api/v1/resources/${resourceId}/rows`)).text();
  expect(rows).not.toMatch(/1101051\d{11}/);
  expect(rows).not.toMatch(/1990000\d{4}/);
});
