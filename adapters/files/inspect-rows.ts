import type { Cells } from './cells.ts';
import type { FindingList } from './finding-list.ts';
import type { Column } from './header-names.ts';
import { isTotal } from './layout.ts';

/** What is odd about whole rows: those that come again, repeat the header, hold a single cell, or are sums of others. */
export function inspectRows(
  columns: readonly Column[],
  cells: readonly Cells[],
  rowNumbers: readonly number[],
  findings: FindingList,
): void {
  const count = rowNumbers.length;
  const filled = filledCounts(cells, count);
  const typical = medianFill(filled);
  const repeats = repeatedRows(cells, count);
  const totals = cells.map(
    ({ values }) => new Set(values.flatMap((value, id) => (isTotal(value) ? [id] : []))),
  );
  const anyTotal = totals.some((ids) => ids.size > 0);
  const headers = cells.map((column, index) => sameAsHeader(column, columns[index]!));
  const mayRepeatHeader = headers.every((ids) => ids === null || ids.size > 0);
  for (let row = 0; row < count; row++) {
    const number = rowNumbers[row]!;
    if (repeats[row] === 1) findings.see('duplicate-rows', number);
    if (mayRepeatHeader && filled[row]! > 1 && isHeader(cells, headers, row))
      findings.see('repeated-header', number);
    const lone = filled[row] === 1 && typical >= 3;
    if (!lone && !anyTotal) continue;
    const first = cells.findIndex(({ ids }) => ids[row]! >= 0);
    if (first < 0) continue;
    const id = cells[first]!.ids[row]!;
    const value = cells[first]!.values[id]!;
    if (lone) findings.see('lone-cell-rows', number, undefined, value);
    if (totals[first]!.has(id)) findings.see('total-rows', number, undefined, value);
  }
}

function filledCounts(cells: readonly Cells[], count: number): Int32Array {
  const filled = new Int32Array(count);
  for (const { ids } of cells) for (let row = 0; row < count; row++) if (ids[row]! >= 0) filled[row]!++;
  return filled;
}

function medianFill(filled: Int32Array): number {
  const counts = [...filled.subarray(0, 2000)].sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? 0;
}

/** The ids of a column that say what its header says; `null` when the column has no header and must be empty instead. */
function sameAsHeader(cells: Cells, column: Column): ReadonlySet<number> | null {
  const header = column.sourceHeader?.trim() ?? null;
  if (header === null) return null;
  return new Set(cells.values.flatMap((value, id) => (value.trim() === header ? [id] : [])));
}

const isHeader = (
  cells: readonly Cells[],
  headers: readonly (ReadonlySet<number> | null)[],
  row: number,
): boolean =>
  cells.every(({ ids }, index) => {
    const header = headers[index]!;
    const id = ids[row]!;
    return header === null ? id < 0 : id >= 0 && header.has(id);
  });

/** 1 for each row that has the same cells as one before it. */
function repeatedRows(cells: readonly Cells[], count: number): Uint8Array {
  const repeats = new Uint8Array(count);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))).fill(-1);
  const hashes = rowHashes(cells, count);
  const mask = slots.length - 1;
  const columns = cells.map(({ ids }) => ids);
  const same = (one: number, other: number): boolean => {
    for (const ids of columns) if (ids[one] !== ids[other]) return false;
    return true;
  };
  for (let row = 0; row < count; row++) {
    let slot = hashes[row]! & mask;
    for (;;) {
      const other = slots[slot]!;
      if (other < 0) {
        slots[slot] = row;
        break;
      }
      if (hashes[other] === hashes[row] && same(other, row)) {
        repeats[row] = 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return repeats;
}

function rowHashes(cells: readonly Cells[], count: number): Int32Array {
  const hashes = new Int32Array(count);
  for (const { ids } of cells)
    for (let row = 0; row < count; row++) {
      const mixed = Math.imul(hashes[row]! ^ ids[row]!, 0x9e3779b1);
      hashes[row] = mixed ^ (mixed >>> 15);
    }
  return hashes;
}
