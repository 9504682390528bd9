import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicActor } from '#foundation';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
  await at.rows(
    `INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ('reo_1', '{}', '2026-01-01Z', 'x', '2026-01-01', 'x', 'confirmed', 'x', 'x', '2026-01-01Z', 'y', '2026-01-01Z')`,
  );
});
afterAll(() => at?.close());

/** From an instant long past one organisation answers for another’s supervision. */
const merged = (from: string, into: string) =>
  at.rows(
    `INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id) VALUES ($1, 'supervision', $2, '2026-01-01Z', 'reo_1')`,
    [from, into],
  );

it('a report and its handling go on with the successor of the authority that received it', async () => {
  const sent = await at.house.does(publicActor, 'supervision.send-tip', {
    about: 'product',
    thing: '企业画像',
    statement: '购买方被要求先签独家协议，否则不予接受订购。',
  });
  expect(sent.ok).toBe(true);
  const [tip] = await at.rows('SELECT id FROM supervision.tip');
  const id = String(tip!['id']);
  // Received by an authority that is no more, and was merged into this one.
  await at.rows(`UPDATE supervision.tip SET handler = 'org_stranger' WHERE id = $1`, [id]);
  const sees = async () => (await at.read(at.second, 'supervision.tip', { id })).ok;
  const listed = async () => (await at.read(at.second, 'supervision.tips')).value.total;
  expect([await sees(), await listed()]).toEqual([false, 0]);
  expect(await at.house.outcome(at.second, 'supervision.accept-tip', { tipId: id })).not.toBe('done');
  await merged('org_stranger', at.house.organisationId('authority'));
  expect([await sees(), await listed()]).toEqual([true, 1]);
  await at.rows(`UPDATE supervision.tip SET handler = $2 WHERE id = $1`, [
    id,
    at.house.organisationId('authority'),
  ]);
  expect(await at.house.outcome(at.second, 'supervision.accept-tip', { tipId: id })).toBe('done');
  await at.rows(`DELETE FROM identity.succession WHERE reorganisation_id = 'reo_1'`);
});

it('an alert about a merged operator is seen and explained by its successor, and by nobody before', async () => {
  await at.order({ id: 'ord_a', buyer: 'org_x', fen: 100 });
  await at.order({ id: 'ord_b', buyer: 'org_y', fen: 150 });
  await at.house.does('authority', 'supervision.look-for-alerts', { family: 'conduct' });
  const [alert] = await at.rows(`SELECT id FROM supervision.alert WHERE rule = 'CO1'`);
  const id = String(alert!['id']);
  const sees = async () => (await at.read(at.stranger, 'supervision.alert', { id })).ok;
  const listed = async () => (await at.read(at.stranger, 'supervision.alerts')).value.total;
  expect([await sees(), await listed()]).toEqual([false, 0]);
  await merged(at.house.organisationId('operator'), 'org_stranger');
  expect([await sees(), await listed()]).toEqual([true, 1]);
  expect(
    await at.house.outcome(at.stranger, 'supervision.explain-alert', {
      alertId: id,
      explanation: '价格差异源于服务等级不同，附说明。',
    }),
  ).toBe('done');
});
