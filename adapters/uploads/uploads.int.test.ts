import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { BlobStore, uploadsIn } from './index.ts';

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
