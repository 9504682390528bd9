import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generatedFiles, staleFiles } from '../../tools/reference/generated-files.ts';
import { houseRoot } from './house.ts';

const files = await generatedFiles(houseRoot);

describe('files written from the code', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s is current', (_, file) => {
    expect(
      staleFiles(houseRoot, [file]).map(({ path }) => path),
      'run `npm run generate` and commit what it wrote',
    ).toEqual([]);
  });

  it('come out the same twice', async () => {
    expect(await generatedFiles(houseRoot)).toEqual(files);
  }, 60_000);

  it('hold something', () => {
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const { path, content } of files) expect(content.split('\n').length, path).toBeGreaterThan(15);
  });
});

describe('the comparison itself', () => {
  const root = mkdtempSync(join(tmpdir(), 'gongshu-generated-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('reports what is missing and what was changed by hand, and passes what is equal', () => {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    expect(staleFiles(root, files)).toEqual([]);
    const [first, second] = files;
    rmSync(join(root, first!.path));
    writeFileSync(join(root, second!.path), `${second!.content} `);
    expect(staleFiles(root, files).map(({ path }) => path)).toEqual([first!.path, second!.path]);
  });
});
