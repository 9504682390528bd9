import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['ui-kit', 'programs/portal', 'packages/receipt-verifier', 'package-lock.json'];

export const portalDist = join(root, 'programs/portal/dist');

/**
 * Build the portal unless the build that is there was made from the same sources. Returns whether it had to build. While developing
 * (`GONGSHU_PORTAL=as-built`) any build will do: pages are served from source beside it.
 */
export async function buildPortal(): Promise<boolean> {
  if (process.env['GONGSHU_PORTAL'] === 'as-built' && existsSync(join(portalDist, 'index.html')))
    return false;
  const digest = await sourceDigest();
  const stamp = join(portalDist, '.sources');
  if (
    existsSync(join(portalDist, 'index.html')) &&
    existsSync(stamp) &&
    (await readFile(stamp, 'utf8')) === digest
  )
    return false;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'programs/portal/vite.config.ts'), logLevel: 'error' });
  await writeFile(stamp, digest);
  return true;
}

async function sourceDigest(): Promise<string> {
  const hash = createHash('sha256');
  const platform = (await readdir(join(root, 'platform'))).sort().map((name) => `platform/${name}/web`);
  for (const source of [...sources, ...platform]) await addTo(hash, join(root, source));
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  if (!existsSync(path) || path === portalDist || path.endsWith('node_modules')) return;
  try {
    const entries = (await readdir(path)).sort();
    for (const entry of entries) await addTo(hash, join(path, entry));
  } catch {
    hash.update(path.slice(root.length)).update(await readFile(path));
  }
}
