/** `a"b` → `"a""b"`. Everything is quoted: words like `at` are keywords here and not elsewhere. */
export const quoteIdentifier = (name: string): string => `"${refuseNul(name).replaceAll('"', '""')}"`;

/** `it's` → `'it''s'`. The engine knows no escapes inside plain quotes. For paths and settings, which cannot be parameters. */
export const quoteText = (value: string): string => `'${refuseNul(value).replaceAll("'", "''")}'`;

function refuseNul(value: string): string {
  if (value.includes('\0')) throw new RangeError('a NUL in SQL text');
  return value;
}
