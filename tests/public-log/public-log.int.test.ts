import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { expectOk } from '#foundation';
import { createSequencer, type LogPorts, publishDailyTotals } from '#platform/evidence';
import { call, client, offer, productsAgreement } from '../products/ground.ts';
import { inProcessEngine } from '../products/in-process-engine.ts';
import { type Ground, people, prepareGround, purpose } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';
import { findings, type PublicBytes, publicBytes } from './public-bytes.ts';

/** A number of rows that stands nowhere else, and 12 calls of another product for the totals that are published. */
const rowsOfACall = 7919;
const calledAt = '2026-01-05T11:07:43.219+08:00';
const residents: readonly Resident[] = Array.from({ length: rowsOfACall }, (_, index) => [
  `P${String(index).padStart(4, '0')}`,
  `9901011990030${String(index).padStart(5, '0')}`,
  `居民${index}`,
  '1990-03-07',
  index % 2 ? '3141.59' : '271.82',
  '否',
]);
const origin = 'secrecy.example/log';

let ground: Ground;
let bytes: PublicBytes;
let secrets: readonly (readonly [what: string, value: string])[];

beforeAll(async () => {
  const log: LogPorts = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
  ground = await prepareGround((ports) => ({ ...ports, engine: inProcessEngine() }), { log });
  await ground.serve(residents);
  const terms = (forms: string[]) =>
    productsAgreement({ protectedUnits: [], otherItems: [], forms: forms as never });
  const agreementId = await ground.agree(terms(['open-extract']));
  const sql = "SELECT r.name, r.allowance FROM residents AS r WHERE r.birth_date = DATE '1990-01-01'";
  const rare = await offer(ground, agreementId, 'data-api', { sql, parameters: [] });
  const common = await offer(ground, agreementId, 'data-api', { sql: `${sql} LIMIT 3`, parameters: [] });
  ground.db.clock.set(calledAt);
  const answers = [expectOk(await call(ground, rare.productId))];
  expect(answers[0]!.rows).toHaveLength(rowsOfACall);
  ground.db.clock.advance({ seconds: 1 });
  answers.push(expectOk(await call(ground, rare.productId)));
  const commonly = [];
  for (let count = 0; count < 3; count += 1) commonly.push(expectOk(await call(ground, common.productId)));
  // The day after: the totals, as the clock would publish them.
  ground.db.clock.set('2026-01-06T09:00:00+08:00');
  await ground.db.database.transaction(async (tx) =>
    expectOk(await publishDailyTotals(tx, Temporal.PlainDate.from('2026-01-05'), { refusals: 4 })),
  );
  await createSequencer(ground.db.database, log).drain();
  bytes = await publicBytes(ground.modules, ground.db);
  const { rows } = await ground.db.pool.query(
    `SELECT call.id, call.entry_id, call.result_digest, call.question_digest, entry.openings
     FROM query.call JOIN evidence.entry ON entry.id = call.entry_id ORDER BY call.released_at`,
  );
  expect(rows).toHaveLength(5);
  secrets = [
    ...rows.flatMap((row, place) => [
      [`id of call ${place}`, row.id] as const,
      [`id of entry ${place}`, row.entry_id] as const,
      [`digest of result ${place}`, row.result_digest] as const,
      [`digest of question ${place}`, row.question_digest] as const,
      ...Object.entries(JSON.parse(row.openings) as Record<string, { salt: string }>).map(
        ([field, { salt }]) => [`salt of ${field} ${place}`, salt] as const,
      ),
    ]),
    ...answers.map(({ receiptId }) => ['receipt', receiptId] as const),
    ['buyer', organisations.bank],
    ['buyer by name', '示例bank'],
    ['program of the buyer', 'clientId' in client ? client.clientId : ''],
    ['person of the buyer', people.buyer.kind === 'person' ? people.buyer.personId : ''],
    ['order', rare.orderId],
    ['rows of a call', String(rowsOfACall)],
    ['rows of both', String(2 * rowsOfACall)],
    ['time of a call', '2026-01-05T03:07:43'],
    ['time in Shanghai', '11:07:43'],
    ['time of the next', '03:07:44'],
    ['time in milliseconds', String(Temporal.Instant.from(calledAt).epochMilliseconds)],
    ['time in seconds', String(Math.floor(Temporal.Instant.from(calledAt).epochMilliseconds / 1000))],
    ['hour', '2026-01-05T03:00'],
    ['a name', '居民4711'],
    ['a value', '3141.59'],
    ['the question', 'SELECT r.name'],
    ['salts by name', '"salt"'],
  ];
}, 240_000);
afterAll(() => ground?.close());

describe('what the public can read of single calls', () => {
  it('is none of what they were: not who, what, how many, when, in whatever spelling', () => {
    expect(secrets.length).toBeGreaterThan(80);
    expect(secrets.every(([, value]) => value.length > 3)).toBe(true);
    expect(
      secrets.flatMap(([what, value]) => findings(bytes, value).map((where) => `${what} in ${where}`)),
    ).toEqual([]);
  });

  it('would be found, were it there: what has to be public is', async () => {
    const { rows } = await ground.db.pool.query('SELECT id, number FROM authorisation.agreement');
    for (const known of [rows[0].id, rows[0].number, '示例operator', 'secrecy.example/log', '试行收费标准'])
      expect(findings(bytes, known), known).not.toEqual([]);
    // The same bytes with one secret slipped in are not clean any more, however it is written.
    for (const written of [
      organisations.bank,
      Buffer.from(organisations.bank).toString('hex'),
      Buffer.from(`x${organisations.bank}`).toString('base64'),
    ]) {
      const leaky = { ...bytes, text: new Map([...bytes.text, ['leak', `{"n":"${written}"}`]]) };
      expect(findings(leaky, organisations.bank)).toEqual(['leak']);
    }
    expect(findings({ ...bytes, text: new Map([['leak', '{"units":7919}']]) }, '7919')).toEqual(['leak']);
  });

  it('is a leaf of one shape and length for every call, however it left', () => {
    const leaves = bytes.leaves.filter((leaf) => leaf.includes('"kind":"query.call"'));
    expect(leaves).toHaveLength(5);
    expect(new Set(leaves).size).toBe(5);
    const shapes = new Set(leaves.map((leaf) => leaf.replaceAll(/"[0-9a-f]{64}"/g, '#')));
    expect([...shapes]).toEqual([
      expect.stringMatching(/^\{"commitments":\{("[A-Za-z]+":#,?)+\},"kind":"query\.call","version":1\}$/),
    ]);
    // Nothing that depends on the mode, on own data or on a run is told by a name that is there or not.
    for (const name of ['epsilon', 'mode', 'ownData', 'rawOut', 'run', 'record', 'rows'])
      expect([...shapes][0]).toContain(`"${name}":#`);
  });

  it('is totals of a day with small counts merged: fewer than ten, and no number beside it', () => {
    const totals = bytes.leaves
      .map(
        (leaf) =>
          JSON.parse(leaf) as { kind: string; at?: string; fact?: { lines: unknown; refusals: unknown } },
      )
      .filter(({ kind }) => kind === 'evidence.daily-use');
    expect(totals).toMatchObject([
      {
        at: '2026-01-06T01:00:00Z',
        fact: {
          lines: [{ agreement: '其他', purpose: '其他', fewerThan: 10 }],
          refusals: { fewerThan: 10 },
        },
      },
    ]);
    expect(JSON.stringify(totals)).not.toContain(purpose);
  });
});
