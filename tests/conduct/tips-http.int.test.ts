import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresActLog } from '#adapters/postgres';
import { createApp } from '../../programs/server/http/app.ts';
import { mountActs, mountReads } from '../../programs/server/http/mount.ts';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
let app: FastifyInstance;
const logged: string[] = [];
beforeAll(async () => {
  at = await conductHouse();
  app = await createApp({
    requestsPerMinute: 100_000,
    logger: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  });
  const mounting = {
    database: at.house.db.database,
    perform: at.house.perform,
    actorOf: () => at.house.actor('authority'),
    actLog: postgresActLog,
  };
  mountActs(
    app,
    at.modules.flatMap(({ acts = [] }) => acts).filter(({ name }) => name === 'supervision.send-tip'),
    mounting,
  );
  mountReads(
    app,
    at.modules.flatMap(({ reads = [] }) => reads).filter(({ name }) => name === 'supervision.tip'),
    mounting,
  );
  await app.ready();
});
afterAll(async () => {
  await app?.close();
  await at?.close();
});

const send = (place: number) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/tips',
    headers: { 'idempotency-key': 'one' },
    payload: {
      about: 'organisation',
      thing: '某单位',
      statement: `举报内容，说明事实和时间，序号 ${place}。`,
    },
  });

it('a report of somebody signed in names nobody, and its code is kept with no key', async () => {
  const answer = await send(0);
  expect(answer.statusCode).toBe(200);
  expect(
    await at.rows(`SELECT actor, subject FROM kernel.act_log WHERE act = 'supervision.send-tip'`),
  ).toEqual([{ actor: 'public', subject: null }]);
  expect(await at.rows('SELECT 1 FROM kernel.idempotency')).toEqual([]);
});

it('no line of the request log joins an address to a report, also where every request has one', async () => {
  const [tip] = await at.rows('SELECT id FROM supervision.tip');
  await app.inject({ url: `/api/v1/tips/${String(tip!['id'])}` });
  expect(logged.some((line) => line.includes('/api/v1/tips/tip_'))).toBe(true);
  expect(logged.filter((line) => line.includes('"url":"/api/v1/tips"'))).toEqual([]);
  expect(logged.filter((line) => line.includes('"method":"POST"'))).toEqual([]);
  await at.rows(`DELETE FROM kernel.act_log WHERE act = 'supervision.tip'`);
});

it('who looks at a report is written down before the answer leaves', async () => {
  // Another report than the one before: the same reader at the same thing is one line.
  expect((await send(100)).statusCode).toBe(200);
  const [tip] = await at.rows('SELECT id FROM supervision.tip ORDER BY number DESC');
  const answer = await app.inject({ url: `/api/v1/tips/${String(tip!['id'])}` });
  expect(answer.statusCode).toBe(200);
  expect(
    await at.rows(`SELECT actor, subject, outcome FROM kernel.act_log WHERE act = 'supervision.tip'`),
  ).toEqual([
    {
      actor: `${at.house.personId('authority')}@${at.house.postId('authority')}`,
      subject: `tip/${String(tip!['id'])}`,
      outcome: 'looked',
    },
  ]);
  await app.inject({ url: '/api/v1/tips/tip_none' });
  expect(await at.rows(`SELECT 1 FROM kernel.act_log WHERE act = 'supervision.tip'`)).toHaveLength(1);
});

it('one address sends ten in an hour, and no more', async () => {
  const codes = [];
  for (let place = 1; place <= 12; place++) codes.push((await send(place)).statusCode);
  expect(codes.filter((code) => code === 200)).toHaveLength(8);
  expect(codes.slice(8)).toEqual([429, 429, 429, 429]);
});
