import { type Result, type Tx, text } from '#foundation';
import { addReason, clearReason, standingOf, type ThingRef, usable } from '#platform/lineage';
import { compute, runGoverned, stopConsent, stopSubject } from '#platform/query';
import { chance, type Draw, oneOf } from '../../testkit/evaluator/index.ts';
import { consented } from '../verification/consenting.ts';
import { people, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { fromNowOn, leaveWithoutCall, whatLeft } from './what-left.ts';
import { client, subjects, type World } from './world.ts';

/** What came of one call. */
interface Call {
  readonly name: string;
  /** What it stands on, as `kind/id`. */
  readonly standsOn: readonly string[];
  readonly callId: string | null;
  readonly receiptId: string | null;
  readonly hasRows: boolean;
  readonly refusal: string | null;
  readonly again?: () => Promise<{ readonly receiptId: string; readonly hasRows: boolean } | null>;
}

interface Stop {
  readonly name: string;
  readonly thing: string;
  /** What had left when the stop had its locks and was about to commit. */
  readonly before: ReadonlySet<string>;
  /** What had left when it was about to be lifted. */
  until: ReadonlySet<string>;
}

export interface Episode {
  readonly calls: readonly Call[];
  readonly stops: readonly Stop[];
  /** Answers that left while something they stand on was stopped. */
  readonly escaped: readonly string[];
  /** Answers with rows that were handed out again for the key of an earlier one. */
  readonly replayedRows: number;
  readonly trace: readonly string[];
}

export interface EpisodeOptions {
  /** The release looks whether it may leave, and does not hold what it saw: the control. */
  readonly careless?: boolean;
  /** Every stop is the act that ends an agreement for good; otherwise one in thirty is. */
  readonly ending?: boolean;
}

let numbers = 0;
const fresh = (): number => {
  numbers += 1;
  return numbers;
};

/** Some calls and some stops at the same time, in an order drawn. Everything stopped is resumed at the end. */
export async function playEpisode(
  world: World,
  draw: Draw,
  { careless = false, ending = false }: EpisodeOptions = {},
): Promise<Episode> {
  const calls: Call[] = [];
  const stops: Stop[] = [];
  const consents: string[] = [];
  const resume: (() => Promise<void>)[] = [];
  // Once nothing is stopped any more: what is defined anew must not meet a stop of the same episode.
  const renew: (() => Promise<void>)[] = [];
  const stored = !careless && chance(draw, 6) ? await world.storedRun() : null;
  const from = await fromNowOn(world.ground.db.pool);
  const sharedKey = `shared ${fresh()}`;
  const tasks: (() => Promise<void>)[] = [];
  const task = (name: string, body: (name: string) => Promise<void>): void => {
    tasks.push(() => world.database.as(name, () => body(name)));
  };
  for (let count = draw(1, 3); count > 0; count--)
    task(`query ${count}`, async (name) => {
      const key = chance(draw, 40) ? sharedKey : `key ${fresh()}`;
      calls.push(careless ? await carelessQuery(world, name) : await query(world, name, key));
    });
  if (!careless)
    for (let count = draw(0, 3); count > 0; count--) {
      const subject = oneOf(draw, ...subjects.slice(0, 2));
      const consent = await consentOf(world, subject);
      // Most rest on a consent that may be stopped, some on one that nobody stops.
      if (chance(draw, 70)) consents.push(consent.consentId);
      task(`verification ${count}`, async (name) => {
        calls.push(await verification(world, name, subject, consent));
      });
    }
  if (stored)
    task('collection', async (name) => {
      calls.push(await collection(world, name, stored));
    });
  const consent = consents.length > 0 ? oneOf(draw, ...consents) : null;
  for (let count = draw(1, 2); count > 0; count--)
    task(`stop ${count}`, async (name) => {
      const terminated =
        !careless && (ending || chance(draw, 3)) && (await end(world, draw, name, { resume, renew, from }));
      stops.push(terminated || (await stop(world, draw, name, { consent, resume, careless, from })));
    });
  const trace = await world.pauses.drive(draw, tasks);
  let replayedRows = 0;
  for (const call of calls) {
    if (!call.again || !call.receiptId || chance(draw, 70)) continue;
    const again = await call.again();
    if (again?.hasRows) replayedRows += 1;
  }
  for (const one of [...resume, ...renew]) await one();
  const left = await world.ground.db.database.transaction((tx) => whatLeft(tx, from));
  // A look that does not see what was answered would see no escape either.
  const unseen = calls.filter(({ callId, hasRows }) => hasRows && callId !== null && !left.has(callId));
  if (unseen.length > 0) throw new Error(`answered and not seen to leave: ${unseen[0]!.name}`);
  return { calls, stops, trace, replayedRows, escaped: escapes(calls, stops) };
}

/** What a stop did not see when it was made, and whoever lifted it did see: it left in between. */
const escapes = (calls: readonly Call[], stops: readonly Stop[]): readonly string[] =>
  calls.flatMap(({ name, callId, hasRows, standsOn }) =>
    hasRows && callId !== null
      ? stops
          .filter(
            ({ thing, before, until }) =>
              standsOn.includes(thing) && !before.has(callId) && until.has(callId),
          )
          .map((one) => `${name} after ${one.name}`)
      : [],
  );

const resourceThing = 'resource/res_residents';

async function query(world: World, name: string, idempotencyKey: string): Promise<Call> {
  const call = {
    agreementId: world.statisticsAgreement,
    purpose,
    sql: 'SELECT count(*) AS n FROM residents',
    parameters: [],
    values: {},
    actor: people.operator,
    organisation: organisations.operator,
    productId: null,
    standsOn: [],
    requestId: `req_${fresh()}`,
    idempotencyKey,
    signal: new AbortController().signal,
  } as const;
  const ask = () => runGoverned(world.ground.ports, world.database, call);
  return told(name, [`agreement/${world.statisticsAgreement}`, resourceThing], await ask(), 'result', ask);
}

async function consentOf(world: World, subject: string) {
  const consent = await consented(world.ground.act, client, world.productId, { resident_number: subject });
  if (!consent) throw new Error('a consent could not be registered');
  return consent;
}

async function verification(
  world: World,
  name: string,
  subject: string,
  consent: { readonly token: string; readonly consentId: string },
): Promise<Call> {
  const key = `verification ${fresh()}`;
  const ask = () =>
    world.act<{ callId: string; receiptId: string; answers: unknown }>(
      client,
      'products.call-verification',
      {
        productId: world.productId,
        purpose,
        subject: { resident_number: subject },
        compared: { name: '张三' },
        consent: consent.token,
      },
      key,
    );
  const standsOn = [
    `agreement/${world.verificationAgreement}`,
    resourceThing,
    `product/${world.productId}`,
    `consent/${consent.consentId}`,
    `subject/${subject}`,
  ];
  return told(name, standsOn, await ask(), 'answers', ask);
}

async function collection(world: World, name: string, runId: string): Promise<Call> {
  const key = `collection ${fresh()}`;
  const ask = () =>
    world.act<{ callId: string; receiptId: string; rows: unknown }>(
      people.operator,
      'query.collect-run',
      { runId },
      key,
    );
  return told(name, [`agreement/${world.statisticsAgreement}`, resourceThing], await ask(), 'rows', ask);
}

type Answer = { readonly callId: string; readonly receiptId: string };

function told<Answered extends Answer, Rows extends keyof Answered>(
  name: string,
  standsOn: readonly string[],
  outcome: Result<Answered>,
  rows: Rows,
  ask: () => Promise<Result<Answered>>,
): Call {
  return {
    name,
    standsOn,
    callId: outcome.ok ? outcome.value.callId : null,
    receiptId: outcome.ok ? outcome.value.receiptId : null,
    hasRows: outcome.ok && outcome.value[rows] !== null,
    refusal: outcome.ok ? null : outcome.problem.code,
    again: async () => {
      const again = await ask();
      return again.ok ? { receiptId: again.value.receiptId, hasRows: again.value[rows] !== null } : null;
    },
  };
}

/** What a release would be that looks at the standing, sees that all is well, and then writes: without holding what it saw. */
async function carelessQuery(world: World, name: string): Promise<Call> {
  const standsOn = [`agreement/${world.statisticsAgreement}`, resourceThing];
  const computed = await compute(world.ground.ports, world.database, {
    agreementId: world.statisticsAgreement,
    purpose,
    sql: 'SELECT count(*) AS n FROM residents',
    parameters: [],
    values: {},
    actor: people.operator,
    organisation: organisations.operator,
    productId: null,
    standsOn: [],
    requestId: `req_${fresh()}`,
    signal: new AbortController().signal,
  });
  const nothing = { name, standsOn, callId: null, receiptId: null, hasRows: false };
  if (!computed.ok) return { ...nothing, refusal: computed.problem.code };
  const refs = computed.value.admission.standing.map(({ kind, id }): ThingRef => ({ kind, id }));
  const looked = await world.database.transaction(async (tx) => usable(await standingOf(tx, refs)), {
    mode: 'snapshot',
  });
  if (!looked.ok) return { ...nothing, refusal: looked.problem.code };
  const callId = `careless ${fresh()}`;
  await world.database.transaction((tx) => leaveWithoutCall(tx, callId));
  return { ...nothing, callId, hasRows: true, refusal: null };
}

/** The decision that ends an agreement, with all that ends in its commit. It is not lifted: another agreement takes its place afterwards. */
async function end(
  world: World,
  draw: Draw,
  name: string,
  {
    resume,
    renew,
    from,
  }: {
    readonly resume: (() => Promise<void>)[];
    readonly renew: (() => Promise<void>)[];
    readonly from: string;
  },
): Promise<Stop | null> {
  const agreementId = oneOf(draw, world.statisticsAgreement, world.verificationAgreement);
  const terminationId = await world.propose(agreementId);
  if (terminationId === null) return null;
  await world.pauses.at(name, 'start');
  const real = world.ground.db.database;
  const before = await real.transaction(async (tx) => {
    await world.terminate(tx, agreementId, terminationId);
    return whatLeft(tx, from);
  });
  const made: Stop = { name: `${name} (end)`, thing: `agreement/${agreementId}`, before, until: new Set() };
  resume.push(async () => {
    made.until = await real.transaction((tx) => whatLeft(tx, from));
  });
  renew.push(() => world.renew(agreementId));
  return made;
}

async function stop(
  world: World,
  draw: Draw,
  name: string,
  {
    consent,
    resume,
    careless,
    from,
  }: {
    readonly consent: string | null;
    readonly resume: (() => Promise<void>)[];
    readonly careless: boolean;
    readonly from: string;
  },
): Promise<Stop> {
  const agreement = oneOf(draw, world.statisticsAgreement, world.verificationAgreement);
  const by = 'test';
  const reason = (zh: string) => ({ text: text(zh, 'A stop'), by });
  const subject = oneOf(draw, ...subjects.slice(0, 2));
  const on = (ref: ThingRef, code: 'suspension' | 'source-stopped' | 'terminated' | 'leak') => ({
    name: `${name} (${code})`,
    thing: `${ref.kind}/${ref.id}`,
    make: (tx: Tx) => addReason(tx, ref, { code, ...reason('停止') }),
  });
  const resource = { kind: 'resource', id: 'res_residents' };
  const choices = [
    on({ kind: 'agreement', id: careless ? world.statisticsAgreement : agreement }, 'suspension'),
    on({ kind: 'agreement', id: careless ? world.statisticsAgreement : agreement }, 'terminated'),
    on(resource, 'source-stopped'),
    on(resource, 'leak'),
    {
      name: `${name} (objection)`,
      thing: resourceThing,
      make: (tx: Tx) =>
        addReason(tx, resource, {
          code: 'decided-freeze',
          ...reason('异议经决定冻结'),
          decision: {
            document: '决定1号',
            grounds: text('有据', 'Grounds'),
            reviewBy: tx.now.add({ hours: 24 }),
          },
        }),
    },
    ...(careless
      ? []
      : [
          on({ kind: 'product', id: world.productId }, 'suspension'),
          ...(consent === null
            ? []
            : [
                {
                  name: `${name} (consent)`,
                  thing: `consent/${consent}`,
                  make: (tx: Tx) =>
                    stopConsent(tx, consent, { code: 'consent-withdrawn', ...reason('撤回同意') }),
                },
              ]),
          {
            name: `${name} (subject)`,
            thing: `subject/${subject}`,
            make: async (tx: Tx) => {
              const stopped = await stopSubject(
                tx,
                world.ground.ports.keys,
                {
                  agreementId: world.verificationAgreement,
                  resourceId: 'res_residents',
                  identifiedBy: [{ itemId: 'resident_number', type: 'text', value: subject }],
                },
                { code: 'consent-withdrawn', ...reason('本人撤回') },
              );
              if (!stopped.ok) throw new Error(stopped.problem.code);
              return stopped.value;
            },
          },
        ]),
  ];
  const chosen = oneOf(draw, ...choices);
  await world.pauses.at(name, 'start');
  const real = world.ground.db.database;
  const { reasonId, before } = await real.transaction(async (tx) => ({
    reasonId: await chosen.make(tx),
    before: await whatLeft(tx, from),
  }));
  const made: Stop = { name: chosen.name, thing: chosen.thing, before, until: new Set() };
  const lift = () =>
    real.transaction(async (tx) => {
      made.until = await whatLeft(tx, from);
      await clearReason(tx, reasonId, by);
    });
  if (chance(draw, 30)) {
    await world.pauses.at(name, 'start');
    await lift();
  } else resume.push(lift);
  return made;
}
