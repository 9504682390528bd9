import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Actor, dateAt, type Result } from '#foundation';
import { createPerform, loadPolicies, type Perform } from '#platform/identity';
import { closeWhatIsOver } from '#platform/pricing';
import { type Accounts, openAccounts, party } from '../../settlement/ground.ts';
import { people } from '../../verification/ground.ts';
import { Crash, type CrashPoint, Life, steppingDatabase } from '../release/dying.ts';

const life = new Life();
let accounts: Accounts;
let perform: Perform;
let keys = 0;

beforeAll(async () => {
  accounts = await openAccounts({
    benefitSharing: [
      { to: party('authority', 'A'), way: 'non-tax-revenue', share: '0.2', of: 'revenue', clause: '7.1' },
    ] as never,
  });
  perform = createPerform({
    database: steppingDatabase(accounts.ground.db.database, life),
    policies: loadPolicies(accounts.ground.modules, 'crash-at-settlement'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
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

const act = (actor: Actor, name: string, input: object, idempotencyKey: string): Promise<Result<unknown>> =>
  perform(
    actor,
    accounts.ground.modules.flatMap(({ acts = [] }) => acts).find((one) => one.name === name)!,
    input,
    {
      requestId: `req_${++keys}`,
      idempotencyKey,
    },
  );

/** Do something with a crash at each of its steps, one after the other, and then again; answers how many steps it has. */
async function atEachStep(
  point: CrashPoint,
  prepare: () => Promise<() => Promise<unknown>>,
  table: string,
): Promise<number> {
  for (let step = 1; ; step++) {
    const work = await prepare();
    const before = await count(table);
    life.diesAt(step, point);
    const crashed = await work().then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        return true;
      },
    );
    const died = life.died;
    life.lives();
    const after = await count(table);
    expect([before, before + 1]).toContain(after);
    expect(await accounts.faults(), `${point} step ${step}`).toEqual([]);
    await work();
    expect(await count(table), `again after ${point} step ${step}`).toBe(before + 1);
    if (!died && !crashed) return step - 1;
  }
}

const points = ['before', 'after'] as const;

describe('a process that dies at any step of settlement', () => {
  it.each(points)(
    '%s it closes a period leaves nothing half done, and the next one closes it once',
    async (point) => {
      const database = steppingDatabase(accounts.ground.db.database, life);
      const steps = await atEachStep(
        point,
        async () => {
          await accounts.use(2);
          accounts.ground.db.clock.advance({ hours: 24 * 35 });
          while (dateAt(accounts.ground.db.clock.now()).day < 4)
            accounts.ground.db.clock.advance({ hours: 24 });
          return () => database.transaction((tx) => closeWhatIsOver(tx));
        },
        'statement',
      );
      expect(steps).toBeGreaterThan(15);
      expect(await accounts.faults()).toEqual([]);
    },
    300_000,
  );

  it.each(points)(
    '%s it bills, bills once, and its posting is there with it',
    async (point) => {
      const steps = await atEachStep(
        point,
        async () => {
          const statementId = await stated(3);
          await act(people.buyer, 'pricing.confirm-statement', { statementId }, `confirm ${statementId}`);
          return () =>
            act(people.operator, 'pricing.issue-bill', { statementId, taxRate: 600 }, `bill ${statementId}`);
        },
        'bill',
      );
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
      const steps = await atEachStep(
        point,
        async () => {
          const input = {
            billId,
            amount: '0.37',
            paidOn: dateAt(accounts.ground.db.clock.now()).toString(),
            payer: '示例bank',
            reference: `CRASH${++keys}`,
          };
          return () => act(people.operator, 'pricing.record-payment', input, `pay ${input.reference}`);
        },
        'payment',
      );
      expect(steps).toBeGreaterThan(10);
    },
    300_000,
  );
});
