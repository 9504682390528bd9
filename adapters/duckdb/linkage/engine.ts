import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { LinkageBounds, LinkageEngine, MeasuredTable, Undecided, ValueWays } from '#platform/privacy';
import { createEngine } from '../engine.ts';
import type { EngineSettings } from '../protocol.ts';
import { effectOf } from './effect.ts';
import { type LoadedTables, loadedTables } from './loaded-tables.ts';
import { sharedRows } from './shared-rows.ts';
import type { Side } from './side.ts';
import { sketchColumn } from './sketching.ts';
import { defineValueMacros } from './value-sql.ts';

export interface LinkageEngineOptions {
  /** Where the Parquet of a digest lies. */
  readonly pathOf: (parquetSha256: string) => string;
  /** Keys the hashes in sketches; it must lie where sketches do not. */
  readonly secret: Uint8Array;
  readonly ways: ValueWays;
  readonly bounds: LinkageBounds;
  readonly settings?: EngineSettings;
}

export interface RunningLinkageEngine extends LinkageEngine {
  close(): Promise<void>;
}

/** One engine for all comparing of released tables. Work is done one piece after the other, within its memory and time. */
export async function createLinkageEngine(options: LinkageEngineOptions): Promise<RunningLinkageEngine> {
  const { bounds, pathOf } = options;
  const settings = options.settings ?? { memoryBytes: 1 << 30, threads: 2, timeZone: 'Asia/Shanghai' };
  const instance = await createEngine(settings);
  let closing = false;
  const setUp = await instance.connect();
  await defineValueMacros(setUp, options.ways);
  setUp.disconnectSync();
  const secret = Buffer.from(options.secret).toString('hex');
  let turn: Promise<unknown> = Promise.resolve();

  /** Wait for the others; the function given back lets the next one begin. */
  async function takeTurn(): Promise<() => void> {
    // Connecting to an engine that is closed ends the process, not the call.
    if (closing) throw new Error('the engine of linkage is closed');
    const before = turn;
    let done = () => {};
    turn = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  }

  /** Do something within its time. What the engine says of time and memory becomes a reason; anything else about the file is `unreadable`. */
  async function within<Value>(
    connection: DuckDBConnection,
    timeMs: number,
    body: () => Promise<Value>,
  ): Promise<{ ok: true; value: Value } | { ok: false; reason: Undecided }> {
    let late = false;
    let again: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      late = true;
      connection.interrupt();
      // One that falls between two statements is lost: the next is interrupted too, until the piece of work ends.
      again = setInterval(() => connection.interrupt(), 100);
    }, timeMs);
    try {
      const value = await body();
      return late ? { ok: false, reason: 'took-too-long' } : { ok: true, value };
    } catch (error) {
      if (late) return { ok: false, reason: 'took-too-long' };
      const reason = reasonOf(error);
      if (reason === null) throw error;
      return { ok: false, reason };
    } finally {
      clearTimeout(timer);
      clearInterval(again);
    }
  }

  const tooLarge = async (connection: DuckDBConnection, path: string) => {
    const answer = await connection.runAndReadAll('SELECT count(*)::DOUBLE AS rows FROM read_parquet($1)', [
      path,
    ]);
    const rows = Number(answer.getRows()[0]![0]);
    return { rows, tooLarge: rows > bounds.rows };
  };

  const tables: LoadedTables = loadedTables(roomFor(settings));
  const load = async (
    connection: DuckDBConnection,
    which: Side['which'],
    table: MeasuredTable,
  ): Promise<Side | null> => {
    const path = pathOf(table.parquetSha256);
    if ((await tooLarge(connection, path)).tooLarge) return null;
    return { which, table, loaded: await tables.take(connection, table, path, which === 'first') };
  };

  return {
    keyId: createHash('sha256')
      .update('gongshu linkage sketch key ')
      .update(secret)
      .digest('hex')
      .slice(0, 16),
    async sketch(parquetSha256, columns) {
      if (columns.length > bounds.columns) return { ok: false, reason: 'too-wide' };
      const done = await takeTurn();
      const connection = await instance.connect();
      const path = pathOf(parquetSha256);
      try {
        const made = await within(connection, bounds.checkMs, async () => {
          const size = await tooLarge(connection, path);
          if (size.tooLarge) return null;
          const sketches = [];
          for (const [position, column] of columns.entries())
            sketches.push(
              ...(await sketchColumn(connection, { path, secret, bounds }, { ...column, position })),
            );
          return { rows: size.rows, sketches };
        });
        if (!made.ok) return made;
        if (made.value === null) return { ok: false, reason: 'too-large' };
        return { ok: true, rows: made.value.rows, columns: made.value.sketches };
      } finally {
        connection.disconnectSync();
        done();
      }
    },
    async begin(own) {
      const done = await takeTurn();
      const connection = await instance.connect();
      let closed = false;
      const close = async () => {
        if (closed) return;
        closed = true;
        try {
          await tables.release(connection);
        } finally {
          connection.disconnectSync();
          done();
        }
      };
      try {
        const loaded = await within(connection, bounds.pairMs, () => load(connection, 'first', own));
        if (!loaded.ok || loaded.value === null) {
          await close();
          return loaded.ok ? { ok: false, reason: 'too-large' } : loaded;
        }
        const ownSide = loaded.value;
        return {
          ok: true,
          session: {
            close,
            async measure(other, keys, smallGroup) {
              const measured = await within(connection, bounds.pairMs, async () => {
                const otherSide = await load(connection, 'second', other);
                if (!otherSide) return null;
                const shared = await sharedRows(connection, ownSide, otherSide, keys);
                const effects = [];
                for (const key of keys) {
                  const by = { key, shared, smallGroup };
                  effects.push({
                    own: await effectOf(connection, ownSide, otherSide, by),
                    other: await effectOf(connection, otherSide, ownSide, by),
                  });
                }
                return effects;
              });
              if (!measured.ok) return measured;
              if (measured.value === null) return { ok: false, reason: 'too-large' };
              return { ok: true, effects: measured.value };
            },
          },
        };
      } catch (error) {
        await close();
        throw error;
      }
    },
    async close() {
      closing = true;
      await turn;
      instance.closeSync();
    },
  };
}

/** A cell as compared takes some fifty bytes; half of the memory is left to the work itself. */
const roomFor = ({ memoryBytes }: EngineSettings): number => Math.floor(memoryBytes / 2 / 64);

function reasonOf(error: unknown): Undecided | null {
  const message = error instanceof Error ? error.message : String(error);
  if (/^INTERRUPT/i.test(message)) return 'took-too-long';
  if (/^Out of Memory/i.test(message)) return 'out-of-memory';
  if (/^(IO|Invalid Input|Binder) Error/i.test(message)) return 'unreadable';
  return null;
}
