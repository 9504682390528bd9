import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { addReason, ensureStanding } from '#platform/lineage';
import { sharesOf, spendEpsilon, takeShares } from '#platform/privacy';
import { closeEngine, type Lab, openLab } from '../runs/lab.ts';
import { people } from '../verification/ground.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  await lab.db.pool.query(
    `INSERT INTO privacy.population (id, name, unit, description, owner, epsilon, declared_by, declared_at)
     VALUES ('pop_1', '居民', 'person', 'd', 'o', 3, 'test', now()), ('pop_2', '车主', 'person', 'd', 'o', 3, 'test', now())`,
  );
  await belongs('res_residents', 'pop_1');
  await lab.db.database.transaction(async (tx) => {
    const wanted = ['pop_1', 'pop_2'].map((population) => ({ population, epsilon: '2' }));
    expect(await takeShares(tx, lab.agreementId, wanted)).toBeNull();
    const spending = { populationId: 'pop_1', agreementId: lab.agreementId, epsilon: '0.5' };
    expect(await spendEpsilon(tx, 'cal_1', spending)).toBe(true);
  });
});
afterEach(() => lab?.close());
afterAll(closeEngine);

const belongs = (resource: string, population: string) =>
  lab.db.pool.query(
    `INSERT INTO privacy.population_resource (resource_id, population_id, attached_by, attached_at) VALUES ($1, $2, 'test', now())`,
    [resource, population],
  );
const stop = async (id: string, code: 'revoked' | 'source-stopped') => {
  await lab.db.database.transaction((tx) =>
    addReason(tx, { kind: 'resource', id }, { code, text: { zh: '撤销', en: 'Revoked' }, by: 'test' }),
  );
  await lab.tick();
};
const shares = () =>
  lab.db.database.transaction(async (tx) =>
    (await sharesOf(tx, { agreement: lab.agreementId }))
      .map(({ populationId, closedAt }) => `${populationId} ${closedAt ? 'closed' : 'open'}`)
      .sort(),
  );
const sealed = async () =>
  (await lab.db.pool.query('SELECT count(*)::int AS n FROM query.sealed_result')).rows[0].n;

it('for good: runs over it end, sealed results go, and the share of ε of those people is theirs again, less what was spent', async () => {
  const [cleared, waiting] = [await lab.submit(), await lab.submit()];
  await lab.worker.drain();
  expectOk(
    await lab.act(people.security, 'query.pass-egress', {
      runId: cleared,
      opinion: '只含汇总结果，可以放行',
    }),
  );
  expect(await sealed()).toBe(2);
  await stop('res_residents', 'revoked');
  expect([await lab.state(cleared), await lab.state(waiting)]).toEqual(['expired', 'expired']);
  expect(await sealed()).toBe(0);
  expect(await shares()).toEqual(['pop_1 closed', 'pop_2 open']);
  await lab.db.database.transaction(async (tx) => {
    const again = await takeShares(tx, 'agr_next', [{ population: 'pop_1', epsilon: '2.6' }]);
    expect(again?.code).toBe('privacy/budget-exceeded');
    expect(await takeShares(tx, 'agr_next', [{ population: 'pop_1', epsilon: '2.5' }])).toBeNull();
  });
});

it('for a time: results wait, and shares stay', async () => {
  const waiting = await lab.submit();
  await lab.worker.drain();
  await stop('res_residents', 'source-stopped');
  expect(await lab.state(waiting)).toBe('awaiting-review');
  expect(await sealed()).toBe(1);
  expect(await shares()).toEqual(['pop_1 open', 'pop_2 open']);
});

it('keeps its share while another granted resource is about the same people', async () => {
  await lab.db.pool.query(
    `UPDATE authorisation.agreement SET document = jsonb_insert(document, '{parts,scope,resources,1}',
       jsonb_set(document #> '{parts,scope,resources,0}', '{resourceId}', '"res_other"'))`,
  );
  await belongs('res_other', 'pop_1');
  await lab.db.database.transaction((tx) => ensureStanding(tx, { kind: 'resource', id: 'res_other' }));
  await stop('res_residents', 'revoked');
  expect(await shares()).toEqual(['pop_1 open', 'pop_2 open']);
  await stop('res_other', 'revoked');
  expect(await shares()).toEqual(['pop_1 closed', 'pop_2 open']);
});
