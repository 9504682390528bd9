import type pg from 'pg';
import type { Logger } from 'pino';
import { engineVersion } from '#adapters/duckdb';
import { sheetWriter } from '#adapters/files';
import { createOutbox } from '#adapters/postgres';
import type { Clock, ClockHandler, Database, Module, Subscriber, Uploads } from '#foundation';
import {
  createImportKeeper,
  createSealKeeper,
  createTicker,
  type SealKeeperOptions,
} from '#platform/casework';
import { createMeterFolder, createSequencer, type LogPorts, type SequencerStatus } from '#platform/evidence';
import type { Perform, Rehearse } from '#platform/identity';
import { createLinkageKeeper, type LinkageEngine } from '#platform/privacy';
import { createProjectionKeeper, createRunWorker, type QueryPorts, type RunBell } from '#platform/query';
import { type AuthorityAbove, createDispatchSender } from '#platform/supervision';
import { version } from './version.ts';

export interface LoopOptions {
  readonly database: Database;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly modules: readonly Module[];
  /** How acts are done and tried: of sheets that were brought in. */
  readonly perform: Perform;
  readonly rehearse: Rehearse;
  readonly query: QueryPorts;
  readonly bell: RunBell;
  readonly linkage: LinkageEngine;
  readonly log: LogPorts;
  /** The line to the authority above, and the sealed files of papers that go over it. */
  readonly above: { readonly line: AuthorityAbove; readonly uploads: () => Pick<Uploads, 'read'> };
  readonly logger: Logger;
  /** No other process writes into the folder of projections. */
  readonly alone: () => Promise<boolean>;
  /** How papers are printed, sealed and kept. */
  readonly papers: Pick<SealKeeperOptions, 'renderer' | 'seal' | 'publicAddress' | 'keep' | 'isWanted'>;
}

/** What goes on by itself in the one process that owns a home: events, clocks, what is sent outside, projections, runs, the log, the meter's sums. */
export interface Loops {
  start(): Promise<void>;
  /** Deliver events, fire clocks, sequence entries and fold the meter until nothing is left to do. */
  settle(): Promise<void>;
  logState(): SequencerStatus['state'];
  stop(): Promise<void>;
}

export function createLoops(options: LoopOptions): Loops {
  const { database, pool, clock, modules, query, logger } = options;
  const sequencer = createSequencer(database, options.log, {
    onError: (error) => logger.error({ err: error }, 'sequencer'),
  });
  const meter = createMeterFolder(database, {
    onError: (error) => logger.error({ err: error }, 'meter'),
  });
  const ticker = createTicker({
    database,
    clock,
    handlers: clockHandlers(modules),
    onError: (due, error) => logger.error({ err: error, clock: due?.id }, 'clock handler failed'),
  });
  const runs = createRunWorker({
    ports: query,
    database,
    bell: options.bell,
    versions: { gongshu: version, engine: engineVersion },
    onError: (run, error) => logger.error({ err: error, run }, 'run worker'),
  });
  const outbox = createOutbox({
    database,
    subscribers: subscribers(modules),
    onError: (event, error) =>
      logger.error({ err: error, event: event.id.toString() }, 'event not delivered'),
  });
  const keeper = createProjectionKeeper(query, database, {
    alone: options.alone,
    onError: (agreement, error) => logger.error({ err: error, agreement }, 'projections'),
  });
  const linkage = createLinkageKeeper(options.linkage, database, {
    onError: (revision, error) => logger.error({ err: error, revision }, 'linkage'),
  });
  const seals = createSealKeeper({
    database,
    clock,
    ...options.papers,
    onTrouble: (document, trouble) => logger.error({ err: trouble, document }, 'a paper was not sealed'),
  });
  const imports = createImportKeeper({
    database,
    registry: () => ({ imports: modules.flatMap((module) => [...(module.imports ?? [])]) }),
    perform: options.perform,
    rehearse: options.rehearse,
    onError: (id, error) => logger.error({ err: error, import: id }, 'import of a spreadsheet'),
  });
  const sender = createDispatchSender({
    database,
    above: options.above.line,
    paper: {
      renderer: options.papers.renderer,
      publicAddress: options.papers.publicAddress,
      uploads: options.above.uploads,
    },
    sheets: sheetWriter,
    onError: (dispatch, error) => logger.error({ err: error, dispatch }, 'dispatch not sent'),
  });
  return {
    async start() {
      await outbox.start(pool);
      ticker.start();
      await keeper.start();
      runs.start();
      sender.start();
      sequencer.start();
      await meter.start();
      await linkage.start();
      seals.start();
      imports.start();
    },
    async settle() {
      let more = true;
      while (more) {
        const delivered = await outbox.drain();
        const fired = await ticker.tick();
        more = delivered > 0 || fired.length > 0;
      }
      await imports.drain();
      await sender.drain();
      await keeper.drain();
      await sequencer.drain();
      await meter.drain();
    },
    logState: () => sequencer.status().state,
    async stop() {
      await imports.stop();
      await seals.stop();
      await linkage.stop();
      await runs.stop();
      await sender.stop();
      await ticker.stop();
      await outbox.stop();
      await keeper.stop();
      await sequencer.stop();
      await meter.stop();
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
