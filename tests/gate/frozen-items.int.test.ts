import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk, text } from '#foundation';
import { addReason, ensureStanding } from '#platform/lineage';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

it('a column whose item is frozen is in nobody’s preview but the department’s', async () => {
  const { resourceId, revisionId } = await desk.load('编号,结果\r\n1,合格\r\n2,不合格\r\n3,合格\r\n');
  await desk.review(revisionId);
  expect(await desk.serve(revisionId)).toBe('done');
  const { db, modules } = desk.ground;
  const rowsRead = modules.flatMap(({ reads = [] }) => reads).find(({ name }) => name === 'catalog.rows')!;
  const seenBy = async (actor: object) =>
    expectOk(
      await db.database.transaction((tx) => rowsRead.run(actor as never, { id: resourceId }, tx), {
        mode: 'snapshot',
      }),
    ) as {
      columns: { name: string }[];
      rows: string[][];
      frozenColumns: string[];
    };
  expect(await seenBy({ kind: 'public' })).toMatchObject({
    frozenColumns: [],
    rows: [['1', '合格'], {}, {}],
  });

  const { rows } = await db.pool.query(
    `SELECT id FROM catalog.item WHERE resource_id = $1 AND column_name = '结果'`,
    [resourceId],
  );
  const item = { kind: 'item', id: rows[0].id as string };
  await db.database.transaction(async (tx) => {
    await ensureStanding(tx, item, {
      title: '结果',
      owner: (people.source as { organisationId: string }).organisationId as never,
    });
    await addReason(tx, item, {
      code: 'leak',
      text: text('该列泄露，已冻结', 'The column leaked and is frozen'),
      by: 'system:test',
    });
  });
  const seen = await seenBy({ kind: 'public' });
  expect(seen.frozenColumns).toEqual(['结果']);
  expect(seen.columns.map(({ name }) => name)).toEqual(['编号']);
  expect(seen.rows).toEqual([['1'], ['2'], ['3']]);
  expect((await seenBy(people.source)).columns.map(({ name }) => name)).toEqual(['编号', '结果']);
});
