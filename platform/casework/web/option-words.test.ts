import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Field, fieldsOf } from '../../../ui-kit/form/fields.ts';
import { wordOfValue } from './option-words.ts';

interface Described {
  readonly paths: {
    readonly [path: string]: {
      readonly post?: {
        readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: object } } };
      };
    };
  };
  readonly components: { readonly schemas: { readonly [name: string]: object } };
}
const api = JSON.parse(
  readFileSync(new URL('../../../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as Described;

/** Titles of all choices and alternatives of a form that say nothing but their code. */
function codes(field: Field, depth = 0): string[] {
  if (depth > 8) return [];
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.flatMap(({ value, title }) => (title.zh === String(value) ? [title.zh] : []));
    case 'group':
      return field.fields.flatMap((part) => codes(part, depth + 1));
    case 'list':
      return codes(field.item, depth + 1);
    case 'nested':
      return codes(field.field(), depth + 3);
    case 'variant':
      return field.branches.flatMap((branch) => [
        ...(/^[\x20-\x7e]*$/.test(branch.title.zh) ? [branch.title.zh || '(none)'] : []),
        ...codes(branch.field, depth + 1),
      ]);
    default:
      return [];
  }
}

it('has a word for every choice of every act’s form', () => {
  const $defs = api.components.schemas;
  const forms = Object.values(api.paths).flatMap(({ post }) =>
    Object.values(post?.requestBody?.content ?? {}).map(({ schema }) => schema),
  );
  expect(forms.length).toBeGreaterThan(40);
  const asForm = (schema: object): object =>
    JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
      key === '$ref' ? String(value).split('/').at(-1) : value,
    ) as object;
  const missing = forms.flatMap((schema) =>
    fieldsOf(
      asForm(schema) as never,
      wordOfValue,
      Object.fromEntries(Object.entries($defs).map(([name, one]) => [name, asForm(one)])) as never,
    ).flatMap((field) => codes(field)),
  );
  expect([...new Set(missing)]).toEqual([]);
});
