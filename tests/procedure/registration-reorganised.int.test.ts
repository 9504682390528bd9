import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { clocksOf, tasksOf } from '#platform/casework';
import { responsibilities } from '#platform/identity';
import { registrationDue } from '#platform/registration';
import { type Ground, people, residentsAgreement } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { desk, outcome } from './matter.ts';
import { doSteps, draftFirst, read, registrationGround, row } from './registration-ground.ts';

// 机构改革: the department that files is merged into another while its filing and a duty run.

const { source, secondSource, acceptor, examiner, coder, security } = people;
const successor = 'org_gggggggggggggggggggggggggg';
const moved = (actor: Actor): Actor => ({ ...actor, organisationId: successor as 'org_x' }) as Actor;
const duty = { kind: 'resource', id: 'res_other' } as const;

let ground: Ground;
let applicationId: string;
let agreementId: string;
beforeAll(async () => {
  ground = await registrationGround();
  agreementId = await ground.agree(residentsAgreement());
  applicationId = (expectOk(await draftFirst(ground)) as { applicationId: string }).applicationId;
  await doSteps(ground, applicationId, [
    [secondSource, 'review-application'],
    [source, 'submit-application'],
    [acceptor, 'return-application', { defects: ['存储情况过于简略'] }],
    [source, 'submit-application'],
    [acceptor, 'return-application', { defects: ['风险评估报告编号有误'] }],
  ]);
  await ground.db.database.transaction((tx) =>
    registrationDue(tx, {
      ...duty,
      title: '另一资源',
      organisation: organisations.bureau,
      role: 'source-department',
    }),
  );
});
afterAll(() => ground?.close());

/** The bureau with all its posts and duties goes to another body, as a confirmed decision leaves the register; and its event. */
async function merge(): Promise<void> {
  const now = ground.db.clock.now();
  const { pool } = ground.db;
  await pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [successor, now]);
  await pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
     VALUES ($1, '合并后的局', 'public-institution', 'prefecture', $2)`,
    [successor, now],
  );
  await pool.query('UPDATE identity.post_seat SET organisation_id = $2 WHERE organisation_id = $1', [
    organisations.bureau,
    successor,
  ]);
  await pool.query(
    `INSERT INTO identity.reorganisation (id, plan, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ('reo_1', '{}', '编办〔2026〕1号', '2026-01-04', '合并', 'confirmed', 'one', 'x', $1, 'two', $1)`,
    [now],
  );
  for (const responsibility of Object.keys(responsibilities))
    await pool.query(
      `INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id)
       VALUES ($1, $2, $3, $4, 'reo_1')`,
      [organisations.bureau, responsibility, successor, now],
    );
  await ground.db.database.transaction((tx) =>
    tx.emit({
      kind: 'identity.reorganised',
      subject: 'reo_1',
      payload: { ended: [organisations.bureau], successors: [successor], effectiveAt: now.toString() },
    }),
  );
  await ground.tick();
}

const about = (id: string, kind = 'registration-application') =>
  ground.db.database.transaction(async (tx) => ({
    tasks: (await tasksOf(tx, { kind, id }))
      .filter(({ state }) => state === 'open')
      .map((task) => ({ id: task.id, kind: task.kind, organisation: task.organisationId })),
    clocks: (await clocksOf(tx, { kind, id })).map((clock) => ({
      id: clock.id,
      state: clock.state,
      startedAt: clock.startedAt.toString(),
      dueAt: clock.dueAt.toString(),
    })),
  }));

it('tasks and clocks go on at the successor: none begun anew, none lost', async () => {
  const [filing, filingDuty] = [await about(applicationId), await about(duty.id, duty.kind)];
  expect(filingDuty.clocks.map(({ state }) => state)).toEqual(['running']);
  ground.db.clock.advance({ hours: 24 * 3 });
  await merge();
  const at = ({ tasks, clocks }: typeof filing) => ({
    tasks: tasks.map((task) => ({ ...task, organisation: successor })),
    clocks,
  });
  expect(await about(applicationId)).toEqual(at(filing));
  expect(await about(duty.id, duty.kind)).toEqual(at(filingDuty));
});

it('its people go on with what they had begun, and nobody acts for the body that is gone', async () => {
  expect(await outcome(ground.act(source, 'registration.submit-application', { applicationId }))).toBe(
    'request/not-found',
  );
  await doSteps(ground, applicationId, [
    [moved(source), 'submit-application'],
    [acceptor, 'accept-application'],
    [examiner, 'pass-examination'],
  ]);
  expect(await read(ground, 'registration.application', moved(source), { id: applicationId })).toMatchObject({
    ok: true,
  });
  expect(await outcome(read(ground, 'registration.application', secondSource, { id: applicationId }))).toBe(
    'registration/no-such-registration',
  );
  const { value } = (await read(ground, 'registration.duties', moved(source), {})) as {
    value: { items: { thingId: string }[] };
  };
  expect(value.items.map(({ thingId }) => thingId)).toContain(duty.id);
});

it('what gets its code is the successor’s to change at once (R17): who holds it is not who registered it', async () => {
  ground.db.clock.advance({ hours: 24 * 20 });
  await ground.tick();
  expectOk(await ground.act(coder, 'registration.assign-code', { applicationId }));
  expect((await row(ground, applicationId)).state).toBe('registered');
  expect(await desk(ground, applicationId)).toEqual(['source: registration.draft-change']);
  expect((await about(applicationId)).tasks.map(({ organisation }) => organisation)).toEqual([successor]);
});

it('agreements carry over: the successor acts under them, the old name does not', async () => {
  const suspend = (actor: Actor) =>
    outcome(ground.act(actor, 'authorisation.suspend-agreement', { agreementId, reason: '机构改革后核查' }));
  expect(await suspend(security)).toBe('request/not-found');
  expect(await suspend(moved(security))).toBe('done');
});
