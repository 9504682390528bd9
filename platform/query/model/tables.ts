import { text } from '#foundation';
import { problems } from '../problems.ts';
import { limits } from './limits.ts';
import type { ColumnLeaf, JoinedTable, SubjectTable } from './normal-form.ts';
import { R29 } from './query-rules.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { Scope } from './scope.ts';
import type { Expression, JoinTree, SelectTree, TableReference } from './sql-tree.ts';
import type { Typed } from './typed-tree.ts';
import { columnType } from './value-type.ts';

/** The tables of a query and the names they go by. */
export interface QueryTables {
  readonly tables: readonly JoinedTable[];
  readonly aliases: readonly string[];
  readonly scope: Scope;
}

/** Looks up the tables in the scope and their joins among the declared ones. */
export function resolveTables(select: SelectTree, scope: Scope): QueryTables {
  if (scope.emptyBecause)
    refuseQuery(problems['nothing-granted'], {
      detail: scope.emptyBecause.message,
      clause: scope.emptyBecause.clause,
      rule: 'R29',
      construct: scope.emptyBecause.code,
    });
  if (select.joins.length + 1 > limits.tables)
    refuseQuery(problems['too-large'], {
      detail: text(`至多${limits.tables}张表。`, `At most ${limits.tables} tables.`),
    });
  let known: QueryTables = {
    tables: [{ relation: lookUp(select.from, scope) }],
    aliases: [select.from.alias],
    scope,
  };
  for (const join of select.joins) known = addJoin(known, join);
  return known;
}

function lookUp({ relation, at }: TableReference, scope: Scope) {
  const verdict = R29.judge({ scope, relation });
  return verdict.holds && verdict.output.relation
    ? verdict.output.relation
    : refuseQuery(problems['not-granted'], {
        at,
        detail: verdict.reasons[0]!,
        rule: verdict.rule,
        clause: verdict.clause,
      });
}

function addJoin(known: QueryTables, { table, kind, on }: JoinTree): QueryTables {
  const relation = lookUp(table, known.scope);
  if (known.aliases.includes(table.alias))
    refuseQuery(problems['ambiguous-name'], {
      at: table.at,
      detail: text(`“${table.alias}”出现了两次。`, `“${table.alias}” appears twice.`),
    });
  // Joining a table with itself compares people with people; no agreement can declare it.
  if (known.tables.some((other) => other.relation.resourceId === relation.resourceId))
    notSupported(
      'self-join',
      table.at,
      text('同一张表不能与自身关联。', 'A table is not joined with itself.'),
    );
  const index = known.tables.length;
  const extended: QueryTables = {
    ...known,
    tables: [...known.tables, { relation }],
    aliases: [...known.aliases, table.alias],
  };
  const equalities = readEqualities(on, extended);
  const partners = new Set(equalities.map(({ left }) => left.table));
  const partner = partners.size === 1 ? known.tables[equalities[0]!.left.table] : undefined;
  const declared = relation.joins.find(
    (join) =>
      join.to === partner?.relation.name &&
      join.keys.length === equalities.length &&
      join.keys.every((key) =>
        equalities.some(({ left, right }) => right.column === key.from && left.column === key.to),
      ),
  );
  if (!declared || equalities.some(({ right }) => right.table !== index))
    refuseJoin(relation.name, known, table.at);
  return { ...extended, tables: [...known.tables, { relation, join: { kind, keys: equalities } }] };
}

function refuseJoin(relation: string, known: QueryTables, at: number): never {
  const possible = known.tables.flatMap(({ relation: { name, joins } }) =>
    joins
      .filter(({ to }) => to === relation)
      .map(({ keys }) => keys.map(({ from, to }) => `${name}.${from} = ${relation}.${to}`).join(' AND ')),
  );
  return refuseQuery(problems['join-not-declared'], {
    at,
    detail: text('协议没有约定这种关联。', 'The agreement does not declare this join.'),
    rule: R29.id,
    clause: R29.clause,
    ...(possible.length > 0 ? { nearest: text(`ON ${possible[0]}`, `ON ${possible[0]}`) } : {}),
  });
}

