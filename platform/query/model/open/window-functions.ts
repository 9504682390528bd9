import { text } from '#foundation';
import type { CallNode, WholeExpression, WindowNode } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { decimalType, functionScale, integerType, type ValueType, widestDigits } from '../value-type.ts';
import { computed } from './aggregates.ts';
import { bindExpression, type Context } from './context.ts';
import { unifiedOpen } from './fitting.ts';
import { fromDouble } from './functions.ts';
import type { OpenExpression, OpenLeaf } from './open-tree.ts';

/** How each window function is printed; what follows OVER is put behind it. */
const printers = {
  row_number: (over) => `row_number()${over}`,
  rank: (over) => `rank()${over}`,
  dense_rank: (over) => `dense_rank()${over}`,
  percent_rank: (over) => fromDouble(`percent_rank()${over}`, functionScale),
  cume_dist: (over) => fromDouble(`cume_dist()${over}`, functionScale),
  ntile: (over, _operands, [n]) => `ntile(${n})${over}`,
  lag: (over, [x, otherwise], [n]) => `lag(${x}, ${n}${otherwise ? `, ${otherwise}` : ''})${over}`,
  lead: (over, [x, otherwise], [n]) => `lead(${x}, ${n}${otherwise ? `, ${otherwise}` : ''})${over}`,
  first_value: (over, [x]) => `first_value(${x})${over}`,
  last_value: (over, [x]) => `last_value(${x})${over}`,
  nth_value: (over, [x], [n]) => `nth_value(${x}, ${n})${over}`,
} as const satisfies {
  readonly [name: string]: (over: string, operands: readonly string[], words: readonly string[]) => string;
};

export type WindowName = keyof typeof printers;
export const windowNames = Object.keys(printers) as readonly WindowName[];
export const isWindowFunction = (name: string): name is WindowName => Object.hasOwn(printers, name);
export const printWindowFunction = (
  name: WindowName,
  over: string,
  operands: readonly string[],
  words: readonly string[],
): string => printers[name](over, operands, words);

/** A window function or an aggregate with OVER. Its operands stand where it stands: over rows, or over groups. */
export function bindWindow(call: CallNode, over: WindowNode, at: number, context: Context): OpenExpression {
  const { windows, ...inside } = context;
  if (!windows)
    return notSupported(
      'window',
      at,
      text('窗口函数只在输出列与ORDER BY中。', 'Window functions stand in outputs and ORDER BY only.'),
      text('在FROM的子查询中计算，再用WHERE', 'compute it in a subquery of FROM, then WHERE'),
    );
  const window = over.name === undefined ? over : windows.get(over.name);
  if (!window) return notSupported('window', at, text('没有这个窗口。', 'There is no window of this name.'));
  if (call.distinct || call.within || call.orderBy.length > 0)
    return notSupported(
      'window-aggregate',
      at,
      text(
        '窗口函数不与DISTINCT和ORDER BY同用。',
        'A window function takes no DISTINCT or ORDER BY of its own.',
      ),
    );
  const bind = (part: WholeExpression): OpenExpression => bindExpression(part, inside);
  const placed = (
    parts: Pick<Extract<OpenLeaf, { kind: 'window' }>, 'function' | 'operands' | 'words' | 'filter'>,
    type: ValueType,
  ): OpenExpression => ({
    kind: 'leaf',
    leaf: {
      kind: 'window',
      ...parts,
      partitionBy: window.partitionBy.map(bind),
      orderBy: window.orderBy.map(({ expression, descending, nullsFirst }) => ({
        expression: bind(expression),
        descending,
        nullsFirst,
      })),
      ...(window.frame ? { frame: checkedFrame(window.frame, at) } : {}),
    },
    type,
  });
  if (!isWindowFunction(call.name)) {
    const { parts, combine } = computed(call, at, inside);
    return combine(
      parts.map(({ function: name, operands, words, filter, type }) => {
        if (name === 'string_agg' || name.startsWith('percentile'))
          return notSupported(
            'window-aggregate',
            at,
            text(`${name}不能作窗口函数。`, `${name} is no window function.`),
          );
        return placed({ function: name, operands, words, ...(filter ? { filter } : {}) }, type);
      }),
    );
  }
  if (call.filter || call.star)
    return notSupported(
      'window-filter',
      at,
      text(`${call.name}不与FILTER同用。`, `${call.name} takes no FILTER.`),
    );
  return bindRanking(call.name, call.operands, at, bind, (operands, words, type) =>
    placed({ function: call.name as WindowName, operands, words }, type),
  );
}

function bindRanking(
  name: WindowName,
  written: readonly WholeExpression[],
  at: number,
  bind: (part: WholeExpression) => OpenExpression,
  placed: (operands: readonly OpenExpression[], words: readonly string[], type: ValueType) => OpenExpression,
): OpenExpression {
  const count = (least: number, most: number): void => {
    if (written.length < least || written.length > most)
      notSupported(
        'function-arguments',
        at,
        text(`${name}的参数个数不对。`, `${name} has another number of arguments.`),
      );
  };
  const rows = (place: number, least: number): string => {
    const literal = written[place];
    const value = literal?.kind === 'literal' && literal.type === 'integer' ? Number(literal.text) : -1;
    return value >= least && value <= 1_000_000
      ? String(value)
      : notSupported(
          'window-argument',
          at,
          text(`${name}的行数须直接写出。`, `The rows of ${name} are a number written out.`),
          text(`${name}(列, 1)`, `${name}(col, 1)`),
        );
  };
  switch (name) {
    case 'row_number':
    case 'rank':
    case 'dense_rank':
      count(0, 0);
      return placed([], [], integerType());
    case 'percent_rank':
    case 'cume_dist':
      count(0, 0);
      return placed([], [], decimalType(functionScale, widestDigits));
    case 'ntile':
      count(1, 1);
      return placed([], [rows(0, 1)], integerType());
    case 'lag':
    case 'lead': {
      count(1, 3);
      const sides = unifiedOpen([written[0]!, ...(written[2] ? [written[2]] : [])].map(bind), at);
      return placed(sides, [written[1] ? rows(1, 0) : '1'], sides[0]!.type);
    }
    case 'first_value':
    case 'last_value': {
      count(1, 1);
      const [operand] = unifiedOpen([bind(written[0]!)], at);
      return placed([operand!], [], operand!.type);
    }
    case 'nth_value': {
      count(2, 2);
      const [operand] = unifiedOpen([bind(written[0]!)], at);
      return placed([operand!], [rows(1, 1)], operand!.type);
    }
  }
}

const order = ['unbounded-preceding', 'preceding', 'current-row', 'following', 'unbounded-following'];

/** A frame that ends before it begins is an error to PostgreSQL. */
function checkedFrame(frame: NonNullable<WindowNode['frame']>, at: number): NonNullable<WindowNode['frame']> {
  return order.indexOf(frame.from.kind) <= order.indexOf(frame.to.kind) &&
    frame.from.kind !== 'unbounded-following' &&
    frame.to.kind !== 'unbounded-preceding'
    ? frame
    : notSupported(
        'window-frame',
        at,
        text('窗口范围的终点在起点之前。', 'The frame ends before it begins.'),
        text('ROWS BETWEEN 3 PRECEDING AND CURRENT ROW', 'ROWS BETWEEN 3 PRECEDING AND CURRENT ROW'),
      );
}
