import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, dateAt, expectOk } from '#foundation';
import { type Accounts, billed, openAccounts, party } from '../../settlement/ground.ts';
import { people } from '../../verification/ground.ts';
import { Life } from '../release/dying.ts';
import { type AboutToHappen, atEachStep, dyingActor } from './at-each-step.ts';

// Closing, billing and payment are in every-step.int.test.ts; here what comes after them: disputes, credit notes, refunds, write-offs,
// sharing, the treasury, what is done in kind, and the exit that waits for the accounts.

const life = new Life();
let accounts: Accounts;
let act: ReturnType<typeof dyingActor>;
/** A bill that takes many small payments, credits and refunds. */
let bigBill: string;
let keys = 0;

beforeAll(async () => {
  accounts = await openAccounts({
    benefitSharing: [
      { to: party('authority', 'A'), way: 'non-tax-revenue', share: '0.2', of: 'revenue' },
      {
        to: party('bureau', 'B'),
        way: 'data-governance',
        share: '0.3',
        of: 'revenue',
        dividedBy: 'contribution',
      },
    ] as never,
  });
  act = dyingActor(accounts.ground, life, 'crash-at-corrections');
  bigBill = await billed(accounts, 2000);
}, 120_000);
afterEach(() => life.lives());
afterAll(() => accounts?.ground.close());

const today = () => dateAt(accounts.ground.db.clock.now()).toString();
const rows = (sql: string, values: readonly unknown[] = []) => accounts.rows(sql, values);
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await rows(`SELECT count(*)::int AS n FROM ${sql}`, values))[0].n;

/** By a process that lives. */
const done = async (actor: Actor, name: string, input: object) =>
  expectOk(await accounts.ground.act(actor, `pricing.${name}`, input)) as { readonly [id: string]: string };

const about = (actor: Actor, name: string, input: object, happened: () => Promise<number>): AboutToHappen => {
  const key = `crash ${++keys}`;
  return { work: () => act(actor, name, input, key), happened };
};

async function statement(): Promise<string> {
  await accounts.use(3);
  accounts.ground.db.clock.advance({ hours: 24 * 35 });
  expect(await accounts.close()).toBeGreaterThan(0);
  return (await accounts.statement()).id;
}
const reason = '其中一次为重复调用';
const opinion = '核对无误，同意';

async function dispute(): Promise<AboutToHappen> {
  const statementId = await statement();
  return about(people.buyer, 'pricing.dispute-statement', { statementId, lines: [{ line: 1, reason }] }, () =>
    count(`pricing.statement WHERE id = $1 AND state = 'disputed'`, [statementId]),
  );
}
async function decideDispute(): Promise<AboutToHappen> {
  const statementId = await statement();
  await done(people.buyer, 'dispute-statement', { statementId, lines: [{ line: 1, reason }] });
  return about(
    people.security,
    'pricing.decide-dispute',
    { statementId, decisions: [{ line: 1, quantity: '2', reason }] },
    () =>
      count(`pricing.statement WHERE id = $1 AND state = 'confirmed' AND accepted_fen = 40`, [statementId]),
  );
}
const credit = { line: 1, amount: '0.01', reason: '单价有误' };
async function proposeCredit(): Promise<AboutToHappen> {
  const before = await count('pricing.credit_note');
  return about(
    people.operator,
    'pricing.propose-credit-note',
    { billId: bigBill, ...credit },
    async () => (await count('pricing.credit_note')) - before,
  );
}
async function approveCredit(): Promise<AboutToHappen> {
  const { creditNoteId } = await done(people.operator, 'propose-credit-note', { billId: bigBill, ...credit });
  return about(people.secondOperator, 'pricing.approve-credit-note', { creditNoteId, opinion }, () =>
    count(`pricing.credit_note WHERE id = $1 AND state = 'approved'`, [creditNoteId]),
  );
}
async function refund(): Promise<AboutToHappen> {
  const billId = await billed(accounts, 1);
  await done(people.operator, 'record-payment', {
    billId,
    amount: '1',
    paidOn: today(),
    payer: '示例bank',
    reference: `MORE${++keys}`,
  });
  return about(
    people.secondOperator,
    'pricing.record-refund',
    { billId, amount: '0.5', reference: `BACK${++keys}` },
    () => count('pricing.refund WHERE bill_id = $1', [billId]),
  );
}
async function writeOff(): Promise<AboutToHappen> {
  const billId = await billed(accounts, 1);
  return about(people.secondOperator, 'pricing.write-off-bill', { billId, reason: '购买方破产' }, () =>
    count('pricing.write_off WHERE bill_id = $1', [billId]),
  );
}

/** A little of the big bill is paid: there is something to share. */
const received = () =>
  done(people.operator, 'record-payment', {
    billId: bigBill,
    amount: '0.37',
    paidOn: today(),
    payer: '示例bank',
    reference: `PART${++keys}`,
  });
