import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, runningEmbedded } from '#adapters/postgres';
import { type Receipt, verifyReceipt } from '#verifier';
import {
  type Answer,
  Caller,
  ground,
  type Process,
  password,
  prepareTown,
  publicAddress,
  start,
  type Town,
  verifyAll,
} from './town.ts';

let folder: Awaited<ReturnType<typeof ground>>;
let home: string;
let town: Town;
let owner: Process;
const api: Process[] = [];
const ports: number[] = [];

beforeAll(async () => {
  folder = await ground();
  home = join(folder.folder, 'home');
  town = await prepareTown(home);
  ports.push(await freePort(), await freePort(), await freePort());
  owner = await start({ home, role: 'worker', port: ports[0]! });
  api.push(...(await Promise.all([1, 2].map((at) => start({ home, role: 'api', port: ports[at]! })))));
}, 180_000);
afterAll(async () => {
  await Promise.all(api.map((one) => one.kill('SIGTERM')));
  await owner?.kill('SIGTERM');
  await folder?.remove();
}, 60_000);

const addressOf = (at: number) => `http://127.0.0.1:${ports[at % 2 === 0 ? 1 : 2]}`;

async function inDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client((await runningEmbedded(join(home, 'postgres')))!);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A page of the public address asks; a balancer passes the request on. */
const throughTheBalancer = { origin: publicAddress, 'sec-fetch-site': 'same-origin' };

it('a session of one process and a token of one process are good at the other', async () => {
  const signed = await fetch(`${addressOf(0)}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...throughTheBalancer },
    body: JSON.stringify({ username: 'buyer', password }),
  });
  expect(signed.status).toBe(200);
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const me = async (at: number) =>
    (await (await fetch(`${addressOf(at)}/api/v1/me`, { headers: { cookie } })).json()) as { kind: string };
  expect(await me(1)).toMatchObject({ username: 'buyer' });
  // Signed out at one, it is over at the other.
  await fetch(`${addressOf(1)}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...throughTheBalancer },
    body: '{}',
  });
  expect(await me(0)).not.toHaveProperty('username', 'buyer');
});

it('a consent withdrawn at one process is none at the other, from the next call on', async () => {
  const caller = await Caller.of(town, addressOf(0));
  const { token, consentId } = await caller.consent(addressOf(0), 499);
  for (const at of [0, 1]) expect((await caller.verify(addressOf(at), 499, token)).status).toBe(200);
  const input = { consentId, reason: '本人要求撤回' };
  const withdrawn = await caller.post(addressOf(0), '/api/v1/actions/products.withdraw-consent', input);
  expect(withdrawn.status).toBe(200);
  for (const at of [1, 0])
    expect((await caller.verify(addressOf(at), 499, token)).body.code).toBe('lineage/frozen');
});

interface Asked {
  readonly key: string;
  readonly ask: (address: string) => Promise<Answer>;
  /** Receipts of all answers that came. */
  readonly receipts: Set<string>;
  refused: string | null;
}

