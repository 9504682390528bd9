import type { AgreementDocument, GrantedResource } from '#platform/authorisation/model';
import { transformedType } from '#platform/authorisation/model';
import type { GuardVerdict } from '#platform/privacy/model/guards';
import type { Expression, SelectTree } from '#platform/query/model';
import { type Aggregate, type Column, conjuncts, readAggregate } from './behind-aggregate.ts';
import { evaluate, kindOf, type NumberKind, order, type Sight } from './expression.ts';
import { enoughUnits, type GroupView, identity, suppressedIn } from './judge-group.ts';
import { type Cell, isNum, type Num, nearest, power, showNum, to } from './numbers.ts';
import { type ProjectedRow, projectRows, type SourceRow } from './project-row.ts';
import { surelyKnown } from './surely-known.ts';

export interface EvaluatorInput {
  readonly agreement: AgreementDocument;
  readonly data: { readonly [resourceId: string]: readonly SourceRow[] };
  readonly key: Uint8Array;
  readonly tree: SelectTree;
  readonly parameters?: { readonly [name: string]: Cell };
  /** What is known of each protected subject, in order of tables and of units in them. */
  readonly subjects: readonly {
    /** The manifest knows the unit to be unique per row. */
    readonly uniquePerRow: boolean;
    /** Units of a union of parts are known exactly; otherwise as many as in the largest part. */
    readonly exactUnions: boolean;
  }[];
}

export interface EvaluatedResult {
  /** Groups in their order; rows of open data in any, and all of them. */
  readonly rows: readonly (readonly (string | boolean | null)[])[];
  /** `row,column` of blanks. */
  readonly suppressed: readonly string[];
  /** Guards that changed the answer. */
  readonly acted: ReadonlySet<GuardVerdict['guard']>;
}

/** A joined row: one projected row per table, or null where a LEFT JOIN found none. */
type Joined = readonly (ProjectedRow | null)[];

/**
 * The slow, obvious meaning of a governed query: walk the agreement's rows one by one, join by comparing every pair, group by writing keys down,
 * and count who stands behind each number by collecting units in a set. Shares no code with the engine's normal form, printer or guards.
 * The tree must have been admitted.
 */
export function evaluateQuery(input: EvaluatorInput): EvaluatedResult {
  const { tree } = input;
  const resources = [tree.from, ...tree.joins.map(({ table }) => table)].map(
    ({ relation }) => input.agreement.parts.scope.resources.find((one) => one.relation === relation)!,
  );
  const aliases = [tree.from.alias, ...tree.joins.map(({ table }) => table.alias)];
  const world: World = { input, resources, aliases };
  const rows = join(world).filter((row) => !tree.where || evaluate(tree.where, sightOf(world, row)) === true);
  return isGrouped(tree) ? bounded(evaluateGroups(world, rows), input.agreement) : evaluateRows(world, rows);
}

/** The answer cut to the agreement's bounds: whole rows, bytes as they are written in JSON with one more for what stands between rows. */
function bounded(
  { rows, suppressed, acted }: EvaluatedResult,
  { parts }: AgreementDocument,
): EvaluatedResult {
  const { maxRows, maxBytes } = parts.security.output;
  let left = maxBytes;
  const fits = rows.findIndex((row) => {
    left -= Buffer.byteLength(`${JSON.stringify(row)},`);
    return left < 0;
  });
  const kept = Math.min(maxRows, fits < 0 ? rows.length : fits);
  return {
    rows: rows.slice(0, kept),
    suppressed: suppressed.filter((place) => Number(place.split(',')[0]) < kept),
    acted: kept === rows.length ? acted : new Set([...acted, kept === maxRows ? 'rows' : 'bytes']),
  };
}

interface World {
  readonly input: EvaluatorInput;
  readonly resources: readonly GrantedResource[];
  readonly aliases: readonly string[];
}

function join({ input, resources, aliases }: World): readonly Joined[] {
  const tables = resources.map((resource) =>
    projectRows(resource, input.data[resource.resourceId] ?? [], input.key),
  );
  let joined: Joined[] = tables[0]!.map((row) => [row]);
  input.tree.joins.forEach(({ kind, on }, index) => {
    joined = joined.flatMap((left) => {
      const matches = tables[index + 1]!.map((right): Joined => [...left, right]).filter(
        (row) =>
          evaluate(on, sightOf({ input, resources: resources.slice(0, index + 2), aliases }, row)) === true,
      );
      return matches.length === 0 && kind === 'left' ? [[...left, null]] : matches;
    });
  });
  return joined;
}

