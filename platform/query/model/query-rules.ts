import { defineRule, type Text, text } from '#foundation';
import type { Form } from '#platform/authorisation/model';
import type { RawOut } from './raw-out.ts';
import type { Scope, ScopeColumn, ScopeRelation } from './scope.ts';

const nationwide = {
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
} as const;

/** What of the scope a name in a query means. */
export interface ScopeMatch {
  readonly relation?: ScopeRelation;
  readonly column?: ScopeColumn;
}

/**
 * A query touches nothing beyond the authorised resource, field, purpose, time and user: purpose, time and user were compiled into the scope,
 * resource and field are looked up in it. What is not granted and what does not exist get the same answer. Output: what the names mean.
 */
export const R29 = defineRule({
  ...nationwide,
  id: 'R29',
  title: text('不得超出授权范围使用', 'No use beyond the authorised scope'),
  clause: { document: '实施规范', article: '21' },
  alsoBasedOn: [{ document: '实施规范', article: '6' }],
  parameters: {},
  actsIn: [
    'products.define-data-api',
    'products.define-verification',
    'products.define-index',
    'products.define-report',
    'products.define-model-features',
    'products.revise-data-api',
    'products.revise-verification',
    'products.revise-index',
    'products.revise-report',
    'products.revise-model-features',
    'products.order-product',
    'products.call-product',
    'products.call-report',
    'products.call-verification',
    'products.publish-index',
    'query.explain-query',
    'query.submit-run',
    'query.collect-run',
    'authorisation.suspend-agreement',
    'query.preview-scope',
  ],
  check: (input: {
    readonly scope: Pick<Scope, 'relations' | 'emptyBecause'>;
    readonly relation: string;
    readonly column?: string;
  }) => {
    const relation = input.scope.relations.find(({ name }) => name === input.relation);
    const column =
      input.column === undefined ? undefined : relation?.columns.find(({ name }) => name === input.column);
    const holds = relation !== undefined && (input.column === undefined || column !== undefined);
    const asked = (input.column === undefined ? input.relation : `${input.relation}.${input.column}`).slice(
      0,
      130,
    );
    const output: ScopeMatch = { ...(relation ? { relation } : {}), ...(column ? { column } : {}) };
    return {
      holds,
      reasons: [
        holds
          ? text(`“${asked}”在授权范围内`, `“${asked}” is within the authorised scope`)
          : (input.scope.emptyBecause?.message ??
            text(
              `“${asked}”不在授权范围内，或不存在`,
              `“${asked}” is outside the authorised scope, or does not exist`,
            )),
      ],
      output,
    };
  },
});

/**
 * Raw public data that is not lawfully open does not leave as rows: rows need tables without protected units whose agreement grants
 * extraction of open data; and an answer of groups must not be rows in disguise. Of its rows, `recordShare` may carry values of a single
 * record, and `keyShare` may be a single record's keys beside a count. Output: tables whose rows may not leave.
 */
export const R31 = defineRule({
  ...nationwide,
  id: 'R31',
  title: text('未依法开放的原始数据不得直接进入市场', 'Raw data that is not open does not go to market'),
  clause: { document: '实施规范', article: '21' },
  alsoBasedOn: [{ document: '意见', article: '十二' }],
  parameters: { recordShare: 0, keyShare: 0.5 },
  actsIn: [
    'products.define-data-api',
    'products.define-index',
    'products.define-report',
    'products.define-model-features',
    'products.revise-data-api',
    'products.revise-index',
    'products.revise-report',
    'products.revise-model-features',
    'products.measure-raw-out',
    'products.call-product',
    'products.call-report',
    'products.publish-index',
    'query.explain-query',
    'query.submit-run',
  ],
  check: (
    input: {
      readonly tables: readonly {
        readonly title: string;
        readonly protectedUnits: number;
        readonly forms: readonly Form[];
      }[];
      /** What an answer of groups was measured to repeat. Absent: only the query is judged. */
      readonly output?: RawOut | null;
    },
    { recordShare, keyShare },
  ) => {
    const closed = input.tables.filter(
      ({ protectedUnits, forms }) => protectedUnits > 0 || !forms.includes('open-extract'),
    );
    const output = closed.map(({ title }) => title);
    if (closed.length > 0)
      return {
        holds: false,
        reasons: output.map((title) =>
          text(`“${title}”的原始行不得输出`, `Rows of “${title}” may not leave`),
        ),
        output,
      };
    const repeated = input.output ? repeatedTooOften(input.output, recordShare, keyShare) : null;
    return {
      holds: repeated === null,
      reasons: [repeated ?? text('没有未开放的原始行', 'No rows of data that is not open')],
      output,
    };
  },
});

function repeatedTooOften(
  { rows, values, keys, tables }: RawOut,
  recordShare: number,
  keyShare: number,
): Text | null {
  const told = (part: number, limit: number, zh: string, en: string): Text => {
    const share = Math.ceil((part / rows) * 1000) / 10;
    return text(
      `${rows}行结果中有${part}行（${share}%）${zh}“${tables.join('”“')}”的单条记录，上限为${limit * 100}%`,
      `${part} of ${rows} rows (${share}%) ${en} a single record of “${tables.join('”, “')}”; at most ${limit * 100}% may`,
    );
  };
  if (values > rows * recordShare) return told(values, recordShare, '带出', 'carry values of');
  if (keys > rows * keyShare) return told(keys, keyShare, '等同于', 'stand for');
  return null;
}
