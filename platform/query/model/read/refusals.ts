import { text } from '#foundation';
import { notSupported } from '../refusal.ts';

const kindRefusals: {
  readonly [kind: string]: {
    readonly construct: string;
    readonly zh: string;
    readonly en: string;
    readonly nearestZh: string;
    readonly nearestEn: string;
  };
} = {
  SubLink: {
    construct: 'subquery',
    zh: '不支持子查询和EXISTS。',
    en: 'Subqueries and EXISTS are not supported.',
    nearestZh: '按约定的键JOIN，或先查出结果再写成IN (值, …)',
    nearestEn: 'JOIN on declared keys, or run it first and write IN (value, …)',
  },
  MinMaxExpr: {
    construct: 'greatest-least',
    zh: '不支持GREATEST和LEAST。',
    en: 'GREATEST and LEAST are not supported.',
    nearestZh: 'CASE WHEN',
    nearestEn: 'CASE WHEN',
  },
  BooleanTest: {
    construct: 'is-true',
    zh: '不支持IS TRUE一类写法。',
    en: 'IS TRUE and the like are not supported.',
    nearestZh: '条件本身，或NOT 条件',
    nearestEn: 'the condition itself, or NOT condition',
  },
  SQLValueFunction: {
    construct: 'current-time',
    zh: '查询不取当前时间。',
    en: 'A query does not read the clock.',
    nearestZh: "写明日期，如DATE '2026-01-31'",
    nearestEn: "write the date, DATE '2026-01-31'",
  },
  CollateClause: {
    construct: 'collate',
    zh: '不支持COLLATE。',
    en: 'COLLATE is not supported.',
    nearestZh: '文本一律按编码比较',
    nearestEn: 'texts compare by code point',
  },
};

/** For a kind of node no reader accepts; constructs people often try get a reason and a way out of their own. */
export function refuseKind(kind: string, at: number): never {
  const known = Object.hasOwn(kindRefusals, kind) ? kindRefusals[kind] : undefined;
  return known
    ? notSupported(known.construct, at, text(known.zh, known.en), text(known.nearestZh, known.nearestEn))
    : notSupported(kind, at, text('此处的写法不在查询语言之内。', 'This form is not in the query language.'));
}

/** For operators that are not in the language. */
export const refuseOperator = (operator: string, at: number): never =>
  /~/.test(operator)
    ? notSupported(
        'regular-expression',
        at,
        text('不支持正则匹配。', 'Regular expressions are not supported.'),
        text('LIKE', 'LIKE'),
      )
    : notSupported(
        'operator',
        at,
        text(
          `不支持运算符“${operator.slice(0, 20)}”。`,
          `The operator “${operator.slice(0, 20)}” is not supported.`,
        ),
      );

/** A star is what leaves or what is counted; anywhere else it means nothing. */
export const refuseStar = (at: number): never =>
  notSupported(
    'star',
    at,
    text('不支持“*”。', '“*” is not supported.'),
    text('逐一写出列名', 'name each column'),
  );
