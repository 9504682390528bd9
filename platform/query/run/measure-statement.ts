import { type Database, ok, type Problem, type Result, refuse, type Text } from '#foundation';
import { modeOf, R31, rawOutPlan } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { admit } from './admission.ts';
import { compute } from './compute.ts';
import type { GovernedCall } from './governed-call.ts';

/** How much of one answer repeats its source; never the answer. */
export interface RepeatedRows {
  readonly rows: number;
  /** Rows that carry values of a single record. */
  readonly values: number;
  /** Rows that are the keys of a single record beside a count. */
  readonly keys: number;
  /** A call that answers this would be answered; otherwise it is refused, and why. */
  readonly holds: boolean;
  readonly statement: Text;
}

/** Limits of R31: at most these shares of the rows of an answer. */
export const rawOutLimits = R31.parameters;
export const rawOutClause = R31.clause;

/** Short: somebody waits for it before a page, and nobody pays for it. */
const limits = {
  timeMs: 5_000,
  memoryBytes: 256 * 1024 * 1024,
  resultRows: 100_000,
  resultBytes: 32 * 1024 * 1024,
};

/**
 * What of a statement's answer over the revision in service repeats its source (R31), measured by the computation of a call itself. Nothing of the
 * answer is told but these figures, nothing is released and no quota or ε is used. Null where the measure does not apply: open data, units counted behind
 * every number, modes with noise.
 */
export async function measureStatement(
  ports: QueryPorts,
  database: Database,
  call: Omit<GovernedCall, 'limits' | 'shape' | 'page' | 'epsilon'>,
): Promise<Result<RepeatedRows | null>> {
  const admitted = await database.transaction((tx) => admit(tx, call), {
    mode: 'snapshot',
    requestId: call.requestId,
  });
  if (!admitted.ok) return admitted;
  const form = admitted.value.query.normalForm;
  const mode = modeOf(form);
  if (rawOutPlan(form) === null || (mode !== null && mode !== 'reviewed')) return ok(null);
  const computed = await compute(ports, database, { ...call, limits });
  if (!computed.ok) return refusedFor(computed.problem);
  const { rawOut } = computed.value;
  if (!rawOut) return ok(null);
  const { rows, values, keys } = rawOut;
  return ok({
    rows,
    values,
    keys,
    holds: true,
    statement: R31.judge({ tables: [], output: rawOut }).reasons[0]!,
  });
}

/** That it repeats too much is the answer; anything else means that it could not be measured. */
function refusedFor(problem: Problem): Result<RepeatedRows> {
  const { rows, values, keys } = problem.data ?? {};
  if (
    problem.code !== 'query/repeats-source' ||
    typeof rows !== 'number' ||
    typeof values !== 'number' ||
    typeof keys !== 'number'
  )
    return refuse(problem);
  return ok({ rows, values, keys, holds: false, statement: problem.detail ?? problem.title });
}
