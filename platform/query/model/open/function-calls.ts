import { text } from '#foundation';
import { asDate, asNumber, mismatch } from '../fitting-types.ts';
import type { CallNode, WholeExpression } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import {
  decimalType,
  functionScale,
  integerType,
  plainType,
  type ValueType,
  widestDigits,
} from '../value-type.ts';
import { roundedTo, toText } from './casts.ts';
import { dateFormat, datePart, datePrecision } from './date-words.ts';
import { asText, asWhole, call } from './fitting.ts';
import type { FunctionName } from './functions.ts';
import type { OpenExpression } from './open-tree.ts';

/** A call whose operands are bound, with what was written for them. */
interface Given {
  readonly name: string;
  readonly at: number;
  readonly operands: readonly OpenExpression[];
  readonly written: readonly WholeExpression[];
}

interface Entry {
  readonly least: number;
  readonly most: number;
  readonly bind: (given: Given) => OpenExpression;
}

const textType = plainType('text');
const function_ =
  (
    name: FunctionName,
    type: ValueType,
    fitted: (operand: OpenExpression, at: number) => OpenExpression = asText,
  ) =>
  ({ operands, at }: Given): OpenExpression =>
    call(
      name,
      type,
      operands.map((operand) => fitted(operand, at)),
    );
const exactly = (count: number, bind: Entry['bind']): Entry => ({ least: count, most: count, bind });
const number = (operand: OpenExpression, at: number): OpenExpression => asNumber(operand, { at });
const ofFloats = (name: FunctionName, count: number): Entry =>
  exactly(count, function_(name, decimalType(functionScale, widestDigits), number));
const trimming = (name: FunctionName): Entry => ({
  least: 1,
  most: 2,
  bind: ({ operands, at }) =>
    call(name, textType, [
      asText(operands[0]!, at),
      // PostgreSQL takes off blanks only.
      operands[1] ? asText(operands[1], at) : { kind: 'literal', value: ' ', type: textType },
    ]),
});
const cutting = (name: FunctionName): Entry =>
  exactly(2, ({ operands, at }) =>
    call(name, textType, [asText(operands[0]!, at), asWhole(operands[1]!, at)]),
  );
const padding = (name: FunctionName): Entry => ({
  least: 2,
  most: 3,
  bind: (given) => {
    const fill = given.written[2] ? writtenText(given, 2) : ' ';
    if (fill === '')
      refuseWritten(given, text('填充字符不能为空。', 'There must be something to fill with.'));
    return call(
      name,
      textType,
      [asText(given.operands[0]!, given.at)],
      [String(writtenWhole(given, 1, 0, 1000)), fill],
    );
  },
});
/** concat() writes a condition as `t` or `f`, where `||` and CAST write it out. */
const joined = (operand: OpenExpression, at: number): OpenExpression =>
  operand.type.kind === 'boolean' ? call('boolean-letter', textType, [operand]) : toText(operand, at);
const joining = (name: FunctionName): Entry => ({
  least: 1,
  most: 30,
  bind: function_(name, textType, joined),
});
const whole = (name: 'floor' | 'ceil'): Entry =>
  exactly(1, ({ operands, at }) => {
    const operand = number(operands[0]!, at);
    const digits = Math.min(operand.type.digits - operand.type.scale + 1, widestDigits);
    return call(name, decimalType(0, digits), [operand]);
  });
const rounding = (bind: (operand: OpenExpression, scale: number) => OpenExpression): Entry => ({
  least: 1,
  most: 2,
  bind: (given) =>
    bind(number(given.operands[0]!, given.at), given.written[1] ? writtenWhole(given, 1, 0, 10) : 0),
});
const extracting: Entry['bind'] = (given) => {
  const operand = asDate(given.operands[1]!, { at: given.at });
  return datePart(writtenText(given, 0), operand, given.at);
};
const length = exactly(1, function_('length', integerType(10)));
const placing = exactly(2, function_('strpos', integerType(10)));
const substring: Entry = {
  least: 2,
  most: 3,
  bind: (given) => {
    const [operand, from, size] = given.operands;
    const value = asText(operand!, given.at);
    if (!size) return call('substring-from', textType, [value, asWhole(from!, given.at)]);
    return call(
      'substring',
      textType,
      [value, asWhole(size, given.at)],
      [String(writtenWhole(given, 1, 1, 1_000_000))],
    );
  },
};

