import { type Cells, firstRows } from './cells.ts';
import type { FindingList } from './finding-list.ts';
import type { FindingCode } from './findings.ts';
import { isPadded } from './grid.ts';

/** With a point or a signed exponent: 「2E10」 alone may be a code. */
const exponent = /\de[+\-\d]/i;
const damagedNumber = /^[+-]?(\d(\.\d+)?e[+-]\d{1,3}|\d\.\d+e\d{1,3})$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controlCharacter = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const damagedCharacter = /\ufffd|锟斤拷|烫烫烫/;

export const isDamagedNumber = (cell: string): boolean =>
  exponent.test(cell) && damagedNumber.test(cell.trim());

/** Any code unit that a check below looks for: nearly every cell is told to be in order by one look. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const suspicious = /[\u0001-\u001f\u007f\ufffd锟烫]/;

interface Check {
  readonly code: FindingCode;
  readonly holds: (cell: string) => boolean;
  readonly excerpt?: (cell: string) => string;
}

const checksOfContent: readonly Check[] = [
  { code: 'line-breaks', holds: (cell) => cell.includes('\n') },
  { code: 'damaged-characters', holds: (cell) => damagedCharacter.test(cell) },
  { code: 'control-characters', holds: (cell) => controlCharacter.test(cell), excerpt: JSON.stringify },
];
const checksOfForm: readonly Check[] = [
  { code: 'padded-cells', holds: isPadded },
  { code: 'damaged-numbers', holds: (cell) => cell.length < 40 && isDamagedNumber(cell) },
];

const allChecks: readonly Check[] = [...checksOfForm, ...checksOfContent];

/** What is odd about the cells of a column, by its distinct cells; places are rows of the file. `position` counts from 1. */
export function inspectCells(
  cells: Cells,
  position: number,
  rowNumbers: readonly number[],
  findings: FindingList,
): void {
  const odd = new Map<Check, Set<number>>();
  cells.values.forEach((value, id) => {
    for (const check of suspicious.test(value) ? allChecks : checksOfForm)
      if (check.holds(value)) odd.set(check, (odd.get(check) ?? new Set()).add(id));
  });
  for (const [{ code, excerpt }, ids] of odd) {
    let count = 0;
    for (const id of ids) count += cells.counts[id]!;
    const places = firstRows(cells, (id) => ids.has(id), findings.samples);
    findings.seeAll(
      code,
      count,
      places.map(({ row, value }) => ({
        row: rowNumbers[row]!,
        column: position,
        value: excerpt ? excerpt(value) : value,
      })),
    );
  }
}
