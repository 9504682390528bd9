import type { OutputRules } from '#platform/authorisation/model';
import type { Expression } from '#platform/query/model';
import type { Aggregate, Column, Reading } from './behind-aggregate.ts';
import { type Cell, isNum } from './numbers.ts';

/** What the judge asks about the rows of one group. `Row` stays opaque to it. */
export interface GroupView<Row> {
  readonly rows: readonly Row[];
  readonly subjects: readonly SubjectView<Row>[];
  readonly rules: OutputRules;
  /** Is the condition true in this row? */
  readonly holds: (condition: Expression, row: Row) => boolean;
  readonly column: (name: Column, row: Row) => Cell;
  readonly read: (aggregate: Aggregate) => Reading;
  /** Told which guard made a number blank. */
  readonly acted: (guard: 'minimum-group' | 'dominance' | 'complement') => void;
  /** Of these columns, those that a row meeting the conditions (and WHERE) need not know. */
  readonly open: (columns: readonly Column[], stated: readonly Expression[]) => readonly Column[];
  /** Subject whose units a column tells, or -1. */
  readonly subjectOf: (name: Column) => number;
}

export interface SubjectView<Row> {
  /** The unit the row belongs to; null where it is not known or the row is not there. */
  readonly unit: (row: Row) => string | null;
  /** Is a null unit only a LEFT JOIN that found nothing? Then it is nobody. */
  readonly nullIsAbsence: boolean;
  /** Are units of a union of parts known exactly, or only as the largest part's? */
  readonly exactUnions: boolean;
}

/** One number that can be worked out of an answer: a count of rows, a sum of a column, or a count of units. */
interface Told {
  /** Numbers that measure the same can be subtracted. */
  readonly measure: string;
  readonly sumOf: Column | null;
  readonly unitsOf: number;
  readonly stated: readonly Expression[];
  /** As stated, and all columns of the argument known that are not so anyhow. */
  readonly entering: readonly Expression[];
  /** Columns that must be known for a row to add something. */
  readonly known: readonly Column[];
}

/** Aggregates that must be blank in this group, as the agreement's output rules say, by walking its rows. */
export function suppressedIn<Row>(
  aggregates: readonly Aggregate[],
  view: GroupView<Row>,
): ReadonlySet<string> {
  const blanks = new Set<string>();
  const shown: Told[] = [];
  const all = aggregates.flatMap((aggregate) => toldBy(aggregate, view));
  for (const aggregate of aggregates)
    for (const told of toldBy(aggregate, view)) {
      const guard = reasonToBlank(told, shown, all, view);
      if (!guard) {
        shown.push(told);
        continue;
      }
      blanks.add(identity(aggregate));
      view.acted(guard);
    }
  return blanks;
}

function reasonToBlank<Row>(
  told: Told,
  shown: readonly Told[],
  all: readonly Told[],
  view: GroupView<Row>,
): 'minimum-group' | 'dominance' | 'complement' | null {
  const behind = contributors(told, view);
  if (!enoughUnits(behind, view)) return 'minimum-group';
  if (told.sumOf && isDominated(told.sumOf, behind, view)) return 'dominance';
  return canStandTogether(told, shown, all, view) ? null : 'complement';
}

export const unitsAmong = <Row>(rows: readonly Row[], { unit }: SubjectView<Row>): number =>
  new Set(rows.map(unit).filter((one) => one !== null)).size;
export const enoughUnits = <Row>(rows: readonly Row[], { subjects, rules }: GroupView<Row>): boolean =>
  subjects.every((subject) => unitsAmong(rows, subject) >= rules.minimumGroup);

/** The numbers an aggregate is put together from. A constant in a sum tells how many rows there are. */
function toldBy<Row>(aggregate: Aggregate, view: GroupView<Row>): readonly Told[] {
  const { stated, columns, constant } = view.read(aggregate);
  const isKnown = (operand: Column): Expression => ({
    kind: 'not',
    at: 0,
    operand: { kind: 'is-null', at: 0, operand },
  });
  const subject = aggregate.distinct ? view.subjectOf(columns[0]!) : -1;
  const base = {
    stated,
    known: columns,
    entering: aggregate.distinct ? stated : [...stated, ...view.open(columns, stated).map(isKnown)],
    sumOf: null,
    unitsOf: -1,
  };
  const rows: Told = { ...base, measure: 'rows' };
  if (aggregate.distinct)
    return subject >= 0 && !view.subjects[subject]!.exactUnions
      ? [{ ...base, measure: `units ${subject}`, unitsOf: subject }]
      : [rows];
  if (aggregate.function === 'count') return [rows];
  const sums = columns.map((name): Told => ({ ...base, measure: `sum ${identity(name)}`, sumOf: name }));
  return aggregate.function === 'avg' || constant.n !== 0n || columns.length === 0 ? [...sums, rows] : sums;
}

const inside = <Row>(conditions: readonly Expression[], row: Row, { holds }: GroupView<Row>): boolean =>
  conditions.every((condition) => holds(condition, row));

