import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type AnyRead, publicActor, type Read } from '#foundation';
import { createSequencer, publishDailyTotals } from '#platform/evidence';
import { type TestDatabase, testDatabase } from '#testkit';
import { type Operation, operation } from '../../../testkit/operation.ts';
import { allModules } from '../modules.ts';

let db: TestDatabase;
let town: Operation;
let reads: readonly AnyRead[];
const origin = 'gongshu.example/log';

beforeAll(async () => {
  const modules = await allModules();
  reads = modules.flatMap((module) => [...(module.reads ?? [])]);
  db = await testDatabase(modules);
  town = operation(db.database, db.pool);
});
afterAll(() => db.close());

async function look<Answer>(name: string): Promise<Answer> {
  const read = reads.find((one) => one.name === name) as Read;
  const result = await db.database.transaction((tx) => read.run(publicActor, {} as never, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) throw new Error(result.problem.code);
  expect(Value.Errors(read.output, result.value)).toEqual([]);
  return result.value as Answer;
}
interface Home {
  numbers: { key: string; value: object | null; page: string }[];
  notices: { id: string; dataName: string }[];
  uses: { purpose: { zh: string } }[];
  usesThrough: string | null;
}
const numbers = async () =>
  Object.fromEntries((await look<Home>('site.home')).numbers.map(({ key, value }) => [key, value]));
const exactly = (count: number) => ({ atLeast: count, atMost: count });

describe('the home page', () => {
  it('knows zero from unknown on an empty node', async () => {
    expect(await numbers()).toEqual({
      resources: exactly(0),
      'with-data': exactly(0),
      authorisations: exactly(0),
      products: exactly(0),
      calls: null,
      refusals: null,
    });
  });

  it('counts what is in force, and calls from the published totals of this month alone', async () => {
    await town.agreement('agr_1');
    await town.agreement('agr_2', { state: 'suspended' });
    await town.product('prd_1', 'agr_1');
    db.clock.set('2026-01-31T10:00:00+08:00');
    await town.calls(30, 'agr_1');
    db.clock.set('2026-02-01T10:00:00+08:00');
    await town.calls(12, 'agr_1');
    for (const day of ['2026-01-31', '2026-02-01']) {
      db.clock.set('2026-02-02T10:00:00+08:00');
      await db.database.transaction((tx) => publishDailyTotals(tx, Temporal.PlainDate.from(day)));
    }
    await town.calls(50, 'agr_1');
    expect(await numbers()).toMatchObject({
      authorisations: exactly(1),
      products: exactly(1),
      calls: exactly(12),
      refusals: null,
    });
    const home = await look<Home>('site.home');
    expect([home.usesThrough, home.uses.map(({ purpose }) => purpose.zh)]).toEqual([
      '2026-02-01',
      ['普惠金融服务'],
    ]);
  });

  it('shows the newest public notices', async () => {
    for (const day of [1, 2]) {
      await db.pool.query(
        `INSERT INTO registration.application (id, type, thing_kind, thing_id, title, content_summary, registrant, registrar,
           materials, state, voluntary, drafted_by, notice_from, notice_until, evidence_entry, created_at)
         VALUES ($1, 'first', 'resource', $1, $2, '摘要', 'org_r', 'org_g', '{}', 'public-notice', true, 'per_1', $3, $3, 'ent_1', now())`,
        [`reg_${day}`, `资源${day}`, `2026-01-0${day}T09:00:00+08:00`],
      );
    }
    expect((await look<Home>('site.home')).notices.map(({ dataName }) => dataName)).toEqual([
      '资源2',
      '资源1',
    ]);
  });
});

describe('the node itself', () => {
  interface Site {
    log: { origin: string; size: number | null; checkpointAt: string | null };
  }
  it('has no checkpoint before the first, and then the last one with its time', async () => {
    expect((await look<Site>('site.site')).log).toMatchObject({ origin, size: null, checkpointAt: null });
    const entries = await db.pool.query('SELECT 1 FROM evidence.entry');
    await createSequencer(db.database, {
      origin,
      tiles: memoryTileStore(),
      signers: [memorySigner(origin)],
    }).drain();
    expect((await look<Site>('site.site')).log).toMatchObject({
      size: entries.rowCount,
      checkpointAt: '2026-02-02T02:00:00Z',
    });
  });
});
