import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { csvFile } from './files-to-upload.ts';
import { Person } from './person.ts';
import { fileFor, serveResource } from './registrations.ts';

// A department files and the registrar has its day, by clicks: returned, objected to under a real name, rechecked, coded, declined, terminated,
// cancelled. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
const people = new Map<string, Person>();
const as = (name: string) => people.get(name) as Person;

const filed = '养老机构名录（登记办理）';
const disputed = '助餐点名录（登记办理）';
const outside = '内部通讯录（登记办理）';
const known: Record<string, string> = {};

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  for (const name of ['source', 'source2', 'secrecy', 'acceptor', 'reviewer', 'buyer'])
    people.set(name, await Person.signIn(demo.program.address, name));
  for (const title of [filed, disputed, outside]) known[title] = await serveResource(as, title);
});
afterAll(() => demo?.close());

const unfold = (who: Visitor, act: string) => who.page.locator('summary').filter({ hasText: act }).click();

/** The desk as it is now: a task done a moment ago may have the title of the next one. */
const finish = async (who: string, task: string, act: string) => {
  const visitor = await office.as(who);
  await visitor.open('/work');
  await visitor.finish(task, act, filed);
};

describe('a department files', () => {
  it('prepares the materials, and a second person reviews them', async () => {
    const source = await office.as('source');
    await source.open(`/resources/${known[filed]}`);
    await source.follow('准备登记申请');
    await source.pick('登记机构', '登记中心', /云枢省公共数据资源登记中心/);
    await source.fill('数据内容简介（公示）', '合成的养老机构名录，含机构所在区与服务类型。');
    await source.fill('风险评估报告编号', '9');
    await source.press('准备登记申请');
    await source.picture('filing-drafted');
    await (await office.as('source2')).finish('业务审核', '业务审核', filed);
  });

  it('is told at each field what is missing before it can file, all at once', async () => {
    const source = await office.as('source');
    await source.toTask('提交登记申请', filed);
    await source.fill('存储情况', '云');
    await source.button('提出登记申请').click();
    expect(await source.faultAt(source.field('存储情况'))).toContain('过于简略');
    expect(await source.faultAt(source.field('风险评估报告编号'))).toContain('过于简略');
    await source.picture('filing-incomplete');
    await source.fill('存储情况', '存储于市政务云，按版本留存。');
    await source.fill('风险评估报告编号', '民政安评〔2026〕9号');
    await source.press('提出登记申请');
  });
});

describe('the registrar', () => {
  it('opens its inbox and returns the filing with all defects; corrected, it is filed again', async () => {
    const acceptor = await office.as('acceptor');
    await acceptor.page.getByRole('link', { name: '受理登记申请' }).first().waitFor();
    await acceptor.picture('registrar-inbox');
    await acceptor.toTask('受理登记申请', filed);
    await unfold(acceptor, '一次性告知补正');
    const form = acceptor.form('一次性告知补正');
    await acceptor.fill('需要补正的内容 1', '数据合法合规性来源未写明依据文件', form);
    await acceptor.add(form);
    await acceptor.fill('需要补正的内容 2', '应用场景与授权范围不一致', form);
    await acceptor.press('一次性告知补正');
    const source = await office.as('source');
    await source.toTask('补正登记材料', filed);
    await source.page.getByText('数据合法合规性来源未写明依据文件').first().waitFor();
    await source.page.getByText('应用场景与授权范围不一致').first().waitFor();
    await source.picture('filing-returned');
    await source.fill('数据合法合规性来源', '依据《养老服务条例》在履职中采集，文件附后。');
    await source.press('提出登记申请');
  });

  it('accepts it, examines its form, and puts it on public notice', async () => {
    await finish('acceptor', '受理登记申请', '受理');
    const reviewer = await office.as('reviewer');
    await reviewer.toTask('形式审核', filed);
    await reviewer.picture('form-review');
    await reviewer.press('审核通过并公示');
  });

  it('does not accept what is outside its scope, and says why', async () => {
    await fileFor(as, known[outside] ?? '');
    const acceptor = await office.as('acceptor');
    await acceptor.toTask('受理登记申请', outside);
    await unfold(acceptor, '不予受理');
    const form = acceptor.form('不予受理');
    await acceptor.fill('不予受理的理由', '单位内部通讯录不属于登记范围', form);
    await form.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
    await acceptor.press('不予受理');
  });
});

