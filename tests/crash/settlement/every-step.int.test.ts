import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dateAt } from '#foundation';
import { closeWhatIsOver } from '#platform/pricing';
import { type Accounts, openAccounts, party } from '../../settlement/ground.ts';
import { people } from '../../verification/ground.ts';
import { type CrashPoint, Life, steppingDatabase } from '../release/dying.ts';
import { atEachStep, dyingActor } from './at-each-step.ts';

const life = new Life();
let accounts: Accounts;
let act: ReturnType<typeof dyingActor>;
let keys = 0;

beforeAll(async () => {
  accounts = await openAccounts({
    benefitSharing: [
      { to: party('authority', 'A'), way: 'non-tax-revenue', share: '0.2', of: 'revenue', clause: '7.1' },
    ] as never,
  });
  act = dyingActor(accounts.ground, life, 'crash-at-settlement');
}, 120_000);
afterEach(() => life.lives());
afterAll(() => accounts?.ground.close());

const count = async (table: string): Promise<number> =>
  (await accounts.rows(`SELECT count(*)::int AS n FROM pricing.${table}`))[0].n;

/** A month of some calls, closed by a process that lives. */
async function stated(calls: number): Promise<string> {
  await accounts.use(calls);
  accounts.ground.db.clock.advance({ hours: 24 * 35 });
  expect(await accounts.close()).toBeGreaterThan(0);
  return (await accounts.statement()).id;
}

/** Something that writes one row of a table, cut off at each of its steps. */
const writing = (point: CrashPoint, table: string, prepare: () => Promise<() => Promise<unknown>>) =>
  atEachStep(life, point, async (step) => {
    const work = await prepare();
    const before = await count(table);
    return {
      work,
      happened: async () => (await count(table)) - before,
      left: async () => expect(await accounts.faults(), `${point} step ${step}`).toEqual([]),
    };
  });

const points = ['before', 'after'] as const;

describe('a process that dies at any step of settlement', () => {
  it.each(points)(
    '%s it closes a period leaves nothing half done, and the next one closes it once',
    async (point) => {
      const database = steppingDatabase(accounts.ground.db.database, life);
      const steps = await writing(point, 'statement', async () => {
        await accounts.use(2);
        accounts.ground.db.clock.advance({ hours: 24 * 35 });
        while (dateAt(accounts.ground.db.clock.now()).day < 4)
          accounts.ground.db.clock.advance({ hours: 24 });
        return () => database.transaction((tx) => closeWhatIsOver(tx));
      });
      expect(steps).toBeGreaterThan(15);
      expect(await accounts.faults()).toEqual([]);
    },
    300_000,
  );

  it.each(points)(
    '%s it bills, bills once, and its posting is there with it',
    async (point) => {
      const steps = await writing(point, 'bill', async () => {
        const statementId = await stated(3);
        await act(people.buyer, 'pricing.confirm-statement', { statementId }, `confirm ${statementId}`);
        return () =>
          act(people.operator, 'pricing.issue-bill', { statementId, taxRate: 600 }, `bill ${statementId}`);
      });
      expect(steps).toBeGreaterThan(15);
    },
    300_000,
  );

  it.each(points)(
    '%s it records a payment, records it once',
    async (point) => {
      const statementId = await stated(1000);
      await act(people.buyer, 'pricing.confirm-statement', { statementId }, `confirm ${statementId}`);
      const bill = await act(
        people.operator,
        'pricing.issue-bill',
        { statementId, taxRate: 600 },
        `bill ${statementId}`,
      );
      const { billId } = (bill as { value: { billId: string } }).value;
      const steps = await writing(point, 'payment', async () => {
        const input = {
          billId,
          amount: '0.37',
          paidOn: dateAt(accounts.ground.db.clock.now()).toString(),
          payer: '示例bank',
          reference: `CRASH${++keys}`,
        };
        return () => act(people.operator, 'pricing.record-payment', input, `pay ${input.reference}`);
      });
      expect(steps).toBeGreaterThan(10);
    },
    300_000,
  );
});
