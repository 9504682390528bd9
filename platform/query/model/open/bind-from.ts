import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { asCondition } from '../fitting-types.ts';
import type { FromNode } from '../read/query-tree.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import { columnType, plainType } from '../value-type.ts';
import { bindExpression, bindQuery, type Context, type NameNode, refuseName } from './context.ts';
import { alikeOrRefused, unifiedOpen } from './fitting.ts';
import { allLeaves } from './open-columns.ts';
import { type OpenExpression, type OpenFrom, outputColumn, settled } from './open-tree.ts';

interface BoundColumn {
  readonly name: string;
  readonly expression: OpenExpression;
}

/** What FROM makes visible: columns under each alias, and all of them in the order of a star, where columns joined by USING are one. */
export interface BoundFrom {
  readonly from: OpenFrom;
  readonly aliases: readonly { readonly alias: string; readonly columns: readonly BoundColumn[] }[];
  readonly all: readonly BoundColumn[];
  /** Numbers of the sources in it. */
  readonly ids: readonly number[];
}

/** Looks up FROM. Items with a comma between are a cross join. */
export function bindFrom(items: readonly FromNode[], context: Context): BoundFrom | undefined {
  const bound = items.map((item) => bindItem(item, context));
  const [first, ...rest] = bound;
  return rest.reduce<BoundFrom | undefined>(
    (left, right) =>
      left && both(left, right, { kind: 'join', join: 'cross', left: left.from, right: right.from }),
    first,
  );
}

function bindItem(node: FromNode, context: Context): BoundFrom {
  switch (node.kind) {
    case 'table':
      return bindTable(node, context);
    case 'query':
      return bindSubquery(node, context);
    case 'join':
      return bindJoin(node, context);
  }
}

function bindTable(node: Extract<FromNode, { kind: 'table' }>, context: Context): BoundFrom {
  const { binder } = context;
  binder.countTable();
  const id = binder.next();
  const query = context.withQueries.get(node.relation);
  if (query)
    return named(
      { kind: 'with', id, with: query.id },
      node,
      query.columns.map(settled).map(({ name, type }, index) => ({
        name,
        expression: { kind: 'leaf', leaf: { kind: 'column', source: id, column: outputColumn(index) }, type },
      })),
    );
  const relation = binder.scope.relations.find(({ name }) => name === node.relation);
  if (!relation) return refuseName(node.at, node.relation);
  binder.tables.set(relation.resourceId, relation);
  return named(
    { kind: 'table', id, relation },
    node,
    relation.columns.map((column) => ({
      name: column.name,
      expression: {
        kind: 'leaf',
        leaf: { kind: 'column', source: id, column: column.name },
        type: columnType(column),
      },
    })),
  );
}

function bindSubquery(node: Extract<FromNode, { kind: 'query' }>, context: Context): BoundFrom {
  if (node.lateral)
    notSupported(
      'lateral',
      undefined,
      text('不支持LATERAL。', 'LATERAL is not supported.'),
      text('JOIN (SELECT …) ON …', 'JOIN (SELECT …) ON …'),
    );
  const query = bindQuery(node.query, {
    binder: context.binder,
    withQueries: context.withQueries,
    ...(context.outer ? { outer: context.outer } : {}),
  });
  const id = context.binder.next();
  return named(
    { kind: 'query', id, query },
    { at: node.at, alias: node.alias, columns: node.columns },
    query.columns.map(settled).map(({ name, type }, index) => ({
      name,
      expression: { kind: 'leaf', leaf: { kind: 'column', source: id, column: outputColumn(index) }, type },
    })),
  );
}

/** `AS t(a, b)` renames the first columns. */
function named(
  from: Extract<OpenFrom, { id: number }>,
  {
    alias,
    columns: names,
    at,
  }: { readonly alias: string | undefined; readonly columns: readonly string[]; readonly at: number },
  given: readonly BoundColumn[],
): BoundFrom {
  if (names.length > given.length)
    notSupported(
      'alias.colnames',
      at,
      text(`这里只有${given.length}列。`, `There are ${given.length} columns here.`),
    );
  const columns = given.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  return { from, aliases: alias === undefined ? [] : [{ alias, columns }], all: columns, ids: [from.id] };
}

