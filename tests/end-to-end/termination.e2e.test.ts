import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// The end of an agreement, proposed and decided at the pages: once declined, once decided for a breach. Set GONGSHU_PICTURES to a folder to look at
// the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
let agreementId = '';
let productId = '';
const number = '授协〔2026〕2号';

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  const read = async (path: string) => (await demo.program.get(path)).json();
  const { items } = (await read('/api/v1/products')) as { items: { id: string; code: string }[] };
  productId = items.find(({ code }) => code === 'listed-companies')?.id ?? '';
  ({
    agreement: { id: agreementId },
  } = (await read(`/api/v1/products/${productId}`)) as { agreement: { id: string } });
});
afterAll(() => demo?.close());

const end = ({ page }: Visitor) => page.getByRole('region', { name: '终止与退出', exact: true });

async function propose(who: Visitor, ground: string, statement: string): Promise<void> {
  await who.open(`/agreements/${agreementId}`);
  await who.follow('提请终止授权');
  await who.heading('提请终止授权');
  await who.pick('终止情形（公开）', '', ground);
  await who.fill('事实与理由（各方可见，不公开）', statement);
  await who.page.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
}

it('the page of an agreement says on what it may end, and what an end reaches', async () => {
  const body = await office.as('implementing');
  await body.open(`/agreements/${agreementId}`);
  await body.heading(`协议 ${number}`);
  const part = end(body);
  await part.getByText('泄露数据或转让授权').waitFor();
  await part.getByText('提前 30 日通知').waitFor();
  await part.getByText(/枢关村上市企业名录接口/).waitFor();
  await part.getByText(/公枢农村商业银行/).waitFor();
});

it('a proposed end that the other body declines leaves it in force, and says why', async () => {
  const body = await office.as('implementing');
  await propose(body, '法定或约定的终止情形', '名录来源单位拟调整开放范围，提请终止。');
  await body.press('提请终止授权');
  const authorising = await office.as('authorising');
  await authorising.toTask('决定是否终止授权', number);
  await authorising.page.getByText('名录来源单位拟调整开放范围').first().waitFor();
  await authorising.page.getByText('决定后 30 日').waitFor();
  await authorising.picture('termination-decision');
  await authorising.page.locator('summary').filter({ hasText: '不同意终止' }).click();
  const form = authorising.form('不同意终止');
  await authorising.fill('理由', '调整尚未作出，授权照常。', form);
  await authorising.press('不同意终止');
  await body.open(`/agreements/${agreementId}`);
  await end(body).getByText('调整尚未作出，授权照常。').waitFor();
  await end(body).getByText('不同意终止').first().waitFor();
  // It may be proposed again.
  await body.page.getByRole('link', { name: '提请终止授权' }).waitFor();
});

it('a breach is decided by the other body, once it has checked the effect', async () => {
  const body = await office.as('implementing');
  await propose(body, '泄露数据或转让授权', '审计发现把取得的结果转给了第三方使用。');
  await body.picture('termination-proposed');
  await body.press('提请终止授权');
  const authorising = await office.as('authorising');
  await authorising.toTask('决定是否终止授权', number);
  await authorising.page.getByText('审计发现把取得的结果转给了第三方使用').first().waitFor();
  const form = authorising.form('决定终止授权');
  await authorising.fill('决策文号（会议纪要等）', '枢政纪〔2026〕19号', form);
  await authorising.fill('决策日期', '2026-01-20', form);
  expect(await authorising.button('决定终止授权').isEnabled()).toBe(false);
  await form.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await authorising.press('决定终止授权');
});

it('then it is over at once: the agreement, its products and the orders; the exit begins', async () => {
  const body = await office.as('implementing');
  await body.open(`/agreements/${agreementId}`);
  await end(body).getByText('枢政纪〔2026〕19号 2026-01-20').waitFor();
  await end(body).getByText('已终止').first().waitFor();
  expect(await body.page.getByRole('link', { name: '提请终止授权' }).count()).toBe(0);
  await end(body).getByRole('cell', { name: '删除数据' }).waitFor();
  // What the hub does itself is done with the decision, and has its entry in the log.
  const stopped = step(body, '停止访问');
  await stopped.getByText('系统执行').waitFor();
  await stopped.getByRole('link', { name: '查看凭证' }).waitFor();
  await body.picture('termination-over');
  // Off the list, and no longer there to be ordered or called.
  expect((await demo.program.get(`/api/v1/products/${productId}`)).status).toBe(404);
  const buyer = await office.as('buyer');
  await buyer.follow('数据产品', buyer.page.getByRole('banner'));
  await buyer.heading('数据产品');
  await buyer.page.getByRole('link', { name: '各区居民补贴统计' }).waitFor();
  expect(await buyer.page.getByRole('link', { name: '枢关村上市企业名录接口' }).count()).toBe(0);
});

const how = '办理情况（返还、删除了什么，何时，由谁）';
const step = (who: Visitor, title: string) => end(who).getByRole('row').filter({ hasText: title });

async function confirm(who: Visitor, title: string, statement: string): Promise<void> {
  await who.toTask(`退出事项·${title}`, number);
  await who.fill(how, statement);
  await who.page.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await who.press('确认退出事项办结');
}

it('the operator confirms a step of the exit, and the bodies see it', async () => {
  await confirm(await office.as('operator'), '删除数据', '已删除开发环境中的全部数据，由运维主管复核。');
  const body = await office.as('implementing');
  await body.open(`/agreements/${agreementId}`);
  const deleted = step(body, '删除数据');
  await deleted.getByText('已删除开发环境中的全部数据').waitFor();
  await deleted.getByText('办结').first().waitFor();
});

it('the implementing body confirms what is its own, and the key is destroyed with its proof in the log', async () => {
  const body = await office.as('implementing');
  await confirm(body, '安全审计', '已完成退出安全审计，未发现残留副本。');
  await body.open(`/agreements/${agreementId}`);
  await step(body, '安全审计').getByText('实施机构确认').waitFor();
  await step(body, '安全审计').getByText('已完成退出安全审计').waitFor();
  const key = step(body, '销毁密钥');
  await key.getByText('系统执行').waitFor();
  await key.getByRole('link', { name: '查看凭证' }).click();
  await body.heading(/凭证|证据/);
  await body.picture('exit-key-destroyed');
});
