/** Lines of a CSV text (RFC 4180), or the line in which a quote is not closed or stands where none may. */
export type ReadCsv =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly row: number };

/**
 * Reads comma-separated text: fields in quotes may hold commas, line breaks and doubled quotes; a byte-order mark is not content; empty lines are
 * nothing. Each step consumes a character, so any text is read in one pass. Stops at `mostRows` lines: whoever asks sees that there are too many.
 */
export function readCsv(source: string, mostRows: number): ReadCsv {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const broken = (): ReadCsv => ({ ok: false, row: rows.length });
  while (at < source.length && rows.length < mostRows) {
    if (source[at] === '"') {
      let field = '';
      for (;;) {
        const end = source.indexOf('"', at + 1);
        if (end < 0) return broken();
        field += source.slice(at + 1, end);
        at = end + 1;
        if (source[at] !== '"') break;
        field += '"';
      }
      row.push(field);
    } else {
      const from = at;
      while (at < source.length && !',\r\n'.includes(source[at]!)) {
        if (source[at] === '"') return broken();
        at += 1;
      }
      row.push(source.slice(from, at));
    }
    const next = source[at];
    if (next === ',') {
      at += 1;
      // A comma at the very end begins one more empty field.
      if (at === source.length) row.push('');
      continue;
    }
    if (next !== undefined && next !== '\r' && next !== '\n') return broken();
    at += next === '\r' && source[at + 1] === '\n' ? 2 : 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { ok: true, rows };
}
