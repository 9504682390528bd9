import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLogKeys, replaceLogKey } from '#adapters/crypto';

let root: string;
let before: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongshu-key-killed-'));
  before = join(root, 'before');
  // Replaced once and retired, so that a record is there whose place the next one takes.
  await openLogKeys(optionsOf(before));
  await replaceLogKey(optionsOf(before), 'Ed25519', 28);
  const { signers } = await openLogKeys(optionsOf(before));
  await signers[1]!.retire?.();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const optionsOf = (folder: string) => ({ folder, name: 'test.example/log', sm2: true });
const signersOf = async (folder: string) =>
  (await openLogKeys(optionsOf(folder))).signers.map(({ vkey, overlapDays }) => `${vkey} ${overlapDays}`);
const pemFiles = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.pem'));

const run = (folder: string, what: string, call: number): Promise<{ died: boolean; done: boolean }> =>
  new Promise((resolve) => {
    const script = join(import.meta.dirname, 'dying-process.ts');
    execFile(process.execPath, [script, folder, what, String(call)], (error, stdout) =>
      resolve({ died: error?.signal === 'SIGKILL', done: stdout.includes('done') }),
    );
  });

it.each(['replace', 'retire'] as const)(
  'a process killed before any change of the file system leaves one state or the other: %s',
  async (what) => {
    const from = join(root, `from-${what}`);
    await cp(before, from, { recursive: true });
    if (what === 'retire') await replaceLogKey(optionsOf(from), 'Ed25519', 28);
    const old = await signersOf(from);
    let [call, changed] = [0, 0];
    for (;;) {
      call += 1;
      const folder = join(root, `${what}-${call}`);
      await cp(from, folder, { recursive: true });
      const { died, done } = await run(folder, what, call);
      const now = await signersOf(folder);
      expect(await signersOf(folder)).toEqual(now);
      // A start leaves nothing behind that no key of the log needs.
      expect(await pemFiles(folder)).toHaveLength(now.length);
      if (JSON.stringify(now) !== JSON.stringify(old)) {
        changed += 1;
        if (what === 'replace') expect(now.slice(1)).toEqual([`${old[0]!.split(' ')[0]} 28`, old[1]]);
        else expect(now).toEqual(old.filter((line) => line.endsWith('undefined')));
      } else expect(changed, 'a change does not go back').toBe(0);
      if (!died) {
        expect(done).toBe(true);
        break;
      }
    }
    expect(call).toBeGreaterThan(5);
    expect(changed).toBeGreaterThan(0);
  },
  600_000,
);
