import { type Database, ok, Refusal, type Result, refuse } from '#foundation';
import { lineageProblems } from '#platform/lineage';
import {
  type OwnPlan,
  ownEngineTable,
  ownRelation,
  printQuery,
  type ReleasedResult,
  releasedTable,
  secondAnswer,
  secondForm,
  tableSql,
} from '../model/index.ts';
import type { QueryFailureCode, QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { type Computed, compute, runLimits } from '../run/compute.ts';
import { resultDigest } from '../run/digests.ts';
import { engineRows } from '../run/engine-rows.ts';
import type { GovernedCall } from '../run/governed-call.ts';
import { type Loan, lendTables } from '../run/lend-tables.ts';
import type { HistoryOfAnswer } from '../run/release-history.ts';
import { runFailure } from '../run/run-failure.ts';
import type { OwnData } from './own-data.ts';

type After = Extract<OwnPlan, { kind: 'after' }>;

const mostAtOnce = 4;
let running = 0;

/**
 * `compute` for a call that brings own data. Over open tables the own one is opened beside them. Otherwise the governed query is computed without it and
 * answered as if it left by itself, the history of releases included; only then that answer, with blanks as blanks, and the own rows are put before an
 * engine that holds nothing else. When this returns, files and key are gone.
 *
 * Once the guards have let an answer out to the second query, the call is one that leaves and is paid for: where that query fails for what it was given
 * (time, memory, size) the answer is empty. A refusal would tell something of guarded numbers for nothing, as often as one likes.
 */
export async function computeWithOwn(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall & { readonly own: OwnData },
): Promise<Result<Computed>> {
  const { own } = call;
  if (running >= mostAtOnce) return refuse(problems['own-data-busy']());
  running += 1;
  try {
    const table = { relation: ownEngineTable, select: tableSql(ownRelation(own.table).columns, own.rows) };
    return await lendTables(ports, 'own', [table], async (loan) => {
      const computed = await compute(ports, database, call, {
        beside: ({ tenant, files }) => loan.projection(tenant, files),
      });
      if (!computed.ok) return computed;
      const plan = computed.value.admission.own;
      return plan?.kind === 'after' ? afterGuards(ports, database, computed.value, plan, loan) : computed;
    });
  } finally {
    running -= 1;
  }
}

async function afterGuards(
  ports: QueryPorts,
  database: Database,
  computed: Computed,
  plan: After,
  loan: Loan,
): Promise<Result<Computed>> {
  const first = await withHistory(database, computed);
  const { columns, rows } = releasedTable(plan.released, first);
  await loan.add({ relation: plan.released.table, select: tableSql(columns, rows) });
  const { call, admission, values } = computed;
  const { guards } = admission.scope;
  const run = await ports.engine.run({
    projection: loan.projection(admission.agreement.operator),
    sql: printQuery(secondForm(plan), { guards, parameters: values }).sql,
    parameters: [],
    limits: call.limits ?? runLimits,
    signal: call.signal,
  });
  if (!run.ok && neverBegan.has(run.failure.code)) return refuse(runFailure(run.failure));
  const result: ReleasedResult = run.ok
    ? secondAnswer(plan, engineRows(run.value), guards, first)
    : secondAnswer(plan, [], guards, { ...first, complete: false });
  const { history } = computed;
  return ok({
    ...computed,
    result,
    ownComputed: run.ok,
    engineMs: computed.engineMs + (run.ok ? run.value.stats.engineMs : 0),
    ...(history ? { history: sameAs(first, history, result) } : {}),
  });
}

/** Failures that no row decides. */
const neverBegan: ReadonlySet<QueryFailureCode> = new Set([
  'overloaded',
  'not-confined',
  'projection-unreadable',
]);

/** The governed answer as it would leave now, with what the history of releases blanks. */
const withHistory = async (database: Database, { history, result }: Computed): Promise<ReleasedResult> =>
  history ? (await database.transaction((tx) => history.judge(tx))).result : result;

/** At the release the history must say what it said before; otherwise the call begins anew. What is remembered is the governed answer, all of it. */
const sameAs = (
  first: ReleasedResult,
  history: HistoryOfAnswer,
  result: ReleasedResult,
): HistoryOfAnswer => ({
  judge: async (tx) => {
    const now = await history.judge(tx);
    if (resultDigest(now.result) !== resultDigest(first))
      throw new Refusal(lineageProblems['standing-changed']());
    return { result, record: now.record };
  },
});
