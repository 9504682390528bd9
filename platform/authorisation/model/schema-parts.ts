import { type TProperties, type TSchema, Type } from 'typebox';
import type { Text } from '#foundation';
import { fieldWords } from './field-words.ts';

/**
 * An object that refuses fields it does not know: a misspelt restriction must not be ignored. Each field gets its name for forms:
 * its own, one given here, or that of `field-words.ts`.
 */
export const closed = <Properties extends TProperties>(
  properties: Properties,
  words: { readonly [Name in keyof Properties]?: Text } = {},
  options: { readonly readOnly?: true; readonly title?: string; readonly titleEn?: string } = {},
) =>
  Type.Object(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        'title' in schema && !(name in words) ? schema : named(schema, words[name] ?? fieldWords[name]),
      ]),
    ) as Properties,
    { additionalProperties: false, ...options },
  );

/** A copy, since one schema stands in many places under many names. TypeBox keeps its own marks in properties that are not enumerable. */
function named(schema: TSchema, word: Text | undefined): TSchema {
  if (!word) return schema;
  const copy = Object.create(
    Object.getPrototypeOf(schema),
    Object.getOwnPropertyDescriptors(schema),
  ) as TSchema;
  return Object.assign(copy, { title: word.zh, titleEn: word.en });
}

/** One line of text that is not empty. */
export const line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });

/** Civil date in Shanghai, `2026-01-31`. */
export const date = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', format: 'date' });

/** A count or an amount that may be large: a whole number as a decimal string. */
export const wholeNumber = Type.String({ pattern: '^(0|[1-9][0-9]{0,17})$' });

/** Money in yuan as a decimal string with at most two digits behind the point. */
export const yuan = Type.String({ pattern: '^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,2})?$' });

/** A share between 0 and 1 as a decimal string. */
export const share = Type.String({ pattern: '^(0(\\.[0-9]{1,6})?|1(\\.0{1,6})?)$' });

/** A positive decimal number as a string, e.g. a privacy budget ε. */
export const positiveDecimal = Type.String({
  pattern: '^(0\\.[0-9]{0,8}[1-9][0-9]{0,8}|[1-9][0-9]{0,5}(\\.[0-9]{1,9})?)$',
});

/** A number as a decimal string. */
export const number = Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,10})?$' });

/** The text people read and sign: Chinese binds, English is a rendering. */
export const Wording = closed({
  zh: Type.String({ maxLength: 20_000 }),
  en: Type.Optional(Type.String({ maxLength: 40_000 })),
});

/** Where the signed text says it: a line of the document can point at its sentence. */
export const clause = { clause: Type.Optional(line(40)) };
