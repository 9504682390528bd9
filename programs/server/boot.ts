import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Logger } from 'pino';
import { authorityByHand, authorityOverHttp, simulatedAuthority } from '#adapters/authority-above';
import {
  followLogKeys,
  type LogKeysOptions,
  openKeyRing,
  openLogKeys,
  sealsInFolder,
} from '#adapters/crypto';
import { createPdfRenderer } from '#adapters/documents';
import {
  createLinkageEngine,
  createParquetReader,
  createProjectionBuilder,
  createRiskEngine,
  createWorkerPool,
} from '#adapters/duckdb';
import { lmdbSnapshots } from '#adapters/lmdb';
import {
  createDatabase,
  createPool,
  type DemoClock,
  demoClock,
  machineClock,
  postgresActLog,
  postgresIdempotency,
} from '#adapters/postgres';
import { registrarNotConnected, simulatedRegistrar } from '#adapters/registrar';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore, uploadsIn } from '#adapters/uploads';
import type { Clock, Database, Module, Text, Uploads } from '#foundation';
import type { FilingLine } from '#platform/authorisation';
import type { LogPorts } from '#platform/evidence';
import {
  createPerform,
  createRehearse,
  loadPolicies,
  type Perform,
  type PolicySet,
} from '#platform/identity';
import { keepClosingPeriods } from '#platform/pricing';
import { judgeServedBeforeGate, linkageBounds, valueWays } from '#platform/privacy';
import { createRunBell, type QueryPorts, sweepSnapshots, watchEnded } from '#platform/query';
import {
  type AuthorityAbove,
  keepDailyLook,
  keepDailyTotals,
  keepReporting,
  keepTakingFigures,
  keepYearlyDisclosures,
} from '#platform/supervision';
import type { Config } from './config.ts';
import { openCredentials } from './credentials.ts';
import { shownAccounts } from './demo/accounts.ts';
import type { DemoAccount } from './demo/demo.ts';
import { agreementKeys } from './engine/agreement-keys.ts';
import { keptKey } from './engine/kept-key.ts';
import { projectionMaker } from './engine/projection-maker.ts';
import type { Home } from './home.ts';
import { createActorOf } from './http/actor-of.ts';
import { createApp } from './http/app.ts';
import { mountCkan } from './http/ckan.ts';
import { mountActs, mountReads } from './http/mount.ts';
import { mountPortal } from './http/portal.ts';
import { mountSignIn } from './http/sign-in.ts';
import { mountUploads } from './http/uploads.ts';
import { mountWaiting } from './http/waiting.ts';
import { keepTime } from './keep-time.ts';
import { logOrigin } from './log-origin.ts';
import { createLoops, type Loops } from './loops.ts';
import { aboutNode, composeModules } from './modules.ts';
import { openingPorts } from './opening-ports.ts';
import { repairEngine, revisionFiles } from './revisions/index.ts';
import { assertSchema, bringUpToDate } from './schema.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { joinHome, ownHome } from './take-home.ts';
import { StartTrouble } from './trouble.ts';
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
  /** Deliver events, fire clocks and sequence entries until nothing is left to do; nothing in a process that only answers. */
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

/**
 * Put the program together: home, PostgreSQL, migrations, ports, modules, executor, loops, HTTP, each as far as the role has it. Nothing
 * listens yet.
 */
