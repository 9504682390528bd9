/** Where in a text a line and a character of it begin, both from 1; the server counts characters, the browser UTF-16 units. */
export function offsetOf(sql: string, line: number, column: number): number {
  const lines = sql.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const inLine = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
  return Math.min(sql.length, before + inLine);
}

/** A name as SQL wants it: in quotes where it is not a plain word. */
export const nameInSql = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && name === name.toLowerCase()
    ? name
    : `"${name.replaceAll('"', '""')}"`;
