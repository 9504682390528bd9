import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Action, type Actor, type AnyAct, ok, type Subject, type Tx } from '#foundation';
import { createPerform, decide, loadPolicies, roleCodes, withoutPolicies } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { allModules } from '../../programs/server/modules.ts';

/*
 * Each act that the register of acts marks as a second step of two people, through the real executor and policies and on a database: one person
 * takes the first step, and then tries the second, from another post, with every role there is, and also both at once. Only what the act is about
 * and what it does are stood in for: a first step that is kept in a table, and a line that it was done.
 */

const modules = await allModules();
const policies = loadPolicies(modules, 'one-person-twice');
const withoutFourEyes = withoutPolicies(modules, ['house.four-eyes'], 'one-person-twice-planted');
const secondSteps = modules.flatMap(({ acts = [] }) => acts.filter(({ fourEyes }) => fourEyes));

/** Kinds that things have anywhere in the house: an act is tried on the one that its policies speak of. */
const kinds = [
  ...new Set([
    ...modules.flatMap(({ subjects = {} }) => Object.keys(subjects)),
    ...modules.flatMap(({ acts = [] }) => acts.flatMap(({ subject }) => subject.opens ?? [])),
    // Of those that no task shows.
    ...modules
      .flatMap(({ policies: folder }) =>
        folder ? readdirSync(folder).map((file) => new URL(file, folder)) : [],
      )
      .filter((file) => file.pathname.endsWith('.cedar'))
      .flatMap((file) =>
        [
          ...readFileSync(file, 'utf8').matchAll(
            /resource\.kind == "([a-z-]+)"|\[([^\]]*)\]\.contains\(resource\.kind\)/g,
          ),
        ].flatMap(([, one, list]) =>
          one ? [one] : [...(list ?? '').matchAll(/"([a-z-]+)"/g)].map(([, kind]) => kind!),
        ),
      ),
  ]),
];
const sides: readonly Partial<Subject>[] = [
  { owner: 'org_own', handler: 'org_own', parties: ['org_own'] },
  { owner: 'org_other', handler: 'org_own', parties: ['org_own'] },
  { owner: 'org_own', handler: 'org_other', parties: ['org_own'] },
  { owner: 'org_other', handler: 'org_other', parties: ['org_own'] },
];

const person = (id: string, post: string, roles: readonly string[]): Actor => ({
  kind: 'person',
  personId: id as 'per_x',
  postId: post as 'pst_x',
  organisationId: 'org_own',
  roles,
});

/** Texts of the permits, with their effects before them. */
const permits = modules.flatMap(({ policies: folder }) =>
  folder
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.cedar'))
        .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/(?=@id\()/))
        .filter((one) => /\npermit\b/.test(one))
    : [],
);

const found = new Map<string, { readonly thing: Subject; readonly role: string } | null>();
/** A thing and a role with which somebody may take the step: of those that the permits name which speak of the act. */
function ground(act: AnyAct) {
  const known = found.get(act.name);
  if (known !== undefined) return known;
  const words = new Set(
    permits
      .filter((one) => one.includes(`"${act.name}"`))
      .flatMap((one) => [...one.matchAll(/"([a-z-]+)"/g)].map(([, word]) => word!)),
  );
  const named = kinds.filter((kind) => words.has(kind));
  const able = roleCodes.filter((role) => words.has(role));
  const tried = (named.length > 0 ? named : ['thing']).flatMap((kind) =>
    sides.flatMap((side) =>
      [undefined, ...words].flatMap((state) =>
        (able.length > 0 ? able : roleCodes).map((role) => ({
          thing: { kind, id: 'x', authors: [], ...side, ...(state ? { state } : {}) } as Subject,
          role,
        })),
      ),
    ),
  );
  const fit =
    tried.find(
      ({ thing, role }) => decide(policies, person('per_other', 'pst_2', [role]), act.name, thing).allowed,
    ) ?? null;
  found.set(act.name, fit);
  return fit;
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase(modules.filter(({ name }) => name === 'identity'));
  await db.pool.query('CREATE TABLE first_step (person text NOT NULL)');
  await db.pool.query('CREATE TABLE second_done (person text NOT NULL)');
});
afterAll(() => db?.close());
beforeEach(() => db.pool.query('TRUNCATE first_step, second_done, identity.second_step, kernel.act_log'));

const performWith = (set: typeof policies) =>
  createPerform({
    database: db.database,
    policies: set,
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });

