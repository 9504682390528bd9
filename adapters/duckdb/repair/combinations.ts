import { createEngine, lockEngine } from '../engine.ts';
import { quoteIdentifier } from '../quoting.ts';

export interface CombinationsOptions {
  readonly memoryBytes?: number;
  readonly milliseconds?: number;
  /** More distinct combinations than this are not handed over. */
  readonly most?: number;
  readonly signal?: AbortSignal;
}

export type CombinationsAnswer =
  | {
      readonly ok: true;
      /** Distinct values of each column asked for, in order of first appearance; null is an empty cell. */
      readonly values: readonly (readonly (string | null)[])[];
      /** For each combination the places of its values, one column after the other. */
      readonly codes: Int32Array;
      readonly counts: Int32Array;
    }
  | { readonly ok: false; readonly why: 'took-too-long' | 'too-large' | 'aborted' };

/** Distinct combinations of some columns with the number of rows that have each, in bounded memory and time. */
export async function countCombinations(
  path: string,
  columns: readonly string[],
  { memoryBytes = 512 << 20, milliseconds = 60_000, most = 400_000, signal }: CombinationsOptions = {},
): Promise<CombinationsAnswer> {
  if (signal?.aborted) return { ok: false, why: 'aborted' };
  const instance = await createEngine({ memoryBytes, threads: 2, timeZone: 'Asia/Shanghai' });
  let stopped: 'took-too-long' | 'aborted' | null = null;
  try {
    await lockEngine(instance, [path]);
    const connection = await instance.connect();
    const stop = (why: 'took-too-long' | 'aborted') => {
      stopped = why;
      connection.interrupt();
    };
    const abort = () => stop('aborted');
    const timer = setTimeout(() => stop('took-too-long'), milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const listed = columns
        .map((name, at) => `CAST(${quoteIdentifier(name)} AS VARCHAR) AS c${at}`)
        .join(', ');
      const places = columns.map((_, at) => `c${at}`).join(', ');
      // In an order of its own, so that the same table always gives the same numbers.
      const result = await connection.stream(
        `SELECT ${places}, CAST(count(*) AS INTEGER) FROM (SELECT ${listed} FROM read_parquet($1)) GROUP BY ${places} ORDER BY ${places} LIMIT ${most + 1}`,
        [path],
      );
      const values = columns.map(() => [] as (string | null)[]);
      const known = columns.map(() => new Map<string | null, number>());
      const codes: number[] = [];
      const counts: number[] = [];
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        for (const row of chunk.getRows()) {
          for (let at = 0; at < columns.length; at++) {
            const value = row[at] as string | null;
            let place = known[at]!.get(value);
            if (place === undefined) {
              place = values[at]!.length;
              known[at]!.set(value, place);
              values[at]!.push(value);
            }
            codes.push(place);
          }
          counts.push(row[columns.length] as number);
        }
        if (counts.length > most) return { ok: false, why: 'too-large' };
      }
      return { ok: true, values, codes: Int32Array.from(codes), counts: Int32Array.from(counts) };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      connection.disconnectSync();
    }
  } catch (error) {
    if (stopped) return { ok: false, why: stopped };
    if (/Out of Memory/i.test(String((error as Error).message))) return { ok: false, why: 'too-large' };
    throw error;
  } finally {
    instance.closeSync();
  }
}
