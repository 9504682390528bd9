import { createHmac, randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#foundation';
import { type OwnGiven, type OwnRows, type OwnTable, readOwnRows } from '../model/index.ts';
import { isKeyGone, type QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { digest } from '../run/digests.ts';
import { subkey } from '../run/subkey.ts';

/** 自带数据 of one call: rows that fit the declared table, and what of them may be kept. */
export interface OwnData {
  readonly table: OwnTable;
  readonly rows: OwnRows;
  readonly origin: OwnOrigin;
  /** SHA-256 of salt, columns and rows: what stands in the log. Only the caller gets the salt. */
  readonly digest: string;
  readonly salt: string;
  /** HMAC under the agreement's key: tells a replay with other rows, and nothing to who has the database. */
  readonly check: string;
}

/** Where the caller says the rows come from; kept with the call (R30). */
export interface OwnOrigin {
  readonly statement: string;
  /** The product whose delivery they are. */
  readonly product: string | null;
}

/** What the caller is told of the use of its rows. */
export interface OwnUse {
  readonly rows: number;
  readonly digest: string;
  readonly salt: string;
  /** False: the governed part was computed and is settled, and what the second part made of it could not be (see `computeWithOwn`). */
  readonly computed: boolean;
}

/** Reads what a caller brings. Problems: `query/own-data-unreadable`, `query/data-domain-ended`. */
export async function prepareOwnData(
  ports: Pick<QueryPorts, 'keys'>,
  agreementId: string,
  table: OwnTable,
  { origin, ...given }: OwnGiven & { readonly origin: OwnOrigin },
): Promise<Result<OwnData>> {
  const rows = readOwnRows(table, given);
  if (!rows.ok) return rows;
  let secret: Uint8Array;
  try {
    secret = await ports.keys.open(agreementId);
  } catch (error) {
    if (isKeyGone(error)) return refuse(problems['data-domain-ended']());
    throw error;
  }
  const salt = randomBytes(32).toString('hex');
  const content = { columns: table.columns.map(({ name }) => name), rows: rows.value.map((row) => [...row]) };
  return ok({
    table,
    rows: rows.value,
    origin,
    salt,
    digest: digest({ salt, ...content }),
    check: createHmac('sha256', subkey(secret, 'own-data'))
      .update(digest({ ...content, origin }))
      .digest('hex'),
  });
}
