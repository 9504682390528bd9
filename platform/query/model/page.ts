import type { NormalForm } from './normal-form.ts';

/** A stretch of an answer. */
export interface Page {
  /** Rows before it. */
  readonly offset: number;
  readonly rows: number;
  /** Ids of the revisions the pages before it were of, sorted: pages of two revisions do not go together. */
  readonly revisions?: readonly string[];
}

/**
 * The query of one page. Rows are put in one order that does not depend on the run: what ORDER BY says, then every output, so that rows that
 * tie are the same row. Groups have such an order already. A page never reaches beyond the query's own LIMIT.
 */
export function paged(form: NormalForm, { offset, rows }: Page): NormalForm {
  const limit = Math.max(0, Math.min(rows, (form.limit ?? Number.POSITIVE_INFINITY) - offset));
  const place = { limit, offset: form.offset + offset };
  if (form.shape === 'grouped') return { ...form, ...place };
  return {
    ...form,
    ...place,
    orderBy: [
      ...form.orderBy,
      ...form.outputs.map(({ expression }) => ({ expression, descending: false, nullsFirst: false })),
    ],
  };
}
