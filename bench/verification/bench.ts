import { createRequire } from 'node:module';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { alternate, same, timed } from '../harness/alternate.ts';
import type { Bench, Size } from '../harness/bench.ts';
import { type ServerProcess, startServer } from '../harness/child.ts';
import { randomFrom } from '../harness/random.ts';
import { spreadOf } from '../harness/spread.ts';
import type { Offer } from './ground.ts';
import { purpose } from './ground.ts';
import { nameOf, residentNumber } from './residents.ts';

const residentsOf: { readonly [of in Size]: number } = { full: 50_000, tiny: 500 };
const roundsOf: { readonly [of in Size]: number } = { full: 5, tiny: 1 };
/** Registers of other sizes, measured once each: what a call costs must not depend on how many there are. */
const growthOf: { readonly [of in Size]: readonly number[] } = {
  full: [5_000, 500_000],
  tiny: [1_000],
};
const secondsOf: { readonly [of in Size]: number } = { full: 5, tiny: 1 };
const connections = 50;
/** People whose consents are registered before the clock runs; questions are about them. */
const consenting = 1_000;
/** Questions that each connection has ready, one after the other and from the start again. */
const questionsEach = 100;
/** Numbers of connections measured beside it, once each. */
const fewerAndMore = [16, 64] as const;
const fastify = createRequire(import.meta.url)('fastify/package.json') as { readonly version: string };

const program = (name: 'server' | 'empty-route') => join(import.meta.dirname, `${name}.ts`);

interface Counts {
  readonly calls: number;
  readonly lines: number;
  /** Processor time of the server's process so far, PostgreSQL's not among it. */
  readonly cpuUs: number;
}
type Town = ServerProcess<Offer & { readonly address: string }>;

/**
 * Verification calls over HTTP by a machine client with a token, on the whole server with a durable PostgreSQL: one call is a
 * look-up, a release transaction, a meter line and a log entry. Against a route that does nothing, with as many connections.
 */
export const verification: Bench = {
  name: 'verification',
  async run(ground, size) {
    const town: Town = await startServer(program('server'), [
      join(ground.folder, 'town'),
      String(residentsOf[size]),
    ]);
    const empty = await startServer<{ readonly address: string }>(program('empty-route'));
    try {
      const caller = await callerOf(town, residentsOf[size]);
      await checkAnswers(caller);
      const waits: number[] = [];
      const cpu = { ours: [] as number[], peer: [] as number[] };
      const found = await alternate(
        'every call was answered',
        async () => {
          const before = await town.ask<Counts>();
          const run = await caller.load(secondsOf[size], connections);
          const after = await checkPaper(town, before, run, connections);
          cpu.ours.push((after.cpuUs - before.cpuUs) / run['2xx']);
          waits.push(run.latency.p50);
          return { answer: run.non2xx + run.errors, took: rate(run) };
        },
        async () => {
          const before = await empty.ask<Pick<Counts, 'cpuUs'>>();
          const run = await autocannon({ url: empty.ready.address, connections, duration: secondsOf[size] });
          const after = await empty.ask<Pick<Counts, 'cpuUs'>>();
          cpu.peer.push((after.cpuUs - before.cpuUs) / run['2xx']);
          return { answer: run.non2xx + run.errors, took: rate(run) };
        },
        roundsOf[size],
      );
      const callsAt: { [of: string]: number } = {};
      for (const many of fewerAndMore) {
        const before = await town.ask<Counts>();
        const run = await caller.load(secondsOf[size], many);
        same('every call was answered', run.non2xx + run.errors, 0);
        await checkPaper(town, before, run, many);
        callsAt[`callsAt${many}Connections`] = Math.round(rate(run));
      }
      ground.say(JSON.stringify(callsAt));
      const growth = [{ size: residentsOf[size], median: found.ours.median }];
      const compileSeconds: { [of: string]: number } = {};
      for (const residents of growthOf[size]) {
        const grown = await atSize(join(ground.folder, `town-${residents}`), residents, secondsOf[size]);
        growth.push({ size: residents, median: grown.callsASecond });
        compileSeconds[`firstCallSecondsAt${residents}Residents`] = grown.firstCallSeconds;
      }
      ground.say(JSON.stringify({ growth, ...compileSeconds }));
      ground.say(
        `${Math.round(found.ours.median)}/s, empty route ${Math.round(found.peer.median)}/s: ${found.ratio.toFixed(3)}×`,
      );
      return [
        {
          name: 'verification',
          what: `verification calls a second over HTTP with durable meter and evidence, vs an empty Fastify route, ${connections} connections each`,
          ours: { ...found.ours, unit: 'requests/s' },
          peer: { name: 'Fastify, empty route', version: fastify.version, ...found.peer },
          ratio: found.ratio,
          bar: { atLeast: 0.2 },
          runs: roundsOf[size],
          beside: {
            connections,
            residents: residentsOf[size],
            medianWaitMs: spreadOf(waits).median,
            // What others do on the machine falls on this less than on the rates.
            serverProcessorUsPerCall: Math.round(spreadOf(cpu.ours).median),
            emptyRouteProcessorUsPerRequest: Math.round(spreadOf(cpu.peer).median),
            ...callsAt,
            ...compileSeconds,
          },
          growth,
        },
      ];
    } finally {
      await empty.stop();
      await town.stop();
    }
  },
};

