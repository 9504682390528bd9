import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { csvFile } from './files-to-upload.ts';
import { Person } from './person.ts';
import { fileFor, serveResource } from './registrations.ts';

// What follows a registration, and who else may file one: a change, a renewal, a joint filing, a filing by an agent, each by clicks from the
// department's form to the registrar's decision. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
const people = new Map<string, Person>();
const as = (name: string) => people.get(name) as Person;

const alone = '婚姻登记处名录（变更续展）';
const joint = '养老护理员名录（联合登记）';
const byAgent = '社区食堂名录（代理登记）';
const known: Record<string, string> = {};
/** Where the registration of the first one is looked up. */
let registration = '';

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  for (const name of [
    'source',
    'source2',
    'secrecy',
    'acceptor',
    'reviewer',
    'coder',
    'system',
    'security',
    'developer',
  ])
    people.set(name, await Person.signIn(demo.program.address, name));
  for (const title of [alone, joint, byAgent]) known[title] = await serveResource(as, title);
  const applicationId = await fileFor(as, known[alone] ?? '');
  await as('acceptor').act('registration.accept-application', { applicationId });
  await as('reviewer').act('registration.pass-examination', { applicationId });
  await later(12);
  await until(() => as('coder').finish('registration.coding', 'registration.assign-code', {}, applicationId));
  // A firm of the city becomes a registration agent as well.
  const [post] = (await as('developer').get('/api/v1/me')).body.posts;
  await as('security').act('identity.change-post-roles', {
    postId: post.id,
    roles: [...post.roles, 'registration-agent'],
    reason: '受理登记代理业务',
  });
});
afterAll(() => demo?.close());

const later = (workingDays: number) => as('system').act('demo.advance-clock', { workingDays });

