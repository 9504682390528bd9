import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import { expectFields, listOf, unwrap } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { IntervalParts, WholeExpression } from './query-tree.ts';

const units: { readonly [name: string]: Partial<IntervalParts> } = {
  year: { months: 12 },
  month: { months: 1 },
  mon: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  hour: { microseconds: 3_600_000_000 },
  minute: { microseconds: 60_000_000 },
  second: { microseconds: 1_000_000 },
};
/** A unit after the quotes, `INTERVAL '1' DAY`, as the bit PostgreSQL's parser writes. */
const unitBits: { readonly [bit: number]: string } = {
  4: 'year',
  2: 'month',
  8: 'day',
  1024: 'hour',
  2048: 'minute',
  4096: 'second',
};
/** A thousand years. */
const most = { months: 12_000, days: 365_000, microseconds: 365_000 * 86_400_000_000 } as const;

/**
 * Reads an interval as whole months, days and microseconds. Only the plain forms `'3 months'`, `'-1 year 2 days'`, `'1' DAY`: a stock printer
 * makes one second of the last.
 */
export function readInterval(cast: PgNode, type: PgNode, at: number): WholeExpression {
  expectFields(type, 'TypeName', ['names', 'typmods', 'typemod', 'location'], at);
  const { name, content } = unwrap(cast['arg']);
  const written = (content['sval'] as { sval?: unknown } | undefined)?.sval;
  const modifiers = listOf(type['typmods']);
  const bit = ((unwrap(modifiers[0]).content['ival'] ?? {}) as { ival?: unknown }).ival;
  const unit = modifiers.length === 0 ? undefined : unitBits[Number(bit)];
  const parts =
    name === 'A_Const' &&
    typeof written === 'string' &&
    (modifiers.length === 0 || (modifiers.length === 1 && unit))
      ? parse(unit ? `${written} ${unit}` : written)
      : null;
  return parts
    ? { kind: 'interval', at, ...parts }
    : notSupported(
        'interval',
        at,
        text('不支持这种时间间隔的写法。', 'This way of writing an interval is not supported.'),
        text("INTERVAL '3 months'、INTERVAL '7 days'", "INTERVAL '3 months', INTERVAL '7 days'"),
      );
}

function parse(written: string): IntervalParts | null {
  const words = written.trim().toLowerCase().split(/\s+/);
  if (words.length < 2 || words.length % 2 !== 0) return null;
  const sum = { months: 0, days: 0, microseconds: 0 };
  for (let index = 0; index < words.length; index += 2) {
    const count = words[index]!;
    const singular = words[index + 1]!.replace(/s$/, '');
    if (!/^[+-]?\d{1,7}$/.test(count) || !Object.hasOwn(units, singular)) return null;
    const unit = units[singular]!;
    sum.months += Number(count) * (unit.months ?? 0);
    sum.days += Number(count) * (unit.days ?? 0);
    sum.microseconds += Number(count) * (unit.microseconds ?? 0);
  }
  return Math.abs(sum.months) <= most.months &&
    Math.abs(sum.days) <= most.days &&
    Math.abs(sum.microseconds) <= most.microseconds
    ? sum
    : null;
}
