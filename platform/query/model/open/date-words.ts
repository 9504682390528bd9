import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import { decimalType, plainType } from '../value-type.ts';
import { call } from './fitting.ts';
import type { OpenExpression } from './open-tree.ts';

const precisions = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const parts = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'dow',
  'isodow',
  'isoyear',
  'doy',
  'hour',
  'minute',
] as const;
const ofTheClock: readonly string[] = ['hour', 'minute', 'second'];

/** `date_trunc('month', x)`. A date stays a date. */
export function datePrecision(word: string, operand: OpenExpression, at: number): OpenExpression {
  const precision = precisions.find((known) => known === word.toLowerCase());
  if (!precision || (operand.type.kind === 'date' && ofTheClock.includes(precision)))
    return refuseWord(at, precisions);
  return call('date-trunc', operand.type, [operand], [precision]);
}

/** `extract(month FROM x)`: a decimal as in PostgreSQL, so that dividing it keeps the fraction. */
export function datePart(word: string, operand: OpenExpression, at: number): OpenExpression {
  const part = word.toLowerCase();
  const isDate = operand.type.kind === 'date';
  if (part === 'epoch') return call('extract-epoch', decimalType(6, 19), [operand]);
  if (part === 'second' && !isDate) return call('extract-second', decimalType(6, 9), [operand]);
  const known = parts.find((name) => name === part);
  if (!known || (isDate && ofTheClock.includes(known))) return refuseWord(at, [...parts, 'second', 'epoch']);
  return call('extract', decimalType(0, 7), [operand], [known]);
}

const patterns: { readonly [token: string]: string } = {
  YYYY: '%Y',
  MM: '%m',
  DD: '%d',
  HH24: '%H',
  MI: '%M',
  SS: '%S',
};

/** `to_char(x, 'YYYY-MM')`, of tokens that mean the same everywhere. */
export function dateFormat(format: string, operand: OpenExpression, at: number): OpenExpression {
  let printed = '';
  for (let rest = format; rest !== ''; ) {
    const token = Object.keys(patterns).find((known) => rest.startsWith(known));
    const character = [...rest][0]!;
    if (!token && !/^[-/:. _年月日时分秒]$/.test(character))
      return notSupported(
        'date-format',
        at,
        text(
          'to_char的格式只用YYYY、MM、DD、HH24、MI、SS和“-/:._ 年月日时分秒”。',
          'A format of to_char holds YYYY, MM, DD, HH24, MI, SS and “-/:._ 年月日时分秒”.',
        ),
        text("to_char(列, 'YYYY-MM')", "to_char(col, 'YYYY-MM')"),
      );
    printed += token ? patterns[token] : character;
    rest = rest.slice((token ?? character).length);
  }
  return call('to-char', plainType('text'), [operand], [printed]);
}

const refuseWord = (at: number, known: readonly string[]): never =>
  notSupported(
    'date-precision',
    at,
    text(
      '不支持这一日期部分（日期没有时、分、秒）。',
      'This part of a date is not supported (a date has no hours).',
    ),
    text(known.join('、'), known.join(', ')),
  );
