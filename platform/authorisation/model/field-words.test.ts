import { expect, it } from 'vitest';
import { AgreementDocument } from './agreement.ts';
import { fieldWords } from './field-words.ts';
import { PlanDocument } from './plan.ts';

interface Node {
  readonly title?: string;
  readonly titleEn?: string;
  readonly properties?: { readonly [name: string]: Node };
  readonly [keyword: string]: unknown;
}

/** Every property of a schema with its place, through lists, alternatives and references. */
function* propertiesOf(node: Node, at: string): Generator<readonly [string, Node]> {
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    yield [`${at}/${name}`, property];
    yield* propertiesOf(property, `${at}/${name}`);
  }
  for (const keyword of ['items', 'anyOf', 'allOf', '$defs'])
    for (const inner of Object.values(
      keyword === 'items' && node.items ? { items: node.items } : Object(node[keyword] ?? {}),
    ))
      yield* propertiesOf(inner as Node, at);
}

it('calls every field of plan and agreement by a name in both languages, so that a form can be drawn', () => {
  const all = [
    ...propertiesOf(AgreementDocument as unknown as Node, 'agreement'),
    ...propertiesOf(PlanDocument as unknown as Node, 'plan'),
  ];
  expect(all.length).toBeGreaterThan(200);
  const nameless = all.filter(([, { title, titleEn }]) => !title || !titleEn || title === titleEn);
  expect(nameless.map(([at]) => at)).toEqual([]);
});

it('keeps no word for a field that is nowhere', () => {
  const used = new Set(
    [
      ...propertiesOf(AgreementDocument as unknown as Node, ''),
      ...propertiesOf(PlanDocument as unknown as Node, ''),
    ].map(([at]) => at.split('/').at(-1)),
  );
  expect(Object.keys(fieldWords).filter((name) => !used.has(name))).toEqual([]);
});
