import pg from 'pg';
import { createSequencer, type NewEntry, publishedHead, receipt } from '#platform/evidence';
import { verifyPromise, verifyReceipt } from '#verifier';
import { type Alternated, alternate, same } from '../harness/alternate.ts';
import type { Bench, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { spreadOf } from '../harness/spread.ts';
import { type LogGround, logGround } from './ground.ts';

const secondsOf: { readonly [of in Size]: number } = { full: 4, tiny: 0.3 };
const roundsOf: { readonly [of in Size]: number } = { full: 5, tiny: 1 };

/** How many clients there are, and how many appends each has under way before it waits. */
interface Load {
  readonly clients: number;
  readonly underWay: number;
}

const one: Load = { clients: 1, underWay: 64 };
const oneWaiting: Load = { clients: 1, underWay: 1 };
const sixteen: Load = { clients: 16, underWay: 1 };
const nameOf = ({ clients, underWay }: Load) =>
  `${clients} ${clients === 1 ? 'client' : 'clients'}, ${underWay === 1 ? 'each waits for each' : `${underWay} under way`}`;

/**
 * Durable appends a second: entries with commitments and salts, committed, each with the log's signed promise, while the sequencer takes
 * them into the tree beside it. Against bare single-row INSERTs of the same bytes into a table with the same key, each its own commit on
 * the same server, by as many clients with as many under way. After every run the sequencer must have taken every entry, each once.
 */
export const logAppends: Bench = {
  name: 'log-appends',
  async run(ground, size) {
    const log = await logGround(ground.folder, 'appends');
    try {
      const bytes = await sampleBytes(log);
      await log.pool.query(
        'CREATE TABLE peer_row (id text PRIMARY KEY, kind text NOT NULL, leaf bytea NOT NULL, openings text, created_at timestamptz NOT NULL)',
      );
      const measured = new Map<Load, Measured>();
      for (const load of [one, oneWaiting, sixteen]) {
        const found = await measure(log, bytes, load, secondsOf[size], roundsOf[size]);
        ground.say(
          `${nameOf(load)}: ${Math.round(found.ours.median)}/s, PostgreSQL ${Math.round(found.peer.median)}/s: ${found.ratio.toFixed(2)}×; until in the tree ${Math.round(found.inTheTree)}/s`,
        );
        measured.set(load, found);
      }
      const { rows } = await log.pool.query<{ server_version: string }>('SHOW server_version');
      const finding = (name: string, load: Load, atLeast: number, beside: readonly Load[]): Finding => {
        const { ours, peer, ratio, inTheTree } = measured.get(load)!;
        return {
          name,
          what: `durable log appends a second vs PostgreSQL single-row inserts of the same bytes with the same durability, ${nameOf(load)}`,
          ours: { ...ours, unit: 'appends/s' },
          peer: { name: 'PostgreSQL INSERT', version: rows[0]!.server_version, ...peer },
          ratio,
          bar: { atLeast },
          runs: roundsOf[size],
          cases: beside.map((other): Case => {
            const { inTheTree: untilInTheTree, ...spreads } = measured.get(other)!;
            return { name: nameOf(other), ...spreads, untilInTheTreePerSecond: Math.round(untilInTheTree) };
          }),
          beside: { leafBytes: bytes.leaf.length, untilInTheTreePerSecond: Math.round(inTheTree) },
        };
      };
      return [finding('log-appends', one, 5, [oneWaiting]), finding('log-appends-sixteen', sixteen, 2, [])];
    } finally {
      await log.stop();
    }
  },
};

interface Measured extends Alternated {
  /** Median of appends divided by the time until all of them stood in the published tree. */
  readonly inTheTree: number;
}

async function measure(
  log: LogGround,
  bytes: Bytes,
  load: Load,
  seconds: number,
  rounds: number,
): Promise<Measured> {
  const clients = await Promise.all(
    Array.from({ length: load.clients }, async () => {
      const client = new pg.Client({ connectionString: log.url });
      await client.connect();
      return client;
    }),
  );
  const inTheTree: number[] = [];
  let rows = 0;
  try {
    const found = await alternate(
      'what was acknowledged is there',
      async () => {
        const sequencer = createSequencer(log.database, log.ports);
        const before = await sizeOf(log);
        sequencer.start();
        const began = performance.now();
        const done = await driven(load, seconds, () => log.append(entry()));
        const took = (performance.now() - began) / 1000;
        await sequencer.drain();
        inTheTree.push(done / ((performance.now() - began) / 1000));
        await sequencer.stop();
        return { answer: (await sizeOf(log)) - before - done, took: done / took };
      },
      async () => {
        const began = performance.now();
        let next = 0;
        const done = await driven(load, seconds, (client) =>
          clients[client]!.query({
            name: 'peer',
            text: 'INSERT INTO peer_row VALUES ($1, $2, $3, $4, now())',
            values: [`row_${rows++}_${next++}`, bytes.kind, bytes.leaf, bytes.openings],
          }),
        );
        const took = (performance.now() - began) / 1000;
        const { rows: counted } = await log.pool.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM peer_row',
        );
        await log.pool.query('TRUNCATE peer_row');
        return { answer: counted[0]!.count - done, took: done / took };
      },
      rounds,
    );
    // The first run only compares answers.
    return { ...found, inTheTree: spreadOf(inTheTree.slice(1)).median };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Every client keeps so many under way until the time is over, then waits for what is; the answer is how many were acknowledged. */
async function driven(
  { clients, underWay }: Load,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const lane = async (client: number) => {
    while (performance.now() < until) {
      await work(client);
      done++;
    }
  };
  await Promise.all(Array.from({ length: clients * underWay }, (_, index) => lane(index % clients)));
  return done;
}

const sizeOf = async ({ database }: LogGround): Promise<number> =>
  (await database.transaction(publishedHead)).size ?? 0;

let counter = 0;
/** What a verification call commits to. */
const entry = (): NewEntry => ({
  kind: 'bench.call',
  fields: {
    call: `cal_${String(++counter).padStart(20, '0')}`,
    request: 'req_7h3kq9x2m4',
    agreement: 'agr_01J8Z4T6QK3',
    agreementDigest: 'a'.repeat(64),
    product: 'prd_01J8Z4T6QK3',
    purpose: 'inclusive-finance',
    organisation: 'org_01J8Z4T6QK3',
    questionDigest: 'b'.repeat(64),
    resultDigest: 'c'.repeat(64),
    at: '2026-01-05T01:00:00Z',
  },
});

interface Bytes {
  readonly kind: string;
  readonly leaf: Buffer;
  readonly openings: string;
}

/** One entry as it lies in the database, for the peer; and its promise and its receipt hold. */
async function sampleBytes(log: LogGround): Promise<Bytes> {
  const promise = await log.append(entry());
  same('the promise holds', verifyPromise(promise).valid, true);
  await createSequencer(log.database, log.ports).drain();
  const { rows } = await log.pool.query<Bytes & { id: string }>(
    'SELECT id, kind, leaf, openings FROM evidence.entry LIMIT 1',
  );
  const { id, ...bytes } = rows[0]!;
  const file = await log.database.transaction((tx) => receipt(tx, log.ports, id), { mode: 'snapshot' });
  same('the receipt holds', verifyReceipt(file!).valid, true);
  return bytes;
}