export async function boot(config: Config, logger: Logger, portalDist: string): Promise<Running> {
  const owns = config.role !== 'api';
  const taken = owns ? await ownHome(config) : await joinHome(config);
  const { home, connectionString, publicAddress } = taken;
  const pool = createPool({ connectionString });

  const blobs = new BlobStore(home.blobs);
  const uploads = uploadsIn(blobs);
  const reader = await createParquetReader();
  const ring = await openKeyRing({ folder: home.keys });
  const builder = await createProjectionBuilder();
  const engine = await createWorkerPool();
  const linkage = await createLinkageEngine({
    pathOf: (sha256) => blobs.path(sha256),
    secret: await keptKey(ring, 'linkage-sketches'),
    ways: valueWays,
    bounds: linkageBounds,
  });
  const open = await openingPorts(
    { path: (sha256) => blobs.path(sha256), folder: join(taken.work, 'open') },
    () => database,
  );
  const snapshots = lmdbSnapshots(home.snapshots);
  const logKeys = await (owns ? openLogKeys : mustFollowLogKeys)({
    folder: home.keys,
    name: logOrigin,
    sm2: config.logSm2,
  });
  const log: LogPorts = {
    origin: logOrigin,
    tiles: fileTileStore(home.log),
    get signers() {
      return logKeys.signers;
    },
  };

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
  const renderer = createPdfRenderer();
  const seal = sealsInFolder({ folder: home.seals, test: config.demo });
  const lineAbove = authorityAbove(config, home);
  const modules = composeModules({
    log,
    uploads,
    files: revisionFiles(blobs, taken.work, reader),
    repairs: repairEngine({
      blobs,
      workFolder: taken.work,
      // Apart from agreements' keys: pseudonyms of a repaired table and of a projection never meet.
      keyOf: (resourceId) => agreementKeys(ring).open(`repair_${resourceId}`),
    }),
    query: queryPorts,
    risk: createRiskEngine({ path: (sha256) => blobs.path(sha256) }),
    linkage,
    opening: open,
    bell,
    filing: lineAbove,
    registrar: config.demo ? simulatedRegistrar(join(home.outside, 'registrar')) : registrarNotConnected,
    renderer,
    seal,
    publicAddress,
    name: config.name,
    operator: config.operator,
    profile: { codedBeforeListed: config.codedBeforeListed },
    policies: () => state.policies ?? loadPolicies([]),
    ...(config.demo ? { demo: { accounts: () => state.accounts, moved: () => moved() } } : {}),
  });
  await (owns ? bringUpToDate(pool, modules, taken.others) : assertSchema(pool, modules));
  const policies = loadPolicies(modules);
  state.policies = policies;

  const demoTime: DemoClock | null = config.demo ? await demoClock(pool, demoBegins) : null;
  const clock: Clock = demoTime ?? machineClock;
  const bare = createDatabase(pool, clock);
  const database: Database = bare;
  const alone = async () => (await taken.others()) === 0;
  if (owns) await cleanUp();
  const perform = createPerform({
    database,
    policies,
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });

  const failed = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  const loops: Loops | null = owns
    ? createLoops({
        database,
        pool,
        clock,
        modules,
        perform,
        rehearse: createRehearse({ database, policies }),
        query: queryPorts,
        bell,
        linkage,
        log,
        logger,
        alone,
        papers: {
          renderer,
          seal,
          publicAddress,
          keep: (pdf) => blobs.put(Readable.from([pdf])),
          // The story of a first boot comes first; what it issued is sealed behind it.
          isWanted: () => state.ready,
        },
        above: { line: lineAbove ?? authorityByHand, uploads: () => uploads },
      })
    : null;
  const ended = watchEnded(queryPorts, database, { onError: failed('projections ended elsewhere') });
  const settle = async () => {
    await demoTime?.reload();
    await loops?.settle();
  };
  moved = () => void settle().catch(failed('after the clock moved'));
  if (!owns && config.demo) state.accounts = await shownAccounts(database);

  const app = await createApp({
    logger,
    requestsPerMinute: config.requestsPerMinute,
    trustedProxies: config.trustedProxies,
  });
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.code(state.ready ? 200 : 503).send({
      ready: state.ready,
      role: config.role,
      version,
      ...(loops ? { log: loops.logState() } : {}),
    }),
  );
  mountWaiting(app, database);
  const credentials = config.role === 'worker' ? null : await answerPeople();
  let stopTime = async () => {};

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
    settle,
    app,
    async listen() {
      stopTime = keepTime(demoTime, failed('demo clock'));
      await loops?.start();
      ended.start();
      return app.listen({ port: config.port, host: config.host });
    },
    async stop() {
      await app.close();
      await loops?.stop();
      await ended.stop();
      await stopTime();
      await engine.close();
      await builder.close();
      await linkage.close();
      reader.close();
      open.close();
      await credentials?.close();
      await bare.close();
      await taken.release();
    },
    setReady: (ready) => {
      state.ready = ready;
    },
    accounts: () => state.accounts,
    setAccounts: (accounts) => {
      state.accounts = accounts;
    },
  };

  /** What earlier processes left behind, and what has to be there once. */
  async function cleanUp(): Promise<void> {
    if (await alone()) await sweepSnapshots(snapshots, database);
    const swept = await sweepUploads(database, modules, { folder: home.blobs, clock: machineClock });
    if (swept.partial + swept.orphans > 0) logger.info(swept, 'uploads left behind were removed');
    await keepDailyTotals(database);
    await keepDailyLook(database);
    await keepTakingFigures(database);
    await keepYearlyDisclosures(database);
    await keepReporting(database);
    await keepClosingPeriods(database);
    const unjudged = await judgeServedBeforeGate(database);
    if (unjudged > 0)
      logger.warn({ revisions: unjudged }, 'revisions in service before there was a gate were judged');
  }

  /** Everything under HTTP but the state of the process. */
  async function answerPeople() {
    const opened = await openCredentials({
      database,
      connectionString,
      keys: home.keys,
      publicAddress,
    });
    await mountSignIn(app, { ...opened, database });
    const actorOf = createActorOf({ ...opened, database });
    const mounting = { database, perform, actorOf, actLog: postgresActLog };
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
    mountCkan(app, {
      database,
      about: aboutNode({ publicAddress, name: config.name, operator: config.operator }),
      tables: open.tables,
    });
    await mountUploads(app, { database, uploads, blobs, actorOf, maxBytes: largestUpload });
    app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    await mountPortal(app, portalDist);
    return opened;
  }
}

/** The line to the authority above, for reports and filings: the one that was configured, the demo city's, or none, and then everything is carried. */
function authorityAbove(config: Config, home: Home): (AuthorityAbove & FilingLine) | null {
  if (config.authorityAbove) return authorityOverHttp(config.authorityAbove);
  return config.demo ? simulatedAuthority(join(home.outside, 'authority-above')) : null;
}

/** A process that only answers makes no key: one of its own would sign promises that nobody knows. */
async function mustFollowLogKeys(options: LogKeysOptions) {
  const keys = await followLogKeys(options);
  if (keys) return keys;
  throw new StartTrouble(
    `${options.folder} 中没有日志密钥：api 进程不另造。请先启动同一目录的 all 或 worker 进程。`,
    `There is no key of the log in ${options.folder}, and an api process makes none: start the all or worker process of this home first.`,
  );
}
