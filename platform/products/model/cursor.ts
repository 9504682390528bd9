import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Page } from '#platform/query/model';

/**
 * Where the pages of a data API stopped: rows given so far, the revisions they are of, and a digest of the parameters. It is no secret and no
 * right: whatever it says, the page is admitted and guarded like any call.
 */
export interface Cursor {
  readonly offset: number;
  readonly revisions: readonly string[];
  readonly parameters: string;
}

export const parametersDigest = (values: { readonly [name: string]: string }): string =>
  createHash('sha256')
    .update(canonicalize(values) ?? '')
    .digest('base64url')
    .slice(0, 22);

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.offset, cursor.parameters, ...cursor.revisions])).toString('base64url');

/** The page after a cursor; null when it cannot be read or is of other parameters. */
export function pageAfter(
  cursor: string | undefined,
  rows: number,
  values: { readonly [name: string]: string },
): Page | null {
  if (cursor === undefined) return { offset: 0, rows };
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length < 3) return null;
  const [offset, parameters, ...revisions] = read as unknown[];
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0 || offset > 1_000_000_000)
    return null;
  if (parameters !== parametersDigest(values) || !revisions.every((one) => typeof one === 'string'))
    return null;
  return { offset, rows, revisions: revisions as string[] };
}
