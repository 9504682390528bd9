import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ProjectionBuilder, WorkerPool } from '#adapters/duckdb';
import {
  admitQuery,
  answerFrom,
  type PrintOptions,
  printQuery,
  projectionSql,
  type ReleasedResult,
  type Scope,
} from '#platform/query/model';
import type { Projection } from '../../platform/query/ports.ts';

export type GuardPolicy = PrintOptions['guards'];

/** The bounds of a governed call (platform/query/run). */
const limits = {
  timeMs: 30_000,
  memoryBytes: 512 * 2 ** 20,
  resultRows: 100_000,
  resultBytes: 32 * 2 ** 20,
} as const;

export interface GovernedAsker {
  /** The whole way of one question: admitted, printed, run in a confined worker, guarded, released. */
  ask(
    sql: string,
    guards?: GuardPolicy,
  ): Promise<{
    readonly result: ReleasedResult;
    readonly engineMs: number;
    readonly callMs: number;
  }>;
  readonly projectionMs: number;
  /** Size of the sealed file. */
  readonly projectionBytes: number;
}

/** Builds the sealed projection of a scope and asks through it; nothing is remembered from one question to the next. */
export async function governedAsker(
  builder: ProjectionBuilder,
  pool: WorkerPool,
  scope: Scope,
  parquetPath: string,
  folder: string,
  id: string,
): Promise<GovernedAsker> {
  const relation = scope.relations[0]!;
  const key = randomBytes(32);
  const path = join(folder, `${id}.sealed`);
  const sealedAs = `projection ${id}`;
  const began = performance.now();
  const { sealedBytes, units } = await builder.build({
    sources: [{ relation: 'raw', parquetPath }],
    select: projectionSql(relation, { view: 'raw' }),
    parameters: [],
    pseudonymKey: randomBytes(32),
    seal: { key, sealedAs },
    target: path,
  });
  const projectionMs = performance.now() - began;
  const projection: Projection = {
    id,
    tenant: 'bench',
    files: [{ relation: relation.table, path, sealedAs, keyBytes: key }],
  };
  return {
    projectionMs,
    projectionBytes: sealedBytes,
    async ask(sql, guards = scope.guards) {
      const asked = performance.now();
      const admitted = await admitQuery(sql, scope);
      if (!admitted.ok)
        throw new Error(`refused: ${admitted.problem.code} ${admitted.problem.detail?.en ?? ''}`);
      const form = admitted.value.normalForm;
      const printed = printQuery(form, { guards, unitsIn: (_table, column) => units[column] });
      const run = await pool.run({ projection, sql: printed.sql, parameters: [], limits });
      if (!run.ok) throw new Error(`the worker failed: ${run.failure.code} ${run.failure.reason ?? ''}`);
      const rows = run.value.rows.map((row) => row.map((value) => value as string | null));
      const answer = answerFrom(form, printed, rows, guards);
      if (!answer.ok) throw new Error(`refused: ${answer.problem.code}`);
      return {
        result: answer.value,
        engineMs: run.value.stats.engineMs,
        callMs: performance.now() - asked,
      };
    },
  };
}
