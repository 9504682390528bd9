import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { forbidden } from './boundaries.ts';
import { type Exception, exceptions, excuses } from './exceptions.ts';
import { sourceFolders } from './house.ts';

export interface Dependency {
  readonly from: string;
  readonly to: string;
  /** True for `import type` and `export type`. */
  readonly typeOnly: boolean;
}

/** A dependency that crosses a boundary. */
export interface Crossing extends Omit<Dependency, 'typeOnly'> {
  readonly boundary: string;
}

/** What dependency-cruiser saw of a tree. Paths are relative to its root. */
export interface Picture {
  readonly files: readonly string[];
  readonly dependencies: readonly Dependency[];
  /** Crossings that no exception excuses. */
  readonly crossings: readonly Crossing[];
  /** Exceptions that excused something; one that did not is out of date. */
  readonly usedExceptions: readonly Exception[];
}

/**
 * Reads all imports of a tree, also `import type` and dynamic ones, and judges them by the boundaries.
 * Throws when nothing could be read: a tool that sees nothing finds nothing wrong.
 */
export async function pictureOf(root: string): Promise<Picture> {
  const { output } = await cruise(
    sourceFolders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      // A published package has a package.json of its own and is tested with the house's tools.
      combinedDependencies: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      // Libraries keep their code in dist/ too: excluding those would hide every import of them.
      exclude: { path: [`^(${sourceFolders.join('|')})/.+/dist/`, '^tests/architecture/planted/'] },
    },
    // Without exportsFields the tool ignores `exports` of packages and finds less than Node does.
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered text, not a result');
  return read(output);
}

function read({ modules, summary }: ICruiseResult): Picture {
  // A file of types alone is listed twice when something imports it: as found on disk, and as imported.
  const files = [...new Set(modules.map(({ source }) => source))].filter(
    (source) => /\.tsx?$/.test(source) && !isLibrary(source),
  );
  if (files.length === 0)
    throw new Error('dependency-cruiser saw no file: is the package `typescript` there, below version 7?');
  const crossings = summary.violations.map(({ rule, from, to }) => ({ boundary: rule.name, from, to }));
  return {
    files: files.sort(),
    dependencies: modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved, dependencyTypes }) => ({
        from: source,
        to: resolved,
        typeOnly: dependencyTypes.includes('type-only'),
      })),
    ),
    crossings: crossings.filter((crossing) => !exceptions.some((exception) => excuses(exception, crossing))),
    usedExceptions: exceptions.filter((exception) =>
      crossings.some((crossing) => excuses(exception, crossing)),
    ),
  };
}

const isLibrary = (path: string): boolean => /(^|\/)node_modules\//.test(path);
