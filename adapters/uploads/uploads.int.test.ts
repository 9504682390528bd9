import { existsSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { BlobStore, sweepBlobs, uploadsIn } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongshu-blobs-'));
const blobs = new BlobStore(folder);
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([]);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}
const of = (organisation: string): Actor => ({
  kind: 'person',
  personId: 'per_1',
  postId: 'pst_1',
  organisationId: organisation as 'org_1',
  roles: [],
});

describe('the blob store', () => {
  it('names bytes by their digest and keeps one copy', async () => {
    const first = await blobs.put(chunks('公共', '数据'));
    const second = await blobs.put(chunks('公共数据'));
    expect(second).toEqual(first);
    expect(Buffer.from(await blobs.read(first.sha256)).toString()).toBe('公共数据');
    expect(readdirSync(folder).filter((name) => name.startsWith('partial-'))).toEqual([]);
    expect(statSync(blobs.path(first.sha256)).mode & 0o077).toBe(0);
  });

  it('leaves nothing when the sender breaks off', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('hung up');
    }
    const before = readdirSync(folder);
    await expect(blobs.put(broken())).rejects.toThrow('hung up');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('takes no path for a digest', () => {
    expect(() => blobs.path('../../etc/passwd')).toThrow('not a SHA-256');
  });
});

describe('uploads', () => {
  it('are found by their own organisation and the system only', async () => {
    const uploads = uploadsIn(blobs);
    const kept = await blobs.put(chunks('list'));
    const upload = await db.database.transaction((tx) =>
      uploads.keep(tx, of('org_1'), { name: 'list.csv', ...kept }),
    );
    const find = (actor: Actor) => db.database.transaction((tx) => uploads.find(tx, actor, upload.id));
    expect(await find(of('org_1'))).toEqual(upload);
    expect(await find(of('org_2'))).toBeNull();
    expect(await find(systemActor('demo'))).toEqual(upload);
  });
});

describe('the sweep', () => {
  const now = Temporal.Instant.from('2026-06-01T00:00:00Z');
  const dated = (path: string, hoursAgo: number) => {
    const at = now.subtract({ hours: hoursAgo }).epochMilliseconds / 1000;
    utimesSync(path, at, at);
    return path;
  };

  it('removes halves and unnamed files of a day ago, and nothing that is named, young, or not its own', async () => {
    const place = mkdtempSync(join(tmpdir(), 'gongshu-sweep-'));
    const store = new BlobStore(place);
    const put = async (content: string, hoursAgo: number) => {
      const { sha256 } = await store.put(chunks(content));
      dated(store.path(sha256), hoursAgo);
      return sha256;
    };
    const [named, old, young] = [await put('named', 500), await put('old', 25), await put('young', 23)];
    const half = join(place, `partial-${'0'.repeat(16)}`);
    const running = join(place, `partial-${'1'.repeat(16)}`);
    const other = join(place, 'notes.txt');
    for (const path of [half, running, other]) writeFileSync(path, 'x');
    dated(half, 25);
    dated(running, 1);
    dated(other, 500);
    const sweep = () => sweepBlobs({ folder: place, isKept: (sha256) => sha256 === named, now });
    expect(await sweep()).toEqual({ partial: 1, orphans: 1 });
    expect([named, young, old].map((sha256) => existsSync(store.path(sha256)))).toEqual([true, true, false]);
    expect([half, running, other].map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(await sweep()).toEqual({ partial: 0, orphans: 0 });
    await rm(place, { recursive: true });
  });

  it('takes no file whose bytes were just brought again, and says nothing of a folder that is not there', async () => {
    const place = mkdtempSync(join(tmpdir(), 'gongshu-sweep-'));
    const store = new BlobStore(place);
    const { sha256 } = await store.put(chunks('again'));
    dated(store.path(sha256), 1_000_000);
    await store.put(chunks('again'));
    // The file is dated by the machine, years before or after the test's day.
    const brought = Temporal.Instant.fromEpochMilliseconds(Math.ceil(statSync(store.path(sha256)).mtimeMs));
    const sweep = (folder: string) =>
      sweepBlobs({ folder, isKept: () => false, now: brought.add({ hours: 23 }) });
    expect(await sweep(place)).toEqual({ partial: 0, orphans: 0 });
    expect(existsSync(store.path(sha256))).toBe(true);
    expect(await sweep(join(place, 'gone'))).toEqual({ partial: 0, orphans: 0 });
    await rm(place, { recursive: true });
  });
});
