import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import type { Actor, Module } from '#foundation';
import { authorisationDatabase } from '#platform/authorisation';
import { evidence } from '#platform/evidence';
import { identity } from '#platform/identity';
import { lineage } from '#platform/lineage';
import { privacy } from '#platform/privacy';
import { type TestDatabase, testDatabase } from '#testkit';
import { operation, operator } from '../../testkit/operation.ts';
import { namedAgreements } from './named-agreements.ts';

const origin = 'test.example/log';
const ports = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] as const };
const unused = () => {
  throw new Error('nothing is counted or compared here');
};
const module = privacy({
  agreements: namedAgreements,
  risk: { count: unused },
  linkage: { keyId: 'none', sketch: unused, begin: unused },
  preview: unused,
  repairs: undefined as never,
});
let db: TestDatabase;

beforeAll(async () => {
  const tablesOf = (name: string): Module =>
    ({ name, migrations: new URL(`../../platform/${name}/store/migrations/`, import.meta.url) }) as Module;
  db = await testDatabase([
    identity,
    evidence(ports),
    lineage,
    tablesOf('catalog'),
    module,
    authorisationDatabase,
  ]);
  for (const id of ['org_bureau', 'org_i', operator]) {
    await db.pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01')`, [id]);
    await db.pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       VALUES ($1, $1, 'bureau', 'municipal', '2020-01-01')`,
      [id],
    );
  }
  await operation(db.database, db.pool).agreement('agr_1');
  await db.pool.query(`UPDATE authorisation.agreement SET number = '枢授〔2026〕1号'`);
  await db.pool.query(
    `INSERT INTO privacy.population (id, name, unit, description, owner, declared_by, declared_at)
     VALUES ('pop_1', '居民', 'person', '全市', 'org_bureau', 'per_1', now())`,
  );
  await db.pool.query(
    `INSERT INTO privacy.share (population_id, agreement_id, epsilon, opened_at) VALUES ('pop_1', 'agr_1', 1, now())`,
  );
  await db.pool.query(
    `INSERT INTO privacy.alarm (id, space, pair, agreement_id, organisation, handler, earlier_call, later_call, cells, state, raised_at)
     VALUES ('alm_1', 's', 'p', 'agr_1', $1, 'org_i', 'cal_1', 'cal_2', 1, 'open', now())`,
    [operator],
  );
});
afterAll(() => db.close());

const person = (organisationId: string, ...roles: string[]): Actor =>
  ({ kind: 'person', personId: 'per_1', postId: 'pst_1', organisationId, roles }) as unknown as Actor;

/** The agreements a page names, as this reader sees them. */
async function named(name: string, actor: Actor, agreementsIn: (answer: never) => readonly unknown[]) {
  const read = module.reads!.find((one) => one.name === name);
  if (read?.kind !== 'read') throw new Error(`no read ${name}`);
  const result = await db.database.transaction((tx) => read.run(actor, {} as never, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) throw new Error(result.problem.code);
  expect(Value.Errors(read.output, result.value)).toEqual([]);
  return agreementsIn(result.value as never);
}
const ofShares = (actor: Actor) =>
  named('privacy.populations', actor, ({ items }: { items: { shares: { agreement: unknown }[] }[] }) =>
    items.flatMap(({ shares }) => shares.map(({ agreement }) => agreement)),
  );
const ofAlarms = (actor: Actor) =>
  named('privacy.alarms', actor, ({ items }: { items: { agreement: unknown }[] }) =>
    items.map(({ agreement }) => agreement),
  );
const seen = (mayOpen: boolean) => [{ id: 'agr_1', number: '枢授〔2026〕1号', mayOpen }];

it('budgets name an agreement by its number, and lead there who may open it', async () => {
  expect(await ofShares(person(operator, 'operator'))).toEqual(seen(true));
  expect(await ofShares(person('org_bureau', 'auditor'))).toEqual(seen(true));
  expect(await ofShares(person('org_bank', 'buyer'))).toEqual(seen(false));
});

it('alarms do so on their list and on the desk of who looks into them', async () => {
  expect(await ofAlarms(person('org_i', 'implementing-body'))).toEqual(seen(true));
  expect(await ofAlarms(person('org_bank', 'buyer'))).toEqual([]);
  const view = await db.database.transaction((tx) => module.subjects!['alarm']!(tx, 'alm_1'));
  expect(view?.facts.map(({ value }) => value)).toContain('枢授〔2026〕1号');
});

it('an agreement that is not there is called by its id and leads nowhere', async () => {
  await db.pool.query(
    `INSERT INTO privacy.share (population_id, agreement_id, epsilon, opened_at) VALUES ('pop_1', 'agr_gone', 1, now() + interval '1 second')`,
  );
  expect(await ofShares(person('org_bureau', 'auditor'))).toContainEqual({
    id: 'agr_gone',
    number: 'agr_gone',
    mayOpen: false,
  });
});
