import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { boundaries } from './boundaries.ts';
import { type Picture, pictureOf } from './cruise.ts';
import { exceptions } from './exceptions.ts';
import { houseRoot, platformOrder, sourceFiles } from './house.ts';
import { listedPairs, nameOf, usedPairs } from './pairs.ts';
import { plantedTree, plantedTrees, transplanted, wrongFiles } from './planted.ts';

describe('the house', () => {
  let picture: Picture;
  beforeAll(async () => {
    picture = await pictureOf(houseRoot);
  }, 60_000);

  it('is seen whole: every source file on disk, and not suspiciously few', () => {
    expect(picture.files).toEqual(sourceFiles(houseRoot));
    expect(picture.files.length).toBeGreaterThan(300);
    expect(picture.dependencies.length).toBeGreaterThan(picture.files.length);
    const modules = new Set(
      picture.files.map((file) => /^platform\/([^/]+)\//.exec(file)?.[1]).filter(Boolean),
    );
    expect(modules.size).toBeGreaterThanOrEqual(8);
  });

  it.each(boundaries.map((boundary) => [boundary.name, boundary] as const))(
    'keeps to %s',
    (name, { why, instead }) => {
      const crossed = picture.crossings.filter((crossing) => crossing.boundary === name);
      expect(
        crossed.map(({ from, to }) => `${from} → ${to}`),
        `${why}\nInstead: ${instead}`,
      ).toEqual([]);
    },
  );

  it('has no platform folder without a place in the order', () => {
    const folders = readdirSync(join(houseRoot, 'platform'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => !(platformOrder as readonly string[]).includes(name))).toEqual([]);
  });

  it('uses exactly the pairs of modules that platform-pairs.json lists, each with a reason', () => {
    const used = usedPairs(picture.dependencies).map(nameOf);
    const listed = listedPairs.map(nameOf);
    expect(
      used.filter((pair) => !listed.includes(pair)),
      'used but not listed: add it with its reason, or do without',
    ).toEqual([]);
    expect(
      listed.filter((pair) => !used.includes(pair)),
      'listed but not used any more: remove it',
    ).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listedPairs.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it('needs every exception that is listed, and each says why', () => {
    expect(exceptions.filter((exception) => !picture.usedExceptions.includes(exception))).toEqual([]);
    expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
    const names = new Set(boundaries.map(({ name }) => name));
    expect(
      exceptions.flatMap((exception) => exception.boundaries).filter((name) => !names.has(name)),
    ).toEqual([]);
  });
});

describe('the check itself', () => {
  const copies: string[] = [];
  const copyOf = (tree?: string): string => {
    const copy = transplanted(tree);
    copies.push(copy);
    return copy;
  };
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
  });

  it('has a planted tree for every boundary and a boundary for every tree', () => {
    expect(plantedTrees('boundaries')).toEqual(boundaries.map(({ name }) => name).sort());
  });

  it.each(plantedTrees('boundaries'))(
    'finds what is wrong in planted/boundaries/%s and nothing else',
    async (name) => {
      const tree = plantedTree('boundaries', name);
      const { crossings } = await pictureOf(copyOf(tree));
      const reported = (of: typeof crossings) => [...new Set(of.map(({ from }) => from))].sort();
      expect(reported(crossings.filter(({ boundary }) => boundary === name))).toEqual(wrongFiles(tree));
      expect(reported(crossings)).toEqual(wrongFiles(tree));
    },
  );

  it('judges every pair of the platform order: 120 downward calls pass, 120 upward calls are reported', async () => {
    const root = copyOf();
    for (const [place, module] of platformOrder.entries()) {
      mkdirSync(join(root, 'platform', module), { recursive: true });
      writeFileSync(join(root, 'platform', module, 'index.ts'), `export const here = '${module}';\n`);
      const imports = (names: readonly string[]) =>
        names.map((name) => `export * as ${name} from '#platform/${name}';\n`).join('');
      writeFileSync(
        join(root, 'platform', module, 'down.ts'),
        `export {};\n${imports(platformOrder.slice(0, place))}`,
      );
      writeFileSync(
        join(root, 'platform', module, 'up.ts'),
        `export {};\n${imports(platformOrder.slice(place + 1))}`,
      );
    }
    const { crossings } = await pictureOf(root);
    const upward = (platformOrder.length * (platformOrder.length - 1)) / 2;
    expect(crossings.filter(({ boundary }) => boundary === 'platform-order')).toHaveLength(upward);
    expect(crossings.filter(({ from }) => !from.endsWith('/up.ts'))).toEqual([]);
    expect(upward).toBe(120);
  });

  it('refuses to judge a tree in which it sees nothing', async () => {
    const root = copyOf();
    mkdirSync(join(root, 'platform'));
    await expect(pictureOf(root)).rejects.toThrow(/saw no file/);
  });

  it('points exceptions and pairs at things that exist', () => {
    const missing = exceptions
      .flatMap(({ from, to }) => [from, to])
      .filter((path) => !existsSync(join(houseRoot, path)));
    expect(missing).toEqual([]);
  });
});
