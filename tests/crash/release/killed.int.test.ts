import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLogKey } from '#adapters/crypto';
import { fileTileStore } from '#adapters/tiles';
import { expectOk } from '#foundation';
import { createSequencer, type LogPorts } from '#platform/evidence';
import { client } from '../../products/ground.ts';
import { residentsTo } from '../../release-modes/lab.ts';
import { consented } from '../../verification/consenting.ts';
import {
  definition,
  type Ground,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../../verification/ground.ts';
import type { Orders } from './dying-process.ts';

const origin = 'test.example/log';
let home: string;
let log: LogPorts;
let ground: Ground;
let agreementId: string;
let input: object;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gongshu-killed-release-'));
  const signer = await openLogKey({ file: join(home, 'keys', 'log.pem'), name: origin });
  log = { origin, tiles: fileTileStore(join(home, 'log')), signers: [signer] };
  ground = await prepareGround((ports) => ports, { log });
  await ground.serve(residentsTo(40));
  agreementId = await ground.agree(
    residentsAgreement(({ parts }) => {
      const quotas = { callsPerDay: '1000000', distinctSubjectsPerDay: '1000000' };
      parts.scope.quotas = { ...parts.scope.quotas, ...quotas };
    }),
  );
  const { productId } = await ground.offer(agreementId, definition);
  const subject = { resident_number: residentsTo(1)[0]![1] };
  const consent = (await consented(ground.act, client, productId, subject))!.token;
  input = { productId, purpose, subject, consent, compared: { name: '张0' } };
  // Projection and snapshot are made once; the processes find them.
  await ask('first');
}, 120_000);
afterAll(async () => {
  await ground?.close();
  await rm(home, { recursive: true, force: true });
}, 60_000);

const ask = async (key: string): Promise<string> =>
  expectOk(await ground.act<{ receiptId: string }>(client, 'products.call-verification', input, key))
    .receiptId;

interface Death {
  readonly asked: readonly string[];
  /** Receipts by key. */
  readonly acknowledged: ReadonlyMap<string, string>;
}

/** Kill it when it has acknowledged so many, in the middle of the calls that follow. */
function runToDeath(turn: string, acknowledgements: number): Promise<Death> {
  const { url, clock } = ground.db;
  const now = clock.now().toString();
  const orders: Orders = { url, folder: ground.folder, home, origin, now, turn, actor: client, input };
  const script = join(import.meta.dirname, 'dying-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(orders)]);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const asked: string[] = [];
  const acknowledged = new Map<string, string>();
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const [what, key, receiptId] = line.split(' ') as [string, string, string];
    if (what === '?') asked.push(key);
    if (what === '!') acknowledged.set(key, receiptId);
    if (acknowledged.size === acknowledgements) child.kill('SIGKILL');
  });
  const over = Promise.withResolvers<void>();
  lines.once('close', over.resolve);
  return new Promise((resolve, reject) => {
    child.once('exit', async (_, signal) => {
      // What it wrote before its death is still in the pipe.
      await over.promise;
      if (signal === 'SIGKILL') resolve({ asked, acknowledged });
      else reject(new Error(`it ended by itself: ${said}`));
    });
  });
}

/** Its connections end when the server notices; until then a release may still commit. */
const connectionsGone = () =>
  vi.waitFor(
    async () => {
      const { rows } = await ground.db.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dying-release'`,
      );
      expect(rows.length).toBe(0);
    },
    { timeout: 60_000, interval: 50 },
  );

interface Paper {
  readonly key: string;
  readonly entry: string;
  readonly calls: number;
  readonly entries: number;
  readonly lines: number;
  readonly done: number;
}
/** What there is of each key. */
const papersOf = async (keys: readonly string[]): Promise<readonly Paper[]> =>
  (
    await ground.db.pool.query(
      `SELECT call.idempotency_key AS key, min(call.entry_id) AS entry, count(DISTINCT call.id)::int AS calls,
              count(DISTINCT entry.id)::int AS entries, count(DISTINCT (line.entry, line.at))::int AS lines, count(DISTINCT act.request_id)::int AS done
       FROM query.call AS call
       LEFT JOIN evidence.entry AS entry ON entry.id = call.entry_id
       LEFT JOIN evidence.meter_line AS line ON line.entry = call.entry_id
       LEFT JOIN kernel.act_log AS act ON act.request_id = call.request_id AND act.outcome = 'done'
       WHERE call.idempotency_key = ANY ($1) GROUP BY 1 ORDER BY call.idempotency_key COLLATE "C"`,
      [keys],
    )
  ).rows;
const whole = { calls: 1, entries: 1, lines: 1, done: 1 };

/** Log, meter, calls and quotas against each other, as `gongshu verify-all` does it; and the quota against the calls there are. */
async function agrees(): Promise<void> {
  await createSequencer(ground.db.database, log).drain();
  const checks = ground.modules
    .flatMap(({ checks: all = [] }) => [...all])
    .filter(({ name }) => /^evidence\.|^query\.(calls|quotas|consents)$/.test(name));
  expect(checks.length).toBeGreaterThan(7);
  for (const check of checks) {
    const { faults } = await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
    expect(faults, check.name).toEqual([]);
  }
  const { rows } = await ground.db.pool.query(
    `SELECT (SELECT count(*) FROM query.call WHERE agreement_id = $1)::int AS calls,
            (SELECT count(*) FROM evidence.meter_line WHERE agreement = $1)::int AS lines,
            (SELECT calls FROM query.quota_use WHERE agreement_id = $1 AND day = '1970-01-01')::int AS counted`,
    [agreementId],
  );
  expect(rows[0]).toMatchObject({ lines: rows[0].calls, counted: rows[0].calls });
}

it('a process killed under load, again and again: each acknowledged release is there once, the others once or not at all', async () => {
  let [released, cutOff] = [0, 0];
  for (const [turn, acknowledgements] of [1, 60, 150, 300].entries()) {
    const { asked, acknowledged } = await runToDeath(`turn${turn}`, acknowledgements);
    await connectionsGone();
    expect(acknowledged.size).toBeGreaterThanOrEqual(acknowledgements);
    const papers = new Map((await papersOf(asked)).map((paper) => [paper.key, paper]));
    for (const paper of papers.values()) expect(paper).toMatchObject(whole);
    for (const [key, entry] of acknowledged) expect(papers.get(key)?.entry).toBe(entry);
    await agrees();

    // Asked again under their keys: what nobody was told of, and some of what was acknowledged.
    const open = asked.filter((key) => !acknowledged.has(key));
    const again = [...open, ...[...acknowledged.keys()].filter((_, at) => at % 7 === 0)];
    await Promise.all(
      again.map(async (key) => {
        const receiptId = await ask(key);
        if (papers.has(key)) expect(receiptId).toBe(papers.get(key)!.entry);
      }),
    );
    expect(await papersOf(asked)).toMatchObject(asked.toSorted().map((key) => ({ key, ...whole })));
    await agrees();
    released += asked.length;
    cutOff += open.length;
  }
  // The kills fell into calls under way.
  expect(cutOff).toBeGreaterThan(5);
  console.log(`${released} calls, of which ${cutOff} were under way when their process was killed`);
}, 300_000);
