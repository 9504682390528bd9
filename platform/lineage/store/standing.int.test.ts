import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  addReason,
  clearReason,
  connect,
  disconnect,
  ensureStanding,
  lineage,
  standingOf,
} from '../index.ts';
import { carriedEffect, type Effect, type ReasonCode, reasonCodes, statusOf } from '../model/reasons.ts';
import { type Relation, relations } from '../model/relations.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([lineage]);
});
afterAll(() => db.close());
beforeEach(() => db.pool.query('TRUNCATE lineage.edge, lineage.reason, lineage.standing, kernel.outbox'));

type Plain = Exclude<ReasonCode, 'decided-freeze'>;
const thing = (key: string) => {
  const [kind = '', id = ''] = key.split('/');
  return { kind, id };
};
const draw = (from: string, relation: Relation, to: string) =>
  db.database.transaction((tx) => connect(tx, { from: thing(from), to: thing(to), relation, by: 'test' }));
const cut = (from: string, relation: Relation, to: string) =>
  db.database.transaction((tx) => disconnect(tx, { from: thing(from), to: thing(to), relation, by: 'test' }));
const put = (key: string, code: Plain) =>
  db.database.transaction((tx) =>
    addReason(tx, thing(key), { code, text: text(`${key} ${code}`, `${key} ${code}`), by: 'test' }),
  );
const clear = (reason: string) => db.database.transaction((tx) => clearReason(tx, reason, 'test'));
const statuses = async (...keys: string[]) => {
  const standings = await db.database.transaction((tx) => standingOf(tx, keys.map(thing)));
  const found = new Map(standings.map((standing) => [`${standing.kind}/${standing.id}`, standing]));
  return keys.map((key) => found.get(key)?.status);
};

describe('a reason', () => {
  beforeEach(async () => {
    await draw('source/s', 'source-of', 'resource/r');
    await draw('resource/r', 'revision-of', 'revision/v');
    await draw('resource/r', 'granted-by', 'agreement/a');
    await draw('agreement/a', 'projected-into', 'projection/j');
    await draw('revision/v', 'projected-into', 'projection/j');
    await draw('projection/j', 'defined-over', 'product/p');
    await draw('agreement/a', 'defined-over', 'product/innocent');
    await draw('product/p', 'delivered-to', 'buyer/b');
  });

  it('weighs on exactly what depends on the thing, and goes from there when it is cleared', async () => {
    const all = [
      'resource/r',
      'revision/v',
      'agreement/a',
      'projection/j',
      'product/p',
      'product/innocent',
      'buyer/b',
    ];
    const reason = await put('source/s', 'source-stopped');
    expect(await statuses(...all)).toEqual([
      'frozen',
      'frozen',
      'marked',
      'frozen',
      'frozen',
      'clear',
      'clear',
    ]);
    await clear(reason);
    expect(await statuses('source/s', ...all)).toEqual(Array(8).fill('clear'));
    const { rows } = await db.pool.query(
      "SELECT version FROM lineage.standing WHERE kind = 'product' AND id = 'p'",
    );
    expect(rows).toEqual([{ version: 3n }]);
  });

  it('names its origin where it was carried, and is cleared only there', async () => {
    const reason = await put('source/s', 'leak');
    const [product] = await db.database.transaction((tx) => standingOf(tx, [thing('product/p')]));
    expect(product?.reasons).toMatchObject([
      { origin: reason, code: 'leak', text: text('source/s leak', 'source/s leak') },
    ]);
    await expect(clear(product!.reasons[0]!.id)).rejects.toThrow(reason);
  });

  it('of a complaint marks; frozen it is only by a decision with grounds', async () => {
    await put('product/p', 'complaint');
    expect(await statuses('product/p')).toEqual(['marked']);
    await db.database.transaction((tx) =>
      addReason(tx, thing('product/p'), {
        code: 'decided-freeze',
        text: text('经复核决定暂停使用', 'Stopped by decision'),
        by: 'test',
        decision: {
          document: 'doc_1',
          grounds: text('证据充分', 'The evidence is good'),
          reviewBy: db.clock.now(),
        },
      }),
    );
    expect(await statuses('product/p')).toEqual(['frozen']);
    const { rows } = await db.pool.query("SELECT decision FROM lineage.reason WHERE code = 'decided-freeze'");
    expect(rows[0].decision).toMatchObject({ document: 'doc_1', reviewBy: db.clock.now().toString() });
  });

  it('that ends a thing freezes what stands on it until that is cut loose', async () => {
    await put('agreement/a', 'terminated');
    expect(await statuses('agreement/a', 'projection/j', 'product/innocent')).toEqual([
      'ended',
      'frozen',
      'frozen',
    ]);
    await cut('agreement/a', 'defined-over', 'product/innocent');
    expect(await statuses('product/innocent', 'product/p')).toEqual(['clear', 'frozen']);
  });

  it('reaches what is connected later', async () => {
    await put('resource/r', 'consent-withdrawn');
    await draw('revision/v', 'defined-over', 'product/late');
    expect(await statuses('product/late')).toEqual(['frozen']);
  });

  it('is told to the others, once for each thing it changed', async () => {
    await db.pool.query('TRUNCATE kernel.outbox');
    await put('projection/j', 'suspension');
    const { rows } = await db.pool.query('SELECT kind, subject, payload FROM kernel.outbox ORDER BY subject');
    expect(rows.map((row) => [row.kind, row.subject, row.payload.status])).toEqual([
      ['lineage.standing-changed', 'j', 'frozen'],
      ['lineage.standing-changed', 'p', 'frozen'],
    ]);
  });
});

