import { sql } from 'kysely';
import type { Actor, Database, Problem, SheetImport, Tx } from '#foundation';
import { actorFor, type Perform, type Rehearse, type Trial } from '#platform/identity';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';
import { listOf } from './lists.ts';
import {
  countRows,
  type ImportRecord,
  type ImportRow,
  keyOfRow,
  moveImport,
  nextAtWork,
  noteRow,
  requestOfRow,
  rowsIn,
} from './store.ts';

export interface ImportKeeperOptions {
  readonly database: Database;
  readonly registry: () => Pick<Registry, 'imports'>;
  readonly perform: Perform;
  readonly rehearse: Rehearse;
  /** Told of what broke and is tried again; the id is null when the database itself could not be asked. */
  readonly onError: (importId: string | null, error: unknown) => void;
  readonly intervalMs?: number;
}

export interface ImportKeeper {
  /** Try and carry out whatever waits for it now. */
  drain(): Promise<void>;
  start(): void;
  /** Takes nothing more; waits for the row that is under way. */
  stop(): Promise<void>;
}

/** How long an import that broke is left alone, in seconds of the machine. */
const restSeconds = 30;

/**
 * Tries the rows of sheets that were handed in, and carries out those that were confirmed. A row is done under the key of its file and number, and noted
 * after that: a process that dies in between does the row again under the same key, which answers what it answered and does nothing. So a restart goes
 * on exactly where the last one was, and two keepers at once do no row twice.
 */
export function createImportKeeper(options: ImportKeeperOptions): ImportKeeper {
  const { database, onError } = options;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function work(): Promise<void> {
    while (!stopped) {
      const record = await database.transaction(nextAtWork, { mode: 'snapshot' });
      if (!record) return;
      try {
        if (record.state === 'filed') await tryRows(options, record);
        else await carryOut(options, record, () => stopped);
      } catch (error) {
        onError(record.id, error);
        await database.transaction((tx) => putOff(tx, record.id));
      }
    }
  }
  function drain(): Promise<void> {
    const mine = running.then(work);
    running = mine.catch(() => {});
    return mine;
  }
  let waiting = false;
  const wake = () => {
    if (waiting) return;
    waiting = true;
    drain()
      .catch((error) => onError(null, error))
      .finally(() => {
        waiting = false;
      });
  };
  return {
    drain,
    start() {
      timer ??= setInterval(wake, options.intervalMs ?? 1_000);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}

const putOff = (tx: Tx, id: string) =>
  sql`UPDATE casework.import SET retry_after = now() + ${restSeconds} * interval '1 second' WHERE id = ${id}`.execute(
    tx.tables(),
  );

/** Who filed it, as they are now: without the post there is nobody to act. */
const filer = (database: Database, record: ImportRecord): Promise<Actor | null> =>
  database.transaction((tx) => actorFor(tx, { personId: record.filed_person, postId: record.filed_post }), {
    mode: 'snapshot',
  });

async function tryRows({ database, registry, rehearse, onError }: ImportKeeperOptions, record: ImportRecord) {
  const rows = await database.transaction((tx) => rowsIn(tx, record.id, ['read']), { mode: 'snapshot' });
  const list = listOf(registry, record.list);
  const actor = await filer(database, record);
  const trials: readonly Trial[] =
    list && actor
      ? await rehearse(
          actor,
          rows.map(({ cells }) => ({
            act: list.act,
            input: list.input(cells),
            ...(list.unchanged ? { needless: (tx: Tx) => list.unchanged!(tx, actor, cells) } : {}),
          })),
          { requestId: record.id },
        )
      : rows.map(() => ({ ok: false, problem: nobodyActs(list === undefined) }));
  await database.transaction(async (tx) => {
    if (!(await moveImport(tx, record.id, 'filed', 'tried', { tried_at: tx.now }))) return;
    for (const [place, { number }] of rows.entries()) {
      const trial = trials[place]!;
      if (trial === 'needless') await noteRow(tx, record.id, 'read', { number, state: 'unchanged' });
      else if ('broken' in trial) {
        onError(record.id, trial.broken);
        await noteRow(tx, record.id, 'read', { number, state: 'wrong', problem: problems['row-broke']() });
      } else if (trial.ok) await noteRow(tx, record.id, 'read', { number, state: 'ready' });
      else await noteRow(tx, record.id, 'read', { number, state: 'wrong', problem: trial.problem });
    }
    const counts = (await countRows(tx, [record.id])).get(record.id)!;
    await tx.emit({
      kind: 'casework.import-tried',
      subject: record.id,
      payload: { list: record.list, sha256: record.sha256, ...counts },
    });
  });
}

/** The rows that are ready, one after the other. What was confirmed goes on until it is through. */
async function carryOut(options: ImportKeeperOptions, record: ImportRecord, stopped: () => boolean) {
  const { database, registry } = options;
  const rows = await database.transaction((tx) => rowsIn(tx, record.id, ['ready']), { mode: 'snapshot' });
  const list = listOf(registry, record.list);
  for (const row of rows) {
    if (stopped()) return;
    await doRow(options, record, row, list);
  }
  await database.transaction(async (tx) => {
    const counts = (await countRows(tx, [record.id])).get(record.id)!;
    if (!(await moveImport(tx, record.id, 'carrying-out', 'finished', { ended_at: tx.now }))) return;
    await tx.emit({
      kind: 'casework.import-finished',
      subject: record.id,
      payload: { list: record.list, sha256: record.sha256, ...counts },
    });
  });
}

async function doRow(
  options: ImportKeeperOptions,
  record: ImportRecord,
  { number, cells }: ImportRow,
  list: SheetImport | undefined,
): Promise<void> {
  const { database, onError } = options;
  const actor = await filer(database, record);
  const perform = (act: SheetImport['act'], by: Actor) =>
    options.perform(by, act, list!.input(cells), {
      requestId: requestOfRow(record.id, number),
      idempotencyKey: keyOfRow(record, number),
    });
  const broke = (error: unknown) => {
    onError(record.id, error);
    return { ok: false as const, problem: problems['row-broke']() };
  };
  const result =
    list && actor
      ? // What broke may have been done all the same: asked again under its key, it says so.
        await perform(list.act, actor).catch(() => perform(list.act, actor).catch(broke))
      : { ok: false as const, problem: nobodyActs(list === undefined) };
  await database.transaction((tx) =>
    noteRow(
      tx,
      record.id,
      'ready',
      result.ok
        ? { number, state: 'done', answer: result.value }
        : { number, state: 'wrong', problem: result.problem },
    ),
  );
}

const nobodyActs = (noList: boolean): Problem =>
  noList ? problems['list-gone']() : problems['filer-gone']();
