import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verificationSnapshotsContract } from '../../platform/query/verification/ports.contract.ts';
import { lmdbSnapshots } from './snapshots.ts';

const freshFolder = () => mkdtemp(join(tmpdir(), 'gongshu-snapshots-'));

verificationSnapshotsContract('LMDB', async () => {
  const folder = await freshFolder();
  return {
    snapshots: lmdbSnapshots(join(folder, 'snapshots')),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

describe('on disk', () => {
  let folder: string;
  const key = Buffer.alloc(32, 7);
  const subject = Buffer.alloc(32, 1);
  const plain = Buffer.from('what nobody may read in a file');
  const decoy = Buffer.alloc(plain.length);
  const one = async function* () {
    yield { key: subject, record: plain };
  };
  beforeAll(async () => {
    folder = await freshFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds no record in the clear', async () => {
    await lmdbSnapshots(folder).build({ id: 'a', key, decoy, records: one() });
    const bytes = await readFile(join(folder, 'a', 'data.mdb'));
    expect(bytes.includes(subject)).toBe(true);
    expect(bytes.includes(plain)).toBe(false);
  });

  it('does not open under the name of another', async () => {
    await lmdbSnapshots(folder).build({ id: 'b', key, decoy, records: one() });
    await rename(join(folder, 'b'), join(folder, 'c'));
    await expect(lmdbSnapshots(folder).open('c', key)).rejects.toMatchObject({ name: 'SnapshotUnreadable' });
  });

  it('refuses a record that was altered or moved', async () => {
    const file = join(folder, 'a', 'data.mdb');
    const bytes = await readFile(file);
    const at = bytes.indexOf(subject) + subject.length + 14;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const open = await lmdbSnapshots(folder).open('a', key);
    expect(() => open.lookUp(subject)).toThrow('snapshot: record altered');
    await open.close();
  });

  it('a builder killed in the middle leaves no snapshot, and the next start sweeps up', async () => {
    const script = `
      import { lmdbSnapshots } from ${JSON.stringify(join(import.meta.dirname, 'snapshots.ts'))};
      const endless = async function* () {
        for (let n = 1; ; n++) {
          const key = Buffer.alloc(32); key.writeUInt32BE(n);
          if (n === 5000) process.stdout.write('busy');
          yield { key, record: Buffer.alloc(8) };
        }
      };
      await lmdbSnapshots(${JSON.stringify(folder)}).build({ id: 'killed', key: Buffer.alloc(32), decoy: Buffer.alloc(8), records: endless() });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const half = (await readdir(folder)).filter((name) => name.startsWith('killed'));
    expect(half).toHaveLength(1);
    const snapshots = lmdbSnapshots(folder);
    expect(await snapshots.exists('killed')).toBe(false);
    await snapshots.sweep(new Set(['a']));
    expect((await readdir(folder)).sort()).toEqual(['a']);
    await snapshots.build({ id: 'killed', key, decoy, records: one() });
    expect(await snapshots.exists('killed')).toBe(true);
  });
});
