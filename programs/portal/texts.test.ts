import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { optionWords } from '../../platform/casework/web/option-words.ts';
import { allTexts } from '../../ui-kit/language/define-texts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [
  'ui-kit',
  'programs/portal/pages',
  ...readdirSync(join(root, 'platform')).map((module) => `platform/${module}/web`),
];
const sources = folders
  .flatMap((folder) => filesIn(join(root, folder)))
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'));

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

// Loading a file that defines texts registers them.
const defining = sources.filter((path) => /= defineTexts\(/.test(readFileSync(path, 'utf8')));
await Promise.all(defining.map((path) => import(path)));

const pairs = [
  ...allTexts.flatMap(({ namespace, pairs }) =>
    Object.entries(pairs).map(([key, pair]) => [`${namespace}.${key}`, pair] as const),
  ),
  ...Object.entries(optionWords).map(([key, pair]) => [`options.${key}`, pair] as const),
];
const fillings = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the portal’s texts', () => {
  it('are found: one list per defining file, none under the name of another', () => {
    expect(defining.length).toBeGreaterThan(20);
    const names = allTexts.map(({ namespace }) => namespace);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say the same in both languages: both there, no Chinese in the English, the same fillings', () => {
    const faults = pairs
      .filter(
        ([, { zh, en }]) =>
          zh.trim() === '' ||
          en.trim() === '' ||
          // The button that changes the language names the other one.
          (en !== '中文' && /\p{Script=Han}/u.test(en)) ||
          fillings(en).join() !== fillings(zh).join(),
      )
      .map(([name]) => name);
    expect(faults).toEqual([]);
    expect(pairs.length).toBeGreaterThan(300);
  });

  it('no page speaks Chinese outside of a pair', () => {
    const spoken = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .map((line, index) => ({
            line: line.replace(/\/\*.*?\*\/|\/\/.*|\* .*/g, ''),
            at: `${path}:${index + 1}`,
          }))
          // A JSX text or attribute; pairs are calls of text('…'), punctuation between two texts is allowed.
          .filter(
            ({ line }) => /\p{Script=Han}/u.test(line) && !/text\(|^\s*'[^']*',?$|^\s*'.*',$/u.test(line),
          )
          .map(({ at, line }) => `${at} ${line.trim()}`),
      );
    expect(spoken).toEqual([]);
  });
});
