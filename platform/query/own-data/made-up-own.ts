import { ok, type Result, refuse } from '#foundation';
import {
  type CheckedValues,
  type NormalForm,
  type OwnPlan,
  printQuery,
  type ReleasedResult,
  releasedTable,
  type Scope,
  type ScopeRelation,
  secondAnswer,
  secondForm,
  tableSql,
} from '../model/index.ts';
import { joinedOn } from '../model/own-data/joined-on.ts';
import { syntheticRelations } from '../model/synthetic/rows.ts';
import type { QueryLimits, QueryPorts } from '../ports.ts';
import { engineRows } from '../run/engine-rows.ts';
import { lendTables } from '../run/lend-tables.ts';
import { runFailure } from '../run/run-failure.ts';

/** Made-up own rows beside made-up open tables: one more relation, whose keys meet those it is joined with. */
export function madeUpBeside(own: OwnPlan | undefined, form: NormalForm): readonly ScopeRelation[] {
  if (own?.kind !== 'beside' || form.shape !== 'open') return [];
  const joins = joinedOn(form.query, own.own).map(({ column, with: { name }, of }) => ({
    to: name,
    keys: [{ from: column, to: of }],
  }));
  return [{ ...own.own, joins }];
}

/** The second query of a trial: what the guards let out of made-up tables, and made-up own rows whose keys meet it. */
export async function madeUpAfter(
  ports: QueryPorts,
  plan: Extract<OwnPlan, { kind: 'after' }>,
  first: ReleasedResult,
  {
    scope,
    values,
    seed,
    limits,
    signal,
  }: {
    readonly scope: Scope;
    readonly values: CheckedValues;
    readonly seed: number;
    readonly limits: QueryLimits;
    readonly signal: AbortSignal;
  },
): Promise<Result<ReleasedResult>> {
  const met = joinedOn(plan.query, plan.own);
  const [made] = syntheticRelations([plan.own], seed, (_relation, column) => {
    const place = met.find((one) => one.column === column)?.of;
    const at = plan.released.columns.findIndex(({ name }) => name === place);
    const known = first.rows.flatMap((row) => (typeof row[at] === 'string' ? [row[at]] : []));
    return known.length > 0 ? { values: [...new Set(known)] } : undefined;
  });
  const keys = plan.own.uniqueKeys.flat();
  const key = plan.own.columns.findIndex(({ name }) => keys.includes(name));
  const rows =
    key < 0 ? made!.rows : [...new Map(made!.rows.map((row) => [row[key], row] as const)).values()];
  const released = releasedTable(plan.released, first);
  return lendTables(
    ports,
    'own',
    [
      { relation: plan.own.table, select: tableSql(plan.own.columns, rows) },
      { relation: plan.released.table, select: tableSql(released.columns, released.rows) },
    ],
    async (loan) => {
      const run = await ports.engine.run({
        projection: loan.projection('sandbox'),
        sql: printQuery(secondForm(plan), { guards: scope.guards, parameters: values }).sql,
        parameters: [],
        limits,
        signal,
      });
      return run.ok
        ? ok(secondAnswer(plan, engineRows(run.value), scope.guards, first))
        : refuse(runFailure(run.failure));
    },
  );
}