const object = async (title: string, reason: string) => {
  const buyer = await office.as('buyer');
  await buyer.open('/notices');
  await buyer.follow(title);
  await buyer.heading(title);
  await buyer.follow('提出公示异议');
  await buyer.heading('提出公示异议');
  await buyer.fill('与该数据的利害关系', '本单位列于该名录');
  await buyer.fill('异议内容和理由', reason);
  await buyer.upload('证据材料', csvFile);
  await buyer.press('提出公示异议');
};

describe('an objection', () => {
  it('arrives under a real name, with evidence; the notice stands still', async () => {
    await object(filed, '名录所载服务类型与批准文件不一致。');
    const citizen = await office.visitor();
    await citizen.open('/notices');
    await citizen.follow(filed);
    await citizen.page.getByText('中止于').waitFor();
    expect(await citizen.page.getByText('名录所载服务类型').count()).toBe(0);
    await citizen.picture('notice-paused');
  });

  it('is rechecked by another than the form reviewer and dismissed: the notice goes on to the code', async () => {
    const examiner = await office.as('reviewer');
    await examiner.rail('我的办件');
    expect(await examiner.page.getByRole('link', { name: '复核公示异议' }).count()).toBe(0);
    const rechecker = await office.as('reviewer2');
    await rechecker.toTask('复核公示异议', filed);
    await rechecker.page.getByText('名录所载服务类型').first().waitFor();
    await rechecker.picture('recheck');
    const form = rechecker.form('异议不成立，继续公示');
    await rechecker.fill('复核结论和理由', '经核对批准文件，名录所载无误', form);
    await rechecker.press('异议不成立，继续公示');
    const system = await office.as('system');
    await system.toStart('推进演示时钟');
    await system.fill('工作日数', '12');
    await system.press('推进演示时钟');
    const coder = await office.as('coder');
    await coder.untilTask('公示期满，赋码', filed);
    await coder.press('赋码');
  });

  it('that is upheld ends the registration', async () => {
    const applicationId = await fileFor(as, known[disputed] ?? '');
    await as('acceptor').act('registration.accept-application', { applicationId });
    await as('reviewer').act('registration.pass-examination', { applicationId });
    await object(disputed, '名录混入未经批准的助餐点，见附件。');
    const rechecker = await office.as('reviewer2');
    await rechecker.toTask('复核公示异议', disputed);
    await unfold(rechecker, '异议成立，终止登记');
    const form = rechecker.form('异议成立，终止登记');
    await rechecker.fill('复核结论和理由', '附件属实，名录含未经批准的地点', form);
    await form.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
    await rechecker.press('异议成立，终止登记');
    await rechecker.open(`/notices/${applicationId}`);
    await rechecker.page.getByText('登记终止').first().waitFor();
    await rechecker.picture('terminated');
  });
});

describe('what is registered', () => {
  it('has a result that anybody checks, which is no proof of ownership', async () => {
    const citizen = await office.visitor(390);
    await citizen.open(`/resources/${known[filed]}`);
    const link = citizen.page.getByRole('link', { name: /^[A-Z]{2}\d{10,}$/ });
    known['code'] = (await link.textContent()) ?? '';
    await citizen.open(`/registrations/${known['code']}`);
    await citizen.page.getByText('登记结果不是数据权属的证明').waitFor();
    await citizen.picture('registration');
    const { body } = await as('buyer').get(`/api/v1/registrations/${known['code']}`);
    const paper = (await as('source').get(`/api/v1/papers/${body.resultDocument}`)).body;
    const check = (digest: string) =>
      demo.program.get(`/api/v1/documents/${body.resultDocument}/check?digest=${digest}`);
    expect((await check(paper.digest)).status).toBe(200);
    expect((await check('0'.repeat(64))).status).toBe(404);
  });

  it('is cancelled by its department: prepared, reviewed, filed, accepted, examined, recorded', async () => {
    const source = await office.as('source');
    await source.open(`/registrations/${known['code']}`);
    await source.follow('准备注销登记');
    await source.mark('资源灭失或无法恢复');
    await source.fill('注销说明', '名录停止编制，历史数据已归档。');
    await source.picture('cancellation');
    await source.press('准备注销登记');
    await finish('source2', '业务审核（注销登记）', '业务审核');
    await finish('source', '提交登记申请', '提出登记申请');
    await finish('acceptor', '受理登记申请', '受理');
    await finish('reviewer', '形式审核（注销登记）', '审核通过并公示');
    await finish('coder', '记载登记结果', '记载登记结果');
    await source.open(`/registrations/${known['code']}`);
    await source.page.getByText('已注销').first().waitFor();
    await source.picture('cancelled');
  });
});
