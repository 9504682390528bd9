import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { Person } from './person.ts';

// The use of a quarter, from the statement to the paid bill and the book, clicked through the portal by buyer and operator.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
const agreement = '1号';

beforeAll(async () => {
  demo = await openDemo();
  const system = await Person.signIn(demo.program.address, 'system');
  // Past the quarter in which the demo's calls were made, and past its closing.
  await system.act('demo.advance-clock', { workingDays: 70 });
});
afterAll(() => demo?.close());

describe('settlement', () => {
  it('gives the buyer a statement out of the meter, which it confirms', async () => {
    const buyer = await demo.office.as('buyer');
    await buyer.rail('我的办件');
    await buyer.untilTask('确认对账单', agreement);
    await buyer.press('确认对账单');
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

  it('shares nothing where the agreement has no rule for it, and says so', async () => {
    const operator = await Person.signIn(demo.program.address, 'operator');
    const { body } = await operator.get('/api/v1/statements');
    const answer = await operator.post('/api/v1/actions/pricing.propose-sharing', {
      agreementId: body.items[0].agreementId,
      cost: '0',
    });
    expect(answer.body.code ?? answer.body.type).toContain('nothing-to-settle');
  });
});
