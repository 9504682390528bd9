import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import { type Actor, type AnyAct, type Check, type Database, expectOk, type Result } from '#foundation';
import { createSequencer, type LogPorts } from '#platform/evidence';
import { createPerform, loadPolicies, type Perform } from '#platform/identity';
import { createRunWorker, type QueryEngine } from '#platform/query';
import { client, offer } from '../../products/ground.ts';
import { inProcessEngine } from '../../products/in-process-engine.ts';
import { document, residentsTo } from '../../release-modes/lab.ts';
import { consented } from '../../verification/consenting.ts';
import {
  definition,
  type Ground,
  people,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../../verification/ground.ts';
import { type CrashPoint, Life, stepping, steppingDatabase } from './dying.ts';

const origin = 'test.example/log';
const log: LogPorts = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
const life = new Life();
let ground: Ground;
let perform: Perform;
let acts: ReadonlyMap<string, AnyAct>;
let held: readonly Check[];

/** What `gongshu verify-all` holds of releases. */
const ofReleases = [
  'evidence.log',
  'evidence.openings',
  'evidence.meter',
  'query.calls',
  'query.quotas',
  'query.consents',
  'query.epsilon',
  'query.runs',
  'query.results',
  'privacy.budgets',
  'products.orders',
];

beforeAll(async () => {
  ground = await prepareGround(
    (ports) => ({
      ...ports,
      engine: stepping(remembering(inProcessEngine()), life),
      projections: stepping(ports.projections, life),
      snapshots: stepping(ports.snapshots, life),
      keys: stepping(ports.keys, life),
    }),
    { log },
  );
  await ground.serve(residentsTo(200));
  acts = new Map(ground.modules.flatMap(({ acts: all = [] }) => all.map((act) => [act.name, act])));
  perform = createPerform({
    database: steppingDatabase(ground.db.database, life),
    policies: loadPolicies(ground.modules, 'crash-at-release'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  held = ground.modules
    .flatMap(({ checks = [] }) => [...checks])
    .filter(({ name }) => ofReleases.includes(name));
  expect(held.length).toBe(ofReleases.length);
}, 120_000);
afterEach(() => life.lives());
afterAll(() => ground?.close());

/** The same statement has the same rows: what is tried here stands behind the engine. */
function remembering(engine: QueryEngine): QueryEngine {
  const known = new Map<string, ReturnType<QueryEngine['run']>>();
  return {
    ...engine,
    run(run) {
      const name = JSON.stringify([run.projection.id, run.sql, run.parameters.map(String)]);
      const outcome = known.get(name) ?? engine.run(run);
      known.set(name, outcome);
      return outcome;
    },
  };
}

interface Answered {
  readonly receiptId: string;
}
let requests = 0;
const act = (actor: Actor, name: string, input: object, key: string) =>
  perform(actor, acts.get(name)!, input, {
    requestId: `req_crash_${++requests}`,
    idempotencyKey: key,
  }) as Promise<Result<Answered>>;

/** Everything that a release writes, held against each other. */
async function agrees(): Promise<void> {
  await createSequencer(ground.db.database, log).drain();
  for (const check of held) {
    const { faults } = await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
    expect(faults, check.name).toEqual([]);
  }
}

interface Paper {
  readonly key: string;
  readonly entry: string;
}
const paperOf = async (keys: readonly string[]): Promise<readonly Paper[]> =>
  (
    await ground.db.pool.query(
      `SELECT call.idempotency_key AS key, call.entry_id AS entry FROM query.call AS call
       JOIN evidence.entry AS entry ON entry.id = call.entry_id
       JOIN evidence.meter_line AS line ON line.entry = call.entry_id
       JOIN kernel.act_log AS act ON act.request_id = call.request_id AND act.outcome = 'done' AND act.at = call.released_at
       WHERE call.idempotency_key = ANY ($1)`,
      [keys],
    )
  ).rows;

interface Release {
  /** What has to be there beforehand, each time anew. */
  prepare(turn: string): Promise<void>;
  /** The calls of one turn, each with its key, all at once. */
  readonly keys: (turn: string) => readonly string[];
  ask(key: string): Promise<Result<Answered>>;
}

/** Cut off at each step in turn until it comes through; gives at how many steps it was cut. */
async function cutEverywhere(name: string, point: CrashPoint, release: Release): Promise<number> {
  // Whatever is made once (projection, snapshot) is there.
  await release.prepare(`${name} ${point} first`);
  for (const key of release.keys(`${name} ${point} first`)) expectOk(await release.ask(key));
  for (let step = 1; ; step++) {
    const turn = `${name} ${point} ${step}`;
    await release.prepare(turn);
    const keys = release.keys(turn);
    life.diesAt(step, point);
    const answers = await Promise.allSettled(keys.map((key) => release.ask(key)));
    const { died } = life;
    life.lives();
    const paper = await paperOf(keys);
    const acknowledged = answers.flatMap((answer, at) =>
      answer.status === 'fulfilled' ? [[keys[at]!, expectOk(answer.value).receiptId] as const] : [],
    );
    // Nothing that was acknowledged is lost, and what was not is there as a whole or not at all.
    for (const [key, entry] of acknowledged) expect(paper).toContainEqual({ key, entry });
    if (died && paper.length > 0) await agrees();
    // Asked again it is the same release, or the first one.
    for (const key of keys) {
      const { receiptId } = expectOk(await release.ask(key));
      const earlier = paper.find((one) => one.key === key);
      if (earlier) expect(receiptId).toBe(earlier.entry);
    }
    expect((await paperOf(keys)).map(({ key }) => key).sort()).toEqual([...keys].sort());
    await agrees();
    if (!died) {
      expect(acknowledged.length).toBe(keys.length);
      return step - 1;
    }
  }
}

const counted = 'SELECT disability, count(*) AS n FROM residents GROUP BY disability ORDER BY disability';

describe.each<CrashPoint>(['before', 'after'])('a crash %s each step of a release', (point) => {
  it('of a product call leaves it whole or not at all', async () => {
    const agreement = await ground.agree(document());
    const { productId } = await offer(ground, agreement, 'data-api', { sql: counted, parameters: [] });
    const cuts = await cutEverywhere('product', point, {
      prepare: async () => {},
      keys: (turn) => [turn],
      ask: (key) => act(client, 'products.call-product', { productId, purpose }, key),
    });
    expect(cuts).toBeGreaterThan(25);
  }, 300_000);

  it('of verifications that leave together leaves each whole or not at all', async () => {
    const agreement = await ground.agree(residentsAgreement());
    const { productId } = await ground.offer(agreement, definition);
    const subject = { resident_number: residentsTo(1)[0]![1] };
    const consent = (await consented(ground.act, client, productId, subject))!.token;
    const cuts = await cutEverywhere('verification', point, {
      prepare: async () => {},
      keys: (turn) => [1, 2, 3].map((number) => `${turn} of ${number}`),
      ask: (key) =>
        act(
          client,
          'products.call-verification',
          { productId, purpose, subject, consent, compared: { name: '张0' } },
          key,
        ),
    });
    expect(cuts).toBeGreaterThan(3);
  }, 300_000);

  it('of a run that is collected leaves result, run and call in step', async () => {
    const agreementId = await ground.agree(document());
    const worker = createRunWorker({
      ports: ground.ports,
      database: ground.db.database,
      bell: { ring: () => {}, onRing: () => () => {} },
      versions: { gongshu: 'test', engine: 'test' },
      onError: (_run, error) => {
        throw error;
      },
    });
    const runs = new Map<string, string>();
    const cuts = await cutEverywhere('run', point, {
      async prepare(turn) {
        const { runId } = expectOk(
          await ground.act<{ runId: string }>(people.operator, 'query.submit-run', {
            agreementId,
            purpose,
            sql: counted,
          }),
        );
        await worker.drain();
        expectOk(
          await ground.act(people.security, 'query.pass-egress', {
            runId,
            opinion: '只含汇总结果，未见可识别个人的输出',
          }),
        );
        runs.set(turn, runId);
      },
      keys: (turn) => [turn],
      ask: (key) => act(people.operator, 'query.collect-run', { runId: runs.get(key) }, key),
    });
    await worker.stop();
    expect(cuts).toBeGreaterThan(15);
  }, 300_000);
});

it('a connection lost when a group was written leaves each call of it once, not again by itself', async () => {
  const agreement = await ground.agree(residentsAgreement());
  const { productId } = await ground.offer(agreement, definition);
  const subject = { resident_number: residentsTo(1)[0]![1] };
  const consent = (await consented(ground.act, client, productId, subject))!.token;
  let lost = 0;
  const database: Database = {
    transaction: ground.db.database.transaction,
    async batch(load, options) {
      const value = await ground.db.database.batch(load, options);
      if (options?.mode === 'snapshot' || lost === 0) return value;
      lost -= 1;
      throw Object.assign(new Error('terminated'), { code: 'ECONNRESET' });
    },
  };
  const shaky = createPerform({
    database,
    policies: loadPolicies(ground.modules, 'shaky-at-release'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const ask = (number: number) =>
    shaky(
      client,
      acts.get('products.call-verification')!,
      { productId, purpose, subject, consent, compared: { name: '张0' } },
      { requestId: `req_shaky_${number}` },
    );
  const count = async (): Promise<number> =>
    (
      await ground.db.pool.query(`SELECT count(*)::int AS n FROM query.call WHERE product_id = $1`, [
        productId,
      ])
    ).rows[0].n;
  expectOk(await ask(0));
  lost = 1;
  const answers = await Promise.allSettled([1, 2, 3, 4].map(ask));
  const failed = answers.filter(({ status }) => status === 'rejected').length;
  expect(lost).toBe(0);
  expect(failed).toBeGreaterThan(0);
  // Whether one went ahead alone or all went together: as many as were asked, and none twice.
  expect(await count()).toBe(5);
  await agrees();
});
