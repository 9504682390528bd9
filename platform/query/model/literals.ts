import { parseDecimal } from '#foundation';
import { isValueOf } from '#platform/authorisation/model';
import type { Value } from '#platform/privacy/model/guards';
import { decimalType, integerType, plainType, storedDigits, type ValueType } from './value-type.ts';

interface TypedValue {
  readonly type: ValueType;
  readonly value: Value;
}

/** A number as written, with the digits it needs; `null` when it has more than 18, or more than ten behind the point. */
export function numberLiteral(source: string): TypedValue | null {
  const value = parseDecimal(source);
  const match = /^-?([0-9]+)(?:\.([0-9]+))?$/.exec(source);
  if (!value || !match) return null;
  const whole = match[1]!.replace(/^0+/, '').length;
  const scale = match[2]?.length ?? 0;
  // One digit before the point at least: DuckDB writes a DECIMAL without any as `.05`.
  const digits = Math.max(1, whole) + scale;
  if (digits > storedDigits || scale > 10) return null;
  return { type: match[2] === undefined ? integerType(digits) : decimalType(scale, digits), value };
}

/** A text read as a value of a type: `'2026-01-31'` as a date, `'12.5'` as a decimal. `null` when it is not one. */
export function readAs(source: string, kind: Exclude<ValueType['kind'], 'null'>): TypedValue | null {
  switch (kind) {
    case 'text':
      return isValueOf({ type: 'text' }, source) ? { type: plainType('text'), value: source } : null;
    case 'boolean':
      return source === 'true' || source === 'false'
        ? { type: plainType('boolean'), value: source === 'true' }
        : null;
    case 'integer':
      return isValueOf({ type: 'integer' }, source) ? numberLiteral(source) : null;
    case 'decimal': {
      const number = numberLiteral(source);
      return number && { type: decimalType(number.type.scale, number.type.digits), value: number.value };
    }
    case 'date':
      return isValueOf({ type: 'date' }, source) ? { type: plainType('date'), value: source } : null;
    case 'timestamp': {
      const withTime = /^\d{4}-\d{2}-\d{2}$/.test(source) ? `${source}T00:00:00` : source.replace(' ', 'T');
      return isValueOf({ type: 'timestamp' }, withTime)
        ? { type: plainType('timestamp'), value: withTime.replace('T', ' ') }
        : null;
    }
  }
}
