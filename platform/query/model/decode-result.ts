import { ok, parseDecimal, type Result, refuse, text } from '#foundation';
import type {
  Concentration,
  EvidencedGroup,
  EvidencedPart,
  UnitClass,
  Value,
} from '#platform/privacy/model/guards';
import { problems } from '../problems.ts';
import type { GroupedForm } from './normal-form.ts';
import type { PrintedQuery, ResultColumn } from './print-query.ts';
import type { ValueType } from './value-type.ts';

/** A row as an engine gives it: every cell as text, or null. */
export type EngineRow = readonly (string | null)[];

/**
 * Rows of a printed query as groups with their evidence. Problem: `query/too-many-groups`. Cells that are not what was printed for are a
 * broken engine and throw.
 */
export function decodeGroups(
  form: GroupedForm,
  printed: PrintedQuery,
  rows: readonly EngineRow[],
): Result<readonly EvidencedGroup[]> {
  if (rows.length > printed.mostRows)
    return refuse(
      problems['too-many-groups']({
        detail: text(`分组至多${printed.mostRows}个。`, `At most ${printed.mostRows} groups.`),
      }),
    );
  const partColumn = printed.columns.findIndex(({ role }) => role === 'is-part');
  const keyed = (row: EngineRow): string => JSON.stringify(row.slice(0, form.keys.length));
  const parts = new Map<string, EvidencedPart[]>();
  for (const row of rows) {
    if (partColumn < 0 || row[partColumn] !== '1') continue;
    const list = parts.get(keyed(row)) ?? [];
    list.push(decodePart(form, printed, row));
    parts.set(keyed(row), list);
  }
  return ok(
    rows
      .filter((row) => partColumn < 0 || row[partColumn] === '0')
      .map((row) => decodeGroup(form, printed, row, parts.get(keyed(row)) ?? [])),
  );
}

function decodePart(form: GroupedForm, printed: PrintedQuery, row: EngineRow): EvidencedPart {
  const units = form.subjects.map(() => 0);
  const cells = form.atoms.map(() => form.subjects.map(() => 0));
  let conditions = 0;
  printed.columns.forEach((column, index) => {
    if (column.role === 'group-units') units[column.subject] = whole(row[index]);
    if (column.role === 'atom-units') cells[column.atom]![column.subject] = whole(row[index]);
    if (column.role === 'part-conditions') conditions = whole(row[index]);
  });
  return { conditions, units, cells };
}

/** `1:20,3:4` as classes of units. */
const decodeClasses = (cell: string | null | undefined): readonly UnitClass[] =>
  (cell ?? '').split(',').flatMap((entry) => {
    const [conditions, units] = entry.split(':');
    return units === undefined ? [] : [{ conditions: whole(conditions), units: whole(units) }];
  });

function decodeGroup(
  form: GroupedForm,
  printed: PrintedQuery,
  row: EngineRow,
  parts: readonly EvidencedPart[],
): EvidencedGroup {
  const find = (wanted: (column: ResultColumn) => boolean): string | null | undefined => {
    const index = printed.columns.findIndex(wanted);
    return index < 0 ? undefined : (row[index] ?? null);
  };
  const concentrationOf = (atom: number): readonly Concentration[] | undefined => {
    const shares = form.subjects.map((_, subject) => {
      const [largest, total] = (['largest', 'total'] as const).map((role) =>
        find((column) => column.role === role && column.atom === atom && column.subject === subject),
      );
      const [one, all] = [parseDecimal(largest ?? ''), parseDecimal(total ?? '')];
      return one && all ? { largest: one, total: all } : undefined;
    });
    return shares.every((share) => share !== undefined) ? (shares as readonly Concentration[]) : undefined;
  };
  return {
    keys: form.keys.map((key, index) => decodeCell(row[index] ?? null, key.type)),
    units: form.subjects.map((_, subject) =>
      whole(find((column) => column.role === 'group-units' && column.subject === subject)),
    ),
    cells: form.atoms.map((atom, index) => {
      const concentration = concentrationOf(index);
      return {
        value: decodeCell(row[form.keys.length + index] ?? null, atom.type),
        units: form.subjects.map((_, subject) =>
          whole(
            find(
              (column) => column.role === 'atom-units' && column.atom === index && column.subject === subject,
            ),
          ),
        ),
        ...(concentration ? { concentration } : {}),
      };
    }),
    parts,
    classes: form.subjects.map((_, subject) =>
      decodeClasses(find((column) => column.role === 'unit-classes' && column.subject === subject)),
    ),
  };
}

function whole(cell: string | null | undefined): number {
  const count = Number(cell);
  if (cell === null || cell === undefined || !Number.isSafeInteger(count))
    throw new Error('the engine gave no count where evidence was printed');
  return count;
}

/** A cell's text as a value of its type. */
export function decodeCell(cell: string | null, type: ValueType): Value {
  if (cell === null) return null;
  switch (type.kind) {
    case 'boolean':
      return cell === 'true';
    case 'integer':
    case 'decimal': {
      const number = parseDecimal(cell);
      if (!number) throw new Error('the engine gave no number where one was printed');
      return number;
    }
    default:
      return cell;
  }
}
