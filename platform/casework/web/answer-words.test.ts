import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answerWords } from './answer-words.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
}
interface Described {
  readonly paths: {
    readonly [path: string]: {
      readonly post?: {
        readonly responses: {
          readonly 200?: { readonly content?: { readonly 'application/json': { readonly schema: Schema } } };
        };
      };
    };
  };
}
const { paths } = JSON.parse(
  readFileSync(new URL('../../../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as Described;

it('every plain part of the answer of every act has a word', () => {
  const parts = Object.entries(paths).flatMap(([path, { post }]) =>
    path.startsWith('/api/v1/actions/')
      ? Object.entries(post?.responses[200]?.content?.['application/json'].schema.properties ?? {})
      : [],
  );
  const plain = parts.filter(([, { type }]) => type !== 'object' && type !== 'array').map(([name]) => name);
  expect(plain.length).toBeGreaterThan(40);
  expect([...new Set(plain)].filter((name) => !Object.hasOwn(answerWords, name))).toEqual([]);
});
