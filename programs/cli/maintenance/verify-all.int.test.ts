import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Check } from '#foundation';
import { checkHome, homeChecks } from './check-home.ts';
import { tellCheck } from './checks-told.ts';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';
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

/** Which checks find something after a change of the database that is undone again. */
async function foundAfter(damage: string): Promise<string[]> {
  const found: string[] = [];
  await home.withDatabase(async (_pool, database) => {
    await database
      .transaction(async (tx) => {
        await sql.raw(damage).execute(tx.tables());
        for (const check of checks) if ((await check.run(tx)).faults.length > 0) found.push(check.name);
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  });
  return found;
}

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

/** One kind of damage a line: which check must find it (others may, too), and the change. */
const damages: readonly (readonly [check: string, what: string, change: string])[] = [
  [
    'evidence.log',
    'a changed leaf',
    `UPDATE evidence.entry SET leaf = leaf || '\\x20' WHERE id = (SELECT entry FROM evidence.place WHERE log_index = 0)`,
  ],
  ['evidence.log', 'an index never given', `UPDATE evidence.place SET log_index = 99 WHERE log_index = 3`],
  [
    'evidence.openings',
    'a changed value behind a commitment',
    `UPDATE evidence.entry SET openings = replace(openings, '"value":3', '"value":4') WHERE kind = 'query.call'`,
  ],
  [
    'evidence.retention',
    'salts and values gone without a decision',
    `UPDATE evidence.entry SET openings = NULL WHERE kind = 'query.call'`,
  ],
  [
    'evidence.meter',
    'a meter line in another hour',
    `UPDATE evidence.meter_line SET hour = hour + interval '1 hour'`,
  ],
  [
    'evidence.meter',
    'a meter line twice',
    `ALTER TABLE evidence.meter_line DISABLE TRIGGER USER; INSERT INTO evidence.meter_line SELECT at + interval '1 month', hour + interval '1 month', units, entry, product, agreement, purpose, buyer FROM evidence.meter_line LIMIT 1`,
  ],
  ['evidence.meter-sums', 'a sum too high', `UPDATE evidence.meter_hour SET units = units + 1`],
  ['evidence.meter-sums', 'a sum of a month too high', `UPDATE evidence.meter_month SET calls = calls + 1`],
  ['evidence.meter-sums', 'a sum gone', `DELETE FROM evidence.meter_day`],
  ['evidence.meter-sums', 'a fresh count gone', `DELETE FROM evidence.meter_fresh`],
  [
    'evidence.meter-sums',
    'a line of another buyer than it was counted for',
    `UPDATE evidence.meter_line SET buyer = 'org_x'`,
  ],
  ['evidence.daily-totals', 'a published count changed', `UPDATE evidence.published_use SET calls = 13`],
  ['evidence.daily-totals', 'a published line gone', `DELETE FROM evidence.published_use`],
  [
    'evidence.daily-totals',
    'refusals said otherwise',
    `UPDATE evidence.daily_total SET refusals_fewer_than = NULL, refusals = 3`,
  ],
  [
    'identity.separation',
    'one person system and security administrator',
    `ALTER TABLE identity.holding DISABLE TRIGGER USER; UPDATE identity.holding SET person_id = 'per_system'`,
  ],
  [
    'identity.separation',
    'one organisation registrar and operator',
    `ALTER TABLE identity.post_role DISABLE TRIGGER USER; UPDATE identity.post_role SET role = CASE post_id WHEN 'pst_system' THEN 'operator' ELSE 'registrar-coder' END`,
  ],
  [
    'identity.posts',
    'a post closed and still held',
    `UPDATE identity.post SET ends_at = '2021-01-01' WHERE id = 'pst_system'`,
  ],
  [
    'identity.posts',
    'a post in no organisation',
    `DELETE FROM identity.post_seat WHERE post_id = 'pst_system'`,
  ],
  ['query.calls', 'a call gone', `DELETE FROM query.call WHERE id = 'cal_1'`],
  [
    'query.calls',
    'a meter line gone',
    `DELETE FROM evidence.meter_line WHERE entry = (SELECT entry_id FROM query.call LIMIT 1)`,
  ],
  ['query.calls', 'a meter line of another buyer', `UPDATE evidence.meter_line SET buyer = 'org_x'`],
  ['query.calls', 'a changed result digest', `UPDATE query.call SET result_digest = 'x' WHERE id = 'cal_1'`],
  [
    'query.calls',
    'another release mode than the log says',
    `UPDATE query.call SET guard = jsonb_set(guard, '{mode}', '"reviewed"') WHERE id = 'cal_1'`,
  ],
  [
    'query.calls',
    'another ε than the log says',
    `UPDATE query.call SET guard = jsonb_set(guard, '{epsilon}', '"0.1"') WHERE id = 'cal_1'`,
  ],
  ['query.calls', 'no release mode at all', `UPDATE query.call SET guard = NULL WHERE id = 'cal_1'`],
  [
    'query.calls',
    'two calls on one entry',
    `UPDATE query.call SET entry_id = (SELECT entry_id FROM query.call WHERE id = 'cal_2')`,
  ],
  ['query.quotas', 'a quota row too low', `UPDATE query.quota_use SET calls = 0 WHERE day = '2026-01-06'`],
  ['query.quotas', 'a quota row gone', `DELETE FROM query.quota_use WHERE day = '1970-01-01'`],
  [
    'query.projections',
    'a destroyed projection told to be there',
    `UPDATE query.projection SET destroyed_at = NULL, ending_at = NULL, ending_because = NULL`,
  ],
  [
    'query.projections',
    'a key told to be destroyed that is not',
    `INSERT INTO query.key_end VALUES ('agr_1', 'agr_1', NULL, 'ended', now(), now(), 'ent_1')`,
  ],
  [
    'lineage.standing',
    'a standing set clear',
    `UPDATE lineage.standing SET status = 'clear' WHERE id = 'rev_1'`,
  ],
  [
    'lineage.carried',
    'a carried reason gone',
    `DELETE FROM lineage.reason WHERE origin IS NOT NULL AND thing_id = 'rev_1'`,
  ],
  [
    'lineage.carried',
    'a carried reason of another weight',
    `UPDATE lineage.reason SET effect = 'frozen' WHERE thing_id = 'agr_1'`,
  ],
  [
    'lineage.carried',
    'an edge cut without its reasons',
    `UPDATE lineage.edge SET until = now() + interval '1 day' WHERE to_id = 'rev_1'`,
  ],
  [
    'lineage.carried',
    'an origin cleared, its copies not',
    `UPDATE lineage.reason SET until = now() WHERE origin IS NULL`,
  ],
  ['catalog.revisions', 'a row count changed', `UPDATE catalog.revision SET rows = 2`],
  [
    'catalog.revisions',
    'a column renamed',
    `UPDATE catalog.revision SET columns = '[{"name":"b","type":"integer"}]'`,
  ],
  ['catalog.revisions', 'another Parquet', `UPDATE catalog.revision SET parquet_sha256 = repeat('0', 64)`],
  [
    'files.kept',
    'a Parquet that is not there',
    `UPDATE catalog.revision SET parquet_sha256 = repeat('0', 64)`,
  ],
  ['files.kept', 'an upload of another length', `UPDATE kernel.upload SET bytes = 9`],
  [
    'files.kept',
    'a scan that is not there',
    `UPDATE casework.external_decision SET scan_sha256 = repeat('0', 64)`,
  ],
  [
    'casework.clocks',
    'fired without its mark',
    `UPDATE casework.clock SET fired_at = NULL WHERE id = 'clk_duty'`,
  ],
  [
    'casework.clocks',
    'fired too early',
    `UPDATE casework.clock SET fired_at = due_at - interval '1 second' WHERE id = 'clk_duty'`,
  ],
  [
    'casework.clocks',
    'a missed duty not marked',
    `UPDATE casework.clock SET outcome = NULL WHERE id = 'clk_duty'`,
  ],
  [
    'casework.clocks',
    'a period fired and not ended',
    `UPDATE casework.clock SET ended_at = NULL WHERE id = 'clk_period'`,
  ],
  [
    'casework.clocks',
    'a running clock that has ended',
    `UPDATE casework.clock SET ended_at = now() WHERE id = 'clk_runs'`,
  ],
  [
    'casework.clocks',
    'a clock that outlives its task',
    `UPDATE casework.task SET state = 'done', done_at = now()`,
  ],
  ['casework.documents', 'a changed paper', `UPDATE casework.document SET paragraphs = '["别的话"]'`],
  [
    'casework.documents',
    'a changed date',
    `UPDATE casework.document SET issued_at = issued_at + interval '1 microsecond'`,
  ],
  ['casework.document-numbers', 'a gap', `UPDATE casework.document_sequence SET last = 2`],
  [
    'registration.codes',
    'registered without a code',
    `UPDATE registration.application SET registration_code = NULL`,
  ],
  ['registration.codes', 'a code before its time', `UPDATE registration.application SET state = 'submitted'`],
  [
    'registration.log',
    'another code than the public one',
    `UPDATE registration.application SET query_code = 'XX'`,
  ],
  [
    'registration.log',
    'another validity than the public one',
    `UPDATE registration.application SET valid_until = '2030-01-01'`,
  ],
  ['registration.log', 'evidence of another thing', `UPDATE registration.application SET thing_id = 'res_2'`],
  [
    'authorisation.agreements',
    'a changed document',
    `UPDATE authorisation.agreement SET document = jsonb_set(document, '{title}', '"别"')`,
  ],
  [
    'authorisation.agreements',
    'document and digest changed together',
    `UPDATE authorisation.agreement SET digest = repeat('0', 64)`,
  ],
  [
    'authorisation.agreements',
    'in force without an entry',
    `UPDATE authorisation.agreement SET log_entry = NULL`,
  ],
  [
    'authorisation.terminations',
    'an end without a decision',
    `UPDATE authorisation.termination SET decision = NULL`,
  ],
  [
    'authorisation.terminations',
    'decided by who proposed it',
    `UPDATE authorisation.termination SET decided_by = proposed_by`,
  ],
  [
    'authorisation.terminations',
    'another ground than the public one',
    `UPDATE authorisation.termination SET ground = 'x'`,
  ],
  [
    'authorisation.terminations',
    'in force again',
    `UPDATE authorisation.agreement SET state = 'active' WHERE id = 'agr_2'`,
  ],
  [
    'authorisation.versions',
    'a version before the present one gone',
    `UPDATE authorisation.plan SET version = 2`,
  ],
  [
    'authorisation.numbers',
    'a number never given',
    `UPDATE authorisation.agreement SET number = '授协〔2026〕7号'`,
  ],
  [
    'products.definitions',
    'a changed definition',
    `UPDATE products.product SET definition = '{"sql":"select 2"}'`,
  ],
  ['privacy.budgets', 'a budget that was filled again', `UPDATE privacy.share SET spent = 0`],
  ['privacy.budgets', 'more given away than there is', `UPDATE privacy.population SET epsilon = 0.9`],
  [
    'query.runs',
    'a run said to be released that nobody collected',
    `UPDATE query.run SET state = 'released'`,
  ],
];

describe('damage in the database', () => {
  it.each(damages)('%s finds %s', async (check, _what, change) => {
    expect(await foundAfter(change)).toContain(check);
  });

  it('is named for every check of a module, so that none is there for show', () => {
    const tried = new Set(damages.map(([check]) => check));
    expect(checks.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(['files.digests']);
  });
});

describe('damage in the files', () => {
  it('of a received file is found, flipped or gone', async () => {
    const [folder] = await readdir(home.home.blobs);
    const [name] = await readdir(join(home.home.blobs, folder!));
    const path = join(home.home.blobs, folder!, name!);
    expect(await withDamaged(path, flip)).toEqual(['files.digests']);
    expect(await withDamaged(path, () => null)).toEqual(['files.kept']);
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
});
