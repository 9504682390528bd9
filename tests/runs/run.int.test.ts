import { afterAll, afterEach, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { people, purpose } from '../verification/ground.ts';
import { closeEngine, type Lab, openLab } from './lab.ts';

let lab: Lab;
afterEach(() => lab?.close());
afterAll(closeEngine);

const opinion = '只含汇总结果，未见可识别个人的输出';
const collect = (runId: string, more: object = {}, key?: string) =>
  lab.act<{
    callId: string;
    receiptId: string;
    rows: unknown[][] | null;
    suppressed: unknown[];
    csv: string | null;
  }>(people.operator, 'query.collect-run', { runId, ...more }, key);
const sealedResults = async () =>
  (await lab.db.pool.query('SELECT count(*)::int AS n FROM query.sealed_result')).rows[0].n as number;

it('goes from the queue over the guards and a person to the operator, with call, entry, meter line and record', async () => {
  lab = await openLab();
  const runId = await lab.submit();
  expect(await lab.state(runId)).toBe('queued');
  await lab.worker.drain();
  expect(await lab.state(runId)).toBe('awaiting-review');

  const early = await collect(runId);
  expect(early).toMatchObject({ ok: false, problem: { code: 'lifecycle/not-now' } });

  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion }));
  const first = expectOk(await collect(runId, {}, 'once'));
  expect(first.rows).toEqual([
    ['东区', '40', '4780'],
    ['西区', '12', '1746'],
  ]);
  expect(await lab.state(runId)).toBe('released');
  const { rows } = await lab.db.pool.query(
    `SELECT call.run_id, call.result_digest, meter.purpose FROM query.call
     JOIN evidence.meter_line AS meter ON meter.entry = call.entry_id`,
  );
  expect(rows).toEqual([{ run_id: runId, result_digest: await lab.run(runId, 'result_digest'), purpose }]);
  // The same key gives the receipt again and not the rows.
  expect(expectOk(await collect(runId, {}, 'once'))).toMatchObject({
    receiptId: first.receiptId,
    rows: null,
  });
  // Another collection is another call.
  expect(expectOk(await collect(runId)).receiptId).not.toBe(first.receiptId);
  const csv = expectOk(await collect(runId, { format: 'csv', bom: false })).csv;
  expect(csv?.split('\r\n').slice(0, 2)).toEqual([
    'name,n,total,gongshu_receipt',
    expect.stringMatching(/^东区,40,4780,/),
  ]);
});

it('R29: is refused outside the regions of use, and not begun when the seat has moved out of them meanwhile', async () => {
  lab = await openLab((document) => {
    document.parts.scope.users.regions = ['110000'];
  });
  const seat = (division: string) =>
    lab.db.pool.query('UPDATE identity.organisation_record SET division = $1', [division]);
  await seat('350100');
  await expect(lab.submit()).rejects.toThrow(/region/);
  await seat('110105');
  const runId = await lab.submit();
  await seat('350100');
  await lab.worker.drain();
  expect(await lab.state(runId)).toBe('refused');
  expect(await lab.run(runId, 'result_digest')).toBeNull();
});

it('is not cleared by its own side, nor by who may not decide, and a return destroys the result', async () => {
  lab = await openLab();
  const runId = await lab.submit();
  await lab.worker.drain();
  const own = await lab.act(people.operator, 'query.pass-egress', { runId, opinion });
  expect(own).toMatchObject({ ok: false });
  const itself = { ...people.security, personId: 'per_operator' } as Actor;
  const same = await lab.act(itself, 'query.pass-egress', { runId, opinion });
  expect(same).toMatchObject({ ok: false, problem: { data: { policy: 'house.four-eyes' } } });
  expect(await lab.act(people.buyer, 'query.collect-run', { runId })).toMatchObject({ ok: false });
  expectOk(await lab.act(people.security, 'query.return-egress', { runId, opinion: '分组过细，请合并' }));
  expect(await lab.state(runId)).toBe('returned');
  expect(await sealedResults()).toBe(0);
});

