import type { GroupedForm, NormalForm } from './normal-form.ts';
import { printOutermost } from './open/print-query.ts';
import { noValues } from './parameters.ts';
import { printAtom } from './print-atom.ts';
import { printRow } from './print-expression.ts';

/**
 * What a query asks, in pieces that can be compared with those of another one: which tables, cut by what, which measures, over which rows.
 * A query over open tables, which nobody needs to subtract, is one piece. Texts are printed from the normal form, so that equal questions have equal texts however they were written.
 */
export interface QueryShape {
  readonly tables: readonly {
    readonly resourceId: string;
    readonly revisionId: string;
    readonly name: string;
  }[];
  readonly keys: readonly string[];
  readonly measures: readonly string[];
  readonly rows: string | null;
  readonly outputs: readonly string[];
}

export function queryShape(form: NormalForm): QueryShape {
  const tables = form.tables.map(({ relation }) => ({
    resourceId: relation.resourceId,
    revisionId: relation.revisionId,
    name: relation.name,
  }));
  if (form.shape !== 'grouped')
    return {
      tables,
      keys: [],
      measures: [printOutermost(form.query, Number.MAX_SAFE_INTEGER, noValues)],
      rows: null,
      outputs: form.query.columns.map(({ name }) => name),
    };
  const rows = form.where ? named(form, printRow(form.where, noValues)) : null;
  const outputs = form.outputs.map(({ name }) => name);
  return {
    tables,
    keys: form.keys.map((key) => named(form, printRow(key, noValues))).sort(),
    measures: [...new Set(form.atoms.map((atom) => named(form, printAtom(form, atom, noValues))))].sort(),
    rows,
    outputs,
  };
}

/** Aliases of the printer become the tables' own names. */
const named = (form: GroupedForm, printed: string): string =>
  form.tables.reduce(
    (sql, { relation }, index) => sql.replaceAll(`r${index}."`, `${relation.name}."`),
    printed,
  );

/** What two questions over the same data differ by. */
export interface ShapeDifference {
  readonly sameRevisions: boolean;
  readonly keys: Change;
  readonly measures: Change;
  readonly rows: { readonly here: string | null; readonly there: string | null } | null;
}
export interface Change {
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/** Null unless the two are over the same tables and share a measure: then one can be subtracted from the other. */
export function differenceOf(here: QueryShape, there: QueryShape): ShapeDifference | null {
  const ids = ({ tables }: QueryShape) =>
    tables
      .map(({ resourceId }) => resourceId)
      .sort()
      .join();
  const revisions = ({ tables }: QueryShape) =>
    tables
      .map(({ revisionId }) => revisionId)
      .sort()
      .join();
  if (ids(here) !== ids(there)) return null;
  if (!here.measures.some((measure) => there.measures.includes(measure))) return null;
  return {
    sameRevisions: revisions(here) === revisions(there),
    keys: change(here.keys, there.keys),
    measures: change(here.measures, there.measures),
    rows: here.rows === there.rows ? null : { here: here.rows, there: there.rows },
  };
}

const change = (here: readonly string[], there: readonly string[]): Change => ({
  onlyHere: here.filter((one) => !there.includes(one)),
  onlyThere: there.filter((one) => !here.includes(one)),
});
