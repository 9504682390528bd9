import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt } from '#foundation';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type Accounts, billed, openAccounts, party } from './ground.ts';
import { outcomeOf } from './outcome.ts';

const { operator, security } = people;
let accounts: Accounts;
let number = 0;
const act = (by: Parameters<Accounts['ground']['act']>[0], name: string, input: object) =>
  outcomeOf(accounts.ground.act(by, `pricing.${name}`, input));
const today = () => dateAt(accounts.ground.db.clock.now()).toString();
const pay = (billId: string, amount: string, more: object = {}) =>
  act(operator, 'record-payment', {
    billId,
    amount,
    paidOn: today(),
    payer: '示例bank',
    reference: `SLIP${++number}`,
    ...more,
  });
describe('benefit sharing by contribution', () => {
  beforeAll(async () => {
    accounts = await openAccounts({
      benefitSharing: [
        { to: party('authority', 'A'), way: 'non-tax-revenue', share: '0.1', of: 'revenue' },
        { to: party('bureau', 'B'), way: 'money', share: '0.02', of: 'revenue', dividedBy: 'contribution' },
        {
          to: party('registry', 'F'),
          way: 'money',
          share: '0.04',
          of: 'revenue',
          dividedBy: 'contribution',
        },
      ] as never,
    });
    // One of the three compared items, beside the number that is asked about, comes from another institution than the register itself.
    await accounts.rows(`UPDATE catalog.item SET source_organisation = $1 WHERE id = 'allowance'`, [
      organisations.registry,
    ]);
    expect(await pay(await billed(accounts, 1000), '200')).toBe('done');
  }, 120_000);
  afterAll(() => accounts?.ground.close());

  it('divides what the two get together by the items that reach the answer, and proves it', async () => {
    expect(await act(operator, 'propose-sharing', { agreementId: accounts.agreementId, cost: '0' })).toBe(
      'done',
    );
    const [{ id }] = (await accounts.rows('SELECT id FROM pricing.sharing')) as [{ id: string }];
    const proof = (await accounts.read(security, 'pricing.sharing', { id })).value;
    const parts = proof.contributions.map(
      ({ columns, columnsOf, part }: { columns: number; columnsOf: number; part: string }) => [
        columns,
        columnsOf,
        part,
      ],
    );
    expect(parts.toSorted()).toEqual([
      [1, 4, '47.17'],
      [3, 4, '141.51'],
    ]);
    // 188.68 × 0.06 = 3.77 + 7.55, the pool by agreed shares; by contribution three quarters and one quarter of it.
    expect(proof.lines.map(({ amount }: { amount: string }) => amount)).toEqual(['18.87', '8.49', '2.83']);
    expect(proof.lines[1].formula.zh).toContain('贡献度 141.51/188.68');
    expect(await accounts.faults()).toEqual([]);
  });

  it('is found out when somebody changes the weights, or lineage says otherwise', async () => {
    await accounts.rows('UPDATE pricing.sharing_line SET weight = weight + 1 WHERE line = 2');
    expect((await accounts.faults()).length).toBe(1);
    await accounts.rows('UPDATE pricing.sharing_line SET weight = weight - 1 WHERE line = 2');
    expect(await accounts.faults()).toEqual([]);
    await expect(accounts.rows('DELETE FROM pricing.sharing_contribution')).rejects.toThrow('never edited');
  });
});