it('under load, with repeated keys and one process killed, each acknowledged call is there exactly once', async () => {
  const caller = await Caller.of(town, addressOf(0));
  const tokens = await Promise.all(
    Array.from(
      { length: 24 },
      async (_, resident) => (await caller.consent(addressOf(resident), resident)).token,
    ),
  );
  const asked: Asked[] = [];
  let over = false;
  const next = (client: number): Asked => {
    const number = asked.length;
    const key = `key ${number}`;
    const resident = (number * 7 + client) % tokens.length;
    const one: Asked = {
      key,
      ask: (address) =>
        number % 5 === 0
          ? caller.count(address, key)
          : caller.verify(address, resident, tokens[resident]!, key),
      receipts: new Set(),
      refused: null,
    };
    asked.push(one);
    return one;
  };
  const note = (one: Asked, answer: PromiseSettledResult<Answer>) => {
    if (answer.status === 'rejected') return;
    const { status, body } = answer.value;
    if (status === 200) one.receipts.add(body.receiptId);
    else if (status < 500) one.refused = body.code;
  };
  const client = async (number: number) => {
    while (!over) {
      const one = next(number);
      // Every third call goes to both at once under one key; the others to one of them, and to the other when nothing came back.
      const first = number % 3 === 0 ? [0, 1] : [number];
      const answers = await Promise.allSettled(first.map((at) => one.ask(addressOf(at))));
      for (const answer of answers) note(one, answer);
      if (one.receipts.size === 0)
        note(one, (await Promise.allSettled([one.ask(addressOf(number + 1))]))[0]!);
    }
  };
  const clients = Array.from({ length: 12 }, (_, number) => client(number));
  await sleep(4_000);
  await api[1]!.kill('SIGKILL');
  const beforeRestart = asked.length;
  api[1] = await start({ home, role: 'api', port: ports[2]! });
  const afterRestart = asked.length;
  await sleep(4_000);
  over = true;
  await Promise.all(clients);
  // The one that stayed went on meanwhile.
  expect(afterRestart - beforeRestart).toBeGreaterThan(10);
  // What nobody answered is asked again by who wanted it: released before or not, it is released once.
  for (const one of asked.filter(({ receipts }) => receipts.size === 0)) {
    note(one, (await Promise.allSettled([one.ask(addressOf(0))]))[0]!);
    note(one, (await Promise.allSettled([one.ask(addressOf(1))]))[0]!);
  }
  expect(asked.map(({ key, receipts, refused }) => [key, receipts.size, refused])).toEqual(
    asked.map(({ key }) => [key, 1, null]),
  );

  const released = asked.map(({ receipts }) => [...receipts][0]!);
  expect(new Set(released).size).toBe(asked.length);
  const calls = await inDatabase<{ idempotency_key: string; entry_id: string; lines: number }>(
    `SELECT call.idempotency_key, call.entry_id, count(line.entry)::int AS lines
     FROM query.call LEFT JOIN evidence.meter_line AS line ON line.entry = call.entry_id
     WHERE call.idempotency_key LIKE 'key %' GROUP BY call.id`,
  );
  expect(new Map(calls.map((row) => [row.idempotency_key, row.entry_id]))).toEqual(
    new Map(asked.map(({ key }, at) => [key, released[at]])),
  );
  expect(calls.length).toBe(asked.length);
  expect(calls.filter(({ lines }) => lines !== 1)).toEqual([]);

  // Each promise became a receipt, at a place of its own; the places of the whole log have no gap.
  const places = new Set<number>();
  const size = await settled(caller, released.at(-1)!);
  for (const [at, entry] of released.entries()) {
    const file = (await (await caller.get(addressOf(at), `/api/v1/receipts/${entry}`)).json()) as Receipt;
    expect(verifyReceipt(file, { trustedKeys: file.log.keys }).valid).toBe(true);
    places.add(file.index);
  }
  expect(places.size).toBe(asked.length);
  const [{ entries }] = (await inDatabase<{ entries: number }>(
    'SELECT count(*)::int AS entries FROM evidence.entry',
  )) as [{ entries: number }];
  expect(size).toBe(entries);
  // Quotas, meter, calls, log, projections: one program holds them all against each other.
  const quota = await inDatabase<{ calls: number }>(
    `SELECT calls::int AS calls FROM query.quota_use WHERE day = '1970-01-01'`,
  );
  const [{ all }] = (await inDatabase<{ all: number }>('SELECT count(*)::int AS all FROM query.call')) as [
    { all: number },
  ];
  expect(quota).toEqual([{ calls: all }]);
  const verdict = await verifyAll(home);
  expect(verdict.output).toContain('All agrees');
  expect(verdict.code).toBe(0);
  console.log(`${asked.length} calls, log of ${size}`);
}, 240_000);

/** Until the log holds all that was released; gives its size. */
async function settled(caller: Caller, last: string): Promise<number> {
  for (;;) {
    const file = (await (await caller.get(addressOf(0), `/api/v1/receipts/${last}`)).json()) as Receipt;
    const waiting = !('checkpoint' in file);
    const note = await (await fetch(`${addressOf(0)}/log/checkpoint`)).text();
    const size = Number(note.split('\n')[1]);
    const [{ entries }] = (await inDatabase<{ entries: number }>(
      'SELECT count(*)::int AS entries FROM evidence.entry',
    )) as [{ entries: number }];
    if (!waiting && size === entries) return size;
    await sleep(200);
  }
}
