import { expectOk } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { appendEntry, recordUse } from '#platform/evidence';
import { closeWhatIsOver } from '#platform/pricing';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';

export const party = (name: keyof typeof organisations, letter: string) => ({
  organisationId: organisations[name],
  name: `示例${name}`,
  creditCode: `91310000${letter.repeat(10)}`,
});

type Sharing = AgreementDocument['parts']['money']['settlement'];

export interface Accounts {
  readonly ground: Ground;
  readonly agreementId: string;
  readonly productId: string;
  /** Calls of the bank's, each released now. */
  use(
    calls: number,
    more?: { readonly product?: string; readonly buyer?: string; readonly units?: bigint },
  ): Promise<void>;
  close(): Promise<number>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the columns it looks at.
  rows(sql: string, values?: readonly unknown[]): Promise<any[]>;
  /** The newest statement of the agreement. */
  statement(): Promise<{ readonly id: string }>;
  /** What the checks of the module find. */
  faults(): Promise<readonly string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the read answers.
  read(actor: (typeof people)[keyof typeof people], name: string, input?: object): Promise<any>;
}

/** An agreement that is settled by the month, its product at 0.20 yuan ordered by a bank, on a database of its own. */
export async function openAccounts(
  settlement: Partial<Sharing> = {},
  price: Partial<AgreementDocument['parts']['money']['price']> = {},
): Promise<Accounts> {
  const ground = await prepareGround(undefined, {
    uploads: {
      keep: () => Promise.reject(new Error('nothing is uploaded here')),
      find: async () => null,
      read: async () => Buffer.from(''),
    },
  });
  await ground.serve(residents);
  const document = residentsAgreement((one) => {
    one.parts.money.price = { ...one.parts.money.price, ...price };
    one.parts.money.settlement = {
      ...one.parts.money.settlement,
      period: 'month',
      benefitSharing: [],
      ...settlement,
    };
  });
  const agreementId = await ground.agree(document);
  const { productId } = await ground.offer(agreementId);
  const rows: Accounts['rows'] = async (sql, values = []) =>
    (await ground.db.pool.query(sql, [...values])).rows;
  return {
    ground,
    agreementId,
    productId,
    async use(calls, { product = productId, buyer = organisations.bank, units = 1n } = {}) {
      await ground.db.database.transaction(async (tx) => {
        for (let n = 0; n < calls; n++) {
          const { id } = await appendEntry(tx, { kind: 'query.call', fields: { n } });
          await recordUse(tx, { entry: id, product, agreement: agreementId, purpose, buyer, units });
        }
      });
    },
    close: async () => (await ground.db.database.transaction((tx) => closeWhatIsOver(tx))).closed,
    rows,
    async statement() {
      const [row] = await rows(
        'SELECT * FROM pricing.statement WHERE agreement_id = $1 ORDER BY from_on DESC, issued_at DESC LIMIT 1',
        [agreementId],
      );
      return row;
    },
    async faults() {
      const checks = ground.modules
        .flatMap(({ checks = [] }) => [...checks])
        .filter(({ name }) => name.startsWith('pricing.'));
      const found: string[] = [];
      for (const check of checks) {
        const report = await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
        found.push(...report.faults.map(({ en }) => en));
      }
      return found;
    },
    async read(actor, name, input = {}) {
      const one = ground.modules.flatMap(({ reads = [] }) => [...reads]).find((each) => each.name === name)!;
      return ground.db.database.transaction((tx) => one.run(actor, input as never, tx) as never, {
        mode: 'snapshot',
      });
    },
  };
}

/** A statement of some calls, confirmed and billed; answers the bill's id. */
export async function billed(accounts: Accounts, calls: number, taxRate = 600): Promise<string> {
  const { ground } = accounts;
  await accounts.use(calls);
  ground.db.clock.advance({ hours: 24 * 40 });
  await accounts.close();
  const { id: statementId } = await accounts.statement();
  expectOk(await ground.act(people.buyer, 'pricing.confirm-statement', { statementId }));
  const { billId } = expectOk(
    await ground.act(people.operator, 'pricing.issue-bill', { statementId, taxRate }),
  ) as { billId: string };
  return billId;
}
