import { existsSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The checkout that these checks judge. */
export const houseRoot = resolve(import.meta.dirname, '../..');

/**
 * The platform modules in the order in which they stand: each may use the doors of those before it. A new module is put here first,
 * because its place decides whom it may call.
 */
export const platformOrder = [
  'identity',
  'casework',
  'evidence',
  'lineage',
  'catalog',
  'quality',
  'privacy',
  'sharing',
  'opening',
  'registration',
  'authorisation',
  'query',
  'products',
  'pricing',
  'supervision',
  'federation',
] as const;

/** Top folders that hold TypeScript, from the ground up. */
export const sourceFolders = [
  'foundation',
  'platform',
  'applications',
  'adapters',
  'programs',
  'packages',
  'ui-kit',
  'testkit',
  'tests',
  'bench',
  'demo',
  'tools',
] as const;

/** Folders that are built, fetched, kept by a running instance, or wrong on purpose. */
const notOurs = (path: string): boolean =>
  /(^|\/)(node_modules|dist|coverage|\.git|\.gongshu[^/]*)(\/|$)|^tests\/architecture\/planted(\/|$)/.test(
    path,
  );

/** Every `.ts` and `.tsx` file of a tree, relative to its root, sorted. */
export const sourceFiles = (root: string): readonly string[] =>
  filesOf(root, `{${sourceFolders.join(',')}}/**/*.{ts,tsx}`);

/** Every text file of a tree that people write: sources, SQL, policies, pages, settings. Not the lockfile, not data. */
export const writtenFiles = (root: string): readonly string[] =>
  filesOf(root, '**/*.{ts,tsx,mjs,sql,cedar,css,html,md,json,yaml,yml,sh}')
    .concat(['.npmrc', '.ci/run', '.gitignore'].filter((name) => existsSync(join(root, name))))
    .filter((path) => path !== 'package-lock.json' && !path.startsWith('demo/files/'));

const filesOf = (root: string, pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: notOurs })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !notOurs(path))
    .sort();
