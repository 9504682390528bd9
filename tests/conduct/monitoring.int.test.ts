import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendEntry, recordUses } from '#platform/evidence';
import { operation } from '../../testkit/operation.ts';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
});
afterAll(() => at?.close());

const call = (buyer: string, times: number) =>
  at.house.db.database.transaction(async (tx) => {
    for (let place = 0; place < times; place++) {
      const { id } = await appendEntry(tx, { kind: 'test.call', fields: { place } });
      await recordUses(tx, [
        { entry: id, product: 'prd_1', agreement: 'agr_1', purpose: 'inclusive-finance', buyer, units: 1n },
      ]);
    }
  });
/** Verifications of a buyer on this day, one a subject. */
const verify = (buyer: string, times: number, from = 0) =>
  at.house.db.database.transaction(async (tx) => {
    for (let place = from; place < from + times; place++) {
      const { id } = await appendEntry(tx, { kind: 'test.call', fields: { place } });
      await at.rows(
        `INSERT INTO query.call (id, request_id, agreement_id, agreement_digest, purpose, organisation, actor, form, question_digest, revisions, result_digest, result_rows, suppressed, engine_ms, entry_id, released_at, subject)
         VALUES ($1, $1, 'agr_1', 'd', 'p', $2, 'x', 'verification', 'd', '[]', 'd', 1, 0, 0, $3, $4, $5)`,
        [`cal_${place}`, buyer, id, tx.now.toString(), Buffer.from(`subject ${place}`)],
      );
    }
  });
const look = () => at.house.does('authority', 'supervision.look-for-alerts', { family: 'monitoring' });
const alerts = () =>
  at.rows(
    `SELECT rule, key, desk, state FROM supervision.alert WHERE family = 'monitoring' ORDER BY rule, key`,
  );

it('MO2: a burst of the meter is an alert about the buyer once, and its day is not judged before it is over', async () => {
  const buyer = at.house.organisationId('buyer');
  for (let day = 0; day < 8; day++) {
    await call(buyer, 10);
    at.house.db.clock.advance({ hours: 24 });
  }
  await call(buyer, 120);
  await look();
  expect(await alerts()).toEqual([]);
  at.house.db.clock.advance({ hours: 24 });
  await look();
  await look();
  const found = [{ rule: 'MO2', key: `agr_1/${buyer}`, desk: 'authority', state: 'open' }];
  expect(await alerts()).toEqual(found);
  expect(await at.house.outcome('buyer', 'supervision.look-for-alerts', { family: 'monitoring' })).not.toBe(
    'done',
  );
});

it('MO6: a walk through a register is an alert about the buyer with the log entries, by digests alone', async () => {
  for (let day = 0; day < 8; day++) {
    await verify('org_walker', 5, day * 5);
    at.house.db.clock.advance({ hours: 24 });
  }
  await verify('org_walker', 250, 1_000);
  at.house.db.clock.advance({ hours: 24 });
  await look();
  await look();
  expect((await alerts()).filter(({ rule }) => rule === 'MO6')).toEqual([
    { rule: 'MO6', key: 'agr_1/org_walker', desk: 'authority', state: 'open' },
  ]);
  const facts = await at.rows(
    `SELECT kind, thing_id FROM supervision.alert_fact WHERE rule = 'MO6' AND kind = 'entry'`,
  );
  expect(facts).toHaveLength(10);
  const entries = await at.rows('SELECT id FROM evidence.entry WHERE id = ANY ($1)', [
    facts.map(({ thing_id }) => thing_id),
  ]);
  expect(entries).toHaveLength(10);
});

it('MO4 MO5: a budget spent at once and a quota used up are alerts about the operator, with what it was spent for', async () => {
  await operation(at.house.db.database, at.house.db.pool).agreement('agr_quota', {
    activeAt: at.house.db.clock.now().toString(),
  });
  const today = at.house.db.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  await at.rows(
    `UPDATE authorisation.agreement SET document = jsonb_set(document, '{parts,scope,quotas,callsPerDay}', '"100"'), term_from = $1, term_until = $2, operator = $3`,
    [today.toString(), today.add({ years: 1 }).toString(), at.house.organisationId('operator')],
  );
  await at.rows(
    `INSERT INTO privacy.population (id, name, unit, description, owner, epsilon, declared_by, declared_at) VALUES ('pop_1', '居民', 'person', 'd', 'o', 20, 'x', now())`,
  );
  await at.rows(
    `INSERT INTO privacy.share (population_id, agreement_id, epsilon, spent, opened_at) VALUES ('pop_1', 'agr_quota', 10, 2, $1)`,
    [at.house.db.clock.now().toString()],
  );
  await look();
  const found = async () => (await alerts()).filter(({ rule }) => ['MO4', 'MO5'].includes(String(rule)));
  expect(await found()).toEqual([]);
  await at.rows(`UPDATE privacy.share SET spent = 4`);
  await at.rows(`INSERT INTO privacy.spending VALUES ('cal_1000', 'pop_1', 'agr_quota', 0.5, $1)`, [
    at.house.db.clock.now().toString(),
  ]);
  await at.rows(
    `INSERT INTO query.refusal (agreement_id, day, code, count) VALUES ('agr_quota', $1, 'query/quota', 2)`,
    [today.toString()],
  );
  await look();
  await look();
  expect(await found()).toEqual([
    { rule: 'MO4', key: 'agr_quota/pop_1', desk: 'authority', state: 'open' },
    { rule: 'MO5', key: expect.stringMatching(/^agr_quota\/callsPerDay$/), desk: 'authority', state: 'open' },
  ]);
  const [call] = await at.rows(
    `SELECT said_zh FROM supervision.alert_fact WHERE rule = 'MO4' AND kind = 'call'`,
  );
  expect(String(call!['said_zh'])).toContain('存证条目');
});

it('MO3: late clocks of the authority itself are the audit administrator’s to look into, those of alerts and reports left out', async () => {
  const authority = at.house.organisationId('authority');
  const late = (place: number, subject: string) =>
    at.rows(
      `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, organisation_id, started_at, due_at, last_day, provisional, calendar_version, state)
       VALUES ($1, 'test.duty', $3, $1, 'duty', 'R7', '登记办法', '10', $2, '2026-01-01Z', '2026-01-05Z', '2026-01-04', false, 'x', 'running')`,
      [`clk_${place}`, authority, subject],
    );
  for (let place = 0; place < 4; place++) await late(place, 'thing');
  for (const [place, subject] of ['alert', 'audit-finding', 'tip'].entries()) await late(10 + place, subject);
  await look();
  expect((await alerts()).filter(({ rule }) => rule === 'MO3')).toEqual([]);
  await late(4, 'thing');
  await look();
  expect((await alerts()).filter(({ rule }) => rule === 'MO3')).toEqual([
    { rule: 'MO3', key: authority, desk: 'audit', state: 'open' },
  ]);
  const seen = await at.read(await at.house.actor('authority'), 'supervision.alerts');
  expect(JSON.stringify(seen.value)).not.toContain('MO3');
  const audited = await at.read(await at.house.actor('audit'), 'supervision.alerts');
  expect(JSON.stringify(audited.value)).toContain('MO3');
});
