import { quoteIdentifier, quoteText, sqlType } from '#platform/authorisation/model';
import type { ScopeColumn, ScopeRelation } from '../scope.ts';
import { type Hint, ordinalValue, rareFirst, type Values, valuesOf } from './values.ts';

/** Rows of one made-up relation, and at most so many cells. */
const mostCells = 24_000;
/** People, households, firms … of a made-up relation; where units may have several rows each has two on average. */
const entities = 240;
/** Rows of a relation without protected units that protected ones are joined to: districts, trades, codes. */
const references = 12;

/** A relation of the same shape with rows that are about nobody. */
export interface SyntheticRelation {
  readonly relation: ScopeRelation;
  /** Columns in the order of the cells: those of the scope, then the hidden ones. */
  readonly columns: readonly { readonly name: string; readonly sqlType: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What is known of a column's values beside the agreement: declared values of the parameters it is compared with. */
export type Hints = (relation: ScopeRelation, column: string) => Hint | undefined;

/**
 * Made-up rows for the relations of a query, out of what the agreement and the catalogue say of their columns and of nothing else: no cell, count or
 * profile of a revision comes in. The same relations and seed give the same rows. Keys of declared joins meet; a unit has several rows where it may; a few
 * cells are unknown, and some values are rare, so that the guards have something to do.
 */
export function syntheticRelations(
  relations: readonly ScopeRelation[],
  seed: number,
  hints: Hints = () => undefined,
): readonly SyntheticRelation[] {
  const joins = joinGroups(relations);
  return relations.map((relation, index) => {
    const random = randomFrom(seed + index * 7919);
    const unique = new Set(relation.uniqueKeys.flatMap((key) => (key.length === 1 ? key : [])));
    const groups = relation.columns.map(({ name }) => joins.get(nameOf(relation, name)));
    const counted = new Set(relation.units.flatMap(({ countableAs }) => countableAs ?? []));
    const smallest = groups
      .filter((group, column) => group && unique.has(relation.columns[column]!.name))
      .map((group) => group!.size);
    const repeats = relation.units[0] ? !relation.units[0].onePerRow : unique.size === 0;
    const wanted = Math.min(repeats ? entities * 2 : entities, ...smallest);
    const count = Math.max(1, Math.min(wanted, Math.floor(mostCells / relation.columns.length)));
    const values = relation.columns.map((column, at) =>
      valuesOf(column, groups[at]?.hint ?? hints(relation, column.name)),
    );
    const cellAt = (column: ScopeColumn, at: number, row: number, entity: number): string | null => {
      const group = groups[at];
      const known = values[at] as Values;
      const isUnique = unique.has(column.name);
      if (group || isUnique || counted.has(column.name)) {
        const ordinal = isUnique ? row : entity;
        return ordinalValue(column, known, group ? ordinal % group.size : ordinal);
      }
      // Numbers alone: an index has no unknown period.
      if (column.type === 'decimal' && random() < 0.03) return null;
      return rareFirst(column, known, random);
    };
    const hidden = relation.units.flatMap((unit) => [
      unit.column,
      ...(relation.mode === 'cell-key' ? [unit.keyColumn] : []),
    ]);
    return {
      relation,
      columns: [
        ...relation.columns.map((column) => ({ name: column.name, sqlType: sqlType(column) })),
        ...hidden.map((name) => ({ name, sqlType: 'BIGINT' })),
      ],
      rows: Array.from({ length: count }, (_, row) => {
        const entity = repeats ? Math.floor(random() * entities) : row;
        return [
          ...relation.columns.map((column, at) => cellAt(column, at, row, entity)),
          ...relation.units.flatMap((unit, at) => {
            const ordinal = unit.onePerRow ? row : at === 0 ? entity : Math.floor(entity / 3);
            const key = Math.floor(randomFrom(ordinal * 31 + at)() * 2 ** 52);
            return [`${ordinal + 1}`, ...(relation.mode === 'cell-key' ? [`${key}`] : [])];
          }),
        ];
      }),
    };
  });
}

/** The SELECT that gives a made-up relation; it reads nothing. Every name is quoted, every value a typed literal. */
export function syntheticSql({ columns, rows }: SyntheticRelation): string {
  const places = columns.map((_, index) => `v${index}`).join(', ');
  const lines = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : quoteText(cell))).join(', ')})`,
  );
  const outputs = columns.map(
    ({ name, sqlType: type }, index) => `CAST(v${index} AS ${type}) AS ${quoteIdentifier(name)}`,
  );
  return `SELECT ${outputs.join(', ')} FROM (VALUES ${lines.join(', ')}) AS made(${places})`;
}

interface JoinGroup {
  readonly size: number;
  readonly hint?: Hint;
}

const nameOf = ({ table }: ScopeRelation, column: string): string => JSON.stringify([table, column]);

/** Columns that declared joins put together, each group with one pool of values. */
function joinGroups(relations: readonly ScopeRelation[]): ReadonlyMap<string, JoinGroup> {
  const members = new Map<string, Set<string>>();
  const owner = new Map<string, ScopeRelation>();
  for (const relation of relations)
    for (const { to, keys } of relation.joins) {
      const other = relations.find(({ name }) => name === to);
      if (!other) continue;
      for (const key of keys) {
        const [left, right] = [nameOf(relation, key.from), nameOf(other, key.to)];
        owner.set(left, relation);
        owner.set(right, other);
        const all = new Set([...(members.get(left) ?? [left]), ...(members.get(right) ?? [right])]);
        for (const one of all) members.set(one, all);
      }
    }
  return new Map(
    [...members].map(([name, all]) => {
      const guarded = [...all].map((one) => owner.get(one)!.units.length > 0);
      const size = guarded.includes(true) && guarded.includes(false) ? references : entities;
      const declared = [...all].flatMap((one) => {
        const [, column] = JSON.parse(one) as [string, string];
        const found = owner.get(one)!.columns.find((each) => each.name === column);
        return found?.values ? [found.values] : [];
      })[0];
      return [name, { size, ...(declared ? { hint: { values: declared } } : {}) }];
    }),
  );
}

/** A sequence of numbers in [0, 1) that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
