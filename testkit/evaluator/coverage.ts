import type {
  AgreementDocument,
  Comparison,
  ItemType,
  Predicate,
  Transform,
} from '#platform/authorisation/model';
import type { GuardVerdict } from '#platform/privacy/model/guards';
import type {
  AggregateFunction,
  ArithmeticOperator,
  Atom,
  CastType,
  ComparisonOperator,
  DatePrecision,
  ExpressionKind,
  GroupExpression,
  GroupLeaf,
  JoinTree,
  NormalForm,
  QueryParameter,
  RowExpression,
  SelectTree,
  SubjectTable,
  TypedKind,
} from '#platform/query/model';
import { partsOf } from '#platform/query/model';

/** How often random cases held each kind of node there is. */
export interface Coverage {
  readonly counts: ReadonlyMap<string, number>;
  readonly agreement: (document: AgreementDocument) => void;
  readonly query: (
    query: { readonly tree: SelectTree; readonly normalForm: NormalForm },
    parameters: readonly QueryParameter[],
  ) => void;
  readonly guard: (guard: GuardVerdict['guard']) => void;
}

/** Drawn by the generator of this folder, or by another argument that is named. */
type Drawn = 'here' | `by ${string}.test.ts`;
type Every<Kind extends string> = Record<Kind, Drawn>;
type TransformName =
  | Exclude<Transform['kind'], 'generalise'>
  | Extract<Transform, { kind: 'generalise' }>['by'];
type Part = Exclude<keyof SelectTree, 'from' | 'outputs' | 'joins'>;

/**
 * Every kind of node, part and guard, by where it is drawn. The compiler asks for a kind that was added to the language; a run that never drew
 * it fails.
 */
const everything: {
  readonly written: Every<ExpressionKind>;
  readonly 'over rows': Every<TypedKind>;
  readonly 'over groups': Every<TypedKind>;
  readonly 'group leaf': Every<GroupLeaf['kind']>;
  readonly arithmetic: Every<ArithmeticOperator>;
  readonly comparison: Every<ComparisonOperator>;
  readonly precision: Every<DatePrecision>;
  readonly cast: Every<CastType>;
  readonly aggregate: Every<AggregateFunction>;
  readonly 'part of an aggregate': Every<'distinct' | 'filter' | 'star'>;
  readonly clause: Every<Part>;
  readonly join: Every<JoinTree['kind']>;
  readonly shape: Every<NormalForm['shape']>;
  readonly atom: Every<Atom['function']>;
  readonly 'condition of an atom': Every<'stated' | 'known'>;
  readonly 'subject counted by': Every<SubjectTable['countedBy']>;
  readonly 'subjects of a query': Every<'one' | 'several'>;
  readonly 'parameter type': Every<ItemType>;
  readonly 'parameter allowed': Every<QueryParameter['allowed']['kind']>;
  readonly 'column type': Every<ItemType>;
  readonly transform: Every<TransformName>;
  readonly 'row condition': Every<Predicate['op']>;
  readonly 'comparison of rows': Every<Comparison>;
  readonly guard: Every<GuardVerdict['guard']>;
} = {
  written: {
    literal: 'here',
    name: 'here',
    parameter: 'here',
    arithmetic: 'here',
    negate: 'here',
    comparison: 'here',
    between: 'here',
    in: 'here',
    like: 'here',
    'is-null': 'here',
    and: 'here',
    or: 'here',
    not: 'here',
    case: 'here',
    cast: 'here',
    coalesce: 'here',
    abs: 'here',
    round: 'here',
    'date-trunc': 'here',
    extract: 'here',
    aggregate: 'here',
  },
  // Rounded rows leave of open tables only, where rounding is a function of the whole language.
  'over rows': { ...typedKinds(), round: 'by open/random-queries.int.test.ts' },
  'over groups': typedKinds(),
  'group leaf': { key: 'here', atom: 'here' },
  arithmetic: { '+': 'here', '-': 'here', '*': 'here', '/': 'here', '%': 'here' },
  comparison: {
    '=': 'here',
    '<>': 'here',
    '<': 'here',
    '<=': 'here',
    '>': 'here',
    '>=': 'here',
    'is distinct from': 'here',
    'is not distinct from': 'here',
  },
  precision: { year: 'here', month: 'here', day: 'here' },
  cast: {
    text: 'here',
    integer: 'here',
    decimal: 'here',
    boolean: 'here',
    date: 'here',
    timestamp: 'here',
  },
  aggregate: { count: 'here', sum: 'here', avg: 'here' },
  'part of an aggregate': { distinct: 'here', filter: 'here', star: 'here' },
  clause: {
    distinct: 'here',
    where: 'here',
    groupBy: 'here',
    having: 'here',
    orderBy: 'here',
    limit: 'here',
    offset: 'here',
  },
  join: { inner: 'here', left: 'here' },
  shape: { grouped: 'here', open: 'here' },
  atom: { count: 'here', 'count-distinct': 'here', sum: 'here' },
  'condition of an atom': { stated: 'here', known: 'here' },
  'subject counted by': { rows: 'here', distinct: 'here' },
  'subjects of a query': { one: 'here', several: 'here' },
  'parameter type': itemTypes(),
  'parameter allowed': { list: 'here', range: 'here' },
  'column type': itemTypes(),
  transform: {
    keep: 'here',
    mask: 'here',
    pseudonym: 'here',
    calendar: 'here',
    width: 'here',
    prefix: 'here',
    map: 'here',
  },
  'row condition': {
    compare: 'here',
    in: 'here',
    between: 'here',
    'is-null': 'here',
    and: 'here',
    or: 'here',
    not: 'here',
  },
  'comparison of rows': { '=': 'here', '<>': 'here', '<': 'here', '<=': 'here', '>': 'here', '>=': 'here' },
  guard: {
    'minimum-group': 'here',
    dominance: 'here',
    complement: 'here',
    rounding: 'here',
    rows: 'here',
    bytes: 'here',
    history: 'by tests/attacks/reconstruction.int.test.ts',
    'cell-key': 'by platform/privacy/model/cell-key/cell-key.test.ts',
    'differential-privacy': 'by platform/privacy/model/noise/noise.test.ts',
  },
};

