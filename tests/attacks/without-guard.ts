import { expectOk, type Result } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation/model';
import { type GuardedQuery, type GuardPolicy, guardGroups } from '#platform/privacy/model/guards';
import {
  admitQuery,
  checkParameters,
  compileScope,
  decodeGroups,
  guardedQuery,
  type ParameterValues,
  printQuery,
  type QueryParameter,
  type ReleasedCell,
  type ReleasedResult,
  type RevisionFacts,
  releaseGroups,
} from '#platform/query/model';
import {
  duckdbGround,
  governedGround,
  type SourceRow,
  testKey,
  testPurpose,
  testTime,
} from '../../testkit/evaluator/index.ts';

/** What can be switched off, one at a time, to see that an attack needs exactly that. */
export type Guard =
  /** SQL runs as it is written, over the same projection: no language, no evidence, no guards. */
  | 'admission'
  /** No least number of units anywhere. */
  | 'minimum-group'
  /** Units are counted in the group, as most systems do, and not behind each aggregate's own argument. */
  | 'units-behind-arguments'
  /** Numbers of one answer are not compared. */
  | 'complement'
  /** No largest share of one unit. */
  | 'dominance';

export type Row = readonly (ReleasedCell | null)[];

export interface AttackGround {
  /** The whole way, all guards on. */
  readonly ask: (
    sql: string,
    parameters?: readonly QueryParameter[],
    values?: ParameterValues,
  ) => Promise<Result<ReleasedResult>>;
  /** Rows of an answer with all guards on; the problem's code in words where it was refused. */
  readonly rows: (sql: string) => Promise<readonly Row[] | string>;
  /** The same with one guard switched off. */
  readonly without: (guard: Guard, sql: string) => Promise<readonly Row[]>;
  readonly close: () => void;
}

/** An agreement with its data, asked through the guards or past one of them. */
export async function attackGround(
  agreement: AgreementDocument,
  data: { readonly [resourceId: string]: readonly SourceRow[] },
  revisions: { readonly [resourceId: string]: RevisionFacts },
): Promise<AttackGround> {
  const governed = await governedGround(agreement, data, revisions);
  const scope = compileScope(agreement, testPurpose, testTime, revisions);
  const engine = await duckdbGround(scope, agreement.parts.scope.resources, data, testKey);
  for (const { name, table } of scope.relations)
    await engine.run(`CREATE VIEW "${name}" AS SELECT * FROM "${table}"`);

  const ask: AttackGround['ask'] = async (sql, parameters, values) => {
    const answer = await governed.answer(sql, parameters, values);
    return answer.ok ? { ok: true, value: answer.value.result } : answer;
  };
  return {
    ask,
    rows: async (sql) => {
      const answer = await ask(sql);
      return answer.ok ? answer.value.rows : answer.problem.code;
    },
    without: async (guard, sql) => {
      if (guard === 'admission') return engine.run(sql);
      const { normalForm: form } = expectOk(await admitQuery(sql, scope));
      if (form.shape !== 'grouped') throw new Error('rows have no guards to switch off');
      const values = expectOk(checkParameters([], {}));
      const policy = policyWithout(guard, scope.guards);
      // Evidence is printed without the filter on small groups, which would hide what the guard is for.
      const printed = printQuery(form, { guards: { ...policy, minimumGroup: 0 }, parameters: values });
      const groups = expectOk(decodeGroups(form, printed, await engine.run(printed.sql)));
      const evidence =
        guard === 'units-behind-arguments'
          ? groups.map((group) => ({
              ...group,
              cells: group.cells.map((cell) => ({ ...cell, units: group.units })),
            }))
          : groups;
      const guarded = guardGroups(evidence, queryWithout(guard, guardedQuery(form)), policy);
      return releaseGroups(form, guarded, policy, values).rows;
    },
    close: () => {
      governed.close();
      engine.close();
    },
  };
}

function policyWithout(guard: Guard, policy: GuardPolicy): GuardPolicy {
  const { dominance: _, ...others } = policy;
  if (guard === 'minimum-group') return { ...policy, minimumGroup: 0 };
  return guard === 'dominance' ? others : policy;
}

/** Numbers that all stand under one condition have nothing to be compared by. */
const queryWithout = (guard: Guard, query: GuardedQuery): GuardedQuery =>
  guard === 'complement' || guard === 'units-behind-arguments'
    ? { ...query, cells: query.cells.map((cell) => ({ ...cell, condition: 0, stated: 0 })) }
    : query;