it('leaves nothing after a suspension that came between guard and collection, nor after it was lifted', async () => {
  lab = await openLab();
  const runId = await lab.submit();
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion }));
  const { agreementId } = lab;
  expectOk(
    await lab.act(people.drafter, 'authorisation.suspend-agreement', { agreementId, reason: '核查使用情况' }),
  );
  expect(await collect(runId)).toMatchObject({ ok: false, problem: { code: 'lineage/frozen' } });
  expect(await sealedResults()).toBe(1);
  expectOk(
    await lab.act(people.drafter, 'authorisation.resume-agreement', { agreementId, reason: '核查完毕' }),
  );
  expect(await collect(runId)).toMatchObject({ ok: false, problem: { code: 'lineage/standing-changed' } });
  expect(await lab.state(runId)).toBe('expired');
  expect(await sealedResults()).toBe(0);
  const { rows } = await lab.db.pool.query('SELECT count(*)::int AS n FROM query.call');
  expect(rows[0].n).toBe(0);
});

it('does not reach a desk when the agreement was suspended while it ran', async () => {
  let suspend = async () => {};
  lab = await openLab(
    () => {},
    (ports) => ({
      ...ports,
      engine: {
        ...ports.engine,
        run: async (run) => {
          const outcome = await ports.engine.run(run);
          await suspend();
          return outcome;
        },
      },
    }),
  );
  suspend = async () => {
    expectOk(
      await lab.act(people.drafter, 'authorisation.suspend-agreement', {
        agreementId: lab.agreementId,
        reason: '核查使用情况',
      }),
    );
  };
  const runId = await lab.submit();
  await lab.worker.drain();
  expect(await lab.state(runId)).toBe('refused');
  expect(await lab.run(runId, 'problem')).toMatchObject({ code: 'lineage/frozen' });
  expect(await sealedResults()).toBe(0);
});

it('counts each collection against the quotas, and the last place is one only', async () => {
  lab = await openLab((document) => {
    document.parts.scope.quotas = { ...document.parts.scope.quotas, callsPerDay: '1' };
  });
  const runId = await lab.submit();
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion }));
  const both = await Promise.all([collect(runId), collect(runId)]);
  expect(both.map((one) => (one.ok ? 'left' : one.problem.code)).sort()).toEqual(['left', 'query/quota']);
});

it('expires with its clock: what nobody collected is destroyed', async () => {
  lab = await openLab();
  const runId = await lab.submit();
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion }));
  lab.db.clock.advance({ hours: 24 * 32 });
  await lab.tick();
  expect(await lab.state(runId)).toBe('expired');
  expect(await sealedResults()).toBe(0);
  expect(await collect(runId)).toMatchObject({ ok: false, problem: { code: 'lifecycle/not-now' } });
});

it('gives the same record and the same result for the same question', async () => {
  lab = await openLab();
  const [one, other] = [await lab.submit(byText(1)), await lab.submit(byText(1))];
  await lab.worker.drain();
  expect(await lab.run(one, 'result_digest')).toBe(await lab.run(other, 'result_digest'));
  expect(await lab.run(one, 'record_digest')).toBe(await lab.run(other, 'record_digest'));
  const different = await lab.submit(byText(2));
  await lab.worker.drain();
  expect(await lab.run(different, 'record_digest')).not.toBe(await lab.run(one, 'record_digest'));
});

const byText = (times: number) =>
  `SELECT name, sum(allowance) * ${times} AS total FROM residents GROUP BY name`;

it('ends with the agreement: what waits, runs or lies sealed is destroyed with its task', async () => {
  lab = await openLab();
  const [waiting, collected] = [await lab.submit(), await lab.submit()];
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId: collected, opinion }));
  expectOk(await collect(collected));
  const queued = await lab.submit();
  await lab.db.database.transaction((tx) =>
    tx.emit({ kind: 'authorisation.expired', subject: lab.agreementId, payload: {} }),
  );
  await lab.tick();
  expect([await lab.state(waiting), await lab.state(queued), await lab.state(collected)]).toEqual([
    'expired',
    'expired',
    'released',
  ]);
  expect(await sealedResults()).toBe(0);
  const { rows } = await lab.db.pool.query(
    `SELECT state FROM casework.task WHERE subject_id = $1 AND kind = 'query.egress-review'`,
    [waiting],
  );
  expect(rows).toEqual([{ state: 'cancelled' }]);
  expect(await collect(collected)).toMatchObject({ ok: false, problem: { code: 'query/result-gone' } });
});