function typedKinds(): Every<TypedKind> {
  return {
    literal: 'here',
    parameter: 'here',
    leaf: 'here',
    arithmetic: 'here',
    negate: 'here',
    abs: 'here',
    round: 'here',
    widen: 'here',
    comparison: 'here',
    between: 'here',
    in: 'here',
    like: 'here',
    'is-null': 'here',
    not: 'here',
    and: 'here',
    or: 'here',
    coalesce: 'here',
    case: 'here',
    'date-trunc': 'here',
    extract: 'here',
  };
}

function itemTypes(): Every<ItemType> {
  return {
    text: 'here',
    integer: 'here',
    decimal: 'here',
    boolean: 'here',
    date: 'here',
    timestamp: 'here',
  };
}

/** Kinds that must have been drawn, `written:case`. */
export const wantedKinds: readonly string[] = Object.entries(everything).flatMap(([group, kinds]) =>
  Object.entries(kinds).flatMap(([kind, drawn]) => (drawn === 'here' ? [`${group}: ${kind}`] : [])),
);

/** Kinds that were drawn less often than wanted, with how often. */
export const tooRare = ({ counts }: Coverage, least: number): readonly string[] =>
  wantedKinds.flatMap((kind) =>
    (counts.get(kind) ?? 0) < least ? [`${kind} (${counts.get(kind) ?? 0})`] : [],
  );

