import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { holds } from '../expression-parts.ts';
import { limits } from '../limits.ts';
import { boundSets } from '../read/grouping.ts';
import type { SelectNode, WholeExpression } from '../read/query-tree.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import type { AnyExpression } from '../type-expression.ts';
import { keyOf } from '../typed-tree.ts';
import { integerType } from '../value-type.ts';
import { bindAggregate, isAggregate } from './aggregates.ts';
import type { WrittenOutput } from './bind-select.ts';
import { bindExpression, type Context, columnNamed } from './context.ts';
import { allLeaves } from './open-columns.ts';
import type { OpenAggregate, OpenExpression, OpenGroup } from './open-tree.ts';

export interface BoundGroup {
  /** Where HAVING, outputs and ORDER BY stand: an expression is a key, a number, or made of them. */
  readonly context: Context;
  /** Complete once everything over the groups was looked up. */
  readonly group: () => OpenGroup;
}

/** Looks up GROUP BY. Numbers are collected as the expressions over the groups ask for them. */
export function bindGroup(
  node: SelectNode,
  written: readonly WrittenOutput[],
  rows: Context,
  sources: readonly number[],
): BoundGroup {
  const id = rows.binder.next();
  const keys: OpenExpression[] = [];
  const keyIndex = (source: WholeExpression): number => {
    const key = keyExpression(source, written, rows);
    const known = keys.findIndex((other) => keyOf(other) === keyOf(key));
    return known >= 0 ? known : keys.push(key) - 1;
  };
  let sets: readonly (readonly number[])[] = [[]];
  for (const part of node.groupBy) {
    const choices: readonly (readonly number[])[] =
      part.kind === 'expression' ? [[keyIndex(part.expression)]] : part.sets.map((set) => set.map(keyIndex));
    boundSets(sets.length * choices.length);
    sets = sets.flatMap((set) => choices.map((choice) => [...new Set([...set, ...choice])]));
  }
  if (keys.length > limits.groupKeys)
    refuseQuery(problems['too-large'], {
      detail: text(`分组键至多${limits.groupKeys}个。`, `At most ${limits.groupKeys} group keys.`),
    });
  const several = node.groupBy.some(({ kind }) => kind === 'sets');
  const aggregates: OpenAggregate[] = [];
  const masks: (readonly number[])[] = [];
  const number = (aggregate: OpenAggregate): OpenExpression => {
    const known = aggregates.findIndex((other) => same(other, aggregate));
    const index = known >= 0 ? known : aggregates.push(aggregate) - 1;
    return { kind: 'leaf', leaf: { kind: 'aggregate', group: id, index }, type: aggregate.type };
  };
  const keyFor = (expression: AnyExpression): OpenExpression | undefined => {
    const key = bindExpression(expression, rows);
    const index = keys.findIndex((known) => keyOf(known) === keyOf(key));
    return index >= 0 ? { kind: 'leaf', leaf: { kind: 'key', group: id, index }, type: key.type } : undefined;
  };
  return {
    context: {
      ...rows,
      column: (name) => {
        const column = rows.column(name);
        return column && (keyFor(name) ?? refuseUngrouped(name));
      },
      whole: (expression) => (isPlain(expression) ? keyFor(expression) : undefined),
      aggregate: (call, at) => bindAggregate(call, at, rows, sources, number),
      grouping: (operands, at) => {
        const places = operands.map((operand) => {
          const key = keyFor(operand);
          return key?.kind === 'leaf' && key.leaf.kind === 'key'
            ? key.leaf.index
            : notSupported(
                'grouping-argument',
                at,
                text('GROUPING的参数须是分组键。', 'GROUPING takes group keys.'),
              );
        });
        return {
          kind: 'leaf',
          leaf: { kind: 'mask', group: id, index: masks.push(places) - 1 },
          type: integerType(10),
        };
      },
    },
    group: () => ({ id, keys, ...(several ? { sets } : {}), aggregates, masks }),
  };
}

/** In GROUP BY a number means an output column, and a name means a column of a table before an output's. */
function keyExpression(
  source: WholeExpression,
  written: readonly WrittenOutput[],
  rows: Context,
): OpenExpression {
  const key = bindKey(source, written, rows);
  if (allLeaves(key).some(({ kind }) => kind === 'query' || kind === 'in-query'))
    notSupported(
      'group-subquery',
      source.at,
      text('不按子查询分组。', 'A subquery is no group key.'),
      text('先在FROM的子查询中算出这一列', 'compute the column in a subquery of FROM first'),
    );
  return key;
}

function bindKey(source: WholeExpression, written: readonly WrittenOutput[], rows: Context): OpenExpression {
  const output = (index: number): OpenExpression => {
    const { source: inner, column } = written[index]!;
    return inner ? bindExpression(inner, rows) : column!;
  };
  if (source.kind === 'literal') {
    const index = source.type === 'integer' ? Number(source.text) - 1 : -1;
    return written[index]
      ? output(index)
      : notSupported(
          'position',
          source.at,
          text('没有这一输出列。', 'There is no such output column.'),
          text('输出列的序号，从1起', 'the number of an output column, from 1'),
        );
  }
  if (source.kind !== 'name' || source.qualifier !== undefined) return bindExpression(source, rows);
  const column = rows.column(source);
  if (column) return column;
  const named = written.findIndex(({ name }) => name === source.name);
  return named >= 0 ? output(named) : columnNamed(source, rows);
}

const same = (one: OpenAggregate, other: OpenAggregate): boolean => serial(one) === serial(other);
const serial = (aggregate: OpenAggregate): string =>
  JSON.stringify(aggregate, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** An expression that can be a key as a whole: over columns, without aggregates, windows and queries. */
const isPlain = (expression: AnyExpression): boolean =>
  expression.kind !== 'literal' &&
  expression.kind !== 'parameter' &&
  expression.kind !== 'interval' &&
  holds(expression, ({ kind }) => kind === 'name') &&
  !holds(
    expression,
    (part) =>
      ['scalar-query', 'exists', 'in-query', 'grouping'].includes(part.kind) ||
      (part.kind === 'call' && (part.over !== undefined || isAggregate(part.name))),
  );

const refuseUngrouped = ({ name, at }: { readonly name: string; readonly at: number }): never =>
  notSupported(
    'not-grouped',
    at,
    text(
      `“${name}”既不是分组键，也不在聚合之中。`,
      `“${name}” is neither a group key nor inside an aggregate.`,
    ),
    text(`GROUP BY ${name}，或max(${name})`, `GROUP BY ${name}, or max(${name})`),
  );
