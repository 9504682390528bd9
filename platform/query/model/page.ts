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
 * The query of one page. Rows and groups have an order that does not depend on the run: what ORDER BY says, then group keys and outputs. A page
 * never reaches beyond the query's own LIMIT.
 */
export function paged(form: NormalForm, { offset, rows }: Page): NormalForm {
  const place = (own: { readonly limit?: number; readonly offset: number }) => ({
    limit: Math.max(0, Math.min(rows, (own.limit ?? Number.POSITIVE_INFINITY) - offset)),
    offset: own.offset + offset,
  });
  return form.shape === 'grouped'
    ? { ...form, ...place(form) }
    : { ...form, query: { ...form.query, ...place(form.query) } };
}