function bindJoin(node: Extract<FromNode, { kind: 'join' }>, context: Context): BoundFrom {
  const left = bindItem(node.left, context);
  const right = bindItem(node.right, context);
  if (node.natural)
    notSupported(
      'natural-join',
      node.at,
      text('不支持NATURAL JOIN。', 'NATURAL JOIN is not supported.'),
      text('JOIN … USING (键)', 'JOIN … USING (key)'),
    );
  const join = (on: OpenExpression | undefined): OpenFrom => ({
    kind: 'join',
    join: node.join,
    left: left.from,
    right: right.from,
    ...(on ? { on } : {}),
  });
  if (node.using.length === 0) {
    const unconditioned = both(left, right, join(undefined));
    if (!node.on) return unconditioned;
    const on = asCondition(bindExpression(node.on, rowContext(unconditioned, context)), node.on);
    if (node.join !== 'inner' && allLeaves(on).some(({ kind }) => kind === 'query' || kind === 'in-query'))
      notSupported(
        'join-subquery',
        node.on.at,
        text('外关联的ON中不写子查询。', 'ON of an outer join holds no subquery.'),
        text('JOIN (SELECT …) ON …，或写在WHERE中', 'JOIN (SELECT …) ON …, or in WHERE'),
      );
    return { ...unconditioned, from: join(on) };
  }
  const pairs = node.using.map((name) => {
    const [one, other] = [left, right].map((side) => only(side.all, { kind: 'name', at: node.at, name }));
    if (!one || !other) return refuseName(node.at, node.using.join('、'), name);
    const [a, b] = alikeOrRefused([one.expression, other.expression], node.at);
    const equal: OpenExpression = {
      kind: 'comparison',
      operator: '=',
      left: a!,
      right: b!,
      type: plainType('boolean'),
    };
    return { name, one: one.expression, other: other.expression, equal };
  });
  const merged = pairs.map(({ name, one, other }) => ({
    name,
    expression: node.join === 'right' ? other : node.join === 'full' ? coalesced([one, other], node.at) : one,
  }));
  const equalities = pairs.map(({ equal }) => equal);
  const bound = both(
    left,
    right,
    join(
      equalities.length === 1
        ? equalities[0]
        : { kind: 'and', operands: equalities, type: plainType('boolean') },
    ),
  );
  const rest = (side: BoundFrom): readonly BoundColumn[] =>
    side.all.filter(({ name }) => !node.using.includes(name));
  return { ...bound, all: [...merged, ...rest(left), ...rest(right)] };
}

const coalesced = (sides: readonly OpenExpression[], at: number): OpenExpression => {
  const operands = unifiedOpen(sides, at);
  return { kind: 'coalesce', operands, type: operands[0]!.type };
};

function both(left: BoundFrom, right: BoundFrom, from: OpenFrom): BoundFrom {
  for (const { alias } of right.aliases)
    if (left.aliases.some((known) => known.alias === alias))
      refuseQuery(problems['ambiguous-name'], {
        detail: text(`“${alias}”出现了两次。`, `“${alias}” appears twice.`),
      });
  return {
    from,
    aliases: [...left.aliases, ...right.aliases],
    all: [...left.all, ...right.all],
    ids: [...left.ids, ...right.ids],
  };
}

/** Where WHERE and ON stand: names are columns of FROM, and there are neither aggregates nor windows. */
export const rowContext = (bound: BoundFrom | undefined, around: Context): Context => ({
  binder: around.binder,
  withQueries: around.withQueries,
  ...(around.outer ? { outer: around.outer } : {}),
  column: (name) => {
    if (name.qualifier === undefined) return only(bound?.all ?? [], name)?.expression;
    const columns = bound?.aliases.find(({ alias }) => alias === name.qualifier)?.columns;
    if (!columns) return undefined;
    return only(columns, name)?.expression ?? refuseName(name.at, name.qualifier, name.name);
  },
});

function only(columns: readonly BoundColumn[], { name, at }: NameNode): BoundColumn | undefined {
  const found = columns.filter((column) => column.name === name);
  if (found.length > 1)
    refuseQuery(problems['ambiguous-name'], {
      at,
      detail: text(`多列都叫“${name}”。`, `Several columns are called “${name}”.`),
    });
  return found[0];
}
