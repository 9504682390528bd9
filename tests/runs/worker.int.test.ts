import { afterEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import type { QueryOutcome, QueryPorts, QueryRun } from '#platform/query';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type Lab, openLab } from './lab.ts';

let lab: Lab;
afterEach(() => lab?.close());

const answer: QueryOutcome = {
  ok: true,
  value: { columns: [], rows: [['60', '60', '60']], stats: { engineMs: 1, openMs: 0, queuedMs: 0 } },
};
const count = 'SELECT count(*) AS n FROM residents';

/** An engine that holds every run until it is told, and ends at once what is aborted. */
function holding() {
  const begun: QueryRun[] = [];
  const waiting = new Map<QueryRun, (outcome: QueryOutcome) => void>();
  return {
    begun,
    wrap: (ports: QueryPorts): QueryPorts => ({
      ...ports,
      engine: {
        ...ports.engine,
        run: (run) =>
          new Promise((resolve) => {
            begun.push(run);
            waiting.set(run, resolve);
            run.signal?.addEventListener('abort', () =>
              resolve({ ok: false, failure: { code: 'cancelled' } }),
            );
          }),
      },
    }),
    answerAll: () => {
      for (const resolve of waiting.values()) resolve(answer);
    },
    async until(runs: number): Promise<void> {
      for (let tries = 0; begun.length < runs && tries < 400; tries++)
        await new Promise((next) => setTimeout(next, 25));
      expect(begun.length).toBe(runs);
    },
  };
}

it('begins a run again whose worker died, and what the dead one still answers is not written', async () => {
  const engine = holding();
  lab = await openLab(() => {}, engine.wrap);
  const runId = await lab.submit(count);
  const dead = lab.another({ leaseMs: 300, intervalMs: 1_000_000 });
  const lost = dead.drain();
  await engine.until(1);
  // It says nothing for longer than its lease.
  await new Promise((later) => setTimeout(later, 500));
  const next = lab.another({ leaseMs: 60_000 });
  const continued = next.drain();
  await engine.until(2);
  engine.answerAll();
  await Promise.all([lost, continued]);
  expect(await lab.state(runId)).toBe('awaiting-review');
  expect(await lab.run(runId, 'attempts')).toBe(2);
  const { rows } = await lab.db.pool.query('SELECT count(*)::int AS n FROM query.sealed_result');
  expect(rows[0].n).toBe(1);
});

it('puts back what is under way when the program stops, and the next one goes on without counting an attempt', async () => {
  const engine = holding();
  lab = await openLab(() => {}, engine.wrap);
  const [first, second] = [await lab.submit(count), await lab.submit(count)];
  const stopping = lab.another({ places: 2 });
  stopping.start();
  await engine.until(1);
  await stopping.stop();
  expect([await lab.state(first), await lab.state(second)]).toEqual(['queued', 'queued']);
  expect(await lab.run(first, 'attempts')).toBe(0);
  const next = lab.another();
  const drained = next.drain();
  await engine.until(3);
  engine.answerAll();
  await drained;
  expect([await lab.state(first), await lab.state(second)]).toEqual(['awaiting-review', 'awaiting-review']);
});

it('gives up a run that was interrupted three times', async () => {
  lab = await openLab();
  const runId = await lab.submit(count);
  await lab.db.pool.query(
    `UPDATE query.run SET state = 'running', attempts = 3, lease = 'lse_dead', lease_until = now() - interval '1 second' WHERE id = $1`,
    [runId],
  );
  await lab.worker.drain();
  expect(await lab.state(runId)).toBe('failed');
  expect(await lab.run(runId, 'problem')).toMatchObject({ code: 'query/run-interrupted' });
});

it('stops the engine when a run is cancelled, and never answers it', async () => {
  const engine = holding();
  lab = await openLab(() => {}, engine.wrap);
  const runId = await lab.submit(count);
  const worker = lab.another({ intervalMs: 100 });
  worker.start();
  await engine.until(1);
  expectOk(await lab.act(people.operator, 'query.cancel-run', { runId }));
  for (let tries = 0; !engine.begun[0]!.signal!.aborted && tries < 200; tries++)
    await new Promise((next) => setTimeout(next, 25));
  expect(engine.begun[0]!.signal!.aborted).toBe(true);
  await worker.stop();
  expect(await lab.state(runId)).toBe('cancelled');
  expect(await lab.act(people.operator, 'query.cancel-run', { runId })).toMatchObject({
    ok: false,
    problem: { code: 'lifecycle/not-now' },
  });
});

it('serves tenants in turn: many runs of one do not delay the run of another', async () => {
  const engine = holding();
  lab = await openLab(() => {}, engine.wrap);
  for (let runs = 0; runs < 6; runs++) await lab.submit(count);
  const late = await lab.submit(count);
  await lab.db.pool.query('UPDATE query.run SET tenant = $2 WHERE id = $1', [late, organisations.bank]);
  const worker = lab.another({ places: 3 });
  worker.start();
  // Two places at most are the first tenant's; the third is free for whoever comes.
  await engine.until(3);
  expect(await lab.state(late)).toBe('running');
  await worker.stop();
});

it('refuses what a failing engine did not answer, with words that tell nothing of a row', async () => {
  lab = await openLab(
    () => {},
    (ports) => ({
      ...ports,
      engine: { ...ports.engine, run: async () => ({ ok: false, failure: { code: 'timeout' } }) },
    }),
  );
  const runId = await lab.submit(count);
  await lab.worker.drain();
  expect(await lab.state(runId)).toBe('failed');
  expect(await lab.run(runId, 'problem')).toMatchObject({
    code: 'query/run-failed',
    data: { reason: 'timeout' },
  });
});
