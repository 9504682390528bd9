import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// Consents at the pages: the bank registers two and withdraws one, the desk of the implementing body finds both and withdraws the other.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let office: DemoAtWork['office'];
let productId = '';
const number = '990101199003071239';

beforeAll(async () => {
  demo = await openDemo();
  ({ office } = demo);
  const { items } = (await (await demo.program.get('/api/v1/products')).json()) as {
    items: { id: string; code: string }[];
  };
  productId = items.find(({ code }) => code === 'employment-check')?.id ?? '';
});
afterAll(() => demo?.close());

const part = async (who: Visitor, name: string) => {
  await who.open(`/products/${productId}`);
  const region = who.page.getByRole('region', { name, exact: true });
  await region.waitFor();
  return region;
};

async function register(paper: string, until: string) {
  const buyer = await office.as('buyer');
  const consents = await part(buyer, '授权同意');
  await consents.getByLabel('公民身份号码').fill(number);
  await consents.getByLabel('同意书编号').fill(paper);
  await consents
    .getByLabel('同意书文件')
    .setInputFiles({ name: '同意书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`签名 ${paper}`) });
  await consents.getByText(/^SHA-256 [0-9a-f]{64}$/).waitFor();
  await consents.getByLabel('有效至（含当日）').fill(until);
  await consents.getByRole('button', { name: '登记并取得凭码' }).click();
  return { buyer, consents };
}

async function withdraw(who: Visitor, paper: string, reason: string): Promise<void> {
  await who.page
    .getByRole('row')
    .filter({ has: who.page.getByRole('rowheader', { name: paper, exact: true }) })
    .getByRole('link', { name: '撤回' })
    .click();
  await who.heading('撤回授权同意');
  await who.page.getByText(paper).first().waitFor();
  await who.fill('撤回事由', reason);
  await who.page.getByRole('checkbox', { name: '我已核对上面的影响' }).check();
  await who.press('撤回授权同意');
}

it('a day that is over is refused, and the form stays as it was filled in', async () => {
  const { consents } = await register('授权同意书〔2026〕801号', '2025-12-31');
  await consents.getByRole('alert').getByText('不能早于今天').waitFor();
  expect(await consents.getByLabel('公民身份号码').inputValue()).toBe(number);
});

it('a consent that is registered gives its token once, and stands in the list without who gave it', async () => {
  for (const paper of ['授权同意书〔2026〕801号', '授权同意书〔2026〕802号']) {
    const { buyer, consents } = await register(paper, '2028-12-31');
    await consents.getByText(/^cns_[0-9a-z]{26}\.2028-12-31\./).waitFor();
    await buyer.picture('consent-registered');
    expect(await consents.getByLabel('公民身份号码').inputValue()).toBe('');
  }
  const consents = await part(await office.as('buyer'), '授权同意');
  await consents.getByRole('rowheader', { name: '授权同意书〔2026〕801号' }).waitFor();
  const told = await consents.textContent();
  expect(told).not.toContain(number);
  expect(told).not.toMatch(/cns_[0-9a-z]{26}\./);
});

it('its organisation withdraws it as the person asks', async () => {
  const buyer = await office.as('buyer');
  await part(buyer, '授权同意');
  await withdraw(buyer, '授权同意书〔2026〕801号', '本人来函要求撤回');
  const consents = await part(buyer, '授权同意');
  await consents
    .getByRole('row')
    .filter({ hasText: '授权同意书〔2026〕801号' })
    .getByText('已撤回')
    .waitFor();
});

it('the desk finds what a person consented to, and withdraws it; an address holds nothing of whom', async () => {
  const desk = await office.as('desk');
  const visit = await part(desk, '个人来访');
  await visit.getByLabel('公民身份号码').fill(number);
  await visit.getByRole('button', { name: /^查\s*找$/ }).click();
  const row = (paper: string) => visit.getByRole('row').filter({ hasText: paper });
  await row('授权同意书〔2026〕801号').getByText('已撤回').waitFor();
  await row('授权同意书〔2026〕802号').getByRole('link', { name: '撤回' }).waitFor();
  expect(await row('授权同意书〔2026〕801号').getByRole('link', { name: '撤回' }).count()).toBe(0);
  await desk.picture('person-at-the-desk');
  expect(desk.page.url()).not.toContain(number);
  await withdraw(desk, '授权同意书〔2026〕802号', '本人到窗口要求撤回');
  expect(desk.page.url()).not.toContain(number);
  const again = await part(desk, '个人来访');
  expect(await again.getByLabel('公民身份号码').inputValue()).toBe('');
});

it('who has no order and no such post sees neither part', async () => {
  const operator = await office.as('operator');
  await operator.open(`/products/${productId}`);
  await operator.page.getByRole('heading', { level: 1 }).waitFor();
  for (const name of ['授权同意', '个人来访'])
    expect(await operator.page.getByRole('region', { name, exact: true }).count()).toBe(0);
});
