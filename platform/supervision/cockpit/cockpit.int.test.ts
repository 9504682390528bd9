import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type Actor, type Read, text } from '#foundation';
import { authorisationDatabase } from '#platform/authorisation';
import { caseworkDatabase, createTicker } from '#platform/casework';
import { appendPublicFact, evidence } from '#platform/evidence';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { type Operation, operation, operator } from '../../../testkit/operation.ts';
import { figuresCheck } from './check.ts';
import { cockpitRead } from './cockpit-read.ts';
import { dutiesRead } from './duties-read.ts';
import { CP1 } from './rule.ts';
import { figuresKind, keepTakingFigures, takeFigures, takeOnTime } from './take.ts';

const origin = 'test.example/log';
const migrationsOf = (name: string) => ({
  name,
  migrations: new URL(`../../${name}/store/migrations/`, import.meta.url),
});
let db: TestDatabase;
let town: Operation;

beforeAll(async () => {
  db = await testDatabase([
    identity,
    caseworkDatabase,
    evidence({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] }),
    migrationsOf('catalog'),
    migrationsOf('privacy'),
    migrationsOf('registration'),
    authorisationDatabase,
    migrationsOf('products'),
    migrationsOf('supervision'),
  ]);
  town = operation(db.database, db.pool);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    `TRUNCATE casework.clock, casework.task, supervision.figure, supervision.figures_taken, supervision.objection, supervision.stop,
       catalog.resource, registration.duty, privacy.alarm, authorisation.agreement, authorisation.plan, products.product,
       evidence.meter_line, evidence.meter_fresh, evidence.meter_key, identity.organisation CASCADE`,
  );
  db.clock.set('2026-03-10T10:00:00+08:00');
  for (const [id, name, kind] of [
    ['org_a', '云川市市场监督管理局', 'government-department'],
    ['org_b', '云川市交通运输局', 'government-department'],
    ['org_bank', '云川银行', 'bank'],
    [operator, '云川数据公司', 'company'],
  ]) {
    await db.pool.query("INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01')", [id]);
    await db.pool.query(
      "INSERT INTO identity.organisation_record (organisation_id, name, kind, starts_at) VALUES ($1, $2, $3, '2020-01-01')",
      [id, name, kind],
    );
  }
});

const clock = (
  id: string,
  organisation: string,
  row: { readonly due: string; readonly ended?: string; readonly outcome?: string; readonly state?: string },
  subjectKind = 'resource',
) =>
  db.pool.query(
    `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, organisation_id,
       started_at, due_at, last_day, provisional, calendar_version, state, ended_at, outcome)
     VALUES ($1, 'registration.first-filing', $7, $1, 'duty', 'R2', '登记办法', '9', $2, '2026-01-05T01:00:00Z', $3,
       '2026-03-01', false, 'v', $4, $5, $6)`,
    [id, organisation, row.due, row.state ?? 'stopped', row.ended ?? null, row.outcome ?? null, subjectKind],
  );
/** Of department a: one kept in February, one missed in February and done since, one late, one running; of b one kept. */
async function duties() {
  await clock('clk_kept', 'org_a', {
    due: '2026-03-01T00:00:00+08:00',
    ended: '2026-02-20T10:00:00+08:00',
    outcome: 'kept',
  });
  await clock('clk_missed', 'org_a', {
    due: '2026-02-10T00:00:00+08:00',
    ended: '2026-02-12T10:00:00+08:00',
    outcome: 'missed',
    state: 'fired',
  });
  await clock('clk_late', 'org_a', { due: '2026-03-05T00:00:00+08:00', outcome: 'missed', state: 'fired' });
  await clock('clk_running', 'org_a', { due: '2026-04-01T00:00:00+08:00', state: 'running' });
  await clock('clk_b', 'org_b', {
    due: '2026-03-08T00:00:00+08:00',
    ended: '2026-03-02T10:00:00+08:00',
    outcome: 'kept',
  });
  for (const kind of ['alert', 'audit-finding', 'tip'])
    await clock(
      `clk_${kind}`,
      'org_a',
      { due: '2026-03-01T00:00:00+08:00', outcome: 'missed', state: 'fired' },
      kind,
    );
}