/** `a.k = b.k AND …`, the new table on the right. */
function readEqualities(
  on: Expression,
  tables: QueryTables,
): readonly { readonly left: ColumnLeaf; readonly right: ColumnLeaf }[] {
  if (on.kind === 'and') return on.operands.flatMap((part) => readEqualities(part, tables));
  if (on.kind !== 'comparison' || on.operator !== '=' || on.left.kind !== 'name' || on.right.kind !== 'name')
    return notSupported(
      'join-condition',
      on.at,
      text('ON只写键相等。', 'ON holds equalities of keys only.'),
      text('其他条件写在WHERE中', 'other conditions in WHERE'),
    );
  const [one, other] = [resolveColumn(on.left, tables).leaf, resolveColumn(on.right, tables).leaf];
  const newest = tables.tables.length - 1;
  return [one.table === newest ? { left: other, right: one } : { left: one, right: other }];
}

/** A name as a granted column. Unknown and not granted are one answer, with the clause that refuses (R29). */
export function resolveColumn(
  name: Extract<Expression, { kind: 'name' }>,
  { tables, aliases, scope }: QueryTables,
): Extract<Typed<ColumnLeaf>, { kind: 'leaf' }> {
  const candidates = tables.flatMap(({ relation }, table) => {
    if (name.qualifier !== undefined && aliases[table] !== name.qualifier) return [];
    const column = relation.columns.find((granted) => granted.name === name.name);
    return column ? [{ table, column }] : [];
  });
  if (candidates.length > 1)
    return refuseQuery(problems['ambiguous-name'], {
      at: name.at,
      detail: text(`多张表都有“${name.name}”。`, `Several tables have “${name.name}”.`),
    });
  const found = candidates[0];
  if (!found) {
    const verdict = R29.judge({
      scope: { relations: [], ...(scope.emptyBecause ? { emptyBecause: scope.emptyBecause } : {}) },
      relation: name.qualifier ?? tables.map(({ relation }) => relation.name).join('、'),
      column: name.name,
    });
    return refuseQuery(problems['not-granted'], {
      at: name.at,
      detail: verdict.reasons[0]!,
      rule: verdict.rule,
      clause: verdict.clause,
    });
  }
  return {
    kind: 'leaf',
    leaf: { table: found.table, column: found.column.name },
    type: columnType(found.column),
  };
}

/** The protected subjects of the joined tables, and how their units are counted. */
export function subjectsOf(tables: readonly JoinedTable[]): readonly SubjectTable[] {
  return tables.flatMap(({ relation }, table) =>
    relation.units.map((unit, unitIndex) => ({
      table,
      unitIndex,
      unit: unit.unit,
      countedBy: unit.onePerRow && isNotRepeated(table, tables) ? ('rows' as const) : ('distinct' as const),
    })),
  );
}

/**
 * Does each row of this table appear at most once in the joined rows? Going out from it along the joins, every table reached must be reached
 * by columns that hold one of its unique keys.
 */
function isNotRepeated(start: number, tables: readonly JoinedTable[]): boolean {
  const reached = new Set([start]);
  const queue = [start];
  while (queue.length > 0) {
    const from = queue.shift()!;
    for (const { other, columns } of neighbours(from, tables)) {
      if (reached.has(other)) continue;
      if (!tables[other]!.relation.uniqueKeys.some((key) => key.every((column) => columns.includes(column))))
        return false;
      reached.add(other);
      queue.push(other);
    }
  }
  return true;
}

function neighbours(
  table: number,
  tables: readonly JoinedTable[],
): readonly { readonly other: number; readonly columns: readonly string[] }[] {
  return tables.flatMap(({ join }, index) => {
    if (!join) return [];
    const partner = join.keys[0]!.left.table;
    if (index === table) return [{ other: partner, columns: join.keys.map(({ left }) => left.column) }];
    if (partner === table) return [{ other: index, columns: join.keys.map(({ right }) => right.column) }];
    return [];
  });
}
