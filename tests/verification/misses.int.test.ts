import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { desk, told } from '../procedure/matter.ts';
import { type Calling, prepareCalling, problem, words, zhang } from './calling.ts';
import { people } from './ground.ts';

let calling: Calling;
afterEach(() => calling?.ground.close());
beforeEach(async () => {
  calling = await prepareCalling((document) => {
    document.parts.scope.quotas = { ...document.parts.scope.quotas, missesPerHour: '3' };
  });
});

const name = '张三';
const hit = (key?: string) => calling.call(zhang, { name }, {}, key);
const miss = (index: number, key?: string) =>
  calling.call(`99010119${1900 + index}0101999X`, { name }, {}, key);
const misses = async () =>
  Number(
    (await calling.ground.db.pool.query('SELECT coalesce(sum(misses), 0) AS n FROM query.miss_use')).rows[0]
      .n,
  );

it('AR3 refuses what would hit and what would miss alike once the limit is reached, and answers in the next hour', async () => {
  expect(await words(hit())).toBe('yes');
  expect(await words(miss(1))).toBe('no');
  // Another value of somebody who is there is a miss too.
  expect(await words(calling.call(zhang, { name: '李四' }))).toBe('no');
  expect(await words(hit())).toBe('yes');
  expect(await words(miss(2))).toBe('no');
  const refusals = [await problem(hit()), await problem(miss(3)), await problem(hit())];
  expect(refusals[0]).toMatchObject({ code: 'query/misses', status: 429, rule: 'AR3', data: { limit: '3' } });
  expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(await misses()).toBe(3);
  // Nothing of a refused call is kept but its count.
  expect(await calling.count('query.call')).toBe(5);
  calling.ground.db.clock.advance({ hours: 1 });
  expect(await words(hit())).toBe('yes');
  expect(await words(miss(4))).toBe('no');
  expect(await misses()).toBe(1);
});

it('AR3 counts no call twice and lets none past, however many come at once', async () => {
  const calls = Array.from({ length: 24 }, (_, index) =>
    index % 2 === 0 ? miss(index + 1, `m${index}`) : hit(`h${index}`),
  );
  const settled = await Promise.all(calls.map(words));
  expect(settled.filter((one) => one === 'no')).toHaveLength(3);
  expect(await misses()).toBe(3);
  expect(new Set(settled)).toEqual(
    new Set(['no', 'query/misses', ...(settled.includes('yes') ? ['yes'] : [])]),
  );
  // From here on nothing tells a hit from a miss.
  expect(new Set(await Promise.all([hit('x'), miss(99, 'y'), hit('z')].map(words)))).toEqual(
    new Set(['query/misses']),
  );
  expect(await misses()).toBe(3);
});

it('is one alarm on the implementing body’s desk, of which the operator is told, until it is settled', async () => {
  for (const index of [1, 2, 3, 4, 5]) await miss(index);
  await calling.ground.tick();
  const alarms = async () =>
    (await calling.ground.db.pool.query('SELECT id, state FROM query.miss_alarm ORDER BY raised_at')).rows;
  const [alarm] = await alarms();
  expect(await alarms()).toHaveLength(1);
  expect(await desk(calling.ground, alarm.id)).toEqual(['drafter: query.settle-miss-alarm']);
  expect(
    (await told(calling.ground, 'operator')).filter((kind) => kind === 'query.misses-exceeded'),
  ).toHaveLength(1);
  const settle = (by: typeof people.drafter) =>
    calling.ground.act(by, 'query.settle-miss-alarm', {
      alarmId: alarm.id,
      outcome: 'acted-on',
      finding: '购买方批量试探，已约谈',
    });
  expect((await settle(people.operator)).ok).toBe(false);
  expectOk(await settle(people.security));
  expect(await desk(calling.ground, alarm.id)).toEqual([]);
  // Once settled, the next one is another.
  await problem(miss(6));
  expect((await alarms()).map(({ state }) => state)).toEqual(['acted-on', 'open']);
});
