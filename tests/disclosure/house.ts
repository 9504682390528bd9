import type { Actor } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { keepDailyTotals, keepYearlyDisclosures } from '#platform/supervision';
import { type Accounts, openAccounts } from '../settlement/ground.ts';
import { organisations } from '../verification/town.ts';
import { hireIn } from './hire.ts';

export interface DisclosureHouse {
  readonly accounts: Accounts;
  readonly price: Actor;
  readonly authoriser: Actor;
  readonly secondAuthoriser: Actor;
  /** Of another operator. */
  readonly stranger: Actor;
  /** An act of supervision: `done`, or the code it is refused with. */
  does(actor: Actor, act: string, input: object): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the read answers.
  read(actor: Actor, name: string, input?: object): Promise<any>;
  /** Of 2026. */
  reportOf(kind: string, version?: number): Promise<string>;
  faults(check: string): Promise<readonly string[]>;
}

/** An operation that began on 5 January 2026, with 25 calls, and 15 reports from the public: 12 about products, 3 about officials. */
export async function openDisclosures(): Promise<DisclosureHouse> {
  const accounts = await openAccounts();
  const { rows, ground } = accounts;
  const priceOffice = { organisation: 'org_gggggggggggggggggggggggggg', name: '示例市发展改革委' };
  const elsewhere = { organisation: 'org_hhhhhhhhhhhhhhhhhhhhhhhhhh', name: '他山数据' };
  const authority = { organisation: organisations.authority };
  const house: DisclosureHouse = {
    accounts,
    price: await hireIn(rows, priceOffice, 'price', 'price-authority'),
    stranger: await hireIn(rows, elsewhere, 'stranger', 'operator'),
    authoriser: await hireIn(rows, authority, 'author1', 'authorising-body'),
    secondAuthoriser: await hireIn(rows, authority, 'author2', 'authorising-body'),
    async does(actor, act, input) {
      const done = await ground.act(actor, `supervision.${act}`, input);
      return done.ok ? 'done' : done.problem.code;
    },
    read: (actor, name, input = {}) => accounts.read(actor as never, `supervision.${name}`, input),
    async reportOf(kind, version = 1) {
      const found = await rows(
        'SELECT id FROM supervision.yearly_report WHERE kind = $1 AND year = 2026 AND version = $2',
        [kind, version],
      );
      return found[0]?.id;
    },
    async faults(check) {
      const found = ground.modules
        .flatMap(({ checks = [] }) => [...checks])
        .find(({ name }) => name === check)!;
      const report = await ground.db.database.transaction((tx) => found.run(tx), { mode: 'snapshot' });
      return report.faults.map(({ en }) => en);
    },
  };
  // The ground enters its agreement without the act that says so publicly.
  await ground.db.database.transaction((tx) =>
    appendPublicFact(tx, {
      kind: 'authorisation.in-force',
      subject: accounts.agreementId,
      fact: { version: 1 },
    }),
  );
  await keepDailyTotals(ground.db.database);
  await keepYearlyDisclosures(ground.db.database);
  await ground.tick();
  await accounts.use(25);
  const tip = (id: string, about: string) =>
    rows(
      `INSERT INTO supervision.tip (id, about, thing, statement, digest, code_digest, named, desk, handler, state, received_at)
       VALUES ($1, $2, '某产品', '陈述', $1, $1, false, 'authority', $3, 'received', '2026-03-01Z')`,
      [id, about, organisations.authority],
    );
  for (let n = 0; n < 12; n++) await tip(`tip_p${n}`, 'product');
  for (let n = 0; n < 3; n++) await tip(`tip_c${n}`, 'conduct');
  return house;
}
