import { ok, type Result } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation/model';
import {
  type AdmittedQuery,
  admitQuery,
  answerFrom,
  checkParameters,
  compileScope,
  type ParameterValues,
  printQuery,
  type QueryParameter,
  type ReleasedResult,
  type RevisionFacts,
  type Scope,
} from '#platform/query/model';
import { duckdbGround } from './duckdb-ground.ts';
import type { SourceRow } from './project-row.ts';

export const testKey = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
export const testPurpose = 'inclusive-finance';
export const testTime = Temporal.Instant.from('2026-06-01T00:00:00Z');

/** Everything a query needs, in one process: for tests that compare the engine with something. */
export interface GovernedGround {
  readonly scope: Scope;
  readonly answer: (
    sql: string,
    parameters?: readonly QueryParameter[],
    values?: ParameterValues,
  ) => Promise<Result<{ readonly query: AdmittedQuery; readonly result: ReleasedResult }>>;
  readonly close: () => void;
}

/** Compiles an agreement, loads its projections into DuckDB, and answers queries the whole way: admit, print, run, guard, release. */
export async function governedGround(
  agreement: AgreementDocument,
  data: { readonly [resourceId: string]: readonly SourceRow[] },
  revisions: { readonly [resourceId: string]: RevisionFacts },
): Promise<GovernedGround> {
  const scope = compileScope(agreement, testPurpose, testTime, revisions);
  const engine = await duckdbGround(scope, agreement.parts.scope.resources, data, testKey);
  let asked = 0;
  return {
    scope,
    close: engine.close,
    answer: async (sql, parameters = [], values = {}) => {
      const admitted = await admitQuery(sql, scope, parameters);
      if (!admitted.ok) return admitted;
      const checked = checkParameters(parameters, values);
      if (!checked.ok) return checked;
      const form = admitted.value.normalForm;
      // Units are counted by bits or apart, in turns: either way has to give what the evaluator gives.
      const unitsIn = asked++ % 2 === 0 ? engine.unitsIn : undefined;
      const printed = printQuery(form, {
        guards: scope.guards,
        parameters: checked.value,
        ...(unitsIn ? { unitsIn } : {}),
      });
      const answer = answerFrom(form, printed, await engine.run(printed.sql), scope.guards, checked.value);
      return answer.ok ? ok({ query: admitted.value, result: answer.value }) : answer;
    },
  };
}
