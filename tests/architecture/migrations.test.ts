import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { houseRoot } from './house.ts';

/** Numbers that were given twice before this test: homes have had both, so neither file is renamed any more. */
const givenTwice: readonly string[] = [
  'platform/casework 0002',
  'platform/query 0008',
  'platform/supervision 0004',
  'platform/supervision 0006',
  'platform/supervision 0007',
];

/** Files of migrations under a root, by the module they belong to. */
function migrationsUnder(root: string): ReadonlyMap<string, readonly string[]> {
  const files = globSync('{platform,applications,programs/server,adapters}/*/{store/,}migrations/*', {
    cwd: root,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
  const moduleOf = (path: string) => path.replace(/\/(store\/)?migrations\/[^/]+$/, '');
  return new Map(
    [...Map.groupBy(files, moduleOf)].map(([module, paths]) => [module, paths.map((path) => basename(path))]),
  );
}

/** Numbers that two migrations of one module have: which of them runs first would hang on their names. */
const twice = (root: string): readonly string[] =>
  [...migrationsUnder(root)].flatMap(([module, files]) =>
    [...Map.groupBy(files, (name) => name.slice(0, 4))].flatMap(([number, same]) =>
      same.length > 1 ? [`${module} ${number}`] : [],
    ),
  );

describe('migrations', () => {
  it('have names that the migrator takes', () => {
    const all = [...migrationsUnder(houseRoot)];
    expect(all.length).toBeGreaterThan(12);
    expect(
      all.flatMap(([module, files]) =>
        files.filter((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name)).map((name) => `${module}/${name}`),
      ),
    ).toEqual([]);
  });

  it('have a number of their own in their module', () => {
    expect(twice(houseRoot).toSorted(), 'give the newer one the next free number').toEqual(givenTwice);
  });
});

describe('the check itself', () => {
  const root = mkdtempSync(join(tmpdir(), 'migrations-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('sees two of one number, and not the same number in two modules', () => {
    for (const file of ['one/store/migrations/0001-a.sql', 'two/store/migrations/0001-a.sql'])
      plant(join(root, 'platform', file));
    expect(twice(root)).toEqual([]);
    plant(join(root, 'platform/two/store/migrations/0001-b.sql'));
    expect(twice(root)).toEqual(['platform/two 0001']);
  });

  function plant(file: string): void {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
  }
});
