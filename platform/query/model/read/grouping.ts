import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import { refuseQuery } from '../refusal.ts';
import type { ExpressionReader } from './expression.ts';
import { listOf, unwrap } from './node.ts';
import type { GroupNode, WholeExpression } from './query-tree.ts';

type Sets = readonly (readonly WholeExpression[])[];

/** Reads an item of GROUP BY. ROLLUP and CUBE are spelt out as the grouping sets they stand for. */
export function readGrouping(key: unknown, reader: ExpressionReader, depth: number): GroupNode {
  const { name, content } = unwrap(key);
  if (name !== 'GroupingSet') return { kind: 'expression', expression: reader.read(key, depth) };
  return { kind: 'sets', at: reader.offsetOf(content['location']), sets: readSets(key, reader, depth) };
}

function readSets(node: unknown, reader: ExpressionReader, depth: number): Sets {
  const { name, content } = unwrap(node);
  if (name !== 'GroupingSet') return [readItem(node, reader, depth)];
  const items = listOf(content['content']);
  switch (content['kind']) {
    case 'GROUPING_SET_EMPTY':
      return [[]];
    case 'GROUPING_SET_ROLLUP': {
      const read = items.map((item) => readItem(item, reader, depth));
      return Array.from({ length: read.length + 1 }, (_, index) => read.slice(0, read.length - index).flat());
    }
    case 'GROUPING_SET_CUBE': {
      boundSets(2 ** items.length);
      const read = items.map((item) => readItem(item, reader, depth));
      return Array.from({ length: 2 ** read.length }, (_, mask) =>
        read.filter((_item, index) => (mask & (1 << (read.length - 1 - index))) === 0).flat(),
      );
    }
    default: {
      const sets = items.flatMap((item) => readSets(item, reader, depth));
      boundSets(sets.length);
      return sets;
    }
  }
}

/** One key, or several in brackets that count as one. */
function readItem(node: unknown, reader: ExpressionReader, depth: number): readonly WholeExpression[] {
  const { name, content } = unwrap(node);
  return name === 'RowExpr'
    ? listOf(content['args']).map((part) => reader.read(part, depth))
    : [reader.read(node, depth)];
}

export function boundSets(count: number): void {
  if (count > limits.groupingSets)
    refuseQuery(problems['too-large'], {
      detail: text(`至多${limits.groupingSets}种分组。`, `At most ${limits.groupingSets} grouping sets.`),
    });
}
