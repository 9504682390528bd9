import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Archive, openArchive } from '#adapters/archive';
import { KeyDestroyed, openKeyRing } from '#adapters/crypto';
import { fileTileStore } from '#adapters/tiles';
import { appendEntry, appendPublicFact, recordUse } from '#platform/evidence';
import { findHome, openHome } from '../../server/home.ts';
import { holdHome } from '../../server/home-lock.ts';
import { Refused } from '../outcome.ts';
import { fingerprint, onServer, type TestHome, testHome } from './home-for-tests.ts';
import { meterTwo } from './meter-for-tests.ts';
import { type RestoreStep, restoreBackup, restoreSteps } from './restore-backup.ts';
import { saveBackup } from './save-backup.ts';

onServer(inject('postgresUrl'));

const quiet = () => {};
let folder: string;
let source: TestHome;
let file: string;
let before: ReadonlyMap<string, string>;

const save = (home: TestHome, to: string, force = false) =>
  saveBackup(home.place, { file: to, force, say: quiet });
const restore = (
  home: TestHome,
  from: string,
  more: { replace?: boolean; keys?: ReadonlyMap<string, Buffer>; after?: (step: RestoreStep) => void } = {},
) =>
  restoreBackup(home.place, {
    file: from,
    replace: more.replace ?? false,
    keys: more.keys ?? null,
    say: quiet,
    ...(more.after ? { after: more.after } : {}),
  });
/** Look into an archive and close it again. */
async function inside<Value>(path: string, look: (archive: Archive) => Value): Promise<Value> {
  const archive = await openArchive(path);
  try {
    return look(archive);
  } finally {
    await archive.close();
  }
}
const prints = (home: TestHome) => home.withDatabase(fingerprint);

