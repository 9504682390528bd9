import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicActor } from '#foundation';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
});
afterAll(() => at?.close());

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
  await at.merged('org_stranger', at.house.organisationId('authority'));
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
  await at.merged(at.house.organisationId('operator'), 'org_stranger');
  expect([await sees(), await listed()]).toEqual([true, 1]);
  expect(
    await at.house.outcome(at.stranger, 'supervision.explain-alert', {
      alertId: id,
      explanation: '价格差异源于服务等级不同，附说明。',
    }),
  ).toBe('done');
});
