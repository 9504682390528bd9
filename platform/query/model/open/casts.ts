import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { CastType } from '../sql-tree.ts';
import { castWithoutLoss } from '../type-expression.ts';
import { decimalType, integerType, plainType, typeText, type ValueType } from '../value-type.ts';
import { call } from './fitting.ts';
import type { OpenExpression } from './open-tree.ts';

/** `CAST(x AS type)`. A text that is no value of the type becomes null: PostgreSQL stops the query there. */
export function castExpression(to: CastType, operand: OpenExpression, at: number): OpenExpression {
  const typed = castWithoutLoss(to, operand);
  if (typed) return typed;
  const from = operand.type.kind;
  switch (to) {
    case 'text':
      return toText(operand, at);
    case 'integer':
      if (from === 'decimal') return call('round-to-whole', integerType(), [operand]);
      if (from === 'text') return call('text-to-whole', integerType(), [operand]);
      if (from === 'boolean') return call('boolean-to-whole', integerType(1), [operand]);
      break;
    case 'date':
      if (from === 'timestamp') return call('to-date', plainType('date'), [operand]);
      if (from === 'text') return call('text-to-date', plainType('date'), [operand]);
      break;
    case 'timestamp':
      if (from === 'date') return call('to-timestamp', plainType('timestamp'), [operand]);
      if (from === 'text') return call('text-to-timestamp', plainType('timestamp'), [operand]);
      break;
    case 'decimal':
      if (from === 'text')
        return refuse(
          operand.type,
          to,
          at,
          text('CAST(列 AS numeric(18, 2))', 'CAST(col AS numeric(18, 2))'),
        );
      break;
    case 'boolean':
      break;
  }
  return refuse(operand.type, to, at, text('CASE WHEN', 'CASE WHEN'));
}

/** `CAST(x AS numeric(p, s))`: rounded, halves away from zero; null where it does not fit. */
export function castToDigits(
  { digits, scale }: { readonly digits: number; readonly scale: number },
  operand: OpenExpression,
  at: number,
): OpenExpression {
  // One digit before the point at least: DuckDB writes a DECIMAL without any as `.05`.
  const type = decimalType(scale, Math.max(digits, scale + 1));
  const words = [String(digits), String(scale)];
  const { kind } = operand.type;
  if (kind === 'null') return { ...operand, type };
  if (kind === 'integer' || kind === 'decimal') return call('to-digits', type, [operand], words);
  if (kind === 'text') return call('text-to-digits', type, [operand], words);
  return refuse(operand.type, 'decimal', at, text('CASE WHEN', 'CASE WHEN'));
}

/** A value as text, as PostgreSQL writes it. Decimals are refused: how many zeros stand behind the point is PostgreSQL's own business. */
export function toText(operand: OpenExpression, at: number): OpenExpression {
  switch (operand.type.kind) {
    case 'text':
      return operand;
    case 'null':
      return { ...operand, type: plainType('text') };
    case 'decimal':
      return refuse(
        operand.type,
        'text',
        at,
        text(
          '单独输出这个数，或CAST(数 AS bigint)',
          'the number as an output of its own, or CAST(number AS bigint)',
        ),
      );
    default:
      return call('to-text', plainType('text'), [operand]);
  }
}

export const roundedTo = (operand: OpenExpression, scale: number): OpenExpression => {
  const behind = Math.min(scale, operand.type.scale);
  const whole = Math.min(operand.type.digits - operand.type.scale + 1, 27 - behind);
  const type = decimalType(behind, Math.max(whole, 1) + behind);
  return call('to-digits', type, [operand], [String(type.digits), String(behind)]);
};

const refuse = (from: ValueType, to: CastType, at: number, nearest: ReturnType<typeof text>): never =>
  notSupported(
    'cast',
    at,
    text(
      `不能把${typeText[from.kind].zh}转换为${typeText[to].zh}。`,
      `A ${typeText[from.kind].en} cannot be cast to ${typeText[to].en}.`,
    ),
    nearest,
  );
