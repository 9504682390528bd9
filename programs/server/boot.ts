import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Logger } from 'pino';
import { openKeyRing, openLogKey } from '#adapters/crypto';
import { createPdfRenderer } from '#adapters/documents';
import {
  createParquetReader,
  createProjectionBuilder,
  createWorkerPool,
  engineVersion,
} from '#adapters/duckdb';
import { lmdbSnapshots } from '#adapters/lmdb';
import {
  assertReachable,
  createDatabase,
  createOutbox,
  createPool,
  type DemoClock,
  demoClock,
  type EmbeddedServer,
  machineClock,
  migrate,
  postgresActLog,
  postgresIdempotency,
  startEmbedded,
} from '#adapters/postgres';
import { registrarNotConnected, simulatedRegistrar } from '#adapters/registrar';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore, uploadsIn } from '#adapters/uploads';
import type { Clock, ClockHandler, Database, Module, Subscriber, Text, Uploads } from '#foundation';
import { createTicker, type Ticker } from '#platform/casework';
import { createSequencer, type Sequencer } from '#platform/evidence';
import { createPerform, loadPolicies, type Perform, type PolicySet } from '#platform/identity';
import {
  createProjectionKeeper,
  createRunBell,
  createRunWorker,
  type QueryPorts,
  type RunWorker,
  sweepSnapshots,
} from '#platform/query';
import { keepDailyTotals } from '#platform/supervision';
import type { Config } from './config.ts';
import { openCredentials } from './credentials.ts';
import type { DemoAccount } from './demo/demo.ts';
import { agreementKeys } from './engine/agreement-keys.ts';
import { projectionMaker } from './engine/projection-maker.ts';
import { type Home, openHome } from './home.ts';
import { holdHome } from './home-lock.ts';
import { createActorOf } from './http/actor-of.ts';
import { createApp } from './http/app.ts';
import { mountActs, mountReads } from './http/mount.ts';
import { mountPortal } from './http/portal.ts';
import { mountSignIn } from './http/sign-in.ts';
import { mountUploads } from './http/uploads.ts';
import { logOrigin } from './log-origin.ts';
import { composeModules } from './modules.ts';
import { revisionFiles } from './revisions/index.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { version } from './version.ts';

/** Everything of a started instance that the first boot, the tests and the end need. */
export interface Running {
  /** What holds query workers on this host, in sentences. */
  readonly confinement: readonly Text[];
  readonly home: Home;
  readonly clock: Clock;
  readonly pool: pg.Pool;
  readonly database: Database;
  readonly modules: readonly Module[];
  readonly perform: Perform;
  readonly uploads: Uploads;
  readonly blobs: BlobStore;
  readonly ticker: Ticker;
  readonly sequencer: Sequencer;
  readonly runs: RunWorker;
  /** Deliver events, fire clocks and sequence entries until nothing is left to do. */
  settle(): Promise<void>;
  readonly app: FastifyInstance;
  listen(): Promise<string>;
  stop(): Promise<void>;
  setReady(ready: boolean): void;
  accounts(): readonly DemoAccount[];
  setAccounts(accounts: readonly DemoAccount[]): void;
}

/** The demo begins on the first working Monday of 2026, at nine in the morning. */
const demoBegins = Temporal.Instant.from('2026-01-05T09:00:00+08:00');
const largestUpload = 2 * 1024 * 1024 * 1024;

