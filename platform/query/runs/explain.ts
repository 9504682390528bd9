import { dateAt, type Problem, type Tx } from '#foundation';
import { type Agreement, whyNoSharedConsent } from '#platform/authorisation';
import { standingOf, usable } from '#platform/lineage';
import {
  type ActingClause,
  actingClauses,
  admitQuery,
  type GuardLine,
  guardLines,
  modeOf,
  type NormalForm,
  outputColumns,
  printInMode,
  type Scope,
  shownScope,
  type VisibleTable,
  visibleTables,
} from '../model/index.ts';
import { usedItems } from '../model/lineage/column-lineage.ts';
import { problems } from '../problems.ts';
import { itemStanding, usedBy } from '../run/admission.ts';
import { type QuotaLine, quotasLeft } from '../run/quotas-left.ts';
import { type ScopeNow, scopeNow } from '../run/scope-of.ts';
import { type CostEstimate, costOf } from './estimate.ts';

/** What would be visible of an answer, and how it would leave. */
export interface OutputOutlook {
  readonly form: string;
  readonly mode: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly needsReview: boolean;
}

/** A query explained without running it: nothing of the data was read. */
export interface Explanation {
  readonly refusal: Problem | null;
  readonly tables: readonly VisibleTable[];
  readonly absent: Scope['absent'];
  readonly clauses: readonly ActingClause[];
  readonly guards: readonly GuardLine[];
  readonly quotas: readonly QuotaLine[];
  /** As it would run, with tables named as in the scope; null when it is not admitted. */
  readonly printed: string | null;
  readonly output: OutputOutlook | null;
  readonly cost: CostEstimate;
}

/**
 * Explain a query under an agreement for a purpose: the judgement of admission, the clauses that act and what they do, the guards and quotas it
 * will meet, and what it may cost. Reads the agreement, the catalogue's manifest and counters; never a revision nor a projection.
 */
export async function explain(
  tx: Tx,
  agreement: Agreement,
  asked: { readonly purpose: string; readonly sql: string },
): Promise<Explanation> {
  const now = await scopeNow(tx, agreement, asked.purpose, await usedBy(tx, agreement, agreement.operator));
  const { scope } = now;
  const judged = await judge(tx, agreement, now, asked.sql);
  const used = new Set(judged.form?.tables.map(({ relation }) => relation.resourceId) ?? []);
  return {
    refusal: judged.refusal,
    tables: visibleTables(agreement.document, scope),
    absent: scope.absent,
    clauses: actingClauses(agreement.document, scope, used),
    guards: judged.form ? guardLines(judged.form, scope.guards) : [],
    quotas: await quotasLeft(tx, agreement.id, scope.quotas, dateAt(tx.now)),
    printed: judged.printed,
    output: judged.output,
    cost: await costOf(
      tx,
      agreement.id,
      scope.relations.filter(({ resourceId }) => used.has(resourceId)),
      now.resources,
    ),
  };
}

type Judged = Pick<Explanation, 'refusal' | 'printed' | 'output'> & {
  readonly form: NormalForm | null;
};

const refused = (refusal: Problem): Judged => ({ refusal, printed: null, output: null, form: null });

async function judge(tx: Tx, agreement: Agreement, now: ScopeNow, sql: string): Promise<Judged> {
  if (!['active', 'suspended'].includes(agreement.state)) return refused(problems['nothing-granted']());
  const { scope } = now;
  const may = usable(
    await standingOf(tx, [
      { kind: 'agreement', id: agreement.id },
      ...scope.relations.flatMap(({ resourceId, revisionId }) => [
        { kind: 'resource', id: resourceId },
        { kind: 'revision', id: revisionId },
      ]),
    ]),
  );
  if (!may.ok) return refused(may.problem);
  const { query, refusal, printed } = await shown(scope, sql);
  if (!query) return refused(refusal!);
  const items = await itemStanding(tx, { query });
  if (!items.ok) return refused(items.problem);
  const form = query.normalForm;
  const unconsented = await whyNoSharedConsent(
    tx,
    agreement,
    usedItems(form).map(({ resourceId }) => resourceId),
  );
  if (unconsented) return refused(problems['shared-consent-missing'](unconsented));
  const mode = modeOf(form);
  return {
    form,
    refusal: null,
    printed,
    output: {
      form: form.form,
      mode: mode ?? 'open',
      columns: outputColumns(form),
      needsReview: needsReview(mode, form),
    },
  };
}

/** A person looks at whatever tells of protected units exactly, even where nobody has set a mode for it. */
export const needsReview = (
  mode: string | null,
  { tables }: { readonly tables: readonly { readonly relation: { readonly units: readonly unknown[] } }[] },
): boolean =>
  mode === 'reviewed' || (mode === null && tables.some(({ relation }) => relation.units.length > 0));

async function shown(scope: Scope, sql: string) {
  const admitted = await admitQuery(sql, shownScope(scope));
  if (!admitted.ok) return { query: null, refusal: admitted.problem, printed: null };
  const query = admitted.value;
  return { query, refusal: null, printed: printInMode(query.normalForm, scope.guards).sql };
}
