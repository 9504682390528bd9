import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import Format from 'typebox/format';
import {
  type Defect,
  type Problem,
  type Text,
  text,
  textThatCannotBeKept,
  type Unkeepable,
} from '#foundation';
import { performProblems } from './problems.ts';

// Dates and times that every part of the house can read and write. As the standards have them they may also be of the year 0, which
// PostgreSQL does not know, end in [annotations], or have more decimals than Temporal takes.
const houseYear = (value: string): boolean => /^[1-9]/.test(value);
const houseTime = (value: string): boolean => /T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(value);
const [isDate, isDateTime] = [Format.Get('date')!, Format.Get('date-time')!];
Format.Set('date', (value) => houseYear(value) && isDate(value));
Format.Set('date-time', (value) => houseYear(value) && houseTime(value) && isDateTime(value));

const compiled = new WeakMap<object, Validator>();

/** The input's problem, with every defect told at once, or null when it fits the schema. */
export function inputProblem(schema: TSchema, input: unknown): Problem | null {
  // Before the schema: it walks by recursion, and no schema says what a database cannot keep.
  const unkeepable = textThatCannotBeKept(input);
  if (unkeepable)
    return performProblems.invalid({
      defects: [{ at: unkeepable.at, message: unkeepableSentences[unkeepable.what] }],
    });
  let validator = compiled.get(schema);
  if (!validator) {
    validator = Compile(schema);
    compiled.set(schema, validator);
  }
  if (validator.Check(input)) return null;
  const defects: Defect[] = [];
  for (const error of validator.Errors(input)) {
    if (defects.length === 50) break;
    // An unknown field is told once, by its parent.
    if (error.keyword === 'boolean') continue;
    defects.push({ at: error.instancePath || '/', message: explain(error) });
  }
  return performProblems.invalid({ defects });
}

const unkeepableSentences: { readonly [what in Unkeepable['what']]: Text } = {
  'control-character': text('含有不可见的控制字符（NUL）', 'Holds an invisible control character (NUL)'),
  'half-a-character': text('含有不完整的字符', 'Holds half a character'),
  'too-deep': text('嵌套层次过深', 'Nested too deeply'),
};

/** The validator's English in both languages; never repeats the value, which may be personal. */
function explain(error: { readonly keyword: string; readonly message: string; readonly params: object }) {
  const parameters = error.params as { readonly [name: string]: unknown };
  switch (error.keyword) {
    case 'required': {
      const missing = (parameters['requiredProperties'] as string[] | undefined)?.join('、') ?? '';
      return text(`缺少必填项：${missing}`, `Required and missing: ${missing}`);
    }
    case 'additionalProperties': {
      const extra = (parameters['additionalProperties'] as string[] | undefined)?.join('、') ?? '';
      return text(`不认识的字段：${extra}`, `Unknown field: ${extra}`);
    }
    case 'type':
      return text(
        `类型不对，应为 ${String(parameters['type'])}`,
        `Wrong type: expected ${String(parameters['type'])}`,
      );
    case 'enum':
    case 'const':
    case 'anyOf':
      return text('不在可选范围内', 'Not one of the allowed values');
    case 'pattern':
    case 'format':
      return text('格式不对', 'The format is not right');
    case 'minLength':
    case 'minItems':
      return text(
        `太短，至少 ${String(parameters['limit'])}`,
        `Too short: at least ${String(parameters['limit'])}`,
      );
    case 'maxLength':
    case 'maxItems':
      return text(
        `太长，最多 ${String(parameters['limit'])}`,
        `Too long: at most ${String(parameters['limit'])}`,
      );
    default:
      return text(`不符合要求（${error.keyword}）`, error.message);
  }
}

/** Digest of an input, independent of the order of its fields. */
export const inputDigest = (input: unknown): string =>
  createHash('sha256')
    .update(canonicalize(input ?? null) ?? 'null')
    .digest('hex');
