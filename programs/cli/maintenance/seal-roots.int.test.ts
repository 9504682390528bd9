import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sealsInFolder } from '#adapters/crypto';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';
import { restoreBackup } from './restore-backup.ts';
import { saveBackup } from './save-backup.ts';

const say = () => {};
let folder: string;
let source: TestHome;
let file: string;
const rootsOf = ({ home }: TestHome) => join(home.seals, 'roots');

beforeAll(async () => {
  onServer(inject('postgresUrl'));
  folder = await mkdtemp(join(tmpdir(), 'gongshu-roots-'));
  source = await testHome();
  await sealsInFolder({ folder: source.home.seals, test: true }).certificateOf(
    { organisationId: 'org_a', issuer: '局' },
    Temporal.Instant.from('2026-01-05T01:00:00Z'),
  );
  file = join(folder, 'saved.tar');
  await saveBackup(source.place, { file, force: false, say });
});
afterAll(async () => {
  await source.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('roots of seals', () => {
  it('come with a backup into a home that trusts none, so that its papers can be checked there; keys do not', async () => {
    const target = await testHome('empty');
    await restoreBackup(target.place, { file, replace: false, keys: null, say });
    const [name, ...others] = await readdir(rootsOf(target));
    expect(others).toEqual([]);
    expect(await readFile(join(rootsOf(target), name!), 'utf8')).toBe(
      await readFile(join(rootsOf(source), 'test-ca.pem'), 'utf8'),
    );
    expect(await readdir(target.home.seals)).toEqual(['roots']);
    await target.remove();
  });

  it('do not come into a home that trusts others: what was taken out stays out', async () => {
    const target = await testHome('empty');
    await restoreBackup(target.place, { file, replace: false, keys: null, say });
    const [name] = await readdir(rootsOf(target));
    await rm(join(rootsOf(target), name!));
    const own = await readFile(join(rootsOf(source), 'test-ca.pem'));
    await writeFile(join(rootsOf(target), 'own.pem'), own);
    await restoreBackup(target.place, { file, replace: true, keys: null, say });
    expect(await readdir(rootsOf(target))).toEqual(['own.pem']);
    await target.remove();
  });
});
