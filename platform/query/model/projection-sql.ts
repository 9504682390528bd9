import { printPredicate, quoteIdentifier, quoteText, scaleOf, sqlType } from '#platform/authorisation/model';
import type { ScopeColumn, ScopeRelation } from './scope.ts';

/** Where the raw revision is read from. */
export interface RevisionFile {
  /** Path of the Parquet file as the builder process sees it. */
  readonly path: string;
}

/** DuckDB session variables the builder must set (as BLOB, by bound parameter, never in SQL text) when pseudonyms are made. */
export const pseudonymVariables = { inner: 'pseudonym_inner', outer: 'pseudonym_outer' } as const;

/**
 * The two padded keys of HMAC-SHA256 (RFC 2104). DuckDB has SHA-256 but no HMAC; HMAC is two hashes with these 64-byte blocks in front,
 * so the printed SQL spells it out and equals `createHmac('sha256', key)`.
 *
 * @param key the agreement's pseudonym key, 32 to 64 bytes (longer keys would have to be hashed first and are refused).
 */
export function pseudonymPads(key: Uint8Array): { readonly inner: Uint8Array; readonly outer: Uint8Array } {
  if (key.length < 32 || key.length > 64) throw new RangeError('a pseudonym key has 32 to 64 bytes');
  const padded = (byte: number) => Uint8Array.from({ length: 64 }, (_, index) => (key[index] ?? 0) ^ byte);
  return { inner: padded(0x36), outer: padded(0x5c) };
}

/**
 * The SELECT that builds a relation's minimised projection (授权数据域) from the raw revision: granted rows only, granted columns only,
 * already transformed, and one hidden ordinal per protected unit (null where the unit is not known, so that it is never counted as one).
 * Every identifier is quoted, every literal typed and escaped. A value that does not fit its item's type stops the build with an error.
 *
 * A pseudonym is the first 128 bits, in hex, of HMAC-SHA256(key, domain ‖ 00 ‖ value as text).
 */
export function projectionSql(relation: ScopeRelation, file: RevisionFile): string {
  const raw = new Map(relation.source.map((item) => [item.itemId, rawValue(item)]));
  const rawOf = (itemId: string): string => {
    const expression = raw.get(itemId);
    if (!expression) throw new Error(`projection of ${relation.name} needs the item ${itemId}`);
    return expression;
  };
  const columns = relation.columns.map((column) => {
    const source = relation.source.find(({ itemId }) => itemId === column.itemId)!;
    return `${transformed(column, rawOf(column.itemId), scaleOf(source))} AS ${quoteIdentifier(column.name)}`;
  });
  const units = relation.units.map((unit) => {
    const keys = unit.items.map(rawOf);
    const unknown = keys.map((key) => `${key} IS NULL`).join(' OR ');
    return `CASE WHEN ${unknown} THEN NULL ELSE CAST(dense_rank() OVER (ORDER BY ${keys.join(', ')}) AS BIGINT) END AS ${quoteIdentifier(unit.column)}`;
  });
  const where = relation.rows
    ? ` WHERE ${printPredicate(relation.rows, relation.source, ({ itemId }) => rawOf(itemId))}`
    : '';
  return `SELECT ${[...columns, ...units].join(', ')} FROM read_parquet(${quoteText(file.path)})${where}`;
}

/** The raw cell as a value of the item's type. Whole numbers are held to 18 digits, which the arithmetic of queries relies on. */
function rawValue(item: ScopeRelation['source'][number]): string {
  const column = quoteIdentifier(item.column);
  return item.type === 'integer'
    ? `CAST(CAST(${column} AS DECIMAL(18,0)) AS BIGINT)`
    : `CAST(${column} AS ${sqlType(item)})`;
}

function transformed({ transform, type, scale }: ScopeColumn, raw: string, rawScale: number): string {
  switch (transform.kind) {
    case 'keep':
      return raw;
    case 'mask': {
      const { keepFirst, keepLast } = transform;
      return `CASE WHEN length(${raw}) <= ${keepFirst + keepLast} THEN '***' WHEN ${raw} IS NOT NULL THEN left(${raw}, ${keepFirst}) || '***' || right(${raw}, ${keepLast}) END`;
    }
    case 'pseudonym':
      return `substr(${hmacHex(`encode(${quoteText(transform.domain)}) || unhex('00') || encode(CAST(${raw} AS VARCHAR))`)}, 1, 32)`;
    case 'generalise':
      switch (transform.by) {
        case 'calendar':
          return `CAST(date_trunc('${transform.unit}', ${raw}) AS DATE)`;
        case 'width': {
          const wide = `DECIMAL(28,${rawScale})`;
          const width = `CAST(${quoteText(transform.width)} AS ${wide})`;
          const value = `CAST(${raw} AS ${wide})`;
          return `CAST(${value} - ((${value} % ${width} + ${width}) % ${width}) AS ${sqlType({ type, scale })})`;
        }
        case 'prefix':
          return `left(${raw}, ${transform.length})`;
        case 'map': {
          const branches = transform.entries
            .map(({ from, to }) => `WHEN ${quoteText(from)} THEN ${quoteText(to)}`)
            .join(' ');
          return `CASE WHEN ${raw} IS NULL THEN NULL ELSE CASE ${raw} ${branches} ELSE ${quoteText(transform.otherwise)} END END`;
        }
      }
  }
}

const hmacHex = (message: string): string =>
  `sha256(getvariable('${pseudonymVariables.outer}') || unhex(sha256(getvariable('${pseudonymVariables.inner}') || ${message})))`;
