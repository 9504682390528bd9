import { afterAll, afterEach, expect, it } from 'vitest';
import { type Actor, type AnyRead, expectOk, type Result } from '#foundation';
import { people, purpose } from '../verification/ground.ts';
import { byDistrict, closeEngine, type Lab, openLab } from './lab.ts';

let lab: Lab;
afterEach(() => lab?.close());
afterAll(closeEngine);

const opinion = '只含汇总结果，未见可识别个人的输出';
const explain = (sql: string, more: object = {}, actor: Actor = people.operator) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the act's own schema.
  lab.act<any>(actor, 'query.explain-query', { agreementId: lab.agreementId, purpose, sql, ...more });
// biome-ignore lint/suspicious/noExplicitAny: as above.
const read = (actor: Actor, name: string, input: object): Promise<Result<any>> => {
  const found = lab.modules
    .flatMap(({ reads = [] }): readonly AnyRead[] => reads)
    .find((one) => one.name === name);
  return lab.db.database.transaction(async (tx) => found!.run(actor, input as never, tx) as never, {
    mode: 'snapshot',
  });
};

it('explains an admitted query clause by clause and reads nothing of the data', async () => {
  lab = await openLab(
    () => {},
    (ports) => ({
      ...ports,
      engine: { ...ports.engine, run: () => Promise.reject(new Error('an explanation runs nothing')) },
      projections: {
        ...ports.projections,
        make: () => Promise.reject(new Error('an explanation builds nothing')),
      },
      parquetPath: () => {
        throw new Error('an explanation opens no revision');
      },
    }),
  );
  const said = expectOk(await explain(byDistrict));
  expect(said).toMatchObject({
    admitted: true,
    refusal: null,
    output: { form: 'aggregate', mode: 'reviewed', needsReview: true },
    cost: { rows: 60, bytes: null, toBuild: ['residents'] },
  });
  expect(said.output.columns.map(({ name }: { name: string }) => name)).toEqual(['name', 'n', 'total']);
  expect(said.printed).toContain('"residents"');
  expect(said.printed).not.toContain('res_residents');
  expect(said.guards).toContainEqual(
    expect.objectContaining({ guard: 'minimum-group', parameters: { minimumGroup: 10 } }),
  );
  const acted = said.clauses.map((clause: { acted: { zh: string } }) => clause.acted.zh);
  expect(acted).toContainEqual(expect.stringContaining('birth_date'));
  expect(new Set(said.clauses.map(({ part }: { part: string }) => part))).toEqual(
    new Set(['scope', 'term', 'security']),
  );
  const birth = said.tables[0].columns.find(({ name }: { name: string }) => name === 'birth_date');
  expect(birth).toMatchObject({ transformed: true, transform: { en: 'generalised to the year' } });
});

it('explains a refusal with code, place and the nearest form, and that a purpose is not granted', async () => {
  lab = await openLab();
  const refused = expectOk(await explain('SELECT name,\n  sum(wage) AS n\nFROM residents GROUP BY name'));
  expect(refused).toMatchObject({
    admitted: false,
    refusal: { code: 'query/not-granted', line: 2, column: 7 },
    printed: null,
    output: null,
  });
  expect(refused.tables).toHaveLength(1);
  const other = expectOk(await explain(byDistrict, { purpose: 'advertising' }));
  expect(other).toMatchObject({ admitted: false, tables: [] });
  expect(other.clauses[0].acted.en).toContain('is not granted');
});

it('is for the operator, the implementing body and nobody else; the implementing body runs nothing', async () => {
  lab = await openLab();
  expect((await explain(byDistrict, {}, people.security)).ok).toBe(true);
  expect((await explain(byDistrict, {}, people.buyer)).ok).toBe(false);
  const { agreementId } = lab;
  expect(
    await lab.act(people.security, 'query.submit-run', { agreementId, purpose, sql: byDistrict }),
  ).toMatchObject({
    ok: false,
  });
  const refused = await lab.act(people.operator, 'query.submit-run', {
    agreementId,
    purpose: 'advertising',
    sql: byDistrict,
  });
  expect(refused).toMatchObject({ ok: false });
});

