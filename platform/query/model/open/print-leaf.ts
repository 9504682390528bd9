import { quoteIdentifier } from '#platform/authorisation/model';
import type { CheckedValues } from '../parameters.ts';
import { printTyped } from '../print-expression.ts';
import type { FrameBound, FrameNode } from '../read/query-tree.ts';
import type { ValueType } from '../value-type.ts';
import { printAggregateCall } from './aggregates.ts';
import { printFunction } from './functions.ts';
import type { OpenAggregate, OpenExpression, OpenLeaf, OpenOrder, OpenQuery } from './open-tree.ts';
import { isWindowFunction, printWindowFunction } from './window-functions.ts';

/** Expressions hold queries and queries expressions: the printer of queries is handed on. */
export interface Printer {
  readonly parameters: CheckedValues;
  readonly query: (query: OpenQuery) => string;
}

/** An expression over open tables as DuckDB SQL. */
export const printOpen = (expression: OpenExpression, printer: Printer): string =>
  printTyped(expression, printer.parameters, (leaf, type) => printLeaf(leaf, type, printer));

export const sourceName = (id: number): string => `t${id}`;
export const groupName = (id: number): string => `g${id}`;
const groupColumns = { key: 'k', aggregate: 'a', mask: 'm' } as const;

function printLeaf(leaf: OpenLeaf, type: ValueType, printer: Printer): string {
  const print = (part: OpenExpression): string => printOpen(part, printer);
  switch (leaf.kind) {
    case 'column':
      return `${sourceName(leaf.source)}.${quoteIdentifier(leaf.column)}`;
    case 'key':
    case 'aggregate':
    case 'mask':
      return `${groupName(leaf.group)}.${groupColumns[leaf.kind]}${leaf.index}`;
    case 'function':
      return printFunction(leaf.function, {
        operands: leaf.operands.map(print),
        types: leaf.operands.map((operand) => operand.type),
        words: leaf.words,
        type,
      });
    case 'window': {
      const parts = [
        ...(leaf.partitionBy.length > 0 ? [`PARTITION BY ${leaf.partitionBy.map(print).join(', ')}`] : []),
        ...(leaf.orderBy.length > 0 ? [`ORDER BY ${printOrder(leaf.orderBy, printer)}`] : []),
        ...(leaf.frame ? [printFrame(leaf.frame)] : []),
      ];
      const filter = leaf.filter ? ` FILTER (WHERE ${print(leaf.filter)})` : '';
      const behind = `${filter} OVER (${parts.join(' ')})`;
      const operands = leaf.operands.map(print);
      return isWindowFunction(leaf.function)
        ? printWindowFunction(leaf.function, behind, operands, leaf.words)
        : printAggregateCall(leaf.function, {
            operands,
            words: leaf.words,
            distinct: '',
            order: '',
            behind,
            type,
          });
    }
    case 'query':
      return `${leaf.test === 'exists' ? 'EXISTS ' : ''}(${printer.query(leaf.query)})`;
    case 'in-query':
      return `(${print(leaf.operand)} IN (${printer.query(leaf.query)}))`;
  }
}

export function printAggregate(aggregate: OpenAggregate, printer: Printer): string {
  const { function: name, operands, words, distinct, filter, orderBy, type } = aggregate;
  return printAggregateCall(name, {
    operands: operands.map((operand) => printOpen(operand, printer)),
    words,
    distinct: distinct ? 'DISTINCT ' : '',
    order: orderBy.length > 0 ? ` ORDER BY ${printOrder(orderBy, printer)}` : '',
    behind: filter ? ` FILTER (WHERE ${printOpen(filter, printer)})` : '',
    type,
  });
}

export const printOrder = (items: readonly OpenOrder[], printer: Printer): string =>
  items
    .map(({ expression, ...way }) => `${printOpen(expression, printer)} ${printDirection(way)}`)
    .join(', ');

/** Nulls are spelt out: the dialects put them at different ends. */
export const printDirection = ({
  descending,
  nullsFirst,
}: {
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}): string => `${descending ? 'DESC' : 'ASC'} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`;

const printFrame = ({ unit, from, to }: FrameNode): string =>
  `${unit === 'rows' ? 'ROWS' : 'RANGE'} BETWEEN ${printBound(from)} AND ${printBound(to)}`;

function printBound(bound: FrameBound): string {
  switch (bound.kind) {
    case 'preceding':
      return `${bound.rows} PRECEDING`;
    case 'following':
      return `${bound.rows} FOLLOWING`;
    default:
      return {
        'unbounded-preceding': 'UNBOUNDED PRECEDING',
        'unbounded-following': 'UNBOUNDED FOLLOWING',
        'current-row': 'CURRENT ROW',
      }[bound.kind];
  }
}