const person = (organisation: string, ...roles: string[]): Actor =>
  ({
    kind: 'person',
    personId: 'per_1',
    postId: 'pst_1',
    organisationId: organisation,
    roles,
  }) as unknown as Actor;
const authority = person('org_data', 'data-authority');
const department = person('org_a', 'source-department');

const take = () => db.database.transaction(takeFigures);
async function look<Answer>(read: unknown, actor: Actor, input: object = {}): Promise<Answer | string> {
  const one = read as Read;
  const result = await db.database.transaction((tx) => one.run(actor, input as never, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) return result.problem.code;
  expect(Value.Errors(one.output, result.value)).toEqual([]);
  return result.value as Answer;
}
interface Cockpit {
  asOf: string | null;
  figures: { name: string; value: number | null }[];
  departments: { organisation: { id: string }; kept: number; missed: number; late: number }[];
  purposes: { purpose: string; calls: number }[];
  classes: { title: { zh: string }; calls: number }[];
  trends: { months: string[]; series: { name: string; values: (number | null)[] }[] };
}
interface Duties {
  items: { id: string; evidence: { kind: string }[] }[];
  total: number;
  next: string | null;
}
const cockpit = async (actor: Actor, input = {}) => {
  const answer = await look<Cockpit>(cockpitRead, actor, input);
  if (typeof answer === 'string') throw new Error(answer);
  return { ...answer, value: (name: string) => answer.figures.find((figure) => figure.name === name)?.value };
};
const duty = async (actor: Actor, input: object) => {
  const answer = await look<Duties>(dutiesRead, actor, input);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};

describe('figures', () => {
  it('are not known before they are taken, and then stand as of that instant', async () => {
    await duties();
    expect((await cockpit(authority)).asOf).toBeNull();
    expect((await cockpit(authority)).value('clock.kept')).toBeNull();
    await take();
    const at = db.clock.now();
    db.clock.advance({ minutes: 30 });
    const { asOf, value } = await cockpit(authority);
    expect(asOf).toBe(at.toString());
    expect(['clock.kept', 'clock.missed', 'clock.running', 'clock.late'].map(value)).toEqual([2, 2, 1, 1]);
  });

  it('each is the length of the list behind it, for the whole, a department and a month', async () => {
    await duties();
    await take();
    for (const organisation of [undefined, 'org_a', 'org_b'])
      for (const state of ['kept', 'missed', 'running', 'late']) {
        const scope = organisation ? { organisation } : {};
        const listed = await duty(authority, { state, ...scope });
        expect(listed.total).toBe((await cockpit(authority, scope)).value(`clock.${state}`));
        expect(listed.items).toHaveLength(listed.total);
      }
    const { trends } = await cockpit(authority);
    const kept = trends.series.find(({ name }) => name === 'clock.kept')!;
    expect(kept.values.slice(-3)).toEqual([0, 1, 1]);
    const february = await duty(authority, { state: 'kept', from: '2026-02-01', until: '2026-03-01' });
    expect(february.items.map(({ id }) => id)).toEqual(['clk_kept']);
  });

  it('of supply, registration, objections and stops come from their own records', async () => {
    await db.pool.query(
      `INSERT INTO catalog.resource (id, title, title_key, source_organisation, summary, formats, update_cycle, archived, search, created_at, changed_at)
       VALUES ('res_1', '企业', '企业', 'org_a', '', '{}', 'monthly', false, '', now(), now()), ('res_2', '车辆', '车辆', 'org_b', '', '{}', null, false, '', now(), now())`,
    );
    await db.pool.query(
      `INSERT INTO catalog.revision (id, resource_id, number, state, file_name, received_sha256, received_bytes, parquet_sha256,
         parquet_bytes, rows, columns, manifest, profile, findings, loaded_by, created_at, in_service_at)
       VALUES ('rev_1', 'res_1', 1, 'in-service', 'f', 'a', 1, 'b', 1, 1, '[]', '{}', '[]', '[]', 'per_1', now(), '2026-01-15T00:00:00Z')`,
    );
    await db.pool.query(
      `INSERT INTO registration.duty (thing_kind, thing_id, organisation, arose_at, due_at, last_day, provisional, met_at, met_by)
       VALUES ('resource', 'res_1', 'org_a', now(), now(), '2026-01-01', false, now(), 'filed'), ('resource', 'res_2', 'org_b', now(), now(), '2026-01-01', false, null, null)`,
    );
    await db.pool.query(
      `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at)
       VALUES ('stp_1', 'resource', 'res_1', '企业', 'org_a', 'r', 'in-force', 'rsn_1', 'per_1', 'org_a', now())`,
    );
    await take();
    const all = await cockpit(authority);
    expect(
      ['supply.resources', 'supply.in-service', 'supply.revisions', 'supply.fresh', 'supply.stale'].map(
        all.value,
      ),
    ).toEqual([2, 1, 1, 0, 1]);
    expect(['registration.arose', 'registration.met', 'stop.in-force'].map(all.value)).toEqual([2, 1, 1]);
    expect(all.value('complaint.days')).toBeNull();
    expect((await cockpit(department)).value('supply.resources')).toBe(1);
  });

  it('of use are the calls of the meter, by purpose and by class of buyer', async () => {
    await town.agreement('agr_1');
    await town.calls(7, 'agr_1');
    await take();
    const { value, purposes, classes } = await cockpit(authority);
    expect(value('use.calls')).toBe(7);
    expect(purposes).toEqual([{ purpose: '普惠金融服务', calls: 7 }]);
    expect(classes).toMatchObject([{ title: { zh: '金融机构' }, calls: 7 }]);
    expect((await cockpit(person(operator, 'operator'))).value('use.calls')).toBe(7);
    expect((await cockpit(department)).value('use.calls')).toBe(0);
  });
});

describe('who sees what', () => {
  it('a department has its own part, and another one is answered as what is not there', async () => {
    await duties();
    await take();
    const own = await cockpit(department);
    expect(own.value('clock.kept')).toBe(1);
    expect(own.departments.map(({ organisation }) => organisation.id)).toEqual(['org_a']);
    expect(own.value('risk.alert')).toBeUndefined();
    for (const read of [cockpitRead, dutiesRead])
      for (const organisation of ['org_b', 'org_nobody'])
        expect(await look(read, department, { organisation, state: 'kept' })).toContain('no-such-figures');
    expect((await duty(department, { state: 'kept' })).items.map(({ id }) => id)).toEqual(['clk_kept']);
  });

  it('an auditor reads all; duties about alerts and reports from the public are neither counted nor listed', async () => {
    await duties();
    await take();
    expect((await cockpit(person('org_audit', 'auditor'))).value('clock.missed')).toBe(2);
    expect((await duty(authority, { state: 'missed' })).items.map(({ id }) => id)).toEqual([
      'clk_late',
      'clk_missed',
    ]);
  });

  it('each line has what the public log holds of its thing', async () => {
    await duties();
    await db.database.transaction((tx) =>
      appendPublicFact(tx, { kind: 'registration.code-assigned', subject: 'clk_kept', fact: {} }),
    );
    expect((await duty(department, { state: 'kept' })).items[0]?.evidence).toMatchObject([
      { kind: 'registration.code-assigned', index: null },
    ]);
  });
});

describe('after a merger', () => {
  const merged = () =>
    db.pool.query(
      `WITH why AS (
         INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
         VALUES ('reo_1', '{}', '2026-03-15Z', 'x', '2026-03-15', 'x', 'confirmed', 'x', 'x', '2026-03-15Z', 'y', '2026-03-15Z') RETURNING id)
       INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id)
       SELECT 'org_a', 'supervision', 'org_b', '2026-03-15Z', why.id FROM why`,
    );
  const objection = (id: string, department: string, days: number) =>
    db.pool.query(
      `INSERT INTO supervision.objection (id, about, resource_id, items, title, ground, capacity, statement, state, raised_by, raised_person,
         raised_org, raised_at, department, handler, authority, frozen_at_once, closed_at)
       VALUES ($1, 'resource', 'res_1', '{}', '企业', 'wrong-value', 'buyer', 's', 'archived', 'per_x', 'per_x', 'org_bank',
         $3::timestamptz - make_interval(days => $4), $2, $2, 'org_data', false, $3::timestamptz)`,
      [id, department, '2026-03-02T10:00:00+08:00', days],
    );

  it('its figures and lists are the successor’s, counted once, and who is gone reads none', async () => {
    await duties();
    await objection('obj_1', 'org_a', 1);
    await objection('obj_2', 'org_a', 3);
    await objection('obj_3', 'org_b', 11);
    await take();
    const successor = person('org_b', 'source-department');
    expect((await cockpit(successor)).value('clock.kept')).toBe(1);
    const before = await cockpit(authority);
    db.clock.set('2026-03-20T10:00:00+08:00');
    await merged();
    await take();
    const whole = await cockpit(authority);
    for (const name of ['clock.kept', 'clock.missed', 'clock.late', 'complaint.raised', 'complaint.closed'])
      expect([name, whole.value(name)]).toEqual([name, before.value(name)]);
    expect(whole.departments.map(({ organisation, kept }) => [organisation.id, kept])).toEqual([
      ['org_b', 2],
    ]);
    expect(before.departments.map(({ organisation, kept }) => [organisation.id, kept]).sort()).toEqual([
      ['org_a', 1],
      ['org_b', 1],
    ]);
    const own = await cockpit(successor);
    expect(['clock.kept', 'clock.missed', 'clock.late', 'complaint.closed'].map(own.value)).toEqual([
      2, 2, 1, 3,
    ]);
    // A middle value of both together, not of one nor the sum of two.
    expect(own.value('complaint.days')).toBe(3);
    expect((await duty(successor, { state: 'kept' })).items.map(({ id }) => id)).toEqual([
      'clk_b',
      'clk_kept',
    ]);
    for (const read of [cockpitRead, dutiesRead])
      expect(await look(read, department, { state: 'kept' })).toContain('no-such-figures');
    // Of the time before, the list a report on it told of.
    const asOf = (on: string) => duty(authority, { state: 'kept', organisation: 'org_b', on });
    expect([(await asOf('2026-03-01')).total, (await asOf('2026-04-01')).total]).toEqual([1, 2]);
  });
});

describe('taking', () => {
  it('CP1: begins at once, goes on each hour, and once after standing still', async () => {
    await Promise.all([keepTakingFigures(db.database), keepTakingFigures(db.database)]);
    const ticker = createTicker({
      database: db.database,
      clock: db.clock,
      handlers: new Map([[figuresKind, takeOnTime]]),
      onError: (_clock, error) => {
        throw error;
      },
    });
    expect(await ticker.tick()).toHaveLength(1);
    expect(await ticker.tick()).toHaveLength(0);
    db.clock.advance({ minutes: CP1.parameters.minutes });
    expect(await ticker.tick()).toHaveLength(1);
    db.clock.advance({ hours: 24 * 40 });
    expect(await ticker.tick()).toHaveLength(1);
    expect((await cockpit(authority)).asOf).toBe(db.clock.now().toString());
  });

  it('again changes nothing, and counts what happened after the last taking of a month that is over', async () => {
    await duties();
    await take();
    await take();
    expect((await cockpit(authority)).value('clock.kept')).toBe(2);
    await clock('clk_march', 'org_b', {
      due: '2026-04-08T00:00:00+08:00',
      ended: '2026-03-30T10:00:00+08:00',
      outcome: 'kept',
    });
    db.clock.set('2026-04-02T10:00:00+08:00');
    await take();
    expect((await cockpit(authority)).value('clock.kept')).toBe(3);
    const check = () => db.database.transaction((tx) => figuresCheck.run(tx));
    expect(await check()).toMatchObject({ faults: [] });
    await db.pool.query(
      "UPDATE supervision.figure SET value = value + 1 WHERE name = 'clock.kept' AND month = '2026-02-01'",
    );
    expect((await check()).faults).toMatchObject([
      text(expect.stringContaining('clock.kept 2026-02-01'), expect.anything()),
    ]);
  });
});
