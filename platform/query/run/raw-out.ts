import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#foundation';
import {
  answerFrom,
  type CheckedValues,
  type EngineRow,
  keysOnly,
  type NormalForm,
  type PrintedQuery,
  printRawOut,
  R31,
  type RawOut,
  type ReleasedResult,
  rawOutOf,
  rawOutPlan,
} from '../model/index.ts';
import type { QueryAnswer, QueryOutcome } from '../ports.ts';
import { problems } from '../problems.ts';
import { runFailure } from './run-failure.ts';

/** What an answer repeats of its source, to be judged before it may leave. */
export interface Measured {
  readonly form: NormalForm;
  readonly printed: PrintedQuery;
  readonly rows: readonly EngineRow[];
  readonly guards: Parameters<typeof answerFrom>[3];
  readonly values: CheckedValues;
  readonly result: ReleasedResult;
}

/**
 * Measures in the same run how much of an answer repeats records of data that is not open, and refuses what repeats too much (R31). Null where
 * nothing has to be measured (`rawOutPlan`). `run` puts one more statement to the projection the answer came from.
 */
export async function measureRawOut(
  { form, printed, rows, guards, values, result }: Measured,
  run: (sql: string, parameters: readonly string[]) => Promise<QueryOutcome>,
  asRows: (answer: QueryAnswer) => readonly EngineRow[],
): Promise<Result<RawOut | null>> {
  const plan = rawOutPlan(form);
  if (!plan) return ok(null);
  const measured = await run(printRawOut(plan, values), [randomBytes(16).toString('hex')]);
  if (!measured.ok) return refuse(runFailure(measured.failure));
  const keys = answerFrom(keysOnly(plan.form), printed, rows, guards, values);
  if (!keys.ok) return keys;
  const figures = rawOutOf(plan, keys.value.rows.slice(0, result.rows.length), asRows(measured.value));
  const verdict = R31.judge({ tables: [], output: figures });
  return verdict.holds
    ? ok(figures)
    : refuse(
        problems['repeats-source']({
          detail: verdict.reasons[0]!,
          rule: verdict.rule,
          clause: verdict.clause,
          data: { rows: figures.rows, values: figures.values, keys: figures.keys },
        }),
      );
}