const noAggregate = (): never => {
  throw new Error('an aggregate over a single row');
};

function sightOf(
  { input, resources, aliases }: World,
  row: Joined | undefined,
  aggregate: Sight['aggregate'] = noAggregate,
): Sight {
  const find = (qualifier: string | undefined, name: string): number =>
    resources.findIndex(
      (resource, index) =>
        (qualifier === undefined || aliases[index] === qualifier) &&
        resource.items.some((item) => item.name === name),
    );
  return {
    aggregate,
    bounded: aggregate === noAggregate,
    name: (qualifier, name) => row?.[find(qualifier, name)]?.cells[name] ?? null,
    numberOf: (qualifier, name): NumberKind | null => {
      const item = resources[find(qualifier, name)]?.items.find((one) => one.name === name);
      const type = item && transformedType(item);
      return type === 'integer'
        ? { whole: true, scale: 0 }
        : type === 'decimal'
          ? { whole: false, scale: item!.scale ?? 4 }
          : null;
    },
    parameter: (name) => input.parameters?.[name] ?? null,
  };
}

export const isGrouped = (tree: SelectTree): boolean =>
  tree.distinct ||
  tree.groupBy.length > 0 ||
  tree.having !== undefined ||
  tree.outputs.some(({ expression }) => aggregatesIn(expression).length > 0);

function evaluateRows(world: World, rows: readonly Joined[]): EvaluatedResult {
  const { tree } = world.input;
  return {
    rows: rows.map((row) =>
      tree.outputs.map(({ expression }) => shown(evaluate(expression, sightOf(world, row)))),
    ),
    suppressed: [],
    acted: new Set(),
  };
}