it('shows the reviewer the guarded table, bands of units, and what resembles it and how; nobody else', async () => {
  lab = await openLab();
  const before = await lab.submit();
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId: before, opinion }));
  const narrower = `SELECT name, sum(allowance) AS total FROM residents WHERE allowance < 150 GROUP BY name`;
  const id = await lab.submit(narrower);
  await lab.worker.drain();
  const evidence = expectOk(await read(people.security, 'query.egress-evidence', { id }));
  expect(evidence.result.rows).toEqual([
    ['东区', '4780'],
    ['西区', expect.anything()],
  ]);
  expect(evidence.similar).toEqual([
    expect.objectContaining({
      runId: before,
      sameRevisions: true,
      condition: { here: expect.stringContaining('150'), there: null },
    }),
  ]);
  for (const { bands } of evidence.units)
    for (const { from, until } of bands) expect([from, until]).not.toContain(40);
  expect(await read(people.operator, 'query.egress-evidence', { id })).toMatchObject({ ok: false });
  expect(await read(people.compliance, 'query.egress-evidence', { id })).toMatchObject({ ok: false });
});

it('is not let out under a differencing alarm, nor when asked again, until another person found it harmless', async () => {
  lab = await openLab();
  const asked = 'SELECT count(*) AS n FROM residents';
  const submitted = [await lab.submit(asked), ...[1, 2].map(() => '')];
  await lab.worker.drain();
  for (const at of [1, 2]) {
    submitted[at] = await lab.submit(`${asked} WHERE NOT (allowance = 103)`);
    await lab.worker.drain();
  }
  const [before, alarmed, again] = submitted as [string, string, string];
  const pass = (actor: Actor, runId: string) => lab.act(actor, 'query.pass-egress', { runId, opinion });
  const held = { ok: false, problem: { code: 'query/alarm-open' } };
  expectOk(await pass(people.security, before));
  for (const runId of [alarmed, again]) expect(await pass(people.security, runId)).toMatchObject(held);
  const { rows } = await lab.db.pool.query('SELECT id FROM privacy.alarm');
  expect(rows.length).toBe(1);
  expectOk(
    await lab.act(people.security, 'privacy.settle-alarm', {
      alarmId: rows[0].id,
      outcome: 'harmless',
      finding: '两次查询用于核对口径',
    }),
  );
  // Whoever found it harmless does not let it out as well.
  for (const runId of [alarmed, again]) {
    expect(await pass(people.security, runId)).toMatchObject(held);
    expectOk(await pass(people.drafter, runId));
  }
});

it('shows a run to its operator, the implementing body and auditors, with its record', async () => {
  lab = await openLab();
  const id = await lab.submit();
  await lab.worker.drain();
  const auditor = { ...people.compliance, roles: ['auditor'] } as Actor;
  for (const actor of [people.operator, people.security, auditor]) {
    const run = expectOk(await read(actor, 'query.run', { id }));
    expect(run).toMatchObject({
      state: 'awaiting-review',
      record: { schema: 'gongshu.run/1', mode: 'reviewed' },
    });
    expect(expectOk(await read(actor, 'query.runs', {})).items.map((one: { id: string }) => one.id)).toEqual([
      id,
    ]);
  }
  expect(await read(people.buyer, 'query.run', { id })).toMatchObject({
    ok: false,
    problem: { code: 'query/no-such-run' },
  });
  expect(expectOk(await read(people.buyer, 'query.runs', {})).items).toEqual([]);
});

