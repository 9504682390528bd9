import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, publicActor, type Read } from '#foundation';
import { loadPolicies } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { allModules } from '../modules.ts';

let db: TestDatabase;
let read: Read;

beforeAll(async () => {
  const described = await allModules();
  const policies = loadPolicies(described);
  const modules = await allModules({ policies: () => policies });
  read = modules
    .flatMap((module) => [...(module.reads ?? [])])
    .find(({ name }) => name === 'site.acts-on') as Read;
  db = await testDatabase(modules);
  await db.pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ('org_own', '2020-01-01')`);
  await db.pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
     VALUES ('org_own', '民政局', 'government-department', 'prefecture', '2020-01-01')`,
  );
  await db.pool.query(
    `INSERT INTO catalog.resource (id, title, title_key, source_organisation, summary, formats, protected_units, archived, search,
       created_at, changed_at)
     VALUES ('res_own', '名册', '名册', 'org_own', '摘要', '{}', '[]', false, '', now(), now())`,
  );
});
afterAll(() => db.close());

const person = (organisationId: `org_${string}`, roles: readonly string[]): Actor => ({
  kind: 'person',
  personId: 'per_me',
  postId: 'pst_mine',
  organisationId,
  roles,
});
async function actsOn(actor: Actor, id: string, kind = 'resource') {
  const result = await db.database.transaction((tx) => read.run(actor, { kind, id } as never, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) throw new Error(result.problem.code);
  expect(Value.Errors(read.output, result.value)).toEqual([]);
  const { items, page, title } = result.value as {
    items: { name: string; prefill: object }[];
    page: string | null;
    title: object | null;
  };
  return { names: items.map(({ name }) => name), prefill: items.map((one) => one.prefill), page, title };
}

it('the department that holds a resource is offered its upkeep with the resource filled in', async () => {
  const { names, prefill, page } = await actsOn(person('org_own', ['source-department']), 'res_own');
  expect(names).toEqual([
    'catalog.describe-items',
    'catalog.record-derivation',
    'catalog.end-derivation',
    'catalog.set-release-mode',
    'catalog.load-revision',
    'opening.propose-entry',
  ]);
  expect(prefill.at(-1)).toEqual({ resourceId: 'res_own' });
  expect(page).toBe('/resources/res_own');
});

it.each<[string, Actor, string, string]>([
  ['another department', person('org_other', ['source-department']), 'res_own', 'resource'],
  ['another role of the same body', person('org_own', ['auditor']), 'res_own', 'resource'],
  ['the public', publicActor, 'res_own', 'resource'],
  ['anybody, of what is not there', person('org_own', ['source-department']), 'res_none', 'resource'],
  ['anybody, of a kind that is not there', person('org_own', ['source-department']), 'res_own', 'toString'],
])('nothing is told to %s', async (_who, actor, id, kind) => {
  expect(await actsOn(actor, id, kind)).toEqual({ names: [], prefill: [], page: null, title: null });
});
