import { type Json, text } from '#foundation';
import { aggregationRisk, type GuardPolicy, type GuardVerdict } from './policy.ts';

export interface BoundedRows<Row> {
  readonly rows: readonly Row[];
  /** False when rows were cut: the answer says so, it is never silently short. */
  readonly complete: boolean;
  readonly verdicts: readonly GuardVerdict[];
}

/** Cuts a result to the agreement's row and byte limits. Bytes are those of each row as UTF-8 JSON plus one separator. */
export function boundResult<Row extends Json>(
  rows: readonly Row[],
  { maxRows, maxBytes }: Pick<GuardPolicy, 'maxRows' | 'maxBytes'>,
): BoundedRows<Row> {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = 0;
  for (const row of rows) {
    if (kept === maxRows) break;
    bytes += encoder.encode(JSON.stringify(row)).length + 1;
    if (bytes > maxBytes) break;
    kept += 1;
  }
  const complete = kept === rows.length;
  const byRows = kept === maxRows;
  const verdict: GuardVerdict = byRows
    ? {
        guard: 'rows',

        statement: text(`结果至多${maxRows}行`, `The answer has at most ${maxRows} rows`),
        clause: aggregationRisk,
      }
    : {
        guard: 'bytes',

        statement: text(`结果至多${maxBytes}字节`, `The answer has at most ${maxBytes} bytes`),
        clause: aggregationRisk,
      };
  return { rows: complete ? rows : rows.slice(0, kept), complete, verdicts: complete ? [] : [verdict] };
}