it('tells who asked nothing of an outcome before it left: no size, no blanks, no digest to try guesses with', async () => {
  lab = await openLab();
  const few = "SELECT count(*) AS n FROM residents WHERE name = '南区'";
  const [waiting, returned] = [await lab.submit(few), await lab.submit(few)];
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.return-egress', { runId: returned, opinion }));
  const untold = { rows: null, suppressed: null };
  for (const id of [waiting, returned]) {
    const run = expectOk(await read(people.operator, 'query.run', { id }));
    expect(run).toMatchObject({ ...untold, recordDigest: null });
    expect(run.record).toMatchObject({ sql: few });
    expect(run.record).not.toHaveProperty('result');
    expect(expectOk(await read(people.security, 'query.run', { id }))).toMatchObject({
      rows: 1,
      suppressed: 1,
      record: { result: { rows: 1 } },
    });
  }
  for (const line of expectOk(await read(people.operator, 'query.runs', {})).items)
    expect(line).toMatchObject(untold);
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId: waiting, opinion }));
  expect(expectOk(await read(people.operator, 'query.run', { id: waiting }))).toMatchObject(untold);
  expectOk(await lab.act(people.operator, 'query.collect-run', { runId: waiting }));
  expect(expectOk(await read(people.operator, 'query.run', { id: waiting }))).toMatchObject({
    rows: 1,
    suppressed: 1,
    recordDigest: expect.any(String),
  });
});

it('finds damage that was planted in runs', async () => {
  lab = await openLab();
  const [cleared, waiting] = [await lab.submit(), await lab.submit()];
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId: cleared, opinion }));
  expectOk(await lab.act(people.operator, 'query.collect-run', { runId: cleared }));
  const faults = async () => {
    const check = lab.modules.flatMap(({ checks = [] }) => checks).find(({ name }) => name === 'query.runs')!;
    return (await lab.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' })).faults.map(
      ({ en }) => en,
    );
  };
  expect(await faults()).toEqual([]);
  const planted = async (sql: string, expected: string, undo: string) => {
    await lab.db.pool.query(sql);
    expect(await faults()).toContainEqual(expect.stringContaining(expected));
    await lab.db.pool.query(undo);
    expect(await faults()).toEqual([]);
  };
  const state = (id: string, to: string) => `UPDATE query.run SET state = '${to}' WHERE id = '${id}'`;
  await planted(state(waiting, 'refused'), 'still lies sealed', state(waiting, 'awaiting-review'));
  await planted(state(cleared, 'cleared'), 'was not released and has calls', state(cleared, 'released'));
  await planted(state(waiting, 'released'), 'no call says so', state(waiting, 'awaiting-review'));
  await planted(state(waiting, 'cleared'), 'cleared without one', state(waiting, 'awaiting-review'));
  await planted(
    `UPDATE query.run SET reviewed_by = submitted_by WHERE id = '${cleared}'`,
    'who submitted it reviewed it',
    `UPDATE query.run SET reviewed_by = 'per_security@pst_security' WHERE id = '${cleared}'`,
  );
  await planted(
    `UPDATE query.run SET record = jsonb_set(record, '{purpose}', '"advertising"') WHERE id = '${cleared}'`,
    'not what its digest says',
    `UPDATE query.run SET record = jsonb_set(record, '{purpose}', '"${purpose}"') WHERE id = '${cleared}'`,
  );
  await planted(
    `UPDATE query.call SET organisation = 'org_other' WHERE run_id = '${cleared}'`,
    'another result, agreement or organisation',
    `UPDATE query.call SET organisation = (SELECT organisation FROM query.run WHERE id = '${cleared}') WHERE run_id = '${cleared}'`,
  );
  await planted(
    `UPDATE query.call SET run_id = 'run_gone' WHERE run_id = '${cleared}'`,
    'its run is not there',
    `UPDATE query.call SET run_id = '${cleared}' WHERE run_id = 'run_gone'`,
  );
  await planted(
    `UPDATE casework.clock SET state = 'stopped' WHERE kind = 'query.result-expires' AND subject_id = '${waiting}'`,
    'has no end',
    `UPDATE casework.clock SET state = 'running' WHERE kind = 'query.result-expires' AND subject_id = '${waiting}'`,
  );
  await lab.db.pool.query(`DELETE FROM query.sealed_result WHERE run_id = '${waiting}'`);
  expect(await faults()).toContainEqual(expect.stringContaining('sealed result is missing'));
});
