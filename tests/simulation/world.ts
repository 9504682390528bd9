import { createHash } from 'node:crypto';
import { memorySigner } from '#adapters/crypto';
import { createPdfRenderer } from '#adapters/documents';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { createDatabase, createPool, migrate, postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import type { Actor, AnyAct, ClockHandler, Database, Module, Result, Uploads } from '#foundation';
import { casework, createTicker, noSeal, type Registry, type Ticker } from '#platform/casework';
import { evidence } from '#platform/evidence';
import { createPerform, identity, loadPolicies } from '#platform/identity';
import { ensureStanding, lineage } from '#platform/lineage';
import { type RegistrableThing, registration, registrationDue, type ThingKind } from '#platform/registration';
import { fixedClock, type MovableClock } from '../../testkit/clock.ts';
import { createDiary, type Look, noteDelivered, noteServed } from '../../testkit/deadlines/index.ts';
import { settleProvince } from './province.ts';

export interface Thing extends RegistrableThing {
  readonly id: string;
  readonly kind: ThingKind;
}

/** The modules that a registration goes through, on a real database, with a clock that is moved. */
export interface World {
  readonly url: string;
  readonly clock: MovableClock;
  readonly modules: readonly Module[];
  readonly things: Map<string, Thing>;
  /** Instants at which the ticker looked. */
  readonly looks: Look[];
  readonly acts: { done: number; fired: number };
  database(): Database;
  pool(): ReturnType<typeof createPool>;
  act(actor: Actor, name: string, input: object): Promise<Result<{ readonly [name: string]: string }>>;
  /** A resource is supplied or a product delivered: it has to be registered. */
  deliver(thing: Thing): Promise<void>;
  /** What is served of a thing is something else now. */
  describe(thing: Thing): Promise<void>;
  /** The ticker fires everything that is due. */
  look(): Promise<void>;
  /**
   * The ticker is cut off: after so many handlers the server ends its connections, in the middle of a transaction. It and its pool
   * are begun anew.
   */
  lookCutOff(handled: number): Promise<void>;
  close(): Promise<void>;
}

export const evidenceSha256 = createHash('sha256').update('evidence').digest('hex');
const uploads: Uploads = {
  keep: () => Promise.reject(new Error('nothing is uploaded here')),
  find: async (_tx, _actor, id) => ({ id, name: '证据.pdf', bytes: 8, sha256: evidenceSha256 }),
  read: async () => Buffer.from('evidence'),
};

export function worldModules(things: ReadonlyMap<string, Thing>): readonly Module[] {
  const modules: Module[] = [];
  const registry = (): Registry => ({
    acts: modules.flatMap((module) => [...(module.acts ?? [])]) as readonly AnyAct[],
    subjects: Object.assign({}, ...modules.map((module) => module.subjects ?? {})),
    lifecycles: modules.flatMap((module) => [...(module.lifecycles ?? [])]),
    rules: modules.flatMap((module) => [...(module.rules ?? [])]),
    reads: modules.flatMap((module) => [...(module.reads ?? [])]),
    imports: modules.flatMap((module) => [...(module.imports ?? [])]),
  });
  const origin = 'province.example/log';
  const find = async (_tx: unknown, id: string) => things.get(id) ?? null;
  const called = async (_tx: unknown, ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (things.has(id) ? [[id, things.get(id)!.title] as const] : [])));
  modules.push(
    identity,
    casework({
      registry,
      renderer: createPdfRenderer(),
      sheets: sheetWriter,
      forms: formWriter,
      reader: listReader,
      mayStart: () => false,
      seal: noSeal,
      uploads: () => uploads,
      publicAddress: 'http://127.0.0.1',
    }),
    evidence({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] }),
    lineage,
    registration({
      uploads,
      // A platform that gives each application codes of its own.
      registrar: {
        assignCode: async ({ applicationId }) => ({
          ok: true,
          registrationCode: `DJ-${applicationId}`,
          queryCode: `CX-${applicationId}`,
        }),
        record: async () => ({ ok: true }),
      },
      things: { resource: find, product: find, 'open-data': find },
      titles: { resource: called, product: called, 'open-data': called },
    }),
  );
  return modules;
}