function evaluateGroups(world: World, rows: readonly Joined[]): EvaluatedResult {
  const acted = new Set<GuardVerdict['guard']>();
  const { tree, agreement } = world.input;
  const rules = agreement.parts.security.output;
  const keys = groupKeys(tree, world);
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify(keys.map((expression) => shown(evaluate(expression, sightOf(world, row))))),
  );
  if (keys.length === 0 && groups.size === 0) groups.set('[]', []);

  const outputs = tree.outputs.map(({ expression }) => expression);
  const ordering = tree.orderBy.map((item) => ({
    ...item,
    expression: namedOutput(item.expression, tree) ?? item.expression,
  }));
  const written = [
    ...outputs,
    ...(tree.having ? [tree.having] : []),
    ...ordering.map(({ expression }) => expression),
  ];
  const aggregates = written.flatMap(aggregatesIn);

  const answers = [...groups.values()].flatMap((members) => {
    const view = viewOf(world, members, (guard) => acted.add(guard));
    const lost = !enoughUnits(members, view);
    if (lost) acted.add('minimum-group');
    // A group has a name to hide; one number over everything has none and stays, as blanks.
    if (lost && keys.length > 0) return [];
    const blanks = lost
      ? new Set(aggregates.map(identity))
      : view.subjects.length > 0
        ? suppressedIn(aggregates, view)
        : new Set<string>();
    const isBlank = (expression: Expression): boolean =>
      aggregatesIn(expression).some((node) => blanks.has(identity(node)));
    // A key is computed on rows, in their digits, and is a value after that.
    const keyValues = new Map(
      keys.map((key) => [identity(key), { value: evaluate(key, sightOf(world, members[0])) }]),
    );
    const sight: Sight = {
      ...sightOf(world, members[0], (node) => aggregated(node, members)),
      known: (node) => keyValues.get(identity(node)),
    };
    const value = (expression: Expression): Cell =>
      isBlank(expression) ? null : evaluate(expression, sight);
    if (tree.having && value(tree.having) !== true) return [];
    return [
      {
        cells: outputs.map((expression) => ({ blank: isBlank(expression), value: value(expression) })),
        by: [
          ...ordering.map(({ expression, descending, nullsFirst }) => ({
            value: value(expression),
            descending,
            nullsFirst,
          })),
          ...keys.map((expression) => ({ value: value(expression), descending: false, nullsFirst: false })),
        ],
      },
    ];
  });
  answers.sort((a, b) => compareAll(a.by, b.by));
  const offset = wholeOf(tree.offset) ?? 0;
  const kept = answers.slice(offset, offset + (wholeOf(tree.limit) ?? answers.length));
  return {
    rows: kept.map(({ cells }) => cells.map(({ value }) => shown(value))),
    suppressed: kept.flatMap(({ cells }, row) =>
      cells.flatMap(({ blank }, column) => (blank ? [`${row},${column}`] : [])),
    ),
    acted,
  };

  function rounding(x: Num): Num {
    if (!rules.rounding) return x;
    acted.add('rounding');
    return roundTo(x, rules.rounding.base);
  }

  function aggregated(node: Aggregate, members: readonly Joined[]): Cell {
    const guarded = world.resources.some(({ protectedUnits }) => protectedUnits.length > 0);
    const rounded = (x: Num): Num => (guarded ? rounding(x) : x);
    const count = (n: number): Num => rounded({ n: BigInt(n), s: 0 });
    const inside = members.filter(
      (row) => !node.filter || evaluate(node.filter, sightOf(world, row)) === true,
    );
    if (!node.argument) return count(inside.length);
    if (guarded && !node.distinct) return linearly(node, members);
    const values = inside
      .map((row) => evaluate(node.argument!, sightOf(world, row)))
      .filter((value) => value !== null);
    if (node.distinct) return count(new Set(values.map((value) => JSON.stringify(shown(value)))).size);
    if (node.function === 'count') return count(values.length);
    if (values.length === 0) return null;
    const scale = kindOf(node.argument, sightOf(world, members[0]))?.scale ?? 0;
    const sum = rounded({
      n: values.filter(isNum).reduce((total, value) => total + to(value, scale).n, 0n),
      s: scale,
    });
    if (node.function === 'sum') return sum;
    const by = count(values.length);
    return by.n === 0n ? null : { n: nearest(sum.n * power(6), by.n * power(sum.s)), s: 6 };
  }

  /** Over protected tables: sums of columns over the rows where all are known, each rounded, and then the argument's linear function of them. */
  function linearly(node: Aggregate, members: readonly Joined[]): Cell {
    const view = viewOf(world, members);
    const { stated, columns, coefficients, constant } = view.read(node);
    const entering = members.filter(
      (row) =>
        stated.every((condition) => view.holds(condition, row)) &&
        columns.every((name) => view.column(name, row) !== null),
    );
    const rounded = rounding;
    const count = rounded({ n: BigInt(entering.length), s: 0 });
    if (node.function === 'count') return count;
    if (entering.length === 0) return null;
    const parts = columns.map((name, index) => {
      const values = entering.map((row) => view.column(name, row)).filter(isNum);
      const scale = Math.max(0, ...values.map(({ s }) => s));
      const sum = rounded({ n: values.reduce((total, value) => total + to(value, scale).n, 0n), s: scale });
      return times(sum, coefficients[index]!);
    });
    const total = [...parts, times(count, constant)].reduce(plus);
    if (node.function === 'sum') return total;
    return count.n === 0n ? null : { n: nearest(total.n * power(6), count.n * power(total.s)), s: 6 };
  }
}

const times = (a: Num, b: Num): Num => ({ n: a.n * b.n, s: a.s + b.s });
const plus = (a: Num, b: Num): Num => {
  const s = Math.max(a.s, b.s);
  return { n: to(a, s).n + to(b, s).n, s };
};

