import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open as openFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { open, type RootDatabase } from 'lmdb';
import type { OpenSnapshot, SnapshotRecord, VerificationSnapshots } from '#platform/query';
import { type RecordSeal, recordSeal, unreadable } from './sealed-record.ts';

const keyBytes = 32;
const decoyKey = Buffer.alloc(keyBytes);
const dataFile = 'data.mdb';
/** Records of one transaction. */
const batch = 500;
const building = /\.(\d+)\.[0-9a-f]{8}\.building$/;

type Records = RootDatabase<Buffer, Buffer>;

/**
 * Snapshots as LMDB folders, one for each: `<folder>/<id>/data.mdb`. A build writes beside it and renames in the end, after the
 * bytes were forced to disk, so a snapshot that is there is whole.
 */
export function lmdbSnapshots(folder: string): VerificationSnapshots {
  const at = (id: string) => join(folder, checked(id));
  return {
    exists: async (id) => existsSync(join(at(id), dataFile)),
    async build({ id, key, decoy, records }) {
      const target = at(id);
      if (existsSync(target)) throw new Error(`there is a snapshot ${id} already`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partial = `${target}.${process.pid}.${randomBytes(4).toString('hex')}.building`;
      await mkdir(partial, { mode: 0o700 });
      try {
        const subjects = await write(partial, recordSeal(id, key), decoy, records);
        await rm(join(partial, `${dataFile}-lock`), { force: true });
        await sync(join(partial, dataFile));
        await sync(partial);
        await rename(partial, target);
        await sync(folder);
        return { subjects, bytes: (await stat(join(target, dataFile))).size };
      } catch (error) {
        await rm(partial, { recursive: true, force: true });
        throw error;
      }
    },
    open: (id, key) => openSnapshot(at(id), recordSeal(id, key)),
    remove: (id) => rm(at(id), { recursive: true, force: true }),
    async sweep(keep) {
      if (!existsSync(folder)) return;
      for (const name of await readdir(folder)) {
        const owner = building.exec(name);
        const lives = owner ? Number(owner[1]) !== process.pid && isAlive(Number(owner[1])) : keep.has(name);
        if (!lives) await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}

/** Ids become folder names, so they are letters, digits, `_`, `-` and never more. */
function checked(id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(id)) throw new RangeError('not an id of a snapshot');
  return id;
}

const openRecords = (path: string, readOnly: boolean): Records =>
  open<Buffer, Buffer>({
    path: join(path, dataFile),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
    readOnly,
    cache: false,
    // A build is forced to disk as a whole, before it gets its name.
    noSync: !readOnly,
  });

async function write(
  path: string,
  seal: RecordSeal,
  decoy: Uint8Array,
  records: AsyncIterable<SnapshotRecord>,
): Promise<number> {
  const db = openRecords(path, false);
  try {
    let subjects = 0;
    let waiting: SnapshotRecord[] = [{ key: decoyKey, record: decoy }];
    const put = () => {
      db.transactionSync(() => {
        for (const { key, record } of waiting) db.putSync(Buffer.from(key), seal.seal(key, record));
      });
      waiting = [];
    };
    for await (const one of records) {
      const { key, record } = one;
      if (key.length !== keyBytes || decoyKey.equals(key)) throw new RangeError('not a key of a snapshot');
      if (record.length !== decoy.length) throw new RangeError('records of one snapshot have one length');
      subjects++;
      waiting.push(one);
      if (waiting.length < batch) continue;
      put();
      // Other work of the process gets its turn.
      await setImmediate();
    }
    put();
    if (db.getCount() !== subjects + 1) throw new Error('a key came twice');
    return subjects;
  } finally {
    await db.close();
  }
}

async function openSnapshot(path: string, seal: RecordSeal): Promise<OpenSnapshot> {
  if (!existsSync(join(path, dataFile))) throw unreadable('not there');
  let db: Records;
  try {
    db = openRecords(path, true);
  } catch {
    throw unreadable('not a snapshot');
  }
  try {
    // A wrong key shows here and not at the first call.
    seal.open(decoyKey, sealedDecoy(db));
  } catch (error) {
    await db.close();
    throw (error as Error).name === 'SnapshotUnreadable' ? error : unreadable('damaged');
  }
  return {
    lookUp(key) {
      // Both are read each time and one of them is opened.
      const found = db.getBinary(Buffer.from(key));
      const decoy = sealedDecoy(db);
      return seal.open(found ? key : decoyKey, found ?? decoy);
    },
    async *records() {
      for (const { key, value } of db.getRange()) {
        if (decoyKey.equals(key)) continue;
        yield { key: Buffer.from(key), record: seal.open(key, Buffer.from(value)) };
      }
    },
    close: () => db.close(),
  };
}

function sealedDecoy(db: Records): Buffer {
  const sealed = db.getBinary(decoyKey);
  if (!sealed) throw unreadable('without decoy');
  return sealed;
}

async function sync(path: string): Promise<void> {
  const handle = await openFile(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
