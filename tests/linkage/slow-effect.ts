import type { Effect, JoinKey, MeasuredTable } from '#platform/privacy';
import { normalised, seenAs } from '../../platform/privacy/model/linkage/normalised-value.ts';
import type { TextTable } from './lab.ts';

interface Given {
  readonly text: TextTable;
  readonly table: Pick<MeasuredTable, 'quasi' | 'naming'>;
}

/** What joining tells, row by row and pair by pair, written as it is said in words. */
export function slowEffect(
  own: Given,
  other: Given,
  key: JoinKey,
  smallGroup: number,
  turned: boolean,
): Effect {
  const cell = ({ text }: Given, row: number, column: string) =>
    normalised(text.rows[row]![text.columns.indexOf(column)]!);
  const parts = key.map((part) =>
    turned
      ? { here: part.second, hereView: part.secondView, there: part.first, thereView: part.firstView }
      : { here: part.first, hereView: part.firstView, there: part.second, thereView: part.secondView },
  );
  const matches = (here: number, there: number) =>
    parts.every((part) => {
      const [one, two] = [cell(own, here, part.here), cell(other, there, part.there)];
      if (one === null || two === null) return false;
      const seen = seenAs(part.hereView, one);
      return seen !== null && seen === seenAs(part.thereView, two);
    });
  const all = (given: Given) => given.text.rows.map((_, row) => row);
  const compared = parts
    .filter((part) => part.hereView === 'value' && part.thereView === 'value')
    .map(({ there }) => there);
  const attached = other.table.quasi.filter((column) => !compared.includes(column));
  const naming =
    own.table.naming.length > 0 ? [] : other.table.naming.filter((column) => !compared.includes(column));

  const rows = all(own).map((row) => {
    const there = all(other).filter((candidate) => matches(row, candidate));
    const agreed = attached.map((column) => {
      const values = there.map((candidate) => cell(other, candidate, column));
      return values.length > 0 && values.every((value) => value !== null && value === values[0])
        ? values[0]!
        : null;
    });
    const linked =
      there.length === 1 && all(own).filter((candidate) => matches(candidate, there[0]!)).length === 1;
    return {
      class: JSON.stringify(own.table.quasi.map((column) => cell(own, row, column))),
      linked,
      named: linked && naming.some((column) => cell(other, there[0]!, column) !== null),
      agreed,
      took: agreed.some((value) => value !== null),
    };
  });
  type Row = (typeof rows)[number];
  const before = (row: Row) => rows.filter((one) => one.class === row.class).length;
  const alike = (row: Row, which: readonly number[]) =>
    rows.filter(
      (one) => one.took && one.class === row.class && which.every((at) => one.agreed[at] === row.agreed[at]),
    ).length;
  const everything = attached.map((_, at) => at);
  const after = (row: Row) => (row.took ? alike(row, everything) : before(row));
  const groups = (which: readonly number[], takes: (row: Row) => boolean) => {
    const small = new Set<string>();
    for (const row of rows)
      if (takes(row) && before(row) >= smallGroup && alike(row, which) < smallGroup)
        small.add(JSON.stringify([row.class, which.map((at) => row.agreed[at])]));
    return small.size;
  };
  const smallest = (sizes: readonly number[]) => (sizes.length === 0 ? 0 : Math.min(...sizes));
  return {
    rows: rows.length,
    linkedRows: rows.filter(({ linked }) => linked).length,
    namedRows: rows.filter(({ named }) => named).length,
    kBefore: smallest(rows.map(before)),
    kAfter: smallest(rows.map(after)),
    uniquesBefore: rows.filter((row) => before(row) === 1).length,
    uniquesAfter: rows.filter((row) => after(row) === 1).length,
    newSmallGroups: groups(everything, (row) => row.took),
    causedBy: attached
      .map((column, at) => ({ column, newSmallGroups: groups([at], (row) => row.agreed[at] !== null) }))
      .filter(({ newSmallGroups }) => newSmallGroups > 0),
  };
}