/** Until something that opens by itself is there. */
async function until<Value>(found: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries++) {
    try {
      return await found();
    } catch (error) {
      if (tries > 120) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

const step = async (who: string, task: string, act: string, about: string): Promise<Visitor> => {
  const visitor = await office.as(who);
  await visitor.open('/work');
  await visitor.finish(task, act, about);
  return visitor;
};

/** Accepted, examined, put on public notice for its days, coded. */
async function throughTheRegistrar(title: string, { agent = false } = {}): Promise<void> {
  await step('acceptor', '受理登记申请', '受理', title);
  const reviewer = await office.as('reviewer');
  await reviewer.open('/work');
  await reviewer.toTask('形式审核', title);
  // Of an agent the letter is compared first.
  if (agent) {
    const letter = reviewer.page.locator('.ant-form-item').filter({ hasText: '代理申请：已核对授权委托书' });
    await reviewer.mark('是', letter);
  }
  await reviewer.press('审核通过并公示');
  await later(12);
  const coder = await office.as('coder');
  await coder.untilTask('公示期满，赋码', title);
  await coder.press('赋码');
}

/** The department's form for a first registration, from the page of its resource. */
async function draft(who: Visitor, title: string): Promise<void> {
  await who.open(`/resources/${known[title]}`);
  await who.follow('准备登记申请');
  await draftForm(who, title);
}

async function draftForm(who: Visitor, title: string): Promise<void> {
  await who.heading('准备登记申请');
  if ((await who.field('资源或产品').count()) > 0) {
    await who.mark('数据资源');
    await who.pick('资源或产品', title);
  }
  await who.pick('登记机构', '登记中心', /云枢省公共数据资源登记中心/);
  await who.fill('数据内容简介（公示）', '合成的名录，用于浏览器测试，不对应真实机构。');
  await who.fill('风险评估报告编号', '民政安评〔2026〕9号');
  await who.press('准备登记申请');
}

describe('a change', () => {
  it('is prepared from what is registered, reviewed, filed, accepted, examined and announced', async () => {
    const source = await office.as('source');
    await source.open(`/resources/${known[alone]}`);
    await source.page.getByRole('link', { name: /^[A-Z]{2}\d{10,}$/ }).click();
    await source.page.getByText('登记结果不是数据权属的证明').waitFor();
    registration = new URL(source.page.url()).pathname;
    await source.follow('准备变更登记');
    await source.heading('准备变更登记');
    // The form begins with what is registered.
    expect(await source.field('风险评估报告编号').inputValue()).toBe('民政安评〔2026〕9号');
    await source.pick('变更事项', '资源', '数据资源情况');
    await source.fill('变更说明', '名录自本期起增加办公时间一项。');
    await source.fill('数据内容简介（公示）', '合成的婚姻登记处名录，增加了办公时间。');
    await source.picture('change');
    await source.press('准备变更登记');
    await step('source2', '业务审核（变更登记）', '业务审核', alone);
    await step('source', '提交登记申请', '提出登记申请', alone);
    await step('acceptor', '受理登记申请', '受理', alone);
    await step('reviewer', '形式审核', '审核通过并公示', alone);
    const citizen = await office.visitor(390);
    await citizen.open('/notices');
    await citizen.follow(alone);
    await citizen.page.getByText('增加了办公时间').first().waitFor();
  });

  it('is recorded once its notice is over; the codes stay', async () => {
    await later(12);
    const coder = await office.as('coder');
    await coder.untilTask('公示期满，记载变更', alone);
    await coder.press('记载登记结果');
    const citizen = await office.visitor(390);
    await citizen.open(registration);
    await citizen.page.getByText('增加了办公时间').waitFor();
    await citizen.page.getByText('变更登记').first().waitFor();
    await citizen.picture('changed');
  });
});

describe('a joint filing', () => {
  it('is drafted by the lead, who names the other and the part of each', async () => {
    const source = await office.as('source');
    await draft(source, joint);
    await source.follow(/^reg_/);
    await source.heading(new RegExp(joint));
    await source.follow('约定联合申请人');
    await source.fill('牵头单位承担的部分、份额或职责', '编制名录并负责更新');
    await source.add(source.page.locator('form'));
    await source.pick('联合申请单位', '数据运营', '公枢数据运营有限公司');
    await source.fill('承担的部分、份额或职责', '提供服务评价数据');
    await source.picture('joint-named');
    await source.press('约定联合申请人');
  });

  it('is not filed before the other confirmed', async () => {
    await step('source2', '业务审核', '业务审核', joint);
    const source = await office.as('source');
    await source.toTask('提交登记申请', joint);
    await source.button('提出登记申请').click();
    await source.page.getByRole('alert').getByText('确认').first().waitFor();
    const operator = await office.as('operator');
    await operator.toTask('确认联合申请', joint);
    await operator.page.getByText('提供服务评价数据').first().waitFor();
    await operator.picture('joint-confirmation');
    await operator.press('确认联合申请');
  });

  it('is registered under both names, each with its part', async () => {
    await step('source', '提交登记申请', '提出登记申请', joint);
    await throughTheRegistrar(joint);
    const citizen = await office.visitor();
    await citizen.open(`/resources/${known[joint]}`);
    await citizen.page.getByRole('link', { name: /^[A-Z]{2}\d{10,}$/ }).click();
    await citizen.page.getByText('公枢市民政局：编制名录并负责更新').waitFor();
    await citizen.page.getByText('公枢数据运营有限公司：提供服务评价数据').waitFor();
    await citizen.picture('joint-registered');
  });
});

describe('an agent', () => {
  it('is charged by the department, whose second person confirms it', async () => {
    const source = await office.as('source');
    await source.rail('登记委托');
    await source.follow('委托代理人办理登记');
    await source.pick('代理人', '枢链', '枢链数字科技有限公司');
    await source.pick('委托事项', '首次', '首次登记');
    await source.fill('委托期限至', '2027-12-31');
    await source.fill('委托书编号', '民委〔2026〕2号');
    await source.upload('授权委托书扫描件（签字盖章）', csvFile);
    await source.press('委托代理人办理登记');
    const second = await office.as('source2');
    await second.toTask('确认登记委托', '枢链');
    await second.picture('mandate-confirmed');
    await second.press('确认登记委托');
  });

  it('files in the department’s name, which reviews what is filed, to the code', async () => {
    const agent = await office.as('developer');
    await agent.toStart('准备登记申请');
    await draftForm(agent, byAgent);
    await agent.picture('by-agent');
    // Whoever of the department it lies on: none of them prepared it.
    const reviewing = await as('source')
      .task('registration.business-review')
      .then(
        () => 'source',
        () => 'source2',
      );
    await step(reviewing, '业务审核', '业务审核', byAgent);
    await step('developer', '提交登记申请', '提出登记申请', byAgent);
    await throughTheRegistrar(byAgent, { agent: true });
    const citizen = await office.visitor(390);
    await citizen.open(`/resources/${known[byAgent]}`);
    await citizen.page.getByRole('link', { name: /^[A-Z]{2}\d{10,}$/ }).click();
    await citizen.page.getByText('枢链数字科技有限公司').waitFor();
    await citizen.picture('agent-registered');
  });
});

describe('a renewal', () => {
  it('is offered sixty days before the end, and lengthens the validity', async () => {
    const citizen = await office.visitor();
    await citizen.open(registration);
    const { validUntil } = (await as('source').get(`/api/v1${registration}`)).body;
    for (const workingDays of [250, 250, 200]) await later(workingDays);
    const source = await office.as('source');
    await source.untilTask('办理续展', alone);
    await source.picture('renewal-due');
    await source.fill('续展年限', '2');
    await source.fill('续展说明（登记内容是否仍与实际一致）', '名录继续编制，登记内容与实际一致。');
    await source.press('准备续展登记');
    await step('source2', '业务审核（续展登记）', '业务审核', alone);
    await step('source', '提交登记申请', '提出登记申请', alone);
    await step('acceptor', '受理登记申请', '受理', alone);
    await step('reviewer', '形式审核（续展登记）', '审核通过并公示', alone);
    await step('coder', '记载登记结果', '记载登记结果', alone);
    const renewed = (await as('source').get(`/api/v1${registration}`)).body;
    expect(
      Temporal.PlainDate.from(renewed.validUntil).since(validUntil, { largestUnit: 'years' }).years,
    ).toBe(2);
    await citizen.page.reload();
    await citizen.page.getByText('续展登记').first().waitFor();
    await citizen.picture('renewed');
  });
});
