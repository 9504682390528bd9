import { totalmem } from 'node:os';
import type { RiskEngine } from '#platform/privacy';
import { createEngine, lockEngine } from '../engine.ts';
import { engineFailure } from '../engine-failure.ts';
import { CodedTable, NotPossible } from './coded-table.ts';
import { Patience } from './patience.ts';
import { Statements } from './statements.ts';

export interface RiskEngineOptions {
  /** Path of a revision's Parquet by its digest. */
  readonly path: (parquetSha256: string) => string;
  readonly memoryBytes?: number;
  /** For one question; half of it must be left for pairs of columns to be looked at. */
  readonly timeMs?: number;
}

/** What one question may take of the machine's memory: an eighth, and a gibibyte at least. Nothing spills to disk, where it would lie in the clear. */
const countingBytes = (): number => Math.max(2 ** 30, Math.floor(totalmem() / 8));

/**
 * Counts equivalence classes in DuckDB. One question at a time, each in an engine of its own that can read the files asked for and nothing else; SQL is put
 * together here from quoted names, and nobody hands any in.
 */
export function createRiskEngine({
  path,
  memoryBytes = countingBytes(),
  timeMs = 120_000,
}: RiskEngineOptions): RiskEngine {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    count(question, sensitive) {
      const mine = turn.then(() => count(question, sensitive));
      turn = mine.catch(() => {});
      return mine;
    },
  };

  async function count(
    ...[question, sensitive]: Parameters<RiskEngine['count']>
  ): ReturnType<RiskEngine['count']> {
    if (question.signal?.aborted) return { ok: false, why: 'aborted' };
    const files = [question.parquetSha256, ...(question.population ? [question.population] : [])].map(path);
    const instance = await createEngine({ memoryBytes, threads: 2, timeZone: 'Asia/Shanghai' });
    const connection = await instance.connect();
    const patience = new Patience(timeMs, question.signal, () => connection.interrupt());
    try {
      // The source comes first in every join, the numbered values of each column follow in the order written.
      await connection.run("SET GLOBAL disabled_optimizers = 'join_order'");
      await lockEngine(instance, files);
      const table = await CodedTable.of(new Statements(connection, patience), question, files[0]!, files[1]);
      const counts = await table.counts(question.withoutColumns ?? false);
      for (const place of question.sensitive.keys())
        await table.tellClasses(place, (values) => sensitive(place, values));
      patience.check();
      return { ok: true, counts };
    } catch (error) {
      if (error instanceof NotPossible) return { ok: false, why: error.why };
      if (patience.ended) return { ok: false, why: patience.ended };
      if (engineFailure(error).code === 'memory') return { ok: false, why: 'too-large' };
      throw error;
    } finally {
      patience.stop();
      connection.disconnectSync();
      instance.closeSync();
    }
  }
}
