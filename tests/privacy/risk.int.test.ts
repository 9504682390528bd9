import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createRiskEngine } from '#adapters/duckdb';
import { type Actor, expectOk, newId, type Result } from '#foundation';
import { openingsOf } from '#platform/evidence';
import { latestRiskReport } from '#platform/privacy';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogued, outcome, overseer, stranger } from './graded.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const names = [
  'sex',
  'age',
  'race',
  'marital-status',
  'education',
  'native-country',
  'workclass',
  'occupation',
  'salary-class',
];
let ground: Ground;
let resource: string;
let revision: string;

beforeAll(async () => {
  const folder: { path?: string } = {};
  ground = await prepareGround(undefined, {
    risk: createRiskEngine({ path: (sha256) => join(folder.path!, `${sha256}.parquet`) }),
  });
  folder.path = ground.folder;
  resource = await catalogued(ground, names);
  revision = await adultRevision();
});
afterAll(() => ground?.close());

/** Adult as a checked revision of the bureau. */
async function adultRevision(): Promise<string> {
  const id = newId('rev');
  const csv = join(ground.folder, 'adult.csv');
  const packed = new URL('../../platform/privacy/cases/risk/adult.csv.gz', import.meta.url);
  await writeFile(csv, gunzipSync(await readFile(packed)));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (FROM read_csv('${csv}', delim = ';', header = true)) TO '${join(ground.folder, `${id}.parquet`)}' (FORMAT parquet)`,
  );
  const profile = [];
  for (const name of names) {
    const counted = await connection.runAndReadAll(
      `SELECT count(DISTINCT "${name}")::INTEGER FROM read_csv('${csv}', delim = ';', header = true)`,
    );
    profile.push({
      column: name,
      type: 'text',
      filled: 30_162,
      distinct: counted.getRows()[0]![0] as number,
      top: [],
    });
  }
  connection.closeSync();
  instance.closeSync();
  await ground.db.pool.query(
    `INSERT INTO catalog.revision (id, resource_id, number, state, file_name, received_sha256, received_bytes, parquet_sha256,
       parquet_bytes, rows, columns, manifest, profile, findings, loaded_by, created_at)
     VALUES ($1, $2, 1, 'checked', 'adult.csv', $1, 1, $1, 1, 30162, $3, '{}', $4, '[]', 'per_source', now())`,
    [
      id,
      resource,
      JSON.stringify(names.map((name) => ({ name, type: name === 'age' ? 'integer' : 'text' }))),
      JSON.stringify(profile),
    ],
  );
  return id;
}

const assess = (who: Actor, more: object = {}, key?: string) =>
  ground.act<{ reportId: string; passes: boolean; k: number }>(
    who,
    'privacy.assess-risk',
    { revisionId: revision, form: 'share', quasi: names, sensitive: [], ...more },
    key,
  );
const latest = () => ground.db.database.transaction((tx) => latestRiskReport(tx, revision));
const reading = async (who: Actor, name: string, id: string) => {
  const read = ground.modules.flatMap(({ reads = [] }) => reads).find((one) => one.name === name)!;
  return ground.db.database.transaction((tx) => read.run(who, { id }, tx), { mode: 'snapshot' }) as Promise<
    Result<Record<string, unknown>>
  >;
};

it('R64: gives the figures on Adult that ARX asserts, and fails a table full of unique rows', async () => {
  const answer = expectOk(await assess(people.source, { populationSize: 301_620 }));
  expect(answer).toMatchObject({ passes: false, k: 1 });
  const report = await latest();
  expect(report).toMatchObject({
    id: answer.reportId,
    form: 'share',
    state: 'draft',
    k: 1,
    uniques: 15_512,
    l: null,
    t: null,
  });
  const { measures } = report!;
  expect(measures.rows).toBe(30_162);
  expect(measures.classes).toBe(19_502);
  expect(measures.prosecutor).toEqual({ highest: 1, average: 0.6465751607983555 });
  expect(measures.uniqueShare).toBe(0.5142895033485844);
  expect(measures.population).toMatchObject({
    model: 'pitman',
    share: expect.closeTo(0.27684993883653597, 9),
  });
  expect(report!.reasons[0]!.zh).toContain('k = 1');
  // Age tells most apart, and no value of it stands in the report.
  expect(measures.worst[0]!.columns).toContain('age');
});

it('gives what pycanon 1.3.6 gives for sex and race', async () => {
  const chosen = {
    quasi: ['sex', 'race'],
    sensitive: ['occupation', 'salary-class', 'age', 'education'],
    reason: '只核对两列',
  };
  const { reportId } = expectOk(await assess(people.source, chosen));
  const report = await latest();
  expect(report!.id).toBe(reportId);
  expect(report!.k).toBe(87);
  expect(
    report!.measures.sensitive.map((one) => [
      one.column,
      one.distinctL,
      Math.floor(one.entropyL),
      one.tOrdered ?? one.tEqual,
    ]),
  ).toEqual([
    ['occupation', 10, 7, expect.closeTo(0.3249624441807344, 12)],
    ['salary-class', 2, 1, expect.closeTo(0.20294547375208355, 12)],
    ['age', 33, 27, expect.closeTo(0.09193571485872032, 12)],
    ['education', 12, 5, expect.closeTo(0.22324169396517815, 12)],
  ]);
});

it('gives the same report for the same key and choice', async () => {
  const first = expectOk(await assess(people.source, {}, 'once'));
  expect(expectOk(await assess(people.source, {}, 'once')).reportId).toBe(first.reportId);
  expect(expectOk(await assess(people.source, {}, 'twice')).reportId).not.toBe(first.reportId);
});

it('asks why a proposed column is left out, and takes no column that is not there or stands twice', async () => {
  const defects = async (more: object) => {
    const result = await assess(people.source, more);
    return result.ok ? 'done' : result.problem.defects?.map(({ at }) => at);
  };
  expect(await defects({ quasi: ['sex'] })).toEqual(['/reason']);
  expect(await defects({ quasi: [...names, 'name"); DROP'] })).toEqual(['/quasi/9']);
  expect(await defects({ sensitive: ['age'] })).toEqual(['/sensitive/0']);
  expect(await defects({ populationSize: 30_161 })).toEqual(['/populationSize']);
});

it('is for the department and the data authority: to others the revision is not there', async () => {
  expect(await outcome(assess(stranger))).toBe(await outcome(assess(stranger, { revisionId: 'rev_none' })));
  expect(await outcome(assess(people.operator))).not.toBe('done');
  expect(await outcome(assess(overseer))).toBe('done');
  const { reportId } = expectOk(await assess(people.source));
  for (const [name, id] of [
    ['privacy.risk-choices', revision],
    ['privacy.risk-reports', resource],
    ['privacy.risk-report', reportId],
  ] as const) {
    const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.problem.code);
    expect(codeOf(await reading(people.source, name, id))).toBe('done');
    expect(codeOf(await reading(overseer, name, id))).toBe('done');
    for (const who of [stranger, people.operator, people.buyer]) {
      expect(await reading(who, name, id)).toEqual(await reading(who, name, 'xxx_none'));
      expect(codeOf(await reading(who, name, id))).toBe('privacy/no-such-risk-report');
    }
  }
});

it('is signed by a second person, once, and its digest is in the log', async () => {
  const { reportId } = expectOk(await assess(people.source));
  const sign = (who: Actor) => ground.act<{ entryId: string }>(who, 'privacy.sign-risk-report', { reportId });
  expect(await outcome(sign(people.source))).not.toBe('done');
  expect(await outcome(sign(stranger))).not.toBe('done');
  const { entryId } = expectOk(await sign(people.secondSource));
  expect(await outcome(sign(people.secondSource))).not.toBe('done');
  const row = (await ground.db.pool.query('SELECT * FROM privacy.risk_report WHERE id = $1', [reportId]))
    .rows[0];
  expect(row).toMatchObject({
    state: 'signed',
    signed_by: people.secondSource.kind === 'person' ? people.secondSource.personId : '',
    entry_id: entryId,
  });
  const entered = await ground.db.database.transaction((tx) => openingsOf(tx, entryId));
  expect(entered).toMatchObject({ report: reportId, digest: row.digest, k: 1, passes: false });
  // A newer draft does not take the signature away.
  expectOk(await assess(people.source));
  const signed = await ground.db.database.transaction((tx) =>
    latestRiskReport(tx, revision, { state: 'signed' }),
  );
  expect(signed!.id).toBe(reportId);
});

it('is held against its digest and the log by verify-all', async () => {
  const check = ground.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'privacy.risk-reports')!;
  const faults = async () =>
    (await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' })).faults.map(
      ({ en }) => en.split(': ')[1],
    );
  expect(await faults()).toEqual([]);
  await ground.db.pool.query(`UPDATE privacy.risk_report SET passes = true WHERE state = 'signed'`);
  expect(await faults()).toEqual(['the content is not that of its digest']);
  await ground.db.pool.query(
    `UPDATE privacy.risk_report SET passes = false, digest = 'x' WHERE state = 'signed'`,
  );
  expect(await faults()).toEqual([
    'the content is not that of its digest',
    'its digest is not the one in the log',
  ]);
});

it('counts the persons behind each class in a table of the population, of the same department alone', async () => {
  const before = await latest();
  expect(await outcome(assess(people.source, { populationRevisionId: 'rev_none' }))).toBe(
    'privacy/no-such-risk-report',
  );
  const fits = expectOk(await assess(people.source, { populationRevisionId: revision }));
  const report = await latest();
  expect(report!.id).toBe(fits.reportId);
  expect(report!.measures.journalist).toMatchObject({ kMap: 1, highest: 1, unknownRows: 0 });
  expect(report!.measures.population).toMatchObject({ model: 'census', uniques: 15_512 });
  expect(before!.id).not.toBe(fits.reportId);
  const told = expectOk(await reading(people.source, 'privacy.risk-report', fits.reportId));
  expect(told.population).toEqual({ revisionId: revision, title: resource, number: 1 });
});

it('offers the department’s own tables as the population, with the columns they share', async () => {
  const offered = async () =>
    expectOk(await reading(people.source, 'privacy.risk-choices', revision)).populations as object[];
  // Not the table itself.
  expect(await offered()).toEqual([]);
  const register = await catalogued(ground, ['sex']);
  const foreign = await catalogued(ground, ['sex'], { owner: organisations.registry });
  const columns = [
    { name: 'sex', type: 'text' },
    // Of another type, so that its values are not compared.
    { name: 'age', type: 'text' },
    { name: 'unheard-of', type: 'text' },
  ];
  for (const [of, number] of [
    [register, 1],
    [register, 2],
    [foreign, 1],
  ] as const)
    await ground.db.pool.query(
      `INSERT INTO catalog.revision (id, resource_id, number, state, file_name, received_sha256, received_bytes, parquet_sha256,
         parquet_bytes, rows, columns, manifest, profile, findings, loaded_by, created_at)
       VALUES ($1, $2, $3, 'checked', 'register.csv', $1, 1, $1, 1, 500000, $4, '{}', '[]', '[]', 'per_source', now())`,
      [newId('rev'), of, number, JSON.stringify(columns)],
    );
  expect(await offered()).toEqual([
    {
      revisionId: expect.stringMatching(/^rev_/),
      title: register,
      number: 2,
      rows: 500_000,
      columns: ['sex'],
    },
  ]);
});

it('is for the data authority of the region, and not there for that of another', async () => {
  const { reportId } = expectOk(await assess(people.source));
  const elsewhere = 'org_gggggggggggggggggggggggggg';
  const { pool } = ground.db;
  await pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [
    elsewhere,
    '2020-01-01Z',
  ]);
  await pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, division, starts_at)
     VALUES ($1, '示例外市数据局', 'data-authority', 'prefecture', '360700', '2020-01-01Z')`,
    [elsewhere],
  );
  for (const sql of [
    `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ('pst_elsewhere', '数据局', 'Authority', '2020-01-01Z')`,
    `INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ('pst_elsewhere', '${elsewhere}', '2020-01-01Z')`,
    `INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ('pst_elsewhere', 'data-authority', '2020-01-01Z')`,
  ])
    await pool.query(sql);
  const foreigner: Actor = {
    kind: 'person',
    personId: 'per_elsewhere',
    postId: 'pst_elsewhere',
    organisationId: elsewhere,
    roles: ['data-authority'],
  } as Actor;
  const signs = (who: Actor) => outcome(ground.act(who, 'privacy.sign-risk-report', { reportId }));

  // Of two authorities none is guessed while the department's region is not known.
  expect(await outcome(assess(overseer))).not.toBe('done');
  await pool.query(
    `UPDATE identity.organisation_record SET division = '360400' WHERE organisation_id = ANY ($1)`,
    [[organisations.authority, organisations.bureau]],
  );
  const notThere = await outcome(assess(foreigner, { revisionId: 'rev_none' }));
  expect(await outcome(assess(foreigner))).toBe(notThere);
  expect(await signs(foreigner)).toBe(notThere);
  for (const [name, id] of [
    ['privacy.risk-choices', revision],
    ['privacy.risk-reports', resource],
    ['privacy.risk-report', reportId],
  ] as const) {
    expect(await reading(foreigner, name, id)).toEqual(await reading(foreigner, name, 'xxx_none'));
    expect((await reading(overseer, name, id)).ok).toBe(true);
  }
  expect(await outcome(assess(overseer))).toBe('done');
  expect(await signs(overseer)).toBe('done');
});
