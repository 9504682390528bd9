import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('./dist/', import.meta.url));
const manifestPath = `${dist}.vite/manifest.json`;
const kB = 1000;
/** What a visitor loads before any page of its own, and what one more page may add, gzipped. */
const shellBudget = 400 * kB;
const routeBudget = 200 * kB;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
}
type Manifest = { readonly [key: string]: Chunk };

/** A chunk and all it needs at once. */
function withImports(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) withImports(manifest, next, seen);
  return seen;
}
const filesOf = (manifest: Manifest, keys: Iterable<string>): Set<string> =>
  new Set([...keys].flatMap((key) => [manifest[key]!.file, ...(manifest[key]!.css ?? [])]));
const weigh = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0);

const built = existsSync(manifestPath);
if (!built)
  console.info('size budget skipped: the portal is not built (programs/portal/dist has no manifest)');

describe.skipIf(!built)('size of the built portal', () => {
  const manifest: Manifest = built ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry) ?? '';
  const shell = built ? filesOf(manifest, withImports(manifest, entry)) : new Set<string>();
  const routes = Object.keys(manifest).filter((key) => manifest[key]!.isDynamicEntry);

  it('the shell stays within 400 kB', () => {
    const bytes = weigh(shell);
    expect(bytes).toBeGreaterThan(50 * kB);
    expect(bytes).toBeLessThanOrEqual(shellBudget);
  });

  it('there are pages, each loaded on its own', () => {
    expect(routes.filter((key) => /Page\.tsx$/.test(key)).length).toBeGreaterThan(15);
  });

  it.each(routes)('%s adds at most 200 kB', (key) => {
    const own = filesOf(manifest, withImports(manifest, key)).difference(shell);
    expect(weigh(own)).toBeLessThanOrEqual(routeBudget);
  });
});
