import { type Text, text } from '../language/text.ts';

/** JSON Schema as acts carry it: TypeBox output with `title` (zh) and `titleEn`. */
export interface FormSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly titleEn?: string;
  readonly description?: string;
  readonly descriptionEn?: string;
  readonly format?: string;
  readonly [keyword: string]: unknown;
}

interface Described {
  /** Property name; empty for the item of a list. */
  readonly name: string;
  readonly title: Text;
  readonly help?: Text;
  readonly required: boolean;
  /** Must be there, and says “none” by being null: an empty box is sent as null. */
  readonly nullable?: boolean;
  /** May be left out, and is asked for at its place all the same. */
  readonly asked?: boolean;
  /** Kept as it is given and not drawn. */
  readonly fixed?: boolean;
  readonly fallback?: unknown;
}
export interface Option {
  readonly value: string | number | boolean;
  readonly title: Text;
}

/** One thing on the form. The kinds are all the form can draw; whatever else a schema says becomes `open` (JSON in a box). */
export type Field = Described &
  (
    | {
        readonly kind: 'text';
        readonly long: boolean;
        readonly minLength?: number;
        readonly maxLength?: number;
        readonly pattern?: string;
      }
    | {
        readonly kind: 'number';
        readonly whole: boolean;
        readonly minimum?: number;
        readonly maximum?: number;
        readonly unit?: string;
      }
    | { readonly kind: 'money'; readonly wire: 'fen' | 'yuan' | 'object' }
    | { readonly kind: 'yes-no' }
    | { readonly kind: 'date' }
    | { readonly kind: 'instant' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    | { readonly kind: 'pick'; readonly thing: string }
    | { readonly kind: 'upload' }
    | { readonly kind: 'constant'; readonly value: unknown }
    | { readonly kind: 'group'; readonly fields: readonly Field[] }
    | { readonly kind: 'list'; readonly item: Field; readonly minItems: number; readonly maxItems?: number }
    | { readonly kind: 'variant'; readonly branches: readonly Branch[] }
    /** A shape that stands inside itself (a condition made of conditions): made when it is needed. */
    | { readonly kind: 'nested'; readonly field: () => Field }
    /** Which rows: a condition on the items listed beside it. */
    | { readonly kind: 'condition' }
    | { readonly kind: 'open' }
  );
export interface Branch {
  readonly title: Text;
  readonly field: Field;
}

const isSchema = (value: unknown): value is FormSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly FormSchema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Things a form can look up, by `format` or by the prefix of their ids. */
const things: { readonly [prefixOrFormat: string]: string } = {
  organisation: 'organisation',
  resource: 'resource',
  product: 'product',
  agreement: 'agreement',
  org: 'organisation',
  registrable: 'registrable',
  'resource-item': 'resource-item',
  'granted-item': 'granted-item',
  'item-name': 'item-name',
  purpose: 'purpose',
  'termination-ground': 'termination-ground',
  'confirmed-decision': 'confirmed-decision',
  'colleague-post': 'colleague-post',
  res: 'resource',
  prd: 'product',
  agr: 'agreement',
  per: 'person',
};

/** What a value of a closed list is called where the schema only gives the value. */
export type WordOf = (value: string) => Text | undefined;
const noWords: WordOf = () => undefined;
type Definitions = { readonly [name: string]: FormSchema };

/** The fields of an act's input, in the schema's order. */
export function fieldsOf(
  schema: FormSchema,
  wordOf: WordOf = noWords,
  known: Definitions = {},
): readonly Field[] {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  return Object.entries(properties).flatMap(([name, property]) =>
    isSchema(property) ? [fieldOf(name, property, required.has(name), wordOf, known)] : [],
  );
}

export function fieldOf(
  name: string,
  schema: FormSchema,
  required: boolean,
  wordOf: WordOf = noWords,
  known: Definitions = {},
): Field {
  const definitions = isSchema(schema.$defs) ? { ...known, ...(schema.$defs as Definitions) } : known;
  if (schema.widget === 'condition')
    return {
      name,
      title: text(schema.title ?? name, schema.titleEn ?? schema.title ?? name),
      required,
      kind: 'condition',
    };
  const referred = typeof schema.$ref === 'string' ? definitions[schema.$ref] : undefined;
  if (referred) {
    const { $ref: _r, $defs: _d, ...outer } = schema;
    const named = { title: outer.title ?? name, titleEn: outer.titleEn ?? outer.title ?? name };
    return {
      name,
      title: text(named.title, named.titleEn),
      required,
      kind: 'nested',
      field: () => fieldOf(name, { ...referred, ...named }, required, wordOf, definitions),
    };
  }
  const alternatives = list(schema.anyOf).concat(list(schema.oneOf));
  const real = alternatives.filter((one) => one.type !== 'null' && one.const !== null);
  // “x or null” is x that may be left out.
  if (alternatives.length > 0 && real.length === 1) {
    const { anyOf: _a, oneOf: _o, ...outer } = schema;
    const isNullable = real.length < alternatives.length;
    return {
      ...fieldOf(name, { ...real[0], ...outer }, required && !isNullable, wordOf, definitions),
      ...(required && isNullable ? { nullable: true } : {}),
    };
  }
  const described: Described = {
    name,
    title: text(schema.title ?? name, schema.titleEn ?? schema.title ?? name),
    help: schema.description
      ? text(schema.description, schema.descriptionEn ?? schema.description)
      : undefined,
    required,
    ...(schema.asked === true ? { asked: true } : {}),
    ...(schema.readOnly === true ? { fixed: true } : {}),
    fallback: schema.default,
  };
  if (Array.isArray(schema.enum) && schema.enum.length === 1)
    return { ...described, kind: 'constant', value: schema.enum[0] };
  if (schema.const !== undefined) return { ...described, kind: 'constant', value: schema.const };
  const options = optionsOf(schema, real, wordOf);
  if (options) return { ...described, kind: 'choice', options };
  if (real.length > 1)
    return {
      ...described,
      kind: 'variant',
      branches: real.map((branch) => ({
        title: branchTitle(branch, wordOf),
        field: fieldOf('', branch, true, wordOf, definitions),
      })),
    };
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  switch (type) {
    case 'string':
      return stringField(described, schema);
    case 'integer':
    case 'number':
      return {
        ...described,
        kind: 'number',
        whole: type === 'integer',
        minimum: numberIn(schema.minimum) ?? numberIn(schema.exclusiveMinimum),
        maximum: numberIn(schema.maximum) ?? numberIn(schema.exclusiveMaximum),
        unit: typeof schema.unit === 'string' ? schema.unit : undefined,
      };
    case 'boolean':
      return { ...described, kind: 'yes-no' };
    case 'array': {
      if (!isSchema(schema.items)) break;
      const item = fieldOf('', schema.items, true, wordOf, definitions);
      if (item.kind === 'choice') return { ...described, kind: 'choices', options: item.options };
      return {
        ...described,
        kind: 'list',
        item,
        minItems: numberIn(schema.minItems) ?? 0,
        maxItems: numberIn(schema.maxItems),
      };
    }
    case 'object':
      // The house's money on the wire: { amount: '123.45', currency: 'CNY' }.
      if (isSchema(schema.properties) && 'amount' in schema.properties && 'currency' in schema.properties)
        return { ...described, kind: 'money', wire: 'object' };
      if (isSchema(schema.properties))
        return { ...described, kind: 'group', fields: fieldsOf(schema, wordOf, definitions) };
  }
  return { ...described, kind: 'open' };
}

function stringField(described: Described, schema: FormSchema): Field {
  const pattern = typeof schema.pattern === 'string' ? schema.pattern : undefined;
  const prefix = pattern && /^\^([a-z]{3})_/.exec(pattern)?.[1];
  const thing = things[schema.format ?? ''] ?? (prefix ? things[prefix] : undefined);
  if (thing) return { ...described, kind: 'pick', thing };
  switch (schema.format) {
    case 'date':
      return { ...described, kind: 'date' };
    case 'date-time':
      return { ...described, kind: 'instant' };
    case 'upload':
      return { ...described, kind: 'upload' };
    case 'money':
    case 'yuan':
      return { ...described, kind: 'money', wire: 'yuan' };
    case 'fen':
      return { ...described, kind: 'money', wire: 'fen' };
  }
  if (/Fen$/.test(described.name)) return { ...described, kind: 'money', wire: 'fen' };
  const maxLength = numberIn(schema.maxLength);
  return {
    ...described,
    kind: 'text',
    long: schema.format === 'text' || schema.format === 'multiline' || (maxLength ?? 0) > 200,
    minLength: numberIn(schema.minLength),
    maxLength,
    pattern,
  };
}

/** Options of a closed list: `enum`, or alternatives that are all constants with titles of their own. */
function optionsOf(
  schema: FormSchema,
  alternatives: readonly FormSchema[],
  wordOf: WordOf,
): readonly Option[] | null {
  const titles = isSchema(schema.enumTitles) ? schema.enumTitles : {};
  if (Array.isArray(schema.enum))
    return (schema.enum as Option['value'][]).map((value) => {
      const given = titles[String(value)];
      return {
        value,
        title: isSchema(given)
          ? text(String(given.zh), String(given.en))
          : (wordOf(String(value)) ?? plain(String(value))),
      };
    });
  if (alternatives.length > 1 && alternatives.every((one) => one.const !== undefined))
    return alternatives.map((one) => ({
      value: one.const as Option['value'],
      title: one.title
        ? text(one.title, one.titleEn ?? one.title)
        : (wordOf(String(one.const)) ?? plain(String(one.const))),
    }));
  return null;
}

const plain = (value: string): Text => text(value, value);

/** A branch is called by its title, or by the constants that tell it from the others. */
function branchTitle(branch: FormSchema, wordOf: WordOf): Text {
  if (branch.title) return text(branch.title, branch.titleEn ?? branch.title);
  const constants = fieldsOf(branch).flatMap((field) =>
    field.kind === 'constant'
      ? [String(field.value)]
      : field.kind === 'choice' && field.name === 'op'
        ? field.options.map(({ value }) => String(value))
        : [],
  );
  const name = constants.join(' ') || String(branch.type ?? '');
  return wordOf(name) ?? plain(name);
}

/** The title of the part that a JSON pointer leads to: `/scope/0/columns` → 范围 1 字段. */
export function labelAt(fields: readonly Field[], pointer: string): Text | undefined {
  const parts = pointer.split('/').filter(Boolean);
  let within: readonly Field[] = fields;
  const zh: string[] = [];
  const en: string[] = [];
  for (const part of parts) {
    if (/^\d+$/.test(part)) {
      zh.push(String(Number(part) + 1));
      en.push(String(Number(part) + 1));
      continue;
    }
    const field = within.find(({ name }) => name === part);
    if (!field) break;
    zh.push(field.title.zh);
    en.push(field.title.en);
    within = inside(field);
  }
  return zh.length === 0 ? undefined : text(zh.join(' '), en.join(' '));
}

function inside(field: Field): readonly Field[] {
  if (field.kind === 'group') return field.fields;
  if (field.kind === 'list') return inside(field.item);
  if (field.kind === 'variant') return field.branches.flatMap((branch) => inside(branch.field));
  if (field.kind === 'nested') return inside(field.field());
  return [];
}

/** How many plain fields there are in all; a list counts as one line of it. */
export function fieldCount(fields: readonly Field[]): number {
  return fields.reduce(
    (sum, field) => sum + (field.kind === 'nested' ? 1 : fieldCount(inside(field)) || 1),
    0,
  );
}