const proposed = async () => {
  await received();
  return (await done(people.operator, 'propose-sharing', { agreementId: accounts.agreementId, cost: '0' }))[
    'sharingId'
  ]!;
};
const decided = async () => {
  const sharingId = await proposed();
  await done(people.security, 'approve-sharing', { sharingId, opinion });
  return sharingId;
};
async function proposeSharing(): Promise<AboutToHappen> {
  await received();
  const before = await count('pricing.sharing');
  return about(
    people.operator,
    'pricing.propose-sharing',
    { agreementId: accounts.agreementId, cost: '0' },
    async () => (await count('pricing.sharing')) - before,
  );
}
async function withdrawSharing(): Promise<AboutToHappen> {
  const sharingId = await proposed();
  return about(people.operator, 'pricing.withdraw-sharing', { sharingId }, () =>
    count(`pricing.sharing WHERE id = $1 AND state = 'withdrawn'`, [sharingId]),
  );
}
async function approveSharing(): Promise<AboutToHappen> {
  const sharingId = await proposed();
  return about(people.security, 'pricing.approve-sharing', { sharingId, opinion }, () =>
    count(`pricing.sharing WHERE id = $1 AND state = 'decided'`, [sharingId]),
  );
}
async function toTheTreasury(): Promise<AboutToHappen> {
  const sharingId = await decided();
  return about(
    people.operator,
    'pricing.record-payout',
    {
      sharingId,
      line: 1,
      payee: '国家金库示例市支库',
      treasuryNotice: `FS-${++keys}`,
      reference: `OUT${keys}`,
      paidOn: today(),
    },
    () => count('pricing.payout WHERE sharing_id = $1', [sharingId]),
  );
}
const inKind = { line: 2, what: '补齐缺失字段并去重', value: '0.01' };
async function deliver(): Promise<AboutToHappen> {
  const sharingId = await decided();
  return about(
    people.operator,
    'pricing.record-delivery',
    { sharingId, ...inKind, deliveredOn: today() },
    () => count('pricing.delivery WHERE sharing_id = $1', [sharingId]),
  );
}
async function confirmDelivery(): Promise<AboutToHappen> {
  const sharingId = await decided();
  const { deliveryId } = await done(people.operator, 'record-delivery', {
    sharingId,
    ...inKind,
    deliveredOn: today(),
  });
  return about(people.source, 'pricing.confirm-delivery', { deliveryId, opinion }, () =>
    count(`pricing.delivery WHERE id = $1 AND state = 'confirmed'`, [deliveryId]),
  );
}

/** What a round left open stands in the way of the next one. */
async function clear(): Promise<void> {
  const [open] = await rows(`SELECT id FROM pricing.sharing WHERE state = 'proposed'`);
  if (open) await done(people.operator, 'withdraw-sharing', { sharingId: open.id });
}

const all: readonly (readonly [string, () => Promise<AboutToHappen>])[] = [
  ['a dispute', dispute],
  ['the decision on a dispute', decideDispute],
  ['a credit note proposed', proposeCredit],
  ['a credit note approved', approveCredit],
  ['a refund', refund],
  ['a write-off', writeOff],
  ['a sharing drawn up', proposeSharing],
  ['a sharing taken back', withdrawSharing],
  ['a sharing decided', approveSharing],
  ['a payment to the treasury', toTheTreasury],
  ['something done in kind', deliver],
  ['what was done in kind confirmed', confirmDelivery],
];

describe.each(['before', 'after'] as const)('a process that dies %s any step', (point) => {
  it.each(all)(
    'of %s leaves nothing half done, and asked again it happens once',
    async (_name, prepare) => {
      const steps = await atEachStep(life, point, async () => ({ ...(await prepare()), over: clear }));
      // Once for all rounds: what is written is never edited, so whatever one of them left behind is still there.
      expect(await accounts.faults(), point).toEqual([]);
      expect(steps).toBeGreaterThan(8);
    },
    300_000,
  );
});

describe('the exit of an agreement whose accounts are settled', () => {
  it.each(['before', 'after'] as const)(
    'is confirmed once by a process that dies %s any step of it',
    async (point) => {
      const own = await openAccounts();
      const dying = dyingActor(own.ground, life, `crash-at-exit-${point}`);
      try {
        // Another step stays open, so that the exit is not over with this one.
        await own.rows(
          `INSERT INTO authorisation.exit_step (id, agreement_id, step, by_role, due_on, opened_at)
           VALUES ('ext_other', $1, 'hand-over-logs', 'operator', '2026-12-01', now())`,
          [own.agreementId],
        );
        const steps = await atEachStep(life, point, async (step) => {
          const exitStepId = `ext_${point}${step}`;
          await own.rows(
            `INSERT INTO authorisation.exit_step (id, agreement_id, step, by_role, due_on, opened_at)
             VALUES ($1, $2, 'settle-accounts', 'operator', '2026-12-01', now())`,
            [exitStepId, own.agreementId],
          );
          const input = { exitStepId, statement: '账目已经结清' };
          return {
            work: () =>
              dying(people.operator, 'authorisation.confirm-exit-step', input, `exit ${exitStepId}`),
            happened: async () =>
              (
                await own.rows(
                  'SELECT count(*)::int AS n FROM authorisation.exit_step WHERE id = $1 AND confirmed_at IS NOT NULL',
                  [exitStepId],
                )
              )[0].n,
            over: async () => {
              expect(await own.faults()).toEqual([]);
              await own.rows('DELETE FROM authorisation.exit_step WHERE id = $1', [exitStepId]);
            },
          };
        });
        expect(steps).toBeGreaterThan(8);
      } finally {
        await own.ground.close();
      }
    },
    300_000,
  );
});