it('a thing without standing is a broken assumption', async () => {
  await expect(statuses('product/never')).rejects.toThrow('product/never has no standing');
});

// The slow obvious reading: for each thing walk up every path and collect what arrives.
interface World {
  edges: { from: number; to: number; relation: Relation }[];
  reasons: Map<string, { at: number; effect: Effect }>;
}
function expectedStatus(world: World, node: number): string {
  const arriving: Effect[] = [];
  for (const { at, effect } of world.reasons.values()) {
    if (at === node) {
      arriving.push(effect);
      continue;
    }
    const paths: { here: number; noted: boolean }[] = [{ here: at, noted: false }];
    while (paths.length > 0) {
      const { here, noted } = paths.pop()!;
      if (here === node) arriving.push(carriedEffect(effect, noted));
      if (noted) continue;
      for (const edge of world.edges.filter(({ from }) => from === here)) {
        const { carries } = relations[edge.relation];
        if (carries !== 'nothing') paths.push({ here: edge.to, noted: carries === 'note' });
      }
    }
  }
  return statusOf(arriving);
}

describe('after any history of edges and reasons', () => {
  const nodes = 5;
  const node = fc.nat({ max: nodes - 1 });
  const relation = fc.constantFrom<Relation>('source-of', 'derived-into', 'granted-by', 'delivered-to');
  // Weighted towards building, so that most histories end with something carried.
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ does: fc.constant('connect' as const), one: node, other: node, relation }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('disconnect' as const), which: fc.nat() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('add' as const),
        at: node,
        code: fc.constantFrom<Plain>('complaint', 'leak', 'terminated'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('clear' as const), which: fc.nat() }) },
  );
  it('every thing stands as the slow reading says', async () => {
    let carried = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 28, size: 'max' }), async (steps) => {
        await db.pool.query('TRUNCATE lineage.edge, lineage.reason, lineage.standing');
        const key = (index: number) => `resource/n${index}`;
        await db.database.transaction(async (tx) => {
          for (let index = 0; index < nodes; index++) await ensureStanding(tx, thing(key(index)));
        });
        const world: World = { edges: [], reasons: new Map() };
        for (const one of steps) {
          if (one.does === 'connect') {
            const [from, to] = [Math.min(one.one, one.other), Math.max(one.one, one.other)];
            if (from === to) continue;
            await draw(key(from), one.relation, key(to));
            if (
              !world.edges.some(
                (edge) => edge.from === from && edge.to === to && edge.relation === one.relation,
              )
            )
              world.edges.push({ from, to, relation: one.relation });
          } else if (one.does === 'disconnect' && world.edges.length > 0) {
            const [edge] = world.edges.splice(one.which % world.edges.length, 1);
            await cut(key(edge!.from), edge!.relation, key(edge!.to));
          } else if (one.does === 'add') {
            world.reasons.set(await put(key(one.at), one.code), {
              at: one.at,
              effect: reasonCodes[one.code].effect,
            });
          } else if (one.does === 'clear' && world.reasons.size > 0) {
            const id = [...world.reasons.keys()][one.which % world.reasons.size]!;
            world.reasons.delete(id);
            await clear(id);
          }
        }
        const everyNode = Array.from({ length: nodes }, (_, index) => index);
        const { rows } = await db.pool.query(
          'SELECT count(*)::int AS count FROM lineage.reason WHERE origin IS NOT NULL AND until IS NULL',
        );
        carried += rows[0].count;
        expect(await statuses(...everyNode.map(key))).toEqual(
          everyNode.map((index) => expectedStatus(world, index)),
        );
      }),
      { numRuns: 40 },
    );
    expect(carried).toBeGreaterThan(40);
  });
});
