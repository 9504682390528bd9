import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { budget, isTooHeavy, type Manifest, weights } from './size-budget.ts';

/** Noise cannot be compressed, so a file of n bytes weighs a little more than n. */
const files = new Map<string, Buffer>(
  Object.entries({
    'main.js': 1000,
    'kit.js': 2000,
    'base.css': 500,
    'page.js': 300,
    'table.js': 700,
    'page.css': 100,
  }).map(([name, size]) => [name, randomBytes(size)]),
);
const manifest: Manifest = {
  'index.html': { file: 'main.js', isEntry: true, imports: ['_kit'], css: ['base.css'] },
  _kit: { file: 'kit.js' },
  _table: { file: 'table.js', imports: ['_kit'] },
  '../../platform/catalog/web/Page.tsx': {
    file: 'page.js',
    isDynamicEntry: true,
    imports: ['index.html', '_table'],
    css: ['page.css'],
  },
};
const read = (file: string): Buffer => files.get(file)!;
const about = (bytes: number, expected: number): boolean => bytes >= expected && bytes < expected + 200;

describe('the size budget of the portal', () => {
  it('weighs the shell with its static imports and styles, and a page without what the shell brought', () => {
    const [shell, page] = weights(manifest, read);
    expect(shell).toMatchObject({ name: 'shell', limit: budget.shell });
    expect(page).toMatchObject({ name: 'platform/catalog/web/Page.tsx', limit: budget.route });
    expect(about(shell!.bytes, 3500), String(shell!.bytes)).toBe(true);
    expect(about(page!.bytes, 1100), String(page!.bytes)).toBe(true);
    expect([shell!, page!].filter(isTooHeavy)).toEqual([]);
  });

  it('reports a page and a shell that are over their limit', () => {
    const heavy = new Map(files)
      .set('table.js', randomBytes(budget.route))
      .set('kit.js', randomBytes(budget.shell));
    const over = weights(manifest, (file) => heavy.get(file)!).filter(isTooHeavy);
    expect(over.map(({ name }) => name)).toEqual(['shell', 'platform/catalog/web/Page.tsx']);
  });

  it('refuses a manifest in which it would see nothing', () => {
    expect(() => weights({}, read)).toThrow(/no entry/);
    expect(() =>
      weights({ 'index.html': { file: 'main.js', isEntry: true, imports: ['gone'] } }, read),
    ).toThrow(/gone/);
  });
});
