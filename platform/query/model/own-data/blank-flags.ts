import { leafParts } from '../open/open-columns.ts';
import type {
  OpenAggregate,
  OpenColumn,
  OpenExpression,
  OpenFrom,
  OpenGroup,
  OpenQuery,
} from '../open/open-tree.ts';
import type { ScopeRelation } from '../scope.ts';
import { conjuncts, keyOf, partsOf } from '../typed-tree.ts';
import { booleanType } from './own-table.ts';
import { plainSelect } from './plain-select.ts';
import { flagColumn } from './released-table.ts';

/**
 * The same query with blanks told apart from what is merely null. What is computed from a blank is blank: an aggregate when any row it takes in has
 * one, an output when any part of it is. A condition that a blank decides does not hold, as in HAVING, and in an order a blank is null.
 */
export function withFlags(
  query: OpenQuery,
  released: ScopeRelation,
): { readonly flagged: OpenQuery; readonly flagOf: readonly (number | null)[] } {
  const body = plainSelect(query);
  const sources = new Set(sourcesOf(body.from, released));
  const flags = new Flags(sources, body.group);
  const where = body.where && flags.holding(body.where);
  const from = flags.joined(body.from);
  const having = body.having && flags.holding(body.having);
  const outputs = body.outputs.map((output) => ({ output, blank: flags.of(output) }));
  const orderBy = query.orderBy.map((item) =>
    'expression' in item
      ? { ...item, expression: unlessBlank(item.expression, flags.of(item.expression)) }
      : item,
  );
  const more = outputs.flatMap(({ blank }) => (blank ? [blank] : []));
  let last = outputs.length;
  const columns: readonly OpenColumn[] = [
    ...query.columns,
    ...more.map((_, index) => ({ name: `blank${index}`, type: booleanType })),
  ];
  const group = flags.group();
  return {
    flagged: {
      ...query,
      columns,
      orderBy,
      body: {
        ...body,
        from,
        ...(where ? { where } : {}),
        ...(having ? { having } : {}),
        ...(group ? { group } : {}),
        outputs: [...outputs.map(({ output, blank }) => unlessBlank(output, blank)), ...more],
      },
    },
    flagOf: outputs.map(({ blank }) => (blank ? last++ : null)),
  };
}

/** The numbers the released table goes by in FROM. */
export const sourcesOf = (from: OpenFrom, released: ScopeRelation): readonly number[] =>
  from.kind === 'join'
    ? [...sourcesOf(from.left, released), ...sourcesOf(from.right, released)]
    : from.kind === 'table' && from.relation === released
      ? [from.id]
      : [];

/** Says of expressions when they are blank; what it needs of the grouping for that is gathered on the way. */
class Flags {
  readonly #sources: ReadonlySet<number>;
  readonly #group: OpenGroup | undefined;
  readonly #keys: OpenExpression[];
  readonly #aggregates: OpenAggregate[];

  constructor(sources: ReadonlySet<number>, group: OpenGroup | undefined) {
    this.#sources = sources;
    this.#group = group;
    this.#keys = [...(group?.keys ?? [])];
    this.#aggregates = (group?.aggregates ?? []).map((aggregate) =>
      aggregate.filter ? { ...aggregate, filter: this.holding(aggregate.filter) } : aggregate,
    );
  }

  /** The grouping with the keys and numbers that say what is blank. Asked last. */
  group(): OpenGroup | undefined {
    return this.#group && { ...this.#group, keys: this.#keys, aggregates: this.#aggregates };
  }

  /** Null where no blank can reach it. Never unknown itself. */
  of(expression: OpenExpression): OpenExpression | null {
    if (expression.kind !== 'leaf') return any(partsOf(expression).map((part) => this.of(part)));
    const { leaf } = expression;
    switch (leaf.kind) {
      case 'column':
        return this.#sources.has(leaf.source)
          ? known({
              kind: 'leaf',
              leaf: { kind: 'column', source: leaf.source, column: flagColumn(leaf.column) },
              type: booleanType,
            })
          : null;
      case 'key': {
        // A blank key is one group beside that of null.
        const blank = this.of(this.#group!.keys[leaf.index]!);
        return blank && this.#inGroup('key', this.#place(this.#keys, blank));
      }
      case 'aggregate': {
        const { operands, orderBy } = this.#group!.aggregates[leaf.index]!;
        const { filter } = this.#aggregates[leaf.index]!;
        const blank = any([
          ...operands.map((operand) => this.of(operand)),
          ...orderBy.map((item) => this.of(item.expression)),
        ]);
        if (!blank) return null;
        const touched: OpenAggregate = {
          function: 'bool_or',
          operands: [blank],
          words: [],
          distinct: false,
          ...(filter ? { filter } : {}),
          orderBy: [],
          type: booleanType,
        };
        this.#aggregates.push(touched);
        return known(this.#inGroup('aggregate', this.#aggregates.length - 1));
      }
      default:
        return any(leafParts(leaf).map((part) => this.of(part)));
    }
  }

  /** A condition that nothing blank makes true. */
  holding(condition: OpenExpression): OpenExpression {
    const operands = conjuncts(condition).flatMap((part) => {
      const blank = this.of(part);
      return blank ? [part, not(blank)] : [part];
    });
    return operands.length === 1 ? operands[0]! : { kind: 'and', operands, type: booleanType };
  }

  joined(from: OpenFrom): OpenFrom {
    if (from.kind !== 'join') return from;
    const { on, left, right } = from;
    return {
      ...from,
      left: this.joined(left),
      right: this.joined(right),
      ...(on ? { on: this.holding(on) } : {}),
    };
  }

  #place(keys: OpenExpression[], key: OpenExpression): number {
    const found = keys.findIndex((one) => keyOf(one) === keyOf(key));
    if (found >= 0) return found;
    keys.push(key);
    return keys.length - 1;
  }

  #inGroup(kind: 'key' | 'aggregate', index: number): OpenExpression {
    return { kind: 'leaf', leaf: { kind, group: this.#group!.id, index }, type: booleanType };
  }
}

const truth = (value: boolean): OpenExpression => ({ kind: 'literal', value, type: booleanType });
/** A flag of a row that an outer join did not find is no blank. */
const known = (flag: OpenExpression): OpenExpression => ({
  kind: 'coalesce',
  operands: [flag, truth(false)],
  type: booleanType,
});
const not = (operand: OpenExpression): OpenExpression => ({ kind: 'not', operand, type: booleanType });

function any(parts: readonly (OpenExpression | null)[]): OpenExpression | null {
  const different = new Map(parts.flatMap((part) => (part ? [[keyOf(part), part] as const] : [])));
  const operands = [...different.values()];
  return operands.length > 1 ? { kind: 'or', operands, type: booleanType } : (operands[0] ?? null);
}

const unlessBlank = (value: OpenExpression, blank: OpenExpression | null): OpenExpression =>
  blank
    ? {
        kind: 'case',
        branches: [{ when: blank, value: { kind: 'literal', value: null, type: value.type } }],
        otherwise: value,
        type: value.type,
      }
    : value;