const standIn = (act: AnyAct, thing: Subject, run: (actor: Actor, tx: Tx) => Promise<unknown>): Action =>
  ({
    ...act,
    kind: 'action',
    idempotent: false,
    input: Type.Object({}),
    output: Type.Object({}),
    subject: async (tx: Tx) => {
      const { rows } = await sql<{ person: string }>`SELECT person FROM first_step`.execute(tx.tables());
      return { ...thing, authors: rows.map((row) => row.person) };
    },
    run: async (actor: Actor, _input: object, tx: Tx) => {
      await run(actor, tx);
      return ok({});
    },
  }) as unknown as Action;

const entered = (table: string) => async (actor: Actor, tx: Tx) => {
  await sql`INSERT INTO ${sql.table(table)} VALUES (${(actor as { personId: string }).personId})`.execute(
    tx.tables(),
  );
};

/** The first step is an act without four eyes: it takes a moment until it is committed. */
const firstOf = (act: AnyAct, thing: Subject): Action => ({
  ...standIn(act, thing, async (actor, tx) => {
    await entered('first_step')(actor, tx);
    await sql`SELECT pg_sleep(0.02)`.execute(tx.tables());
  }),
  fourEyes: false,
});
const secondOf = (act: AnyAct, thing: Subject): Action => standIn(act, thing, entered('second_done'));

let calls = 0;
const call = () => ({ requestId: `req_${++calls}` });
const rowsOf = async (table: string): Promise<readonly { person: string }[]> =>
  (await db.pool.query(`SELECT * FROM ${table}`)).rows;

describe('one person in both roles', () => {
  it('is tried on every act that takes two people', () => {
    expect(secondSteps.length).toBeGreaterThan(90);
    // Each of them is somebody's: otherwise that it is refused would say nothing.
    expect(secondSteps.filter((act) => !ground(act)).map(({ name }) => name)).toEqual([]);
  });

  it.each(secondSteps.map((act) => [act.name, act] as const))('does not take the step %s', async (_, act) => {
    const { thing, role } = ground(act)!;
    const perform = performWith(policies);
    const me = person('per_me', 'pst_1', [role]);
    const meElsewhere = person('per_me', 'pst_2', [role]);
    const first = firstOf(act, thing);
    const second = secondOf(act, thing);
    // One after the other, and both at once.
    expect((await perform(me, first, {}, call())).ok).toBe(true);
    for (const alone of [me, meElsewhere]) {
      const refused = await perform(alone, second, {}, call());
      expect(refused.ok ? 'done' : refused.problem.data?.['policy']).toBe('house.four-eyes');
    }
    await db.pool.query('TRUNCATE first_step');
    const [, atOnce] = await Promise.all([
      perform(me, first, {}, call()),
      new Promise((resolve) => setTimeout(resolve, 5)).then(() => perform(meElsewhere, second, {}, call())),
    ]);
    const [begun] = await rowsOf('first_step');
    expect(begun).toEqual({ person: 'per_me' });
    // Whichever came first: the second step is not taken by who had taken the first.
    if (atOnce?.ok) await db.pool.query('TRUNCATE second_done, identity.second_step');
    const again = await perform(meElsewhere, second, {}, call());
    expect(again.ok).toBe(false);
    expect(await rowsOf('second_done')).toEqual([]);
    expect(await rowsOf('identity.second_step')).toEqual([]);
    const { rows } = await db.pool.query('SELECT DISTINCT outcome FROM kernel.act_log WHERE act = $1', [
      act.name,
    ]);
    expect(rows.map(({ outcome }) => outcome)).toContain('request/forbidden');
    // Another person takes it, and it is kept who took which.
    expect((await perform(person('per_other', 'pst_2', [role]), second, {}, call())).ok).toBe(true);
    const kept = await db.pool.query('SELECT person_id, first_persons FROM identity.second_step');
    expect(kept.rows).toEqual([{ person_id: 'per_other', first_persons: ['per_me'] }]);
  });

  it('takes them all once the policy is not there that keeps two people apart', async () => {
    const perform = performWith(withoutFourEyes);
    for (const act of secondSteps) {
      const { thing, role } = ground(act)!;
      await db.pool.query('TRUNCATE first_step');
      const me = person('per_me', 'pst_1', [role]);
      await perform(me, firstOf(act, thing), {}, call());
      expect((await perform(me, secondOf(act, thing), {}, call())).ok, act.name).toBe(true);
    }
  });
});