/** Values that a careless copy bends: numbers past 2^53, microseconds, bytes, arrays, NULL beside '' and '\N', line ends, Chinese. */
async function addAwkwardRows(home: TestHome): Promise<void> {
  await home.withDatabase(async (pool, database) => {
    const payload = { 数: '9007199254740993', nested: [null, true, '行\n列\t\\', '\\N'], big: 1e300 };
    await pool.query(
      `INSERT INTO kernel.outbox (kind, subject, payload, request_id, occurred_at, last_error)
       VALUES ('a.b', '', $1, E'line\\nbreak\\r\\tand \\\\N', '2026-01-05T01:02:03.123456Z', '\\N'), ('a.b', 'x', '[]', '中文，“引号”', '0001-01-01T00:00:00Z', NULL)`,
      [JSON.stringify(payload)],
    );
    await pool.query('INSERT INTO kernel.demo_clock (offset_ms) VALUES (-9223372036854775808)');
    await pool.query(
      `INSERT INTO query.quota_use VALUES ('agr_1', '2026-02-28', 9007199254740993, 9223372036854775807, 0)`,
    );
    await pool.query(
      `INSERT INTO query.call (id, request_id, agreement_id, agreement_digest, purpose, organisation, actor, form, question_digest, revisions, result_digest, result_rows, suppressed, engine_ms, entry_id, released_at)
       VALUES ('cal_1', 'r', 'agr_1', 'd', 'p', 'o', 'a', 'aggregate', 'q', '{"深":{"a":1.10}}', 'r', 1, 0, 0.1, 'ent_x', now()), ('cal_2', 'r', 'agr_1', 'd', 'p', 'o', 'a', 'aggregate', 'q', '{}', 'r', 1, 0, 'NaN', 'ent_y', 'infinity')`,
    );
    await meterTwo(pool, database);
    await database.transaction(async (tx) => {
      const entry = await appendEntry(tx, {
        kind: 'query.call',
        fields: { purpose: '普惠\u0000信贷', rows: 12 },
      });
      await recordUse(tx, {
        entry: entry.id,
        product: null,
        agreement: 'agr_1',
        purpose: 'p',
        buyer: 'o',
        units: 1n,
      });
      await appendPublicFact(tx, { kind: 'test.fact', subject: 'x', fact: { at: '一月' } });
    });
    // A post whose capacities a trigger derives, and a reference of a table to itself.
    await pool.query(
      `INSERT INTO identity.organisation (id, starts_at) VALUES ('org_z', '2026-01-01'), ('org_a', '2026-01-01')`,
    );
    await pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, parent_id, starts_at) VALUES ('org_a', '市数据局', 'bureau', 'org_z', '2026-01-01T00:00:00.000001Z')`,
    );
    await pool.query(
      `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ('pst_1', '岗', 'Post', '2026-01-01')`,
    );
    await pool.query(
      `INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ('pst_1', 'org_a', '2026-01-01')`,
    );
    await pool.query(
      `INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ('pst_1', 'operator', '2026-01-01')`,
    );
    await pool.query(
      `INSERT INTO identity.person (id, name, registered_at) VALUES ('per_1', '王五', '2026-01-01')`,
    );
    await pool.query(
      `INSERT INTO identity.login_user ("id", "name", "email", "emailVerified", "personId", "passwordOneTime") VALUES ('usr_1', '王五', 'a@b.invalid', false, 'per_1', true)`,
    );
    await pool.query(
      `INSERT INTO identity.account (person_id, username, created_by, created_at, one_time_until) VALUES ('per_1', 'wang', 'x', now(), now() + interval '70 hours')`,
    );
  });
  await home.sequence();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-backup-'));
  source = await testHome();
  await addAwkwardRows(source);
  await source.put('受到的文件');
  await source.put('Parquet');
  const ring = await openKeyRing({ folder: source.home.keys });
  await ring.create('agr_kept');
  await ring.create('agr_gone');
  await ring.destroy('agr_gone');
  file = join(folder, 'a.tar');
  before = await prints(source);
  await save(source, file);
  await source.withDatabase((pool) =>
    pool.query(
      `INSERT INTO identity.login_session ("id", "expiresAt", "token", "updatedAt", "userId") VALUES ('s', now() + interval '1 day', 't', now(), 'usr_1')`,
    ),
  );
});
afterAll(async () => {
  await source.remove();
  await rm(folder, { recursive: true, force: true });
});

/** What a restore changes on purpose. */
const ended = ['identity.account'];

describe('a backup put into an empty home', () => {
  it('gives every table, sequence, file and the log back as they were', async () => {
    const target = await testHome('empty');
    await restore(target, file);
    const after = await prints(target);
    for (const [name, print] of before)
      if (!ended.includes(name)) expect([name, after.get(name)]).toEqual([name, print]);
    expect(after.size).toBe(before.size);
    // A month of the meter lies in a partition of its own again, and takes what comes.
    const months = [...before.keys()].filter((name) => /meter_line_\d{4}_\d\d$/.test(name));
    expect(months).toContain('evidence.meter_line_2021_02');
    expect(months).toHaveLength(4);
    for (const part of await inside(file, ({ parts }) => parts)) {
      const [, sha256] = /^blobs\/(.*)/.exec(part.name) ?? [];
      if (sha256) expect((await stat(target.blobs.path(sha256))).size).toBe(part.bytes);
    }
    const [saved, now] = [fileTileStore(source.home.log), fileTileStore(target.home.log)];
    expect(await now.checkpoint()).toBe(await saved.checkpoint());
    expect((await findHome(target.place.root))?.demo).toBe(false);
    // Another log key signs on, over the same tree.
    await target.withDatabase((_pool, database) =>
      database.transaction((tx) => appendPublicFact(tx, { kind: 'test.fact', subject: 'y', fact: 1 })),
    );
    await target.sequence();
    // Without its keys the log goes on with new ones and says so, once for each.
    expect(await now.checkpoint()).toContain('\n7\n');
    await target.remove();
  });

  it('ends one-time passwords, and keeps destroyed keys destroyed without holding any key', async () => {
    const target = await testHome('empty');
    await restore(target, file);
    const ring = await openKeyRing({ folder: target.home.keys });
    await expect(ring.create('agr_gone')).rejects.toThrow(KeyDestroyed);
    await expect(ring.open('agr_kept')).rejects.toThrow('no key');
    const over = await target.withDatabase(
      async (pool) => (await pool.query('SELECT one_time_until <= now() AS over FROM identity.account')).rows,
    );
    expect(over).toEqual([{ over: true }]);
    await target.remove();
  });

  it('holds no byte of a key', async () => {
    const bytes = await readFile(file);
    for (const name of ['master.key', 'log.pem', 'data/agr_kept.key']) {
      const key = await readFile(join(source.home.keys, name));
      expect(bytes.includes(key.subarray(0, 60)), name).toBe(false);
    }
    expect((await stat(file)).mode & 0o077).toBe(0);
  });
});

describe('a backup put in the place of newer data', () => {
  it('is refused without --replace, and changes nothing', async () => {
    const now = await prints(source);
    await expect(restore(source, file)).rejects.toThrow('--replace');
    expect(await prints(source)).toEqual(now);
  });

  it('ends sessions, keeps the home’s keys, lets no destroyed key return, and takes the log’s tail back', async () => {
    const home = await testHome();
    await addAwkwardRows(home);
    const ring = await openKeyRing({ folder: home.home.keys });
    await ring.create('agr_later');
    const older = join(folder, 'older.tar');
    await save(home, older);
    await ring.destroy('agr_later');
    await home.withDatabase(async (pool, database) => {
      await pool.query(
        `INSERT INTO identity.login_session ("id", "expiresAt", "token", "updatedAt", "userId") VALUES ('s', now(), 't', now(), 'usr_1')`,
      );
      await database.transaction((tx) =>
        appendPublicFact(tx, { kind: 'test.fact', subject: 'newer', fact: 2 }),
      );
    });
    await home.sequence();
    const checkpoint = await fileTileStore(home.home.log).checkpoint();

    await restore(home, older, { replace: true });
    expect(await fileTileStore(home.home.log).checkpoint()).toBe(checkpoint);
    await expect(ring.open('agr_later')).rejects.toThrow(KeyDestroyed);
    await home.sequence();
    const found = await home.withDatabase(async (pool) => ({
      sessions: (await pool.query('SELECT 1 FROM identity.login_session')).rowCount,
      tail: (await pool.query(`SELECT recovered FROM evidence.entry WHERE subject = 'newer'`)).rows,
    }));
    expect(found).toEqual({ sessions: 0, tail: [{ recovered: true }] });
    await home.remove();
  });

  it('does not meet another hub’s log', async () => {
    const other = await testHome();
    await other.withDatabase((_pool, database) =>
      database.transaction((tx) => appendPublicFact(tx, { kind: 'test.fact', subject: 'other', fact: 1 })),
    );
    await other.sequence();
    const now = await prints(other);
    await expect(restore(other, file, { replace: true })).rejects.toThrow('do not continue each other');
    expect(await prints(other)).toEqual(now);
    await other.remove();
  });

  it('is refused while anybody works on the home', async () => {
    const release = await holdHome(source.place.root, 'server');
    await expect(restore(source, file, { replace: true })).rejects.toThrow('is running');
    await release();
  });
});

describe('a restore that dies', () => {
  class Killed extends Error {}

  const quietly = ['checked', 'loaded', 'files'] satisfies RestoreStep[];
  const marked = ['marked', 'keys', 'log', 'swapped'] satisfies RestoreStep[];

  it('leaves the old state before its mark, and after it a home that waits to be restored again', async () => {
    expect([...quietly, ...marked, 'ended']).toEqual(restoreSteps);
    const target = await testHome();
    await target.withDatabase((pool) =>
      pool.query(`INSERT INTO casework.document_word VALUES ('org_old', '旧')`),
    );
    const old = await prints(target);
    const dyingAt = (step: RestoreStep, replace: boolean) =>
      restore(target, file, {
        replace,
        after: (at) => {
          if (at === step) throw new Killed(step);
        },
      });
    for (const step of quietly) {
      await expect(dyingAt(step, true)).rejects.toThrow(Killed);
      expect([step, await prints(target)]).toEqual([step, old]);
      await openHome(target.place.root, false);
    }
    for (const step of marked) {
      await expect(dyingAt(step, step === 'marked')).rejects.toThrow(Killed);
      await expect(openHome(target.place.root, false), step).rejects.toThrow('gongshu restore');
    }
    await restore(target, file);
    const after = await prints(target);
    for (const [name, print] of before)
      if (!ended.includes(name)) expect([name, after.get(name)]).toEqual([name, print]);
    await openHome(target.place.root, false);
    await target.remove();
  }, 120_000);
});

describe('a damaged backup', () => {
  it('is refused for a flipped byte in each part, and says which', async () => {
    const parts = await inside(file, (archive) => archive.parts);
    const bytes = await readFile(file);
    const target = await testHome('empty');
    const damaged = join(folder, 'damaged.tar');
    let offset = 512;
    const lengths = [
      ...parts.map(({ name, bytes: length }) => [name, length] as const),
      ['manifest.json', 400],
    ] as const;
    for (const [name, length] of lengths) {
      const flipped = Buffer.from(bytes);
      if (length > 0) flipped[offset + Math.floor(length / 2)]! ^= 1;
      else flipped[offset - 512 + 3]! ^= 1;
      await writeFile(damaged, flipped);
      const refusal = await restore(target, damaged).catch((error) => error);
      expect(refusal, name).toBeInstanceOf(Refused);
      expect((refusal as Refused).text.en, name).toContain(length > 0 ? name : 'frame');
      offset += 512 + Math.ceil(length / 512) * 512;
    }
    expect(existsSync(join(target.place.root, 'home.json'))).toBe(false);
    await target.remove();
  });

  it('is refused wherever it was cut, lengthened or changed between its parts', async () => {
    const bytes = await readFile(file);
    const damaged = join(folder, 'cut.tar');
    const target = await testHome('empty');
    const refused = async (content: Uint8Array) => {
      await writeFile(damaged, content);
      await expect(restore(target, damaged)).rejects.toThrow(Refused);
    };
    for (const length of [0, 100, 512, 1000, bytes.length >> 1, bytes.length - 1024, bytes.length - 1])
      await refused(bytes.subarray(0, length));
    await refused(Buffer.concat([bytes, Buffer.from('x')]));
    for (const at of [0, 100, 124, 140, 148, 156, 257, 500]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      await refused(changed);
    }
    await refused(Buffer.from('not a backup at all'.repeat(100)));
    await target.remove();
  });

  it('of a later program is refused', async () => {
    const newer = await testHome();
    await newer.withDatabase((pool) =>
      pool.query(`INSERT INTO catalog.kysely_migration VALUES ('0099-later', '2030')`),
    );
    const later = join(folder, 'later.tar');
    await save(newer, later);
    await newer.remove();
    const target = await testHome('empty');
    await expect(restore(target, later)).rejects.toThrow('later version');
    await target.remove();
  });
});

describe('saving', () => {
  it('does not write over a file unless told to, and leaves nothing behind when it fails', async () => {
    await expect(save(source, file)).rejects.toThrow('--force');
    const copy = join(folder, 'copy.tar');
    await writeFile(copy, 'old');
    await save(source, copy, true);
    expect(await inside(copy, (archive) => archive.has('tables/kernel.outbox.copy.gz'))).toBe(true);
    const empty = await testHome('empty');
    await expect(save(empty, join(folder, 'none.tar'))).rejects.toThrow('no Gongshu home');
    await empty.remove();
    expect(existsSync(join(folder, 'none.tar.partial'))).toBe(false);
  });

  it('sees one moment, whatever is written meanwhile', async () => {
    const home = await testHome();
    let [going, written] = [true, 0];
    const writing = home.withDatabase(async (pool) => {
      for (; going; written++)
        await pool.query(
          'WITH a AS (INSERT INTO kernel.act_log (request_id, act, actor, outcome, at) VALUES ($1, $1, $1, $1, now())) INSERT INTO casework.document_word VALUES ($1, $1)',
          [`n${written}`],
        );
    });
    const moving = join(folder, 'moving.tar');
    while (written < 5) await sleep(5);
    await save(home, moving);
    going = false;
    await writing;
    const tables = await inside(moving, ({ manifest }) => manifest['tables']);
    const rows = (name: string) =>
      (tables as { schema: string; table: string; rows: number }[]).find(
        ({ schema, table }) => `${schema}.${table}` === name,
      )?.rows;
    expect(rows('kernel.act_log')).toBeGreaterThan(0);
    expect(rows('kernel.act_log')).toBe(rows('casework.document_word'));
    await home.remove();
  });

  it('leaves a damaged file out and says so; a later restore of a good backup puts it back', async () => {
    const home = await testHome();
    const sha256 = await home.put('good');
    const good = join(folder, 'good.tar');
    await save(home, good);
    await writeFile(home.blobs.path(sha256), 'bad!');
    const partly = join(folder, 'partly.tar');
    expect((await save(home, partly)).damagedBlobs).toEqual([sha256]);
    expect(await inside(partly, (archive) => archive.has(`blobs/${sha256}`))).toBe(false);
    await restore(home, good, { replace: true });
    expect(await readFile(home.blobs.path(sha256), 'utf8')).toBe('good');
    await home.remove();
  });
});
