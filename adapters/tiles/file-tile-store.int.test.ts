import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tileStoreContract } from '../../platform/evidence/ports.contract.ts';
import { fileTileStore } from './file-tile-store.ts';

const home = await mkdtemp(join(tmpdir(), 'gongshu-tiles-'));
afterAll(() => rm(home, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(home, `log-${count++}`);

tileStoreContract('files', async () => {
  const folder = fresh();
  return { store: fileTileStore(folder), reopen: async () => fileTileStore(folder) };
});

it('lies in the layout of tlog-tiles and leaves nothing half written', async () => {
  const folder = fresh();
  const store = fileTileStore(folder);
  await store.write({ level: 0, index: 1_234_067, width: 8 }, Uint8Array.of(7));
  await store.publish('note\n', null);
  expect([...(await readFile(join(folder, 'tile/0/x001/x234/067.p/8')))]).toEqual([7]);
  expect(await readFile(join(folder, 'checkpoint'), 'utf8')).toBe('note\n');
  const files = await readdir(folder, { recursive: true });
  expect(files.filter((name) => name.includes('.writing-'))).toEqual([]);
});

it('lets one of several publishers through', async () => {
  const store = fileTileStore(fresh());
  const results = await Promise.all(['a\n', 'b\n', 'c\n'].map((note) => store.publish(note, null)));
  expect(results.filter((published) => published)).toHaveLength(1);
});