/** A register of another size in a town of its own: the first call, which compiles the snapshot, and then calls a second. */
async function atSize(folder: string, residents: number, seconds: number) {
  const town: Town = await startServer(program('server'), [folder, String(residents)]);
  try {
    const caller = await callerOf(town, residents);
    const first = await timed(() => checkAnswers(caller));
    await caller.load(1, connections);
    const before = await town.ask<Counts>();
    const run = await caller.load(seconds, connections);
    same('every call was answered', run.non2xx + run.errors, 0);
    await checkPaper(town, before, run, connections);
    return { callsASecond: rate(run), firstCallSeconds: Number((first.ms / 1000).toFixed(1)) };
  } finally {
    await town.stop();
  }
}

const rate = (run: autocannon.Result): number => run['2xx'] / run.duration;

interface Caller {
  one(index: number, name: string): Promise<string>;
  load(seconds: number, connections: number): Promise<autocannon.Result>;
}

async function callerOf({ ready }: Town, residents: number): Promise<Caller> {
  const { address, productId } = ready;
  const headers = { authorization: `Bearer ${await tokenOf(ready)}`, 'content-type': 'application/json' };
  const path = `/api/v1/products/${productId}/verifications`;
  const consents = new Map<number, string>();
  const consentOf = async (index: number): Promise<string> => {
    const known = consents.get(index);
    if (known) return known;
    const response = await fetch(`${address}/api/v1/products/${productId}/consents`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `consent ${index}` },
      body: JSON.stringify({
        purpose,
        subject: { resident_number: residentNumber(index) },
        paperNumber: `同意书〔2026〕${index}号`,
        paperSha256: String(index).padStart(64, '0'),
        until: '2099-12-31',
      }),
    });
    const { token, code } = (await response.json()) as { readonly token?: string; readonly code?: string };
    if (!token) throw new Error(`no consent: ${response.status} ${code}`);
    consents.set(index, token);
    return token;
  };
  const body = (index: number, name: string): string =>
    JSON.stringify({
      purpose,
      subject: { resident_number: residentNumber(index) },
      compared: { name },
      consent: consents.get(index),
    });
  const random = randomFrom(20_260_105);
  const asked = Array.from({ length: Math.min(consenting, residents) }, () => random.below(residents));
  for (let from = 0; from < asked.length; from += 20)
    await Promise.all(asked.slice(from, from + 20).map(consentOf));
  return {
    async one(index, name) {
      await consentOf(index);
      const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: body(index, name) });
      const answer = (await response.json()) as {
        readonly answers?: readonly { readonly answer: string }[];
        readonly code?: string;
      };
      return answer.answers?.map((one) => one.answer).join(' ') ?? `${response.status} ${answer.code}`;
    },
    load: (seconds, connections) =>
      autocannon({
        url: address,
        connections,
        duration: seconds,
        method: 'POST',
        headers,
        // Put together before, so that the time of the one who asks is not taken for ours. Somebody else each time; half of it is so.
        setupClient: (client) =>
          client.setRequests(
            Array.from({ length: questionsEach }, () => {
              const index = asked[random.below(asked.length)]!;
              return {
                method: 'POST',
                path,
                headers,
                body: body(index, random.below(2) === 0 ? nameOf(index) : '某某'),
              };
            }),
          ),
      }),
  };
}

async function tokenOf({
  address,
  clientId,
  clientSecret,
}: Offer & { readonly address: string }): Promise<string> {
  const response = await fetch(`${address}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `purpose:${purpose}`,
    }).toString(),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token?: string };
  if (!token) throw new Error(`no token: ${response.status}`);
  return token;
}

/** Right and wrong names of people on file, and somebody who is not. */
async function checkAnswers(caller: Caller): Promise<void> {
  for (const index of [0, 7, 321]) {
    same('a name that is on file', await caller.one(index, nameOf(index)), 'yes');
    same('another name', await caller.one(index, '某某'), 'no');
  }
  same('somebody who is not on file', await caller.one(99_999_999, '某某'), 'no');
}

/** Every answer has its call and its meter line; at most those under way at the end have them without an answer. */
async function checkPaper(
  town: Town,
  before: Counts,
  run: autocannon.Result,
  connections: number,
): Promise<Counts> {
  const after = await town.ask<Counts>();
  const [calls, lines] = [after.calls - before.calls, after.lines - before.lines];
  same('meter lines and calls', lines, calls);
  const under = calls - run['2xx'];
  same('calls on paper for every answer', under >= 0 && under <= 2 * connections, true);
  return after;
}
