import type { Field } from './fields.ts';

type Values = { readonly [name: string]: unknown };
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the form starts with: given values first, then the schema's defaults; a list that must not be empty starts with its first line. */
export function startValues(fields: readonly Field[], given: Values = {}): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = startValue(field, given[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function startValue(field: Field, given: unknown): unknown {
  switch (field.kind) {
    case 'constant':
      return field.value;
    case 'group':
      // A group that may be left out is left out until somebody asks for it.
      if (!field.required && !isValues(given) && !isValues(field.fallback)) return undefined;
      return startValues(
        field.fields,
        isValues(given) ? given : isValues(field.fallback) ? field.fallback : {},
      );
    case 'list': {
      const lines = Array.isArray(given) ? given : Array.isArray(field.fallback) ? field.fallback : [];
      const count = Math.max(lines.length, leastLines(field, lines.length));
      return Array.from({ length: count }, (_, index) => startValue(field.item, lines[index]));
    }
    case 'variant': {
      const value = given ?? field.fallback;
      if (value === undefined) return undefined;
      const branch = branchOf(field, value);
      return { branch, value: startValue(field.branches[branch]!.field, value) };
    }
    case 'nested':
      return given === undefined ? undefined : startValue(field.field(), given);
    case 'condition':
      return given ?? undefined;
    case 'open': {
      const value = given ?? field.fallback;
      return value === undefined ? undefined : JSON.stringify(value, null, 2);
    }
    default:
      // “None” is said by an empty box.
      return (given === null ? undefined : given) ?? field.fallback;
  }
}

/** How many lines a list of so many must have: one that may be left out may also be empty. */
export const leastLines = (field: Extract<Field, { kind: 'list' }>, lines: number): number =>
  field.required || lines > 0 ? field.minItems : 0;

/** The alternative whose constants a value fits. */
function branchOf(field: Extract<Field, { kind: 'variant' }>, value: unknown): number {
  const index = field.branches.findIndex(({ field: branch }) =>
    branch.kind === 'group'
      ? isValues(value) &&
        branch.fields.every(
          (part) =>
            (part.kind !== 'constant' || value[part.name] === part.value) &&
            (part.kind !== 'choice' ||
              part.name !== 'op' ||
              part.options.some((option) => option.value === value[part.name])),
        )
      : typeof value !== 'object' && (branch.kind === 'yes-no') === (typeof value === 'boolean'),
  );
  return Math.max(0, index);
}

/** What is sent: the form's values without what was left empty. An empty box of an optional field is “not said”, never an empty text. */
export function inputOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = sent(field, values[field.name]) ?? (field.nullable ? null : undefined);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function sent(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'constant':
      return field.value;
    case 'group': {
      // Nobody asked for it: a list in it that is required is no reason to send it.
      if (!field.required && !isValues(value)) return undefined;
      const input = inputOf(field.fields, isValues(value) ? value : {});
      const said = Object.keys(input).some(
        (name) => field.fields.find((part) => part.name === name)?.kind !== 'constant',
      );
      return said || field.required ? input : undefined;
    }
    case 'list': {
      const lines = (Array.isArray(value) ? value : []).map((line) => sent(field.item, line));
      const kept = lines.filter((line) => line !== undefined);
      return kept.length > 0 || field.required ? kept : undefined;
    }
    case 'choices':
      return Array.isArray(value) && (value.length > 0 || field.required) ? value : undefined;
    case 'variant':
      return isValues(value) && typeof value.branch === 'number'
        ? sent(field.branches[value.branch]!.field, value.value)
        : undefined;
    case 'nested':
      return value === undefined ? undefined : sent(field.field(), value);
    case 'open':
      return typeof value === 'string' && value.trim() !== '' ? JSON.parse(value) : undefined;
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
        ? field.long
          ? value
          : value.trim()
        : undefined;
    default:
      return value === '' || value === null ? undefined : value;
  }
}

/** True for a field that the page fills in itself: an id of the thing in hand, which nobody should type. */
export const isSilent = (field: Field, given: Values): boolean =>
  given[field.name] !== undefined &&
  (field.kind === 'constant' ||
    (typeof given[field.name] === 'string' && /^[a-z]{3}_[0-9a-z]{10,}$/.test(given[field.name] as string)));

/** A pointer into the input as the form's own path: `/scope/0/name` → `['scope', 0, 'name']`; alternatives keep their value one level down. */
export function formPath(fields: readonly Field[], pointer: string): (string | number)[] {
  const path: (string | number)[] = [];
  let within: Field | undefined;
  for (const part of pointer.split('/').filter(Boolean)) {
    if (within?.kind === 'nested') within = within.field();
    if (within?.kind === 'variant') {
      path.push('value');
      within = within.branches.find(({ field }) => partOf(field, part) !== undefined)?.field;
    }
    path.push(/^\d+$/.test(part) ? Number(part) : part);
    within = path.length === 1 ? fields.find(({ name }) => name === part) : within && partOf(within, part);
  }
  return path;
}

const partOf = (field: Field, part: string): Field | undefined => {
  if (field.kind === 'list') return field.item;
  if (field.kind === 'group') return field.fields.find(({ name }) => name === part);
  return undefined;
};
