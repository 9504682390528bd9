import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';

// The use of the months, from the statement to the paid bill, the book and the proof of every share, clicked through the portal by buyer and operator.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
const agreement = '1号';

beforeAll(async () => {
  demo = await openDemo();
  const system = await Person.signIn(demo.program.address, 'system');
  // Past the months in which the demo's calls were made, and past their closing.
  await system.act('demo.advance-clock', { workingDays: 70 });
});
afterAll(() => demo?.close());

describe('settlement', () => {
  it('gives the buyer a statement out of the meter, which it confirms', async () => {
    const buyer = await demo.office.as('buyer');
    await buyer.rail('我的办件');
    await buyer.untilTask('确认对账单', agreement);
    await buyer.press('确认对账单');
    // The other months' statements are confirmed the same way.
    const bank = await Person.signIn(demo.program.address, 'buyer');
    for (const one of (await bank.get('/api/v1/statements')).body.items)
      if (one.state === 'issued') await bank.act('pricing.confirm-statement', { statementId: one.id });
    await buyer.rail('对账单');
    await buyer.follow(new RegExp(agreement));
    await buyer.heading(/^对账单 \d{4}/);
    await buyer.page.getByText('已确认，待开账单').first().waitFor();
    await buyer.picture('statement');
    expect(await buyer.page.locator('main').textContent()).toContain('订单');
  });

  it('is billed by the operator, paid, and stands in the book', async () => {
    const operator = await demo.office.as('operator');
    await operator.toTask('开具账单', agreement);
    await operator.press('开具账单');
    await operator.rail('账单');
    await operator.page
      .locator('main')
      .getByRole('link', { name: /账单〔/ })
      .first()
      .click();
    await operator.heading(/^账单 .*〕1号$/);
    const gross = await operator.page.locator('main').textContent();
    expect(gross).toContain('待付款');
    await operator.follow('登记到账');
    await operator.heading('登记到账');
    const { body } = await (await Person.signIn(demo.program.address, 'operator')).get('/api/v1/bills');
    const [bill] = body.items;
    await operator.fill('到账金额（元）', bill.gross);
    await operator.fill('到账日期', bill.issuedAt.slice(0, 10));
    await operator.fill('付款人名称', bill.buyer);
    await operator.fill('银行流水号', 'SLIP0001');
    await operator.press('登记到账');
    await operator.rail('账单');
    await operator.page.getByText('已结清').first().waitFor();
    await operator.rail('账簿');
    await operator.page.getByText('应交税费').first().waitFor();
    await operator.picture('ledger');
    const { body: trial } = await (await Person.signIn(demo.program.address, 'operator')).get(
      '/api/v1/ledger/trial-balance',
    );
    expect(trial.debit).toBe(trial.credit);
  });

  it('is shared by the agreement, each share with its formula, clause and what the data contributed', async () => {
    const seller = await Person.signIn(demo.program.address, 'operator');
    const { body } = await seller.get('/api/v1/statements');
    const { agreementId } = body.items.find((one: { agreement: string }) =>
      one.agreement.endsWith(agreement),
    );
    const answer = await seller.post('/api/v1/actions/pricing.propose-sharing', { agreementId, cost: '0' });
    expect(answer.body.sharingId).toBeDefined();
    const operator = await demo.office.as('operator');
    await operator.rail('收益分配');
    await operator.follow(/1号/);
    await operator.heading(/收益分配/);
    await operator.page.getByText('数据贡献').first().waitFor();
    const page = await operator.page.locator('main').textContent();
    for (const word of ['公枢市人民政府', '缴', '公枢市民政局', '贡献度', '实施规范'])
      expect(page).toContain(word);
    await operator.picture('sharing-proof');
    const proof = (await seller.get(`/api/v1/sharings/${answer.body.sharingId}`)).body;
    const fen = (yuan: string) => Math.round(Number(yuan) * 100);
    const parts = proof.lines.map(({ amount }: { amount: string }) => fen(amount));
    expect(parts.reduce((sum: number, one: number) => sum + one, fen(proof.kept))).toBe(fen(proof.revenue));
  });
});
