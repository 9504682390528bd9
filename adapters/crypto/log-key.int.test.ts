import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noteSignerContract } from '../../platform/evidence/ports.contract.ts';
import { createLogKey, type LogKeyAlgorithm, loadLogKey, openLogKey } from './log-key.ts';

const home = await mkdtemp(join(tmpdir(), 'gongshu-log-key-'));
afterAll(() => rm(home, { recursive: true, force: true }));
const name = 'data.example.gov.cn/log';
let count = 0;
const made = async (algorithm: LogKeyAlgorithm) => {
  const options = fresh();
  await openLogKey({ ...options, algorithm });
  return options;
};
const fresh = () => ({ file: join(home, `keys-${count++}`, 'log.pem'), name });

noteSignerContract('key file', () => openLogKey(fresh()));
noteSignerContract('key file, SM2', () => openLogKey({ ...fresh(), algorithm: 'SM2' }));

describe.each(['Ed25519', 'SM2'] as const)('the log key file with %s', (algorithm) => {
  it('is made once, for its owner only, and loaded after that', async () => {
    const options = { ...fresh(), algorithm };
    expect(await loadLogKey(options)).toBeNull();
    const made = await openLogKey(options);
    expect((await stat(options.file)).mode & 0o777).toBe(0o600);
    const again = await openLogKey(options);
    expect(again.vkey).toBe(made.vkey);
    expect(await again.sign('a\n')).toBe(await made.sign('a\n'));
  });
  it('is one when two processes make it at once', async () => {
    const options = { ...fresh(), algorithm };
    const signers = await Promise.all([createLogKey(options), createLogKey(options), openLogKey(options)]);
    expect(new Set(signers.map(({ vkey }) => vkey)).size).toBe(1);
  });
  it('is refused when others may read it or it holds another kind of key', async () => {
    const options = { ...fresh(), algorithm };
    await openLogKey(options);
    await chmod(options.file, 0o644);
    await expect(openLogKey(options)).rejects.toThrow('chmod 600');
    await chmod(options.file, 0o600);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await writeFile(options.file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(openLogKey(options)).rejects.toThrow(`not ${algorithm.toLowerCase()}`);
    const other = algorithm === 'SM2' ? 'Ed25519' : 'SM2';
    await expect(openLogKey({ ...(await made(other)), algorithm })).rejects.toThrow('another type');
  });
});
