import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendEntry, recordUses } from '#platform/evidence';
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
