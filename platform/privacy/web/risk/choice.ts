export type Part = 'quasi' | 'sensitive' | 'neither';

interface Column {
  readonly column: string;
  readonly role: string;
}

/** What a column takes part as, as proposed or as changed by the reader. */
export const partOf = (column: Column, changed: ReadonlyMap<string, Part>): Part =>
  changed.get(column.column) ??
  (column.role === 'quasi' || column.role === 'sensitive' ? column.role : 'neither');

/** The columns of a part, and the proposed quasi-identifiers that are left out. */
export function chosenFrom(columns: readonly Column[], changed: ReadonlyMap<string, Part>) {
  const of = (part: Part) =>
    columns.filter((column) => partOf(column, changed) === part).map(({ column }) => column);
  return {
    quasi: of('quasi'),
    sensitive: of('sensitive'),
    leftOut: columns
      .filter((column) => column.role === 'quasi' && partOf(column, changed) !== 'quasi')
      .map(({ column }) => column),
  };
}