/** Put the program together: home, PostgreSQL, migrations, ports, modules, executor, workers, HTTP. Nothing listens yet. */
export async function boot(config: Config, logger: Logger, portalDist: string): Promise<Running> {
  const home = await openHome(config.home, config.demo);
  const release = await holdHome(home.root, 'server');
  await rm(home.work, { recursive: true, force: true });
  if (config.databaseUrl) await assertReachable(config.databaseUrl);
  const server: EmbeddedServer | null = config.databaseUrl
    ? null
    : await startEmbedded({ folder: home.postgres });
  const connectionString = config.databaseUrl ?? server?.url ?? '';
  const pool = createPool({ connectionString });
  const { publicAddress } = config;

  const blobs = new BlobStore(home.blobs);
  const uploads = uploadsIn(blobs);
  const reader = await createParquetReader();
  const ring = await openKeyRing({ folder: home.keys });
  const builder = await createProjectionBuilder();
  const engine = await createWorkerPool();
  const snapshots = lmdbSnapshots(home.snapshots);
  const signer = await openLogKey({ file: join(home.keys, 'log.pem'), name: logOrigin });
  const log = { origin: logOrigin, tiles: fileTileStore(home.log), signers: [signer] as const };

  const state: {
    policies?: PolicySet;
    accounts: readonly DemoAccount[];
    ready: boolean;
  } = {
    accounts: [],
    ready: false,
  };
  let moved = () => {};
  const bell = createRunBell();
  const queryPorts: QueryPorts = {
    engine,
    projections: projectionMaker(home.projections, builder),
    snapshots,
    keys: agreementKeys(ring),
    parquetPath: (sha256) => blobs.path(sha256),
  };
  const modules = composeModules({
    log,
    uploads,
    files: revisionFiles(blobs, home.work, reader),
    query: queryPorts,
    bell,
    registrar: config.demo ? simulatedRegistrar(join(home.outside, 'registrar')) : registrarNotConnected,
    renderer: createPdfRenderer(),
    publicAddress,
    name: config.name,
    operator: config.operator,
    profile: { codedBeforeListed: config.codedBeforeListed },
    policies: () => state.policies ?? loadPolicies([]),
    ...(config.demo ? { demo: { accounts: () => state.accounts, moved: () => moved() } } : {}),
  });
  await migrate(pool, modules);
  const policies = loadPolicies(modules);
  state.policies = policies;

  const demoTime: DemoClock | null = config.demo ? await demoClock(pool, demoBegins) : null;
  const clock: Clock = demoTime ?? machineClock;
  const bare = createDatabase(pool, clock);
  const database: Database = bare;
  await sweepSnapshots(snapshots, database);
  const swept = await sweepUploads(database, modules, { folder: home.blobs, clock: machineClock });
  if (swept.partial + swept.orphans > 0) logger.info(swept, 'uploads left behind were removed');
  const perform = createPerform({
    database,
    policies,
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });

  const sequencer = createSequencer(database, log, {
    onError: (error) => logger.error({ err: error }, 'sequencer'),
  });
  await keepDailyTotals(database);
  const ticker = createTicker({
    database,
    clock,
    handlers: clockHandlers(modules),
    onError: (due, error) => logger.error({ err: error, clock: due?.id }, 'clock handler failed'),
  });
  const runs = createRunWorker({
    ports: queryPorts,
    database,
    bell,
    versions: { gongshu: version, engine: engineVersion },
    onError: (run, error) => logger.error({ err: error, run }, 'run worker'),
  });
  const outbox = createOutbox({
    database,
    subscribers: subscribers(modules),
    onError: (event, error) =>
      logger.error({ err: error, event: event.id.toString() }, 'event not delivered'),
  });
  const keeper = createProjectionKeeper(queryPorts, database, {
    onError: (agreement, error) => logger.error({ err: error, agreement }, 'projections'),
  });
  const settle = async () => {
    await demoTime?.reload();
    let more = true;
    while (more) {
      const delivered = await outbox.drain();
      const fired = await ticker.tick();
      more = delivered > 0 || fired.length > 0;
    }
    await keeper.drain();
    await sequencer.drain();
  };
  moved = () => void settle().catch((error) => logger.error({ err: error }, 'after the clock moved'));

  const app = await createApp({ logger, requestsPerMinute: config.requestsPerMinute });
  const credentials = await openCredentials({
    database,
    connectionString,
    keys: home.keys,
    publicAddress,
    port: config.port,
  });
  await mountSignIn(app, { ...credentials, database });
  const actorOf = createActorOf({ ...credentials, database });
  const mounting = { database, perform, actorOf };
  mountActs(
    app,
    modules.flatMap((module) => [...(module.acts ?? [])]),
    mounting,
  );
  mountReads(
    app,
    modules.flatMap((module) => [...(module.reads ?? [])]),
    mounting,
  );
  await mountUploads(app, { database, uploads, blobs, actorOf, maxBytes: largestUpload });
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.code(state.ready ? 200 : 503).send({ ready: state.ready, version, log: sequencer.status().state }),
  );
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await mountPortal(app, portalDist);

  return {
    confinement: engine.confinementLines,
    home,
    clock,
    pool,
    database,
    modules,
    perform,
    uploads,
    blobs,
    ticker,
    sequencer,
    runs,
    settle,
    app,
    async listen() {
      await outbox.start(pool);
      ticker.start();
      await keeper.start();
      runs.start();
      await sequencer.start();
      return app.listen({ port: config.port, host: config.host });
    },
    async stop() {
      await app.close();
      await runs.stop();
      await ticker.stop();
      await outbox.stop();
      await keeper.stop();
      await sequencer.stop();
      await engine.close();
      await builder.close();
      reader.close();
      await credentials.close();
      await bare.close();
      await server?.stop();
      await release();
    },
    setReady: (ready) => {
      state.ready = ready;
    },
    accounts: () => state.accounts,
    setAccounts: (accounts) => {
      state.accounts = accounts;
    },
  };
}

const clockHandlers = (modules: readonly Module[]): ReadonlyMap<string, ClockHandler> =>
  new Map(modules.flatMap((module) => Object.entries(module.clocks ?? {})));

function subscribers(modules: readonly Module[]): ReadonlyMap<string, readonly Subscriber[]> {
  const byKind = new Map<string, Subscriber[]>();
  for (const module of modules) {
    for (const [kind, subscriber] of Object.entries(module.subscriptions ?? {})) {
      byKind.set(kind, [...(byKind.get(kind) ?? []), subscriber]);
    }
  }
  return byKind;
}
