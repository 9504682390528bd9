import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { connect, disconnect, downstream, edgesAmong, ensureStanding, lineage, upstream } from '../index.ts';
import type { Relation } from '../model/relations.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([lineage]);
});
afterAll(() => db.close());
beforeEach(() => db.pool.query('TRUNCATE lineage.edge, lineage.reason, lineage.standing'));

const thing = (key: string) => {
  const [kind = '', id = ''] = key.split('/');
  return { kind, id };
};
const draw = (from: string, relation: Relation, to: string) =>
  db.database.transaction((tx) => connect(tx, { from: thing(from), to: thing(to), relation, by: 'test' }));
const cut = (from: string, relation: Relation, to: string) =>
  db.database.transaction((tx) => disconnect(tx, { from: thing(from), to: thing(to), relation, by: 'test' }));
const keys = (relatives: readonly { kind: string; id: string; distance: number }[]) =>
  relatives.map((relative) => `${relative.kind}/${relative.id}@${relative.distance}`);
const below = (key: string, at?: Temporal.Instant) =>
  db.database.transaction(async (tx) => keys(await downstream(tx, thing(key), at ? { at } : {})));

describe('edges', () => {
  it('lead from source to buyer and back, nearest first', async () => {
    await draw('source/s', 'source-of', 'resource/r');
    await draw('resource/r', 'revision-of', 'revision/v');
    await draw('resource/r', 'granted-by', 'agreement/a');
    await draw('revision/v', 'projected-into', 'projection/j');
    await draw('agreement/a', 'projected-into', 'projection/j');
    await draw('projection/j', 'defined-over', 'product/p');
    await draw('product/p', 'delivered-to', 'buyer/b');
    expect(await below('source/s')).toEqual([
      'resource/r@1',
      'agreement/a@2',
      'revision/v@2',
      'projection/j@3',
      'product/p@4',
      'buyer/b@5',
    ]);
    const up = await db.database.transaction((tx) => upstream(tx, thing('product/p')));
    expect(keys(up)).toEqual([
      'projection/j@1',
      'agreement/a@2',
      'revision/v@2',
      'resource/r@3',
      'source/s@4',
    ]);
    const near = await db.database.transaction((tx) =>
      downstream(tx, thing('source/s'), { depth: 2, limit: 2 }),
    );
    expect(keys(near)).toEqual(['resource/r@1', 'agreement/a@2']);
  });

  it('drawn twice are one; ended they stay in the history', async () => {
    await draw('resource/r', 'revision-of', 'revision/v');
    await draw('resource/r', 'revision-of', 'revision/v');
    expect((await db.pool.query('SELECT 1 FROM lineage.edge')).rowCount).toBe(1);
    const then = db.clock.now();
    db.clock.advance({ hours: 1 });
    await cut('resource/r', 'revision-of', 'revision/v');
    await cut('resource/r', 'revision-of', 'revision/v');
    expect(await below('resource/r')).toEqual([]);
    expect(await below('resource/r', then)).toEqual(['revision/v@1']);
    await draw('resource/r', 'revision-of', 'revision/v');
    expect((await db.pool.query('SELECT 1 FROM lineage.edge')).rowCount).toBe(2);
  });

  it('with other columns begin anew, with the same in another order do not', async () => {
    const columns = [
      { fromColumn: '企业名称', toColumn: 'name' },
      { fromColumn: '统一社会信用代码', toColumn: 'uscc' },
    ];
    const drawColumns = (which: typeof columns) =>
      db.database.transaction((tx) =>
        connect(tx, {
          from: thing('source/s'),
          to: thing('resource/r'),
          relation: 'source-of',
          columns: which,
          by: 'test',
        }),
      );
    await drawColumns(columns);
    await drawColumns(columns.toReversed());
    expect((await db.pool.query('SELECT 1 FROM lineage.edge')).rowCount).toBe(1);
    await drawColumns(columns.slice(0, 1));
    const live = await db.database.transaction((tx) =>
      edgesAmong(tx, [thing('source/s'), thing('resource/r')]),
    );
    expect(live.map((edge) => edge.columns)).toEqual([columns.slice(0, 1)]);
    expect((await db.pool.query('SELECT 1 FROM lineage.edge')).rowCount).toBe(2);
  });
});

describe('a cycle', () => {
  it('is refused, also of one and also when two close it from both sides at once', async () => {
    await expect(draw('resource/a', 'derived-into', 'resource/a')).rejects.toThrow(Refusal);
    await draw('resource/a', 'derived-into', 'resource/b');
    await draw('resource/b', 'derived-into', 'resource/c');
    await expect(draw('resource/c', 'derived-into', 'resource/a')).rejects.toMatchObject({
      problem: { code: 'lineage/cycle' },
    });
    for (let round = 0; round < 10; round++) {
      const [one, other] = [`resource/one-${round}`, `resource/other-${round}`];
      const outcomes = await Promise.allSettled([
        draw(one, 'derived-into', other),
        draw(other, 'derived-into', one),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('a thing', () => {
  it('of a kind that tells who deals with whom is never made public', async () => {
    await expect(
      db.database.transaction((tx) => ensureStanding(tx, thing('buyer/b'), { visibility: 'public' })),
    ).rejects.toThrow('never public');
  });
  it('keeps what was said of it when it is only named again', async () => {
    await db.database.transaction(async (tx) => {
      await ensureStanding(tx, thing('resource/r'), { title: '企业登记信息', owner: 'org_1' });
      await ensureStanding(tx, thing('resource/r'));
      await ensureStanding(tx, thing('resource/r'), { visibility: 'public' });
    });
    const { rows } = await db.pool.query('SELECT title_zh, owner, visibility, version FROM lineage.standing');
    expect(rows).toEqual([{ title_zh: '企业登记信息', owner: 'org_1', visibility: 'public', version: 1n }]);
  });
});
