import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#testkit';
import type { ProjectionMaker, QueryPorts } from '../ports.ts';
import { watchEnded } from './let-go.ts';
import { projectionsInUse } from './use.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([{ name: 'query', migrations: new URL('../store/migrations/', import.meta.url) }]);
});
afterAll(() => db.close());

it('lets go of what another process ended, once, and of nothing else', async () => {
  const forgotten: string[] = [];
  let told = 0;
  const projections = {} as ProjectionMaker;
  const ports = {
    projections,
    engine: { forget: async (name: string) => void forgotten.push(name) },
    keys: { tellDestroyed: async () => void told++ },
  } as unknown as QueryPorts;
  for (const id of ['prj_1', 'prj_2', 'prj_3'])
    await db.pool.query(
      `INSERT INTO query.projection (id, agreement_id, resource_id, revision_id, relation, select_digest, rows, bytes, build_ms, created_at, built_at)
       VALUES ($1, 'agr_1', $1, 'rev_1', 't', 'x', 3, 10, 1, now(), now())`,
      [id],
    );
  const use = projectionsInUse(projections);
  use.begin('agr_1').take(['prj_1', 'prj_2'], 'both');
  use.begin('agr_1').take(['prj_3'], 'other');
  const watch = watchEnded(ports, db.database, {
    onError: (error) => {
      throw error;
    },
  });
  await watch.look();
  expect([forgotten, told]).toEqual([[], 1]);
  await db.pool.query(
    `UPDATE query.projection SET ending_at = now(), ending_because = 'ended' WHERE id = 'prj_2'`,
  );
  await watch.look();
  await watch.look();
  expect([forgotten, told]).toEqual([['both'], 3]);
  expect(use.openNow()).toEqual(['prj_3']);
});