/** Rows that add something to a number. */
function contributors<Row>({ stated, known, sumOf }: Told, view: GroupView<Row>): readonly Row[] {
  return view.rows.filter(
    (row) =>
      inside(stated, row, view) &&
      known.every((name) => view.column(name, row) !== null) &&
      (!sumOf || isNotZero(view.column(sumOf, row))),
  );
}
const isNotZero = (cell: Cell): boolean => isNum(cell) && cell.n !== 0n;

function isDominated<Row>(
  name: Column,
  behind: readonly Row[],
  { subjects, rules: { dominance }, column }: GroupView<Row>,
): boolean {
  if (!dominance) return false;
  return subjects.some(({ unit, nullIsAbsence }) => {
    const shares = new Map<string | null, bigint>();
    for (const row of behind) {
      const owner = unit(row);
      const value = column(name, row);
      if ((owner === null && nullIsAbsence) || !isNum(value)) continue;
      // All values of one column have one scale, so their digits can be added.
      const size = value.n < 0n ? -value.n : value.n;
      shares.set(owner, (shares.get(owner) ?? 0n) + size);
    }
    const sizes = [...shares.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
    const sum = (some: readonly bigint[]): bigint => some.reduce((total, size) => total + size, 0n);
    return sum(sizes.slice(0, dominance.n)) * 100n > sum(sizes) * BigInt(dominance.k);
  });
}

/** Whatever the shown numbers and this one tell apart is nobody, or enough. */
function canStandTogether<Row>(
  told: Told,
  shown: readonly Told[],
  all: readonly Told[],
  view: GroupView<Row>,
): boolean {
  const least = view.rules.minimumGroup;
  const together = [...shown, told];
  const alike = together.filter(({ measure }) => measure === told.measure);
  const pieces = finestPieces(all, view);
  const enough = (rows: readonly Row[], among: readonly Row[]): boolean =>
    view.subjects.every((subject) => {
      const counted = subject.exactUnions
        ? unitsAmong(among, subject)
        : Math.max(
            0,
            ...pieces(rows).map((piece) =>
              unitsAmong(
                piece.filter((row) => among.includes(row)),
                subject,
              ),
            ),
          );
      return counted >= least;
    });
  const stated = together.map((one) => one.stated);
  if (severalIn(stated) && !toldApart(stated, view.rows, view).every((rows) => enough(rows, rows)))
    return false;
  const entering = alike.map((one) => one.entering);
  if (!severalIn(entering)) return true;
  if (told.unitsOf >= 0) return classesOf(entering, told.unitsOf, view).every((size) => size >= least);
  return toldApart(entering, view.rows, view).every((rows) =>
    enough(rows, told.sumOf ? rows.filter((row) => isNotZero(view.column(told.sumOf!, row))) : rows),
  );
}

const severalIn = (conditions: readonly (readonly Expression[])[]): boolean =>
  new Set(conditions.map(identity)).size > 1;

/** Sets of rows by which of the conditions they satisfy; rows that satisfy none are in no number. */
function toldApart<Row>(
  conditions: readonly (readonly Expression[])[],
  rows: readonly Row[],
  view: GroupView<Row>,
): readonly (readonly Row[])[] {
  const signature = (row: Row): string =>
    conditions.map((one) => (inside(one, row, view) ? '1' : '0')).join('');
  return [...Map.groupBy(rows, signature)].flatMap(([seen, part]) => (seen.includes('1') ? [part] : []));
}

/** As finely as any compared numbers of the answer tell rows apart: of a union of such pieces only the largest one's units are surely known. */
function finestPieces<Row>(
  all: readonly Told[],
  view: GroupView<Row>,
): (rows: readonly Row[]) => readonly (readonly Row[])[] {
  const several = (conditions: readonly (readonly Expression[])[]) =>
    severalIn(conditions) ? conditions : [];
  const compared = [
    ...several(all.map(({ stated }) => stated)),
    ...[...Map.groupBy(all, ({ measure }) => measure).values()].flatMap((alike) =>
      several(alike.map(({ entering }) => entering)),
    ),
  ];
  return (rows) => toldApart([...compared, []], rows, view);
}

/** How many units have rows under exactly some of the conditions, for each such combination that is met. */
function classesOf<Row>(
  conditions: readonly (readonly Expression[])[],
  subject: number,
  view: GroupView<Row>,
): readonly number[] {
  const owned = Map.groupBy(view.rows, view.subjects[subject]!.unit);
  const signatures = [...owned].flatMap(([unit, rows]) =>
    unit === null
      ? []
      : [conditions.map((one) => (rows.some((row) => inside(one, row, view)) ? '1' : '0')).join('')],
  );
  return [...Map.groupBy(signatures, (signature) => signature)].flatMap(([seen, units]) =>
    seen.includes('1') ? [units.length] : [],
  );
}

/** Equal for two expressions that are written alike, wherever they stand. */
export const identity = (expression: unknown): string =>
  JSON.stringify(expression, (name, value: unknown) => (name === 'at' ? undefined : value));
