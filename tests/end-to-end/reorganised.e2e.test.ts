import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';
import { fileFor, serveResource } from './registrations.ts';

// 机构改革 by clicks: a department is merged into another while one of its filings is to be completed, the form review of another and a duty to file run. Tasks
// and clocks go on, none is begun anew. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
const people = new Map<string, Person>();
const as = (name: string) => people.get(name) as Person;
const returned = '日间照料名录（机构改革）';
const examined = '康复站名录（机构改革）';
const ids: Record<string, string> = {};
const successor = '公枢市人力资源社会保障局';

// biome-ignore lint/suspicious/noExplicitAny: the test reads what it compares.
const running = async (who: string, kind: string, about?: string): Promise<any> => {
  const line = await as(who).task(kind, about);
  const { body } = await as(who).get(`/api/v1/tasks/${line.id}`);
  return {
    task: line.id,
    clocks: body.clocks.map(({ dueAt, state }: { dueAt: string; state: string }) => ({ dueAt, state })),
  };
};

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  for (const name of ['source', 'source2', 'secrecy', 'acceptor', 'reviewer', 'system'])
    people.set(name, await Person.signIn(demo.program.address, name));
  for (const title of [returned, examined]) ids[title] = await fileFor(as, await serveResource(as, title));
  await as('acceptor').act('registration.accept-application', { applicationId: ids[examined] });
  await as('acceptor').act('registration.return-application', {
    applicationId: ids[returned],
    defects: ['存储情况过于简略'],
  });
});
afterAll(() => demo?.close());

it('a merger that a second person confirms moves tasks and clocks as they are', async () => {
  const before = [
    await running('source', 'registration.completion', ids[returned] ?? ''),
    await running('reviewer', 'registration.examination', ids[examined] ?? ''),
    await running('source', 'registration.first-filing'),
  ];
  for (const { clocks } of before.slice(1))
    expect(clocks.map(({ state }: { state: string }) => state)).toContain('running');
  const find = async (name: string) =>
    (await as('system').get(`/api/v1/organisations?q=${encodeURIComponent(name)}`)).body.items[0].id;
  await as('system').act('identity.merge-organisations', {
    predecessors: [await find('公枢市民政局')],
    successorId: await find(successor),
    documentNumber: '公枢编〔2026〕1号',
    documentDate: '2026-01-04',
    reason: '机构改革方案',
  });
  const security = await office.as('security');
  await security.rail('机构变动');
  await security.picture('merger-entered');
  await security.follow('复核机构变动');
  await security.page.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await security.press('复核机构变动');
  const source = await office.as('source');
  await source.toTask('补正登记材料', returned);
  expect(await running('source', 'registration.completion', ids[returned] ?? '')).toEqual(before[0]);
  expect(await running('reviewer', 'registration.examination', ids[examined] ?? '')).toEqual(before[1]);
  expect(await running('source', 'registration.first-filing')).toEqual(before[2]);
  await source.picture('task-at-the-successor');
});

it('the successor completes the filing, and the form review goes on to the notice', async () => {
  const source = await office.as('source');
  await source.fill('存储情况', '存储于市政务云，按版本留存，双机房备份。');
  await source.press('提出登记申请');
  await (await office.as('acceptor')).finish('受理登记申请', '受理', returned);
  await (await office.as('reviewer')).finish('形式审核', '审核通过并公示', examined);
});

it('the successor is told that a change is due on what it holds now', async () => {
  const source = await office.as('source');
  await source.untilTask('登记与实际不一致，办理变更', '补贴发放信息');
  await source.page.getByText('不一致：登记主体').waitFor();
  await source.page.getByText(`公枢市民政局 → ${successor}`).waitFor();
  await source.picture('change-due-after-merger');
});
