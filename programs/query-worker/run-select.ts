import type { DuckDBInstance, DuckDBPreparedStatement } from '@duckdb/node-api';
import { bindParameters } from '../../adapters/duckdb/bind-parameters.ts';
import { NotASelect, prepareSelect } from '../../adapters/duckdb/engine.ts';
import { engineFailure } from '../../adapters/duckdb/engine-failure.ts';
import { UnsupportedType, wireType, wireValue } from '../../adapters/duckdb/exact-values.ts';
import { largestFrameBytes } from '../../adapters/duckdb/frames.ts';
import type { FromWorker, ToWorker } from '../../adapters/duckdb/protocol.ts';
import type { ResultColumn } from '../../platform/query/ports.ts';

type RunMessage = Extract<ToWorker, { kind: 'run' }>;
type Failed = Extract<FromWorker, { kind: 'failed' }>;

export interface ResultSink {
  columns(columns: readonly ResultColumn[]): Promise<void>;
  /** Each row as the text of its JSON array. */
  rows(rows: readonly string[]): Promise<void>;
}

/** A run that is going on; {@link cancel} makes it end as `cancelled`. */
export interface Running {
  readonly outcome: Promise<{ readonly kind: 'done'; readonly engineMs: number } | Failed>;
  cancel(): void;
}

const batchBytes = 256 << 10;

/** Run one SELECT within its bounds on time, rows and bytes, on a connection of its own: nothing stays for the next one. */
export function runSelect(
  instance: DuckDBInstance,
  database: string | undefined,
  run: RunMessage,
  sink: ResultSink,
): Running {
  let ended: 'timeout' | 'cancelled' | undefined;
  let interrupt = () => {};
  const stop = (why: 'timeout' | 'cancelled') => {
    ended ??= why;
    interrupt();
  };
  const outcome = async (): ReturnType<() => Running['outcome']> => {
    const connection = await instance.connect();
    // An interrupt that comes between two steps of the engine is forgotten by it, so it is repeated until the run has ended.
    let again: NodeJS.Timeout | undefined;
    interrupt = () => {
      connection.interrupt();
      again ??= setInterval(() => connection.interrupt(), 50);
    };
    const timer = setTimeout(() => stop('timeout'), run.limits.timeMs);
    const began = performance.now();
    try {
      if (database) await connection.run(`USE ${database}`);
      const statement = await prepareSelect(connection, run.sql);
      bindParameters(statement, run.parameters);
      const tooLarge = await deliver(statement, run, sink, () => ended !== undefined);
      if (ended) return { kind: 'failed', code: ended };
      if (tooLarge) return { kind: 'failed', code: 'result-too-large' };
      return { kind: 'done', engineMs: performance.now() - began };
    } catch (error) {
      return failed(error, ended);
    } finally {
      clearTimeout(timer);
      clearInterval(again);
      connection.disconnectSync();
    }
  };
  return { outcome: outcome(), cancel: () => stop('cancelled') };
}

/** Stream the rows out. Gives true when there are more than the bounds allow. */
async function deliver(
  statement: DuckDBPreparedStatement,
  { limits }: RunMessage,
  sink: ResultSink,
  ended: () => boolean,
): Promise<boolean> {
  const result = await statement.stream();
  const types = result.columnTypes();
  await sink.columns(result.columnNames().map((name, index) => ({ name, type: wireType(types[index]!) })));
  let rows = 0;
  let bytes = 0;
  let batch: string[] = [];
  let inBatch = 0;
  for (;;) {
    if (ended()) return false;
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    rows += chunk.rowCount;
    if (rows > limits.resultRows) return true;
    for (const values of chunk.getRows()) {
      const row = JSON.stringify(values.map((value, column) => wireValue(value, types[column]!)));
      const size = Buffer.byteLength(row) + 1;
      bytes += size;
      if (bytes > limits.resultBytes || size > largestFrameBytes - batchBytes - 1024) return true;
      batch.push(row);
      inBatch += size;
      if (inBatch < batchBytes) continue;
      await sink.rows(batch);
      batch = [];
      inBatch = 0;
    }
  }
  if (batch.length > 0) await sink.rows(batch);
  return false;
}

function failed(error: unknown, ended: 'timeout' | 'cancelled' | undefined): Failed {
  if (error instanceof NotASelect) return { kind: 'failed', code: 'engine-error', reason: 'not-a-select' };
  if (error instanceof UnsupportedType)
    return { kind: 'failed', code: 'engine-error', reason: 'unsupported' };
  const failure = engineFailure(error);
  if (ended) return { kind: 'failed', code: ended };
  if (failure.code === 'memory') return { kind: 'failed', code: 'memory' };
  return { kind: 'failed', code: 'engine-error', reason: failure.reason ?? 'internal' };
}
