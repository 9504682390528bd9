import type { Remedy } from '#api-client';

export type Hierarchy = Extract<Remedy, { kind: 'generalise' }>['hierarchy'];
export type HierarchyKind = Hierarchy['kind'];

export const hierarchyKinds = [
  'intervals',
  'prefix',
  'date',
  'division',
  'address',
  'grid',
  'table',
] as const satisfies readonly HierarchyKind[];

/** A hierarchy to begin with when a person chooses its kind. A table has to be brought as a file. */
export function hierarchyOf(kind: Exclude<HierarchyKind, 'table'>): Hierarchy {
  switch (kind) {
    case 'intervals':
      return { kind, origin: '0', widths: ['5', '10', '20', '40'] };
    case 'prefix':
      return { kind, keep: [4, 3, 2, 1] };
    case 'grid':
      return { kind, sizes: ['0.01', '0.05', '0.1', '0.5', '1'] };
    default:
      return { kind };
  }
}

/** What suits a column of that type before anybody has chosen. */
export const hierarchyFor = (type: string): Hierarchy =>
  hierarchyOf(
    type === 'date' || type === 'timestamp'
      ? 'date'
      : type === 'integer' || type === 'decimal'
        ? 'intervals'
        : 'prefix',
  );

/** Levels that can be chosen, the value itself (0) not among them. The server refuses what goes beyond. */
export function levelsOf(hierarchy: Hierarchy): number {
  switch (hierarchy.kind) {
    case 'table':
      return hierarchy.lines[0]!.length - 1;
    case 'intervals':
      return hierarchy.widths.length + 1;
    case 'prefix':
      return hierarchy.keep.length + 1;
    case 'grid':
      return hierarchy.sizes.length + 1;
    case 'division':
      return 4;
    default:
      return 5;
  }
}

/** The steps of a hierarchy as a person types them: widths, sizes or characters kept, parted by commas. Null where there is nothing to type. */
export function stepsOf(hierarchy: Hierarchy): string | null {
  switch (hierarchy.kind) {
    case 'intervals':
      return hierarchy.widths.join(', ');
    case 'grid':
      return hierarchy.sizes.join(', ');
    case 'prefix':
      return hierarchy.keep.join(', ');
    default:
      return null;
  }
}

const decimal = /^\d{1,15}(\.\d{1,9})?$/;

/** The hierarchy with steps as they were typed, or null when they cannot be read. */
export function withSteps(hierarchy: Hierarchy, typed: string): Hierarchy | null {
  const parts = typed
    .split(/[,，、;；\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0 || parts.some((part) => !decimal.test(part))) return null;
  switch (hierarchy.kind) {
    case 'intervals':
      return { ...hierarchy, widths: parts };
    case 'grid':
      return { ...hierarchy, sizes: parts };
    case 'prefix': {
      const keep = parts.map(Number);
      return keep.every((one) => Number.isInteger(one) && one <= 200) ? { ...hierarchy, keep } : null;
    }
    default:
      return null;
  }
}

const mostLines = 20_000;
const mostLevels = 19;

export type ReadTable =
  | { readonly ok: true; readonly hierarchy: Hierarchy }
  | { readonly ok: false; readonly why: 'empty' | 'too-long' | 'uneven' | 'levels' };

/**
 * A hierarchy from a file as ARX writes it: a line for each value, from the value itself to what tells nothing, parted by semicolons, or by commas
 * where the first line has no semicolon. Quoted cells may hold either.
 */
export function tableFrom(text: string): ReadTable {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) return { ok: false, why: 'empty' };
  if (lines.length > mostLines) return { ok: false, why: 'too-long' };
  const delimiter = cellsOf(lines[0]!, ';').length > 1 ? ';' : ',';
  const cells = lines.map((line) => cellsOf(line, delimiter));
  const width = cells[0]!.length;
  if (cells.some((line) => line.length !== width)) return { ok: false, why: 'uneven' };
  if (width < 2 || width > mostLevels + 1) return { ok: false, why: 'levels' };
  return { ok: true, hierarchy: { kind: 'table', lines: cells } };
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let place = 0; place < line.length; place++) {
    const character = line[place]!;
    if (character === '"' && quoted && line[place + 1] === '"') {
      cell += '"';
      place++;
    } else if (character === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

/** A file of a bureau is UTF-8 or GB 18030. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
