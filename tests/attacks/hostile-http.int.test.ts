import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresActLog } from '#adapters/postgres';
import { createApp } from '../../programs/server/http/app.ts';
import { mountActs } from '../../programs/server/http/mount.ts';
import { closeEngine, type Lab, openLab } from '../runs/lab.ts';
import { people, purpose } from '../verification/ground.ts';
import { hostileSql } from './hostile-sql.ts';

// Story: somebody signed in sends the same statements the way a program does, one after the other.
// Without a guard: an error of the parser or of a database comes back in full, the text lands in a log, a large body keeps the server busy.
// Guard: a code and a bounded answer, nothing of the text in any log, and the next good question is answered as before.

/** Two of each kind, over the residents; those that name columns of other tables stay where they are tried. */
const statements = hostileSql.flatMap(({ tries, statements: all }) =>
  all
    .filter(([sql]) => !/\b(id|name|amount|day|ok)\b/.test(sql))
    .slice(0, 2)
    .map(([sql, code]) => [tries, sql.replace(/\brecords\b/g, 'residents'), code] as const),
);
/** Longer than this no refusal is waited for, on a machine that does other things besides. */
const patienceMs = 5_000;
const good = 'SELECT name, count(*) AS n FROM residents GROUP BY name';

let lab: Lab;
let app: FastifyInstance;
let address: string;
let logged = '';
beforeAll(async () => {
  lab = await openLab();
  const log = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  app = await createApp({ logger: pino({ level: 'trace' }, log), requestsPerMinute: 100_000 });
  const acts = lab.modules.flatMap((module) => [...(module.acts ?? [])]);
  mountActs(
    app,
    acts.filter(({ name }) => ['query.explain-query', 'query.submit-run'].includes(name)),
    {
      database: lab.db.database,
      perform: lab.perform,
      actorOf: async () => people.operator,
      actLog: postgresActLog,
    },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app?.close();
  await lab?.close();
  await closeEngine();
});

let keys = 0;
async function send(path: string, body: string) {
  const began = performance.now();
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `hostile ${++keys}` },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text), ms: performance.now() - began };
}
const explain = (sql: string) =>
  send(`/api/v1/agreements/${lab.agreementId}/explanations`, JSON.stringify({ purpose, sql }));
const submit = (sql: string) =>
  send('/api/v1/runs', JSON.stringify({ agreementId: lab.agreementId, purpose, sql }));

it('is ten to twenty statements', () => {
  expect(statements.length).toBeGreaterThanOrEqual(10);
  expect(statements.length).toBeLessThanOrEqual(20);
});

it.each(statements)('%s: %j', async (_tries, sql, code) => {
  const submitted = await submit(sql);
  expect(submitted.body.type).toBe(`/docs/problems#query/${code}`);
  expect(submitted.body.status).toBe(submitted.status);
  expect(submitted.status).toBeGreaterThanOrEqual(400);
  expect(submitted.status).toBeLessThan(500);
  expect(submitted.text.length).toBeLessThan(6_000);
  const explained = await explain(sql);
  expect(explained.status).toBe(200);
  expect(explained.body).toMatchObject({
    admitted: false,
    printed: null,
    refusal: { code: `query/${code}` },
  });
  expect(explained.text.length).toBeLessThan(20_000);
  for (const { ms } of [submitted, explained]) expect(ms).toBeLessThan(patienceMs);
});

it('stops a text that is too long, a body that is too large, and what is no JSON, before anything is read', async () => {
  const long = await submit('x'.repeat(500_000));
  expect([long.status, long.body.code]).toEqual([422, 'request/invalid']);
  const large = await submit('x'.repeat(2_000_000)).catch(() => null);
  // The connection may be closed before all of the body was sent.
  if (large) expect(large.status).toBe(413);
  expect((await send('/api/v1/runs', '{"sql": "SELECT')).status).toBe(400);
});

it('leaves no run, nothing of a statement in a log, the code alone in the audit line, and a program that answers', async () => {
  const { rows: runs } = await lab.db.pool.query('SELECT 1 FROM query.run');
  expect(runs).toEqual([]);
  const { rows: audit } = await lab.db.pool.query<{ line: string }>(
    "SELECT to_jsonb(act_log)::text AS line FROM kernel.act_log WHERE act = 'query.submit-run'",
  );
  expect(audit.length).toBeGreaterThanOrEqual(statements.length);
  const kept = audit.map(({ line }) => line).join('\n');
  expect(logged).toContain('/api/v1/runs');
  for (const [, sql, code] of statements) {
    const part = sql.replaceAll('residents', '').slice(0, 40);
    expect(logged).not.toContain(part);
    expect(kept).not.toContain(part);
    expect(kept).toContain(`query/${code}`);
  }
  for (const secret of ['passwd', 'environ', 'libpg', 'duckdb', 'syntax error'])
    expect(logged.toLowerCase()).not.toContain(secret);
  const errors = logged.split('\n').filter((line) => line !== '' && JSON.parse(line).level >= 50);
  expect(errors).toEqual([]);

  expect((await explain(good)).body).toMatchObject({ admitted: true, refusal: null });
  const run = await submit(good);
  expect([run.status, run.body.state]).toEqual([200, 'queued']);
});
