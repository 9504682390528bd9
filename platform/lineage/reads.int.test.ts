import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, publicActor, text } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { addReason, connect, ensureStanding, lineage } from './index.ts';
import { reads } from './reads.ts';

let db: TestDatabase;
const [read] = reads;
const person = (organisation: string, ...roles: string[]): Actor => ({
  kind: 'person',
  personId: 'per_1',
  postId: 'pst_1',
  organisationId: organisation as 'org_x',
  roles,
});

beforeAll(async () => {
  db = await testDatabase([lineage]);
  await db.database.transaction(async (tx) => {
    const resource = { kind: 'resource', id: 'res_1' };
    const product = { kind: 'product', id: 'prd_1' };
    const hidden = { kind: 'projection', id: 'prj_1' };
    const behind = { kind: 'product', id: 'prd_behind' };
    const buyer = { kind: 'buyer', id: 'org_bank' };
    await ensureStanding(tx, resource, { title: '企业登记信息', owner: 'org_dept', visibility: 'public' });
    await ensureStanding(tx, product, {
      title: text('企业核验', 'Company check'),
      owner: 'org_op',
      visibility: 'public',
    });
    await ensureStanding(tx, behind, { owner: 'org_op', visibility: 'public' });
    await ensureStanding(tx, hidden, { owner: 'org_op' });
    await ensureStanding(tx, buyer, { owner: 'org_bank' });
    await connect(tx, {
      from: resource,
      to: product,
      relation: 'defined-over',
      columns: [{ fromColumn: 'uscc', toColumn: 'code' }],
      by: 't',
    });
    await connect(tx, { from: resource, to: hidden, relation: 'projected-into', by: 't' });
    await connect(tx, { from: hidden, to: behind, relation: 'defined-over', by: 't' });
    await connect(tx, { from: product, to: buyer, relation: 'delivered-to', by: 't' });
    await addReason(tx, resource, {
      code: 'complaint',
      text: text('有人异议', 'A complaint'),
      by: 'per_secret@pst_1',
    });
  });
});
afterAll(() => db.close());

const look = (actor: Actor, kind: string, id: string) =>
  db.database.transaction((tx) => read!.run(actor, { kind, id }, tx), { mode: 'snapshot' });
const ids = async (actor: Actor, kind = 'resource', id = 'res_1') => {
  const result = await look(actor, kind, id);
  return result.ok ? result.value.nodes.map((node) => node.id).sort() : result.problem.code;
};

it('shows the public what is public, and nothing behind what is not', async () => {
  const result = await look(publicActor, 'resource', 'res_1');
  if (!result.ok) throw new Error(result.problem.code);
  expect(result.value.nodes.map(({ id, title, standing }) => [id, title?.zh, standing.status])).toEqual([
    ['prd_1', '企业核验', 'marked'],
    ['res_1', '企业登记信息', 'marked'],
  ]);
  expect(result.value.edges).toMatchObject([
    {
      from: 'res_1',
      to: 'prd_1',
      relation: 'defined-over',
      columns: [{ fromColumn: 'uscc', toColumn: 'code' }],
    },
  ]);
  expect(Value.Check(read!.output, result.value)).toBe(true);
  expect(JSON.stringify(result.value)).not.toContain('per_secret');
});

it('shows owners what is theirs, and those who oversee everything', async () => {
  expect(await ids(person('org_bank'))).toEqual(['org_bank', 'prd_1', 'res_1']);
  expect(await ids(person('org_op'))).toEqual(['prd_1', 'prd_behind', 'prj_1', 'res_1']);
  expect(await ids(person('org_bureau', 'auditor'))).toHaveLength(5);
});

it('answers "not there" and "not yours" alike', async () => {
  expect(await ids(publicActor, 'buyer', 'org_bank')).toBe('lineage/unknown');
  expect(await ids(publicActor, 'buyer', 'org_none')).toBe('lineage/unknown');
});
