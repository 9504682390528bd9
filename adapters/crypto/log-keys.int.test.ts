import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLogKey } from './log-key.ts';
import { followLogKeys, loadLogKeys, NotReplaced, openLogKeys, replaceLogKey } from './log-keys.ts';

const home = await mkdtemp(join(tmpdir(), 'gongshu-log-keys-'));
afterAll(() => rm(home, { recursive: true, force: true }));
let count = 0;
const fresh = () => ({ folder: join(home, `keys-${count++}`), name: 'test.example/log', sm2: true });
const vkeys = async (options: ReturnType<typeof fresh>) =>
  (await openLogKeys(options)).signers.map(({ vkey }) => vkey);
const files = async ({ folder }: ReturnType<typeof fresh>) =>
  (await readdir(folder)).filter((name) => name.endsWith('.pem')).sort();

describe('the keys of a log', () => {
  it('are one of each algorithm, made on the first start and found on the next', async () => {
    const options = fresh();
    expect(await loadLogKeys(options)).toBeNull();
    const made = await vkeys(options);
    expect(await files(options)).toEqual(['log-sm2.pem', 'log.pem']);
    expect(await vkeys(options)).toEqual(made);
    expect((await loadLogKeys(options))?.signers.map(({ vkey }) => vkey)).toEqual(made);
  });
  it('are the Ed25519 key alone where SM2 is off, and the same one when it is on later', async () => {
    const options = fresh();
    const [only, ...more] = await vkeys({ ...options, sm2: false });
    expect(more).toEqual([]);
    expect((await vkeys(options))[0]).toBe(only);
  });
});

describe.each(['Ed25519', 'SM2'] as const)('replacing the %s key', (algorithm) => {
  const at = algorithm === 'SM2' ? 1 : 0;

  it('puts the new one first and keeps the old beside it until it is retired', async () => {
    const options = fresh();
    const before = await vkeys(options);
    const made = await replaceLogKey(options, algorithm, 28);
    const keys = await openLogKeys(options);
    expect(keys.signers.map(({ vkey }) => vkey)).toEqual(before.toSpliced(at, 0, made.vkey));
    const old = keys.signers[at + 1]!;
    expect([old.vkey, old.overlapDays, keys.signers[at]!.overlapDays]).toEqual([before[at], 28, undefined]);
    for (const name of [...(await files(options)), 'log-keys.json'])
      expect((await stat(join(options.folder, name))).mode & 0o777).toBe(0o600);

    await old.retire?.();
    await old.retire?.();
    expect(keys.signers.map(({ vkey }) => vkey)).toEqual(before.with(at, made.vkey));
    expect(await vkeys(options)).toEqual(before.with(at, made.vkey));
    expect(await files(options)).toHaveLength(2);
  });

  it('lets a process beside the owner go of a key when the owner retires it', async () => {
    const options = fresh();
    expect(await followLogKeys(options)).toBeNull();
    await vkeys(options);
    await replaceLogKey(options, algorithm, 28);
    const [owner, beside] = [await openLogKeys(options), (await followLogKeys(options))!];
    const all = owner.signers.map(({ vkey }) => vkey);
    expect(beside.signers.map(({ vkey }) => vkey)).toEqual(all);
    await owner.signers[at + 1]!.retire?.();
    expect(beside.signers.map(({ vkey }) => vkey)).toEqual(all.toSpliced(at + 1, 1));
  });

  it('is refused while an overlap runs, unless all older keys are to end at once', async () => {
    const options = fresh();
    await vkeys(options);
    await replaceLogKey(options, algorithm, 28);
    await expect(replaceLogKey(options, algorithm, 28)).rejects.toThrow(NotReplaced);
    const made = await replaceLogKey(options, algorithm, 0);
    const { signers } = await openLogKeys(options);
    expect(signers[at]!.vkey).toBe(made.vkey);
    expect(signers.filter(({ overlapDays }) => overlapDays === 0)).toHaveLength(2);
  });

  it('is refused where there is none, and for a time that is no number of days', async () => {
    await expect(replaceLogKey(fresh(), algorithm, 28)).rejects.toThrow(NotReplaced);
    for (const days of [-1, 1.5, 366, Number.NaN])
      await expect(replaceLogKey(fresh(), algorithm, days)).rejects.toThrow(RangeError);
  });
});

describe('the record of log keys', () => {
  it('is asked back when it was lost or is not one', async () => {
    const options = fresh();
    await vkeys(options);
    const record = join(options.folder, 'log-keys.json');
    await replaceLogKey(options, 'Ed25519', 28);
    const [, old] = (await openLogKeys(options)).signers;
    await old!.retire?.();
    const kept = await readFile(record);
    for (const content of ['{}', '{"format":"gongshu-log-keys/1","keys":{}}', 'null']) {
      await writeFile(record, content);
      await expect(openLogKeys(options)).rejects.toThrow('not a record of log keys');
    }
    await writeFile(record, kept.toString().replace('"log-sm2.pem"', '"../log-sm2.pem"'));
    await expect(openLogKeys(options)).rejects.toThrow('not a record of log keys');
    await rm(record);
    await expect(openLogKeys(options)).rejects.toThrow('put it back');
    expect((await files(options)).length).toBe(2);
  });

  it('leads to the end of a key file that nothing names, and of no other', async () => {
    const options = fresh();
    await vkeys(options);
    const stray = { file: join(options.folder, 'log-sm2-0123456789abcdef.pem'), name: options.name };
    await createLogKey({ ...stray, algorithm: 'SM2' });
    await writeFile(join(options.folder, 'other.pem'), 'other');
    await openLogKeys(options);
    expect(await files(options)).toContain('log-sm2-0123456789abcdef.pem');
    await replaceLogKey(options, 'Ed25519', 28);
    await openLogKeys(options);
    expect(await files(options)).toEqual([
      expect.stringMatching(/^log-ed25519-[0-9a-f]{16}\.pem$/),
      'log-sm2.pem',
      'log.pem',
      'other.pem',
    ]);
  });
});
