import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { houseRoot } from './house.ts';

/**
 * Small trees that are wrong on purpose, one folder per rule. A file that must be reported is named `wrong…` or says `wrong:` in
 * its text; every other file is there to show what is allowed.
 */
const planted = join(import.meta.dirname, 'planted');

export const plantedTrees = (kind: 'boundaries' | 'source'): readonly string[] =>
  readdirSync(join(planted, kind)).sort();

export const plantedTree = (kind: 'boundaries' | 'source', name: string): string => join(planted, kind, name);

/** Files of a tree that must be reported, relative to it, sorted. */
export const wrongFiles = (tree: string): readonly string[] =>
  globSync(['**/*', '.npmrc'], { cwd: tree, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => basename(path).startsWith('wrong') || readFileSync(path, 'utf8').includes('wrong:'))
    .map((path) => path.slice(tree.length + 1).replaceAll('\\', '/'))
    .sort();

/**
 * A copy outside the house with the house's own package.json and packages, so that `#platform/…` and libraries resolve in the copy
 * exactly as they do in the house. The caller removes it.
 */
export function transplanted(tree?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'gongshu-planted-'));
  if (tree !== undefined) {
    if (!existsSync(tree)) throw new Error(`there is no planted tree ${basename(tree)}`);
    cpSync(tree, root, { recursive: true });
  }
  cpSync(join(houseRoot, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(houseRoot, 'node_modules'), join(root, 'node_modules'), 'dir');
  return root;
}