/** The rows of a group as the judge sees them. */
function viewOf(
  world: World,
  members: readonly Joined[],
  acted: GroupView<Joined>['acted'] = () => {},
): GroupView<Joined> {
  const { agreement, subjects: facts, tree } = world.input;
  const owners = world.resources.flatMap((resource, table) =>
    resource.protectedUnits.map((_, unit) => ({ table, unit })),
  );
  const tableOf = ({ qualifier, name }: Extract<Column, { kind: 'name' }>): number =>
    world.resources.findIndex(
      ({ items }, table) =>
        (qualifier === undefined || world.aliases[table] === qualifier) &&
        items.some((item) => item.name === name),
    );
  const orderOf = (column: Column): string => {
    if (column.kind === 'name') return `${tableOf(column)} ${column.name}`;
    return column.operand.kind === 'name' ? `${orderOf(column.operand)} ${column.part}` : 'computed';
  };
  return {
    rows: members,
    rules: agreement.parts.security.output,
    acted,
    holds: (condition, row) => evaluate(condition, sightOf(world, row)) === true,
    column: (name, row) => evaluate(name, sightOf(world, row)),
    read: (aggregate) => readAggregate(aggregate, sightOf(world, members[0]), orderOf),
    open: (columns, stated) => {
      const conditions = [...(tree.where ? conjuncts(tree.where) : []), ...stated];
      return columns.filter((column) => {
        // A part of a date is known where the date is.
        const stored = column.kind === 'name' ? column : column.operand;
        if (stored.kind !== 'name') return true;
        return !surelyKnown(conditions, (name) => orderOf(name) === orderOf(stored));
      });
    },
    subjectOf: (name) =>
      owners.findIndex(({ table, unit }) => {
        const resource = world.resources[table]!;
        const { items } = resource.protectedUnits[unit]!;
        const item = resource.items.find(({ itemId }) => itemId === items[0]);
        return (
          name.kind === 'name' &&
          items.length === 1 &&
          item?.name === name.name &&
          ['keep', 'pseudonym'].includes(item.transform.kind) &&
          tableOf(name) === table
        );
      }),
    subjects: owners.map(({ table, unit }, index) => ({
      unit: (row) => row[table]?.units[unit] ?? null,
      nullIsAbsence: facts[index]!.uniquePerRow && table > 0 && tree.joins[table - 1]!.kind === 'left',
      exactUnions: facts[index]!.exactUnions,
    })),
  };
}

interface SortedBy {
  readonly value: Cell;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

function compareAll(a: readonly SortedBy[], b: readonly SortedBy[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index]!;
    if (one.value === null && other.value === null) continue;
    if (one.value === null) return one.nullsFirst ? -1 : 1;
    if (other.value === null) return one.nullsFirst ? 1 : -1;
    const sign = order(one.value, other.value);
    if (sign !== 0) return one.descending ? -sign : sign;
  }
  return 0;
}

/** Group keys: positions and aliases looked up, DISTINCT as grouping by the outputs. */
function groupKeys(tree: SelectTree, { resources }: World): readonly Expression[] {
  if (tree.distinct) return tree.outputs.map(({ expression }) => expression);
  return tree.groupBy.map((key) => {
    if (key.kind === 'literal') return tree.outputs[Number(key.text) - 1]!.expression;
    const isColumn =
      key.kind === 'name' &&
      resources.some((resource) => resource.items.some(({ name }) => name === key.name));
    return isColumn ? key : (namedOutput(key, tree) ?? key);
  });
}

function namedOutput(expression: Expression, tree: SelectTree): Expression | undefined {
  if (expression.kind === 'literal') return tree.outputs[Number(expression.text) - 1]?.expression;
  if (expression.kind !== 'name' || expression.qualifier !== undefined) return undefined;
  return tree.outputs.find(({ alias }) => alias === expression.name)?.expression;
}

/** All aggregates inside an expression, in the order they are written. */
export function aggregatesIn(expression: Expression): readonly Aggregate[] {
  if (expression.kind === 'aggregate') return [expression];
  return Object.values(expression).flatMap((part) => nested(part));
}
function nested(part: unknown): readonly Aggregate[] {
  if (Array.isArray(part)) return part.flatMap(nested);
  if (typeof part !== 'object' || part === null) return [];
  return 'kind' in part ? aggregatesIn(part as Expression) : Object.values(part).flatMap(nested);
}

/** What LIMIT and OFFSET say. */
export const wholeOf = (expression: Expression | undefined): number | undefined =>
  expression?.kind === 'literal' ? Number(expression.text) : undefined;
const shown = (cell: Cell): string | boolean | null => (isNum(cell) ? showNum(cell) : cell);
const roundTo = (x: Num, base: number): Num => ({
  n: nearest(x.n, 10n ** BigInt(x.s) * BigInt(base)) * BigInt(base),
  s: 0,
});
