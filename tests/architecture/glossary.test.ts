import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allModules } from '../../programs/server/modules.ts';
import { houseRoot, sourceFiles } from './house.ts';

const glossary = readFileSync(join(houseRoot, 'docs/glossary.md'), 'utf8');
const standard = /^(GB|GB\/T|民法典|网络安全法|个人信息保护法)/;

describe('the glossary', () => {
  const names = namesInCode(glossary);

  it('names only what is in the code', () => {
    const words = wordsOf(sourceFiles(houseRoot).filter((path) => !path.includes('.test.')));
    expect(names.length).toBeGreaterThan(120);
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  it('has no word twice', () => {
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('knows every document that a rule cites by its short name', async () => {
    const known = new Set([...glossary.matchAll(/^\| ([^|]+?) \| .*[《（]/gm)].map((match) => match[1]));
    const cited = (await allModules())
      .flatMap(({ rules = [] }) => rules)
      .flatMap((rule) => [rule.clause, ...(rule.alsoBasedOn ?? [])])
      .map(({ document }) => document);
    expect(cited.length).toBeGreaterThan(20);
    expect([...new Set(cited)].filter((name) => !known.has(name) && !standard.test(name))).toEqual([]);
  });

  it('is read as it is written: code type in the first column of word tables, nothing else', () => {
    expect(
      namesInCode(
        '\n| English | 中文 |\n|---|---|\n| `a-b`: `c` | `d` |\n| plain | x |\n\n| here | there |\n|---|---|\n| `e` | f |\n',
      ),
    ).toEqual(['a-b', 'c']);
  });
});

/** Words in code type of the first column, in tables whose head begins with “English”. */
function namesInCode(text: string): readonly string[] {
  return text
    .split('\n\n')
    .map((part) => part.trim())
    .filter((part) => part.startsWith('| English'))
    .flatMap((table) => table.split('\n').slice(2))
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
}

/** Identifiers, and what stands in quotation marks: names of acts after their module, roles, states, codes. */
function wordsOf(paths: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const path of paths) {
    const text = readFileSync(join(houseRoot, path), 'utf8');
    for (const [word] of text.matchAll(/[A-Za-z][\w-]*[A-Za-z0-9]|[A-Za-z]/g)) words.add(word);
  }
  return words;
}
