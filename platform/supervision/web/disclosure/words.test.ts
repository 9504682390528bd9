import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { disclosureWords } from './words.ts';

it('names every public fact there is about an agreement or a product', () => {
  const story = readFileSync(
    fileURLToPath(new URL('../../../evidence/web/fact-kinds.ts', import.meta.url)),
    'utf8',
  );
  const kinds = [...story.matchAll(/^ {2}'((?:authorisation|projection|products)\.[^']+)': text\(/gm)].map(
    ([, kind]) => kind!,
  );
  expect(kinds.length).toBeGreaterThan(9);
  expect(kinds.filter((kind) => !Object.hasOwn(disclosureWords.pairs, kind))).toEqual([]);
});
