import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectionMaker } from '../../programs/server/engine/projection-maker.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

it('a process killed while own data is lent leaves nothing readable, and the next start sweeps it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-own-'));
  folders.push(folder);
  const marker = '绝密客户名单';
  const child = spawn(
    process.execPath,
    [new URL('own-data-child.ts', import.meta.url).pathname, folder, marker],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const path = line.toString().trim();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const bytes = await readFile(path);
  expect(bytes.includes(marker)).toBe(false);
  // Parquet begins and ends with its name; what lies here is neither.
  expect(bytes.includes('PAR1')).toBe(false);
  const projections = projectionMaker(folder, null);
  const id = basename(path, '.sealed');
  expect(await projections.opens(id, { sealKey: new Uint8Array(32), sealedAs: id })).toBe(false);
  expect(await projections.sweep(new Set())).toBe(1);
  expect(existsSync(path)).toBe(false);
}, 60_000);
