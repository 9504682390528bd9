import type { OutputRules } from '#platform/authorisation/model';
import type { Expression } from '#platform/query/model';
import { type Cell, isNum } from './numbers.ts';

export type Aggregate = Extract<Expression, { kind: 'aggregate' }>;

/** What the judge asks about the rows of one group. `Row` stays opaque to it. */
export interface GroupView<Row> {
  readonly rows: readonly Row[];
  readonly subjects: readonly SubjectView<Row>[];
  readonly rules: OutputRules;
  /** Is the condition true in this row? */
  readonly holds: (condition: Expression, row: Row) => boolean;
  /** Value of an aggregate's argument in this row, as written. */
  readonly argument: (aggregate: Aggregate, row: Row) => Cell;
}

export interface SubjectView<Row> {
  /** The unit the row belongs to; null where it is not known or the row is not there. */
  readonly unit: (row: Row) => string | null;
  /** Is a null unit only a LEFT JOIN that found nothing? Then it is nobody. */
  readonly nullIsAbsence: boolean;
  /** Are units of a union of parts known exactly, or only as the largest part's? */
  readonly exactUnions: boolean;
}

/** Aggregates that must be blank in this group, as the agreement's output rules say, by walking its rows. */
export function suppressedIn<Row>(
  aggregates: readonly Aggregate[],
  view: GroupView<Row>,
): ReadonlySet<string> {
  const blanks = new Set<string>();
  const shown: (readonly Expression[])[] = [];
  for (const aggregate of aggregates) {
    // An average is a sum and a count, and each has people behind it.
    const numbers =
      aggregate.function === 'avg' ? (['sum', 'count'] as const) : ([aggregate.function] as const);
    for (const number of numbers) {
      const behind = contributors(aggregate, number, view);
      const condition = statedConditions(aggregate, view);
      const isNew = !shown.some((known) => identity(known) === identity(condition));
      if (!enoughUnits(behind, view) || (number === 'sum' && isDominated(aggregate, behind, view)))
        blanks.add(identity(aggregate));
      else if (view.rules.suppression === 'cell-and-complement' && isNew) {
        if (canStandTogether([...shown, condition], aggregates, view)) shown.push(condition);
        else blanks.add(identity(aggregate));
      }
    }
  }
  return blanks;
}

export const unitsAmong = <Row>(rows: readonly Row[], { unit }: SubjectView<Row>): number =>
  new Set(rows.map(unit).filter((one) => one !== null)).size;
export const enoughUnits = <Row>(rows: readonly Row[], { subjects, rules }: GroupView<Row>): boolean =>
  subjects.every((subject) => unitsAmong(rows, subject) >= rules.minimumGroup);

/** Rows that add something to a number. */
function contributors<Row>(
  aggregate: Aggregate,
  number: 'count' | 'sum' | 'avg',
  view: GroupView<Row>,
): readonly Row[] {
  return view.rows.filter((row) => {
    if (aggregate.filter && !view.holds(aggregate.filter, row)) return false;
    if (!aggregate.argument) return true;
    const value = view.argument(aggregate, row);
    return value !== null && !(number === 'sum' && isNum(value) && value.n === 0n);
  });
}

function isDominated<Row>(
  aggregate: Aggregate,
  behind: readonly Row[],
  { subjects, rules: { dominance }, argument }: GroupView<Row>,
): boolean {
  if (!dominance) return false;
  return subjects.some(({ unit, nullIsAbsence }) => {
    const shares = new Map<string | null, bigint>();
    for (const row of behind) {
      const owner = unit(row);
      const value = argument(aggregate, row);
      if ((owner === null && nullIsAbsence) || !isNum(value)) continue;
      // All values of one argument have one scale, so their digits can be added.
      const size = value.n < 0n ? -value.n : value.n;
      shares.set(owner, (shares.get(owner) ?? 0n) + size);
    }
    const sizes = [...shares.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
    const sum = (some: readonly bigint[]): bigint => some.reduce((total, size) => total + size, 0n);
    return sum(sizes.slice(0, dominance.n)) * 100n > sum(sizes) * BigInt(dominance.k);
  });
}

/** FILTER, and over protected tables the WHEN of a CASE that is the whole argument. */
function statedConditions<Row>(
  { filter, argument }: Aggregate,
  { subjects }: GroupView<Row>,
): readonly Expression[] {
  const when = subjects.length > 0 && argument?.kind === 'case' ? [argument.branches[0]!.when] : [];
  return [...(filter ? [filter] : []), ...when];
}

/** Every set of rows that the shown conditions tell apart is empty or large enough. */
function canStandTogether<Row>(
  conditions: readonly (readonly Expression[])[],
  aggregates: readonly Aggregate[],
  view: GroupView<Row>,
): boolean {
  const signature = (row: Row, all: readonly (readonly Expression[])[]): string =>
    all.map((one) => (one.every((part) => view.holds(part, row)) ? '1' : '0')).join('');
  const finest = aggregates.map((aggregate) => statedConditions(aggregate, view));
  const visible = view.rows.filter((row) => signature(row, conditions).includes('1'));
  const told = Map.groupBy(visible, (row) => signature(row, conditions));
  return [...told.values()].every((rows) => {
    const pieces = [...Map.groupBy(rows, (row) => signature(row, finest)).values()];
    return view.subjects.every((subject) => {
      const units = subject.exactUnions
        ? unitsAmong(rows, subject)
        : Math.max(...pieces.map((piece) => unitsAmong(piece, subject)));
      return units >= view.rules.minimumGroup;
    });
  });
}

/** Equal for two expressions that are written alike, wherever they stand. */
export const identity = (expression: unknown): string =>
  JSON.stringify(expression, (name, value: unknown) => (name === 'at' ? undefined : value));
