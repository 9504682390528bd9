import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { createDatabase, createPool, postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import { type AnyAct, type Database, dateAt, expectOk, type Result, type Tx } from '#foundation';
import {
  appendEntries,
  createMeterFolder,
  createSequencer,
  type LogPorts,
  publishDailyTotals,
  publishedUse,
  receipt,
  totalsDueAt,
  usage,
} from '#platform/evidence';
import { createPerform, loadPolicies } from '#platform/identity';
import {
  consistencyProof,
  parseCheckpoint,
  parseNote,
  type Receipt,
  type ReceiptPromise,
  tileHashReader,
  verifyConsistency,
  verifyPromise,
  verifyReceipt,
} from '#verifier';
import { client, offer } from '../../products/ground.ts';
import { inProcessEngine } from '../../products/in-process-engine.ts';
import { document, residentsTo } from '../../release-modes/lab.ts';
import { consented } from '../../verification/consenting.ts';
import {
  definition,
  type Ground,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../../verification/ground.ts';
import { holding } from './held-release.ts';

const origin = 'test.example/log';
const tiles = memoryTileStore();
/** Every checkpoint there ever was. */
const published: string[] = [];
const log: LogPorts = {
  origin,
  tiles: {
    ...tiles,
    publish: async (note, previous) => {
      const done = await tiles.publish(note, previous);
      if (done) published.push(note);
      return done;
    },
  },
  signers: [memorySigner(origin)],
};
let ground: Ground;
let products: readonly { readonly agreement: string; readonly productId: string }[];

beforeAll(async () => {
  ground = await prepareGround((ports) => ({ ...ports, engine: inProcessEngine() }), { log });
  await ground.serve(residentsTo(200));
  const counted = 'SELECT disability, count(*) AS n FROM residents GROUP BY disability ORDER BY disability';
  const offered = [];
  for (let number = 0; number < 3; number++) {
    const agreement = await ground.agree(document());
    const { productId } = await offer(ground, agreement, 'data-api', { sql: counted, parameters: [] });
    offered.push({ agreement, productId });
  }
  products = offered;
}, 120_000);
afterAll(() => ground?.close(), 130_000);

interface Answered {
  readonly receiptId: string;
}
let performers = 0;
let requests = 0;
function callsThrough(database: Database) {
  const perform = createPerform({
    database,
    policies: loadPolicies(ground.modules, `long-transaction-${++performers}`),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const acts = new Map<string, AnyAct>(
    ground.modules.flatMap(({ acts: all = [] }) => all.map((act): [string, AnyAct] => [act.name, act])),
  );
  return (productId: string, idempotencyKey: string) =>
    perform(
      client,
      acts.get('products.call-product')!,
      { productId, purpose },
      { requestId: `req_long_${++requests}`, idempotencyKey },
    ) as Promise<Result<Answered>>;
}

const inTransaction = <Value>(body: (tx: Tx) => Promise<Value>) => ground.db.database.transaction(body);
const receiptOf = (id: string) => inTransaction((tx) => receipt(tx, log, id));

/** What `gongshu verify-all` holds of log, meter, calls and quotas. */
async function agrees(): Promise<void> {
  const checks = ground.modules
    .flatMap(({ checks: all = [] }) => [...all])
    .filter(({ name }) => /^evidence\.|^query\.(calls|quotas)$/.test(name));
  expect(checks.length).toBeGreaterThan(6);
  for (const check of checks) {
    const { faults } = await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
    expect(faults, check.name).toEqual([]);
  }
}

/** Each checkpoint is of a larger tree than the one before it, and of a beginning of the last one. */
async function onlyGrew(): Promise<void> {
  const heads = published.map((note) => parseCheckpoint(parseNote(note)!.text)!);
  const last = heads.at(-1)!;
  const read = tileHashReader(async (tile) => (await tiles.read(tile))!, last.size);
  for (const [at, { size, root }] of heads.slice(0, -1).entries()) {
    expect(heads[at + 1]!.size).toBeGreaterThan(size);
    const proof = await consistencyProof(read, size, last.size);
    const claim = { oldSize: size, oldRoot: root, newSize: last.size, newRoot: last.root, proof };
    expect(await verifyConsistency(claim)).toBe(true);
  }
  const { rows } = await ground.db.pool.query(
    `SELECT count(*)::int AS places, count(DISTINCT entry)::int AS entries, min(log_index)::int AS first, max(log_index)::int AS last
     FROM evidence.place`,
  );
  expect(rows[0]).toEqual({ places: last.size, entries: last.size, first: 0, last: last.size - 1 });
}

it('a release that commits long after others is sequenced then, with no gap, and counted in the hour of its time', async () => {
  const { agreement, productId } = products[0]!;
  const call = callsThrough(ground.db.database);
  // Statistics of one population leave one after the other; verifications of the same people do not wait for them.
  const verification = await ground.offer(await ground.agree(residentsAgreement()), definition);
  const subject = { resident_number: residentsTo(1)[0]![1] };
  const consent = (await consented(ground.act, client, verification.productId, subject))!.token;
  const verified = {
    productId: verification.productId,
    purpose,
    subject,
    consent,
    compared: { name: '张0' },
  };
  const sequencer = createSequencer(ground.db.database, log);
  const folder = createMeterFolder(ground.db.database);
  ground.db.clock.set('2026-01-06T10:58:00+08:00');
  const begun = ground.db.clock.now();
  const holder = holding(ground.db.database);
  let answered = false;
  const late = callsThrough(holder.database)(productId, 'late').finally(() => {
    answered = true;
  });
  const { entry, letGo } = await holder.held;

  const others: string[] = [];
  for (let batch = 0; batch < 12; batch++) {
    ground.db.clock.advance({ seconds: 30 });
    const other = await ground.act<Answered>(client, 'products.call-verification', verified);
    others.push(expectOk(other).receiptId);
    await inTransaction((tx) =>
      appendEntries(
        tx,
        Array.from({ length: 90 }, (_, at) => ({ kind: 'test.other', fields: { at } })),
      ),
    );
    await sequencer.drain();
    await folder.drain();
  }
  // Four tiles later, and in another hour, it is nowhere: no promise, no line, no place.
  expect(published.length).toBeGreaterThanOrEqual(12);
  expect(answered).toBe(false);
  expect(await receiptOf(entry)).toBe(null);
  expect(await inTransaction((tx) => usage(tx, { agreement, by: ['hour'] }))).toEqual([]);
  await agrees();
  const before = await tiles.checkpoint();

  letGo();
  expect(expectOk(await late).receiptId).toBe(entry);
  expect(await tiles.checkpoint()).toBe(before);
  // Promised from its commit on, before it has a place.
  const promise = (await receiptOf(entry)) as ReceiptPromise;
  expect(verifyPromise(promise, { trustedKeys: [log.signers[0].vkey] })).toMatchObject({
    valid: true,
    trusted: true,
  });
  const fresh = await inTransaction((tx) => usage(tx, { agreement, by: ['hour'] }));
  await sequencer.drain();
  await folder.drain();

  const file = (await receiptOf(entry)) as Receipt;
  expect(verifyReceipt(file, { trustedKeys: [log.signers[0].vkey] }).valid).toBe(true);
  const places = await Promise.all(others.map(async (id) => ((await receiptOf(id)) as Receipt).index));
  expect(file.index).toBeGreaterThan(Math.max(...places));
  await onlyGrew();
  // It is of ten o'clock, though it committed after eleven; folded or not.
  const hour = begun.toZonedDateTimeISO('UTC').startOfDay().add({ hours: 2 }).toInstant();
  expect(fresh).toMatchObject([{ calls: 1 }]);
  expect(fresh[0]!.hour!.equals(hour)).toBe(true);
  expect(await inTransaction((tx) => usage(tx, { agreement, by: ['hour'] }))).toEqual(fresh);
  expect(
    await inTransaction((tx) => usage(tx, { by: ['hour'], from: hour, until: hour.add({ hours: 2 }) })),
  ).toMatchObject([{ calls: 4 }, { calls: 9 }]);
  // Asked again under its key it is the same release.
  expect(expectOk(await call(productId, 'late')).receiptId).toBe(entry);
  await agrees();
}, 120_000);

describe('a release begun before midnight', () => {
  const midnight = Temporal.Instant.from('2026-01-08T00:00:00+08:00');
  const ofDay = (day: Temporal.PlainDate) =>
    inTransaction(async (tx) => {
      expectOk(await publishDailyTotals(tx, day, { threshold: 1 }));
      return publishedUse(tx, { from: day, until: day.add({ days: 1 }) });
    });

  it('has committed or been ended by the server before the totals of its day are due', async () => {
    const due = totalsDueAt(dateAt(midnight).subtract({ days: 1 }));
    const { rows } = await ground.db.pool.query(
      `SELECT setting::int AS ms FROM pg_settings WHERE name = 'transaction_timeout'`,
    );
    expect(rows[0].ms).toBeGreaterThan(0);
    expect(rows[0].ms).toBeLessThan(due.since(midnight).total('milliseconds'));
  });

  it.each([
    [
      'busy',
      async (tx: Tx) => {
        // Neither is a statement long nor the session ever idle for long.
        for (;;) await sql`SELECT pg_sleep(0.05)`.execute(tx.tables());
      },
    ],
    ['waiting', (_: Tx, letGo: Promise<void>) => letGo],
  ] as const)(
    'cannot commit past the longest time of a transaction, however it spends it (%s)',
    async (name, meanwhile) => {
      const { agreement, productId } = products[name === 'busy' ? 1 : 2]!;
      const call = callsThrough(ground.db.database);
      ground.db.clock.set(midnight.subtract({ minutes: name === 'busy' ? 5 : 1 }));
      const pool = createPool({ connectionString: ground.db.url, max: 4, transactionMs: 3_000 });
      const bounded = createDatabase(pool, ground.db.clock);
      const holder = holding(bounded, meanwhile);
      const late = callsThrough(holder.database)(productId, `midnight ${name}`).then(
        () => 'released',
        (error: unknown) => error,
      );
      const { entry, backend, letGo } = await holder.held;
      await vi.waitFor(
        async () => {
          const { rows } = await ground.db.pool.query('SELECT FROM pg_stat_activity WHERE pid = $1', [
            backend,
          ]);
          expect(rows.length).toBe(0);
        },
        { timeout: 60_000, interval: 100 },
      );
      letGo();
      expect(await late).toBeInstanceOf(Error);
      await bounded.close();
      expect(await receiptOf(entry)).toBe(null);
      expect(await inTransaction((tx) => usage(tx, { agreement }))).toMatchObject([{ calls: 0 }]);
      // Asked again under its key after midnight it is a call of the new day.
      ground.db.clock.set(midnight.add({ minutes: 3 }));
      expectOk(await call(productId, `midnight ${name}`));
      expect(await inTransaction((tx) => usage(tx, { agreement, from: midnight }))).toMatchObject([
        { calls: 1 },
      ]);
      await createSequencer(ground.db.database, log).drain();
      await agrees();
    },
    120_000,
  );

  it('that commits after it is in the totals of the day it began in', async () => {
    const { agreement, productId } = products[0]!;
    ground.db.clock.set(midnight.subtract({ minutes: 1 }));
    const holder = holding(ground.db.database);
    const late = callsThrough(holder.database)(productId, 'over midnight');
    const { letGo } = await holder.held;
    ground.db.clock.set(midnight.add({ minutes: 9 }));
    const day = dateAt(midnight).subtract({ days: 1 });
    expect(await inTransaction((tx) => publishDailyTotals(tx, day))).toMatchObject({
      ok: false,
      problem: { code: 'evidence/day-not-over' },
    });
    letGo();
    expectOk(await late);
    ground.db.clock.set(totalsDueAt(day));
    expect(await ofDay(day)).toMatchObject([{ agreement, calls: { atLeast: 1, atMost: 1 } }]);
    ground.db.clock.set(totalsDueAt(day.add({ days: 1 })));
    await createSequencer(ground.db.database, log).drain();
    await agrees();
  });
});