/** A province on a fresh database; at the beginning of 2026. */
export async function createWorld(url: string): Promise<World> {
  const clock = fixedClock('2026-01-01T00:00:00+08:00');
  const things = new Map<string, Thing>();
  const modules = worldModules(things);
  const looks: Look[] = [];
  const counted = { done: 0, fired: 0 };
  const policies = loadPolicies(modules);
  const acts = new Map(
    modules.flatMap((module) => (module.acts ?? []).map((act) => [act.name, act] as const)),
  );
  let calls = 0;
  let cutAfter = 0;
  let running = begin();
  await migrate(running.pool, modules);
  await settleProvince(running.pool);
  await running.pool.query(createDiary);
  const now = () => clock.now().epochMilliseconds;

  function begin() {
    const pool = createPool({ connectionString: url, max: 10 });
    const database = createDatabase(pool, clock);
    const perform = createPerform({
      database,
      policies,
      idempotency: postgresIdempotency,
      actLog: postgresActLog,
    });
    const ticker: Ticker = createTicker({
      database,
      clock,
      handlers: new Map(
        modules
          .flatMap(({ clocks = {} }) => Object.entries(clocks))
          .map(([kind, handler]) => [kind, cutting(handler)]),
      ),
      onError: (of, error) => {
        throw new Error(`the clock ${of?.id} (${of?.kind}) was not fired`, { cause: error });
      },
    });
    return { pool, database, perform, ticker };
  }

  /** A handler, after which the connections of the database may be ended before its transaction is. */
  function cutting(handler: ClockHandler): ClockHandler {
    return async (tx, due) => {
      const after = await handler(tx, due);
      if (cutAfter === 0 || --cutAfter > 0) return after || undefined;
      const other = createPool({ connectionString: url, max: 1 });
      await other.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await other.end();
      return after || undefined;
    };
  }

  const inDatabase = <Value>(body: Parameters<Database['transaction']>[0]) =>
    running.database.transaction(body) as Promise<Value>;

  const world: World = {
    url,
    clock,
    modules,
    things,
    looks,
    acts: counted,
    database: () => running.database,
    pool: () => running.pool,
    async act(actor, name, input) {
      const act = acts.get(`registration.${name}`)!;
      const call = { requestId: `req_${++calls}`, idempotencyKey: `key ${calls}` };
      const result = await running.perform(actor, act, input, call);
      if (result.ok) counted.done++;
      return result as never;
    },
    async deliver(thing) {
      await noteDelivered(running.pool, thing.id, now());
      const role = thing.kind === 'product' ? 'operator' : 'source-department';
      const kind = thing.kind === 'product' ? 'product' : 'resource';
      await inDatabase(async (tx) => {
        await registrationDue(tx, {
          kind,
          id: thing.id,
          title: thing.title,
          organisation: thing.holder,
          role,
        });
      });
    },
    async describe(thing) {
      things.set(thing.id, thing);
      await noteServed(running.pool, thing.id, now(), thing.described);
      await inDatabase(async (tx) => {
        const kind = thing.kind === 'product' ? 'product' : 'resource';
        await ensureStanding(
          tx,
          { kind, id: thing.id },
          { title: thing.title, owner: thing.holder, visibility: 'public' },
        );
        for (const { subscriptions = {} } of modules)
          await subscriptions['catalog.resource-described']?.(tx, {
            id: 'evt_1',
            kind: 'catalog.resource-described',
            subject: thing.id,
            payload: {},
            occurredAt: tx.now,
          });
      });
    },
    async look() {
      counted.fired += (await running.ticker.tick()).length;
      looks.push({ at: clock.now().epochMilliseconds, whole: true });
    },
    async lookCutOff(handled) {
      cutAfter = handled;
      const whole = await running.ticker.tick().then(
        () => true,
        () => false,
      );
      cutAfter = 0;
      looks.push({ at: clock.now().epochMilliseconds, whole });
      await running.ticker.stop();
      await running.database.close();
      running = begin();
    },
    close: () => running.database.close(),
  };
  return world;
}