/** Counts each kind once for each case that holds it. */
export function coverage(): Coverage {
  const counts = new Map<string, number>();
  const meet = (kinds: Iterable<string>): void => {
    for (const kind of new Set(kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  return {
    counts,
    agreement: ({ parts }) =>
      meet(
        parts.scope.resources.flatMap(({ items, rows }) => [
          ...items.flatMap(({ type, transform }) => [
            `column type: ${type}`,
            `transform: ${transform.kind === 'generalise' ? transform.by : transform.kind}`,
          ]),
          ...(rows ? predicateKinds(rows) : []),
        ]),
      ),
    query: ({ tree, normalForm }, parameters) =>
      meet([
        ...writtenKinds(tree),
        ...clauses(tree),
        ...formKinds(normalForm),
        ...parameters
          .filter(({ name }) => named(tree, name))
          .flatMap(({ type, allowed }) => [`parameter type: ${type}`, `parameter allowed: ${allowed.kind}`]),
      ]),
    guard: (guard) => meet([`guard: ${guard}`]),
  };
}

function* predicateKinds(predicate: Predicate): Iterable<string> {
  yield `row condition: ${predicate.op}`;
  if (predicate.op === 'compare') yield `comparison of rows: ${predicate.comparison}`;
  if (predicate.op === 'not') yield* predicateKinds(predicate.part);
  if (predicate.op === 'and' || predicate.op === 'or')
    for (const part of predicate.parts) yield* predicateKinds(part);
}

/** Nodes of the tree as written, wherever they stand. */
function* nodesOf(part: unknown): Iterable<{ readonly kind: string; readonly [field: string]: unknown }> {
  if (Array.isArray(part)) for (const one of part) yield* nodesOf(one);
  else if (typeof part === 'object' && part !== null) {
    if ('kind' in part && 'at' in part) yield part as { readonly kind: string };
    for (const one of Object.values(part)) yield* nodesOf(one);
  }
}

const named = (tree: SelectTree, name: string): boolean =>
  [...nodesOf(tree)].some((node) => node.kind === 'parameter' && node['name'] === name);

function* writtenKinds(tree: SelectTree): Iterable<string> {
  const { joins, ...rest } = tree;
  for (const { kind, on } of joins) {
    yield `join: ${kind}`;
    for (const node of nodesOf(on)) yield `written: ${node.kind}`;
  }
  for (const node of nodesOf(rest)) {
    yield `written: ${node.kind}`;
    if (node.kind === 'arithmetic') yield `arithmetic: ${node['operator']}`;
    if (node.kind === 'comparison') yield `comparison: ${node['operator']}`;
    if (node.kind === 'date-trunc') yield `precision: ${node['precision']}`;
    if (node.kind === 'extract') yield `precision: ${node['part']}`;
    if (node.kind === 'cast') yield `cast: ${node['to']}`;
    if (node.kind === 'aggregate') {
      yield `aggregate: ${node['function']}`;
      if (node['distinct']) yield 'part of an aggregate: distinct';
      if (node['filter']) yield 'part of an aggregate: filter';
      if (!node['argument']) yield 'part of an aggregate: star';
    }
  }
}

const clauses = (tree: SelectTree): readonly string[] =>
  Object.keys(everything.clause).flatMap((clause) => {
    const there = tree[clause as Part];
    const isThere = Array.isArray(there) ? there.length > 0 : there !== undefined && there !== false;
    return isThere ? [`clause: ${clause}`] : [];
  });

function* typedNodes(expression: RowExpression | GroupExpression): Iterable<RowExpression | GroupExpression> {
  yield expression;
  for (const part of partsOf(expression as RowExpression)) yield* typedNodes(part);
}

function* formKinds(form: NormalForm): Iterable<string> {
  yield `shape: ${form.shape}`;
  // Expressions of open queries are counted where those are drawn.
  if (form.shape === 'open') return;
  const overRows: RowExpression[] = form.where ? [form.where] : [];
  overRows.push(...form.keys, ...form.conditions.filter((one) => one !== null));
  overRows.push(...form.atoms.flatMap(({ argument }) => argument ?? []));
  const groups = [...form.outputs, ...form.orderBy].map(({ expression }) => expression);
  for (const node of [...groups, ...(form.having ? [form.having] : [])].flatMap((one) => [
    ...typedNodes(one),
  ])) {
    yield `over groups: ${node.kind}`;
    if (node.kind === 'leaf' && 'kind' in node.leaf) yield `group leaf: ${node.leaf.kind}`;
  }
  for (const atom of form.atoms) {
    yield `atom: ${atom.function}`;
    if (atom.stated > 0) yield 'condition of an atom: stated';
    if (atom.condition !== atom.stated) yield 'condition of an atom: known';
  }
  for (const { countedBy } of form.subjects) yield `subject counted by: ${countedBy}`;
  const { length } = form.subjects;
  yield `subjects of a query: ${length === 1 ? 'one' : 'several'}`;
  for (const node of overRows.flatMap((one) => [...typedNodes(one)])) yield `over rows: ${node.kind}`;
}