const entries: { readonly [name: string]: Entry } = {
  lower: exactly(1, function_('lower', textType)),
  upper: exactly(1, function_('upper', textType)),
  length,
  char_length: length,
  character_length: length,
  replace: exactly(3, function_('replace', textType)),
  strpos: placing,
  position: placing,
  starts_with: exactly(2, function_('starts-with', plainType('boolean'))),
  btrim: trimming('trim'),
  ltrim: trimming('ltrim'),
  rtrim: trimming('rtrim'),
  concat: joining('concat'),
  concat_ws: joining('concat-ws'),
  left: cutting('left'),
  right: cutting('right'),
  substring,
  substr: substring,
  split_part: exactly(3, (given) => {
    const delimiter = writtenText(given, 1);
    const part = writtenWhole(given, 2, -1000, 1000);
    if (delimiter === '' || part === 0)
      refuseWritten(
        given,
        text('分隔符不能为空，序号不能为0。', 'The delimiter is not empty and the place not 0.'),
      );
    return call('split-part', textType, [asText(given.operands[0]!, given.at)], [delimiter, String(part)]);
  }),
  lpad: padding('lpad'),
  rpad: padding('rpad'),

  abs: exactly(1, ({ operands, at }) => {
    const operand = number(operands[0]!, at);
    return { kind: 'abs', operand, type: operand.type };
  }),
  floor: whole('floor'),
  ceil: whole('ceil'),
  ceiling: whole('ceil'),
  round: rounding(roundedTo),
  trunc: rounding((operand, scale) => {
    const behind = Math.min(scale, operand.type.scale);
    const digits = Math.min(operand.type.digits - operand.type.scale + behind, widestDigits);
    return call('trunc', decimalType(behind, Math.max(digits, behind + 1)), [operand], [String(behind)]);
  }),
  sign: exactly(1, function_('sign', decimalType(0, 1), number)),
  mod: exactly(2, ({ operands, at }) => {
    const [left, right] = operands.map((operand) => number(operand, at));
    return left!.type.kind === 'integer' && right!.type.kind === 'integer'
      ? {
          kind: 'arithmetic',
          operator: '%',
          left: left!,
          right: right!,
          type: integerType(right!.type.digits),
        }
      : notSupported(
          'decimal-mod',
          at,
          text('mod只用于整数。', 'mod is for whole numbers.'),
          text('甲 % 乙', 'a % b'),
        );
  }),
  sqrt: ofFloats('sqrt', 1),
  power: ofFloats('power', 2),
  pow: ofFloats('power', 2),
  exp: ofFloats('exp', 1),
  ln: ofFloats('ln', 1),
  log: ofFloats('log10', 1),
  log10: ofFloats('log10', 1),

  date_trunc: exactly(2, (given) => {
    const operand = asDate(given.operands[1]!, { at: given.at });
    return datePrecision(writtenText(given, 0), operand, given.at);
  }),
  extract: exactly(2, extracting),
  date_part: exactly(2, extracting),
  to_char: exactly(2, (given) => {
    const operand = given.operands[0]!;
    if (operand.type.kind !== 'date' && operand.type.kind !== 'timestamp')
      return mismatch({ at: given.at }, operand.type, plainType('date'));
    return dateFormat(writtenText(given, 1), operand, given.at);
  }),
};

export const isFunction = (name: string): boolean => Object.hasOwn(entries, name);
/** Every function there is, by the name it is called by. */
export const functionNames: readonly string[] = Object.keys(entries);

export function bindFunction(
  { name, operands: written }: CallNode,
  at: number,
  bind: (part: WholeExpression) => OpenExpression,
): OpenExpression {
  const entry = entries[name]!;
  if (written.length < entry.least || written.length > entry.most)
    return notSupported(
      'function-arguments',
      at,
      text(`${name}的参数个数不对。`, `${name} has another number of arguments.`),
    );
  return entry.bind({ name, at, operands: written.map(bind), written });
}

function writtenText(given: Given, place: number): string {
  const written = given.written[place];
  return written?.kind === 'literal' && written.type === 'text'
    ? written.text
    : refuseWritten(
        given,
        text(
          `${given.name}的第${place + 1}个参数须直接写出。`,
          `Argument ${place + 1} of ${given.name} is a text written out.`,
        ),
      );
}

function writtenWhole(given: Given, place: number, least: number, most: number): number {
  const written = given.written[place];
  const negated = written?.kind === 'negate';
  const literal = written?.kind === 'negate' ? written.operand : written;
  const value =
    literal?.kind === 'literal' && literal.type === 'integer'
      ? Number(literal.text) * (negated ? -1 : 1)
      : Number.NaN;
  return value >= least && value <= most
    ? value
    : refuseWritten(
        given,
        text(
          `${given.name}的第${place + 1}个参数须直接写出，从${least}到${most}。`,
          `Argument ${place + 1} of ${given.name} is a whole number written out, from ${least} to ${most}.`,
        ),
      );
}

const refuseWritten = ({ at, name }: Given, detail: ReturnType<typeof text>): never =>
  notSupported(`${name}-argument`, at, detail);
