import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadLogKey } from '#adapters/crypto';
import { type Check, type CheckReport, FaultList } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { formatCheckpoint, formatNote } from '#verifier';
import { logOrigin } from '../../server/log-origin.ts';
import { checkHome, homeChecks } from './check-home.ts';
import { faultsIn, tellCheck } from './checks-told.ts';
import { damages } from './damage-for-tests.ts';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';
import { named } from './named-damage-for-tests.ts';
import { blobNames } from './save-backup.ts';
import { agreeingWorld } from './world-for-tests.ts';

onServer(inject('postgresUrl'));

let home: TestHome;
let checks: readonly Check[];

beforeAll(async () => {
  home = await testHome();
  await agreeingWorld(home);
  checks = await homeChecks(home.home);
});
afterAll(() => home.remove());

class Undone extends Error {}

/** What the checks report after a change of the database that is undone again. */
async function reportsAfter(damage: string): Promise<ReadonlyMap<string, CheckReport>> {
  const reports = new Map<string, CheckReport>();
  await home.withDatabase(async (_pool, database) => {
    await database
      .transaction(async (tx) => {
        await sql.raw(damage).execute(tx.tables());
        for (const check of checks) reports.set(check.name, await check.run(tx));
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  });
  return reports;
}

/** Which checks find something after it. */
const foundAfter = async (damage: string): Promise<string[]> =>
  [...(await reportsAfter(damage))].flatMap(([name, { faults }]) => (faults.length > 0 ? [name] : []));

async function foundNow(): Promise<string[]> {
  const found: string[] = [];
  for await (const { check, report } of checkHome(home.place))
    if (report.faults.length > 0) found.push(check.name);
  return found;
}

/** Damage to a file, undone again. */
async function withDamaged(path: string, damage: (bytes: Buffer) => Buffer | null): Promise<string[]> {
  const bytes = await readFile(path);
  const damaged = damage(Buffer.from(bytes));
  if (damaged) await writeFile(path, damaged);
  else await rm(path);
  try {
    return await foundNow();
  } finally {
    await writeFile(path, bytes);
  }
}

const flip = (bytes: Buffer): Buffer => {
  bytes[bytes.length >> 1]! ^= 1;
  return bytes;
};

describe('a home that agrees with itself', () => {
  it('is told so, check by check, each over something', async () => {
    for await (const checked of checkHome(home.place)) {
      expect(checked.report.faults, checked.check.name).toEqual([]);
      expect(checked.report.looked, checked.check.name).toBeGreaterThan(0);
      expect(tellCheck(checked)[0]?.zh).toMatch(/^✓ .*：\d+ 项$/);
    }
  });
});

describe('damage is named by the id of the thing, in both languages', () => {
  it.each(named)('%s: %s', async (check, _what, id, change) => {
    const { faults } = (await reportsAfter(change)).get(check)!;
    for (const language of ['zh', 'en'] as const)
      expect(faults.map((fault) => fault[language]).join('\n')).toContain(
        // Places of the log are numbers, and numbers are told in the words of the language.
        language === 'zh' ? id.replace(/^entry (\d+)$/, '第 $1 条').replace(', ', '、') : id,
      );
  });
});

describe('damage in the database', () => {
  it.each(damages)('%s finds %s', async (check, _what, change) => {
    expect(await foundAfter(change)).toContain(check);
  });

  it('is named for every check of a module, so that none is there for show', () => {
    const tried = new Set([...damages, ...named].map(([check]) => check));
    expect(checks.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([
      'files.keys',
      'files.digests',
    ]);
  });
});

describe('damage in the files', () => {
  const sealedPaper = () =>
    home.withDatabase(
      async (pool) =>
        (await pool.query<{ sha256: string }>('SELECT sha256 FROM casework.seal')).rows[0]!.sha256,
    );

  it('of a received file is found, flipped or gone', async () => {
    const sealed = await sealedPaper();
    const received = (await blobNames(home.home.blobs)).find((name) => name !== sealed)!;
    const path = home.blobs.path(received);
    expect(await withDamaged(path, flip)).toEqual(['files.digests']);
    expect(await withDamaged(path, () => null)).toEqual(['files.kept']);
  });

  it('of a sealed paper is found as one of its seal, too', async () => {
    const path = home.blobs.path(await sealedPaper());
    expect(await withDamaged(path, flip)).toEqual(['casework.seals', 'files.digests']);
    expect(await withDamaged(path, () => null)).toEqual(['casework.seals', 'files.kept']);
  });

  it('of the log is found in bundle, tile and checkpoint, and does not stop the other checks', async () => {
    const inLog = (path: string) => join(home.home.log, path);
    const size = (await readdir(inLog('tile/0/000.p')))[0];
    expect(await withDamaged(inLog(`tile/entries/000.p/${size}`), flip)).toEqual(['evidence.log']);
    expect(await withDamaged(inLog(`tile/0/000.p/${size}`), flip)).toEqual(['evidence.log']);
    expect(await withDamaged(inLog(`tile/0/000.p/${size}`), () => null)).toEqual(['evidence.log']);
    expect(await withDamaged(inLog('checkpoint'), flip)).toEqual(['evidence.log']);
    expect(await foundNow()).toEqual([]);
  });

  it('of a key is found: flipped, another key’s, and one put back beside the mark that it was destroyed', async () => {
    const inKeys = (name: string) => join(home.home.keys, 'data', `${name}.key`);
    // What lies sealed under it cannot be opened any more either.
    expect(await withDamaged(inKeys('agr_1'), flip)).toEqual(['query.results', 'files.keys']);
    const wrapped = await readFile(inKeys('agr_1'));
    for (const [name, fault] of [
      ['agr_2', 'was destroyed and its file is there'],
      ['agr_3', 'another key’s'],
    ] as const) {
      await writeFile(inKeys(name), wrapped, { mode: 0o600 });
      expect(await foundNow()).toEqual(['files.keys']);
      const check = checks.find((one) => one.name === 'files.keys')!;
      const [told] = (await check.run(undefined as never)).faults;
      expect(told?.en).toContain(`${name}: `);
      expect(told?.en).toContain(fault);
      expect(told?.zh).toContain(name);
      await rm(inKeys(name));
    }
  });

  it('of a log rewritten with the right key is found by the head that the database recorded', async () => {
    const folder = home.home.log;
    const kept = `${folder}.kept`;
    const key = { file: join(home.home.keys, 'log.pem'), name: logOrigin };
    const signer = (await loadLogKey(key))!;
    const size = Number((await readFile(join(folder, 'checkpoint'), 'utf8')).split('\n')[1]);
    // Only the head: of as many entries and properly signed, but of another tree.
    const text = formatCheckpoint({ origin: logOrigin, size, root: Buffer.alloc(32, 7) });
    const forged = Buffer.from(formatNote(text, [await signer.sign(text)]));
    expect(await withDamaged(join(folder, 'checkpoint'), () => forged)).toEqual(['evidence.log']);
    // Everything: tiles, bundles and head of another history, as long as this one.
    const other = await testHome();
    await mkdir(other.home.keys, { recursive: true });
    await copyFile(key.file, join(other.home.keys, 'log.pem'));
    await other.withDatabase((_pool, database) =>
      database.transaction(async (tx) => {
        for (let at = 0; at < size; at++)
          await appendPublicFact(tx, { kind: 'test.fact', subject: String(at), fact: at });
      }),
    );
    await other.sequence();
    await rename(folder, kept);
    await cp(other.home.log, folder, { recursive: true });
    expect(await foundNow()).toEqual(['evidence.log']);
    await rm(folder, { recursive: true });
    await rename(kept, folder);
    await other.remove();
    expect(await foundNow()).toEqual([]);
  });
});

it('is told with its number when there is more than anybody reads', () => {
  const list = new FaultList();
  for (let at = 0; at < 1_234_567; at++) list.add({ zh: `第${at}项`, en: `thing ${at}` });
  const report = list.report(2_000_000);
  expect(report.faults.length).toBe(1_000);
  expect(faultsIn(report)).toBe(1_234_567);
  const told = tellCheck({ check: { name: 'a.b', title: { zh: '核对', en: 'Check' } }, report });
  expect(told[0]?.en).toContain('2000000 looked at, 1234567 wrong');
  expect(told.at(-1)?.en).toContain('1234547 more');
});

it('is not tried on the tables of another version', async () => {
  const other = await testHome();
  await other.withDatabase((pool) =>
    pool.query(`INSERT INTO query.kysely_migration VALUES ('0099-later', '2030')`),
  );
  await expect(checkHome(other.place).next()).rejects.toThrow('query/0099-later');
  await other.remove();
});
