import { spawnSync } from 'node:child_process';
import { root } from './stages/command.ts';

/** Files that differ from the last commit, or, in a clean tree, those of the last commit. `null` outside a git checkout. */
export function changedFiles(): readonly string[] | null {
  const working = git('status', '--porcelain', '--untracked-files=all', '--no-renames');
  if (working === null) return null;
  const files = working.map((line) => line.slice(3));
  return files.length > 0 ? files : git('diff', '--name-only', 'HEAD~1', 'HEAD');
}

/**
 * Folders whose database tests follow from changed files: the module, adapter or program that each lies in. Foundation and testkit
 * are under everything, so a change there means all.
 */
export function foldersToTest(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    const [top = '', module] = file.split('/');
    if (top === 'foundation' || top === 'testkit') return [''];
    if (['platform', 'applications', 'adapters', 'programs', 'packages'].includes(top) && module)
      folders.add(`${top}/${module}/`);
  }
  return [...folders].sort();
}

function git(...args: readonly string[]): readonly string[] | null {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : null;
}
