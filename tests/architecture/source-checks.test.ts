import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRoot } from './house.ts';
import { longFiles } from './long-files.ts';
import { plantedTree, plantedTrees, wrongFiles } from './planted.ts';
import { clockReaders, findingsOf, longestFile, sourceChecks } from './source-checks.ts';

describe('the house', () => {
  it.each(sourceChecks.map((check) => [check.name, check] as const))('keeps to %s', (_, check) => {
    const found = findingsOf(check, houseRoot).map(({ file, line, what }) => `${file}:${line} ${what}`);
    expect(found, `${check.why}\nInstead: ${check.instead}`).toEqual([]);
  });

  it.each(sourceChecks.map((check) => [check.name, check] as const))(
    'gives %s something to read',
    (_, check) => {
      expect(check.files(houseRoot).length).toBeGreaterThan(1);
    },
  );

  it('lists no long file that has become short or is gone, and no clock reader that reads none', () => {
    for (const file of Object.keys(longFiles)) {
      expect(readFileSync(join(houseRoot, file), 'utf8').split('\n').length - 1, file).toBeGreaterThan(
        longestFile,
      );
    }
    const clock = sourceChecks.find(({ name }) => name === 'no-machine-clock')!;
    for (const file of Object.keys(clockReaders)) {
      const text = readFileSync(join(houseRoot, file), 'utf8');
      expect(clock.find(text, 'anywhere-else.tsx'), file).not.toEqual([]);
    }
  });
});

describe('the check itself', () => {
  it('has a planted tree for every check and a check for every tree', () => {
    expect(plantedTrees('source')).toEqual(sourceChecks.map(({ name }) => name).sort());
  });

  it.each(sourceChecks.map((check) => [check.name, check] as const))(
    'finds what is wrong in planted/source/%s and nothing else',
    (name, check) => {
      const tree = plantedTree('source', name);
      const reported = new Set(findingsOf(check, tree).map(({ file }) => file));
      expect([...reported].sort()).toEqual(wrongFiles(tree));
    },
  );
});
