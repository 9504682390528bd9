import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { createProjectionKeeper } from '#platform/query';
import { closeEngine } from '../runs/lab.ts';
import { people } from '../verification/ground.ts';
import { breach, type Ending, openEnding } from './ending.ts';
import { desk, outcome, shown, told } from './matter.ts';

const { security, compliance, operator, buyer } = people;

let lab: Ending['lab'];
let ending: Ending;
beforeEach(async () => {
  ending = await openEnding();
  ({ lab } = ending);
});
afterEach(() => lab?.close());
afterAll(closeEngine);

const propose: Ending['propose'] = (...given) => ending.propose(...given);
const decide: Ending['decide'] = (...given) => ending.decide(...given);
const state = () => ending.state();
const all = <Row>(text: string, values?: unknown[]) => ending.all<Row>(text, values);

it('verify-all: an end without its decision, otherwise in the log, or with a share left open is found', async () => {
  const { terminationId } = expectOk(await propose());
  expectOk(await decide(terminationId));
  const check = lab.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'authorisation.terminations')!;
  const faults = async () =>
    (await lab.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' })).faults.length;
  expect(await faults()).toBe(0);
  const damaged = async (damage: string, repair: string) => {
    await lab.db.pool.query(damage);
    const found = await faults();
    await lab.db.pool.query(repair);
    return found;
  };
  const set = (what: string) => `UPDATE authorisation.termination SET ${what}`;
  expect(await damaged(set("decided_by = 'per_drafter'"), set("decided_by = 'per_compliance'"))).toBe(1);
  expect(await damaged(set("ground = 'x'"), set(`ground = '${breach}'`))).toBe(1);
  const state = 'UPDATE authorisation.agreement SET state = ';
  expect(await damaged(`${state}'active'`, `${state}'terminated'`)).toBe(1);
  expect(await damaged(set("state = 'declined'"), set("state = 'effective'"))).toBe(2);
  await lab.db.pool.query(
    `INSERT INTO privacy.population (id, name, unit, description, owner, epsilon, declared_by, declared_at)
     VALUES ('pop_x', 'x', 'person', 'x', 'x', 3, 'test', now())`,
  );
  const share = `INSERT INTO privacy.share (population_id, agreement_id, epsilon, opened_at) VALUES ('pop_x', '${lab.agreementId}', 1, now())`;
  expect(await damaged(share, 'DELETE FROM privacy.share')).toBe(1);
});

describe('both sides agree', () => {
  it('the operator asks, the implementing body decides, at once or on a day without notice', async () => {
    const asked = (more: object = {}, by: typeof operator = operator) =>
      lab.act<{ terminationId: string; effectiveOn: string | null }>(
        by,
        'authorisation.request-termination',
        {
          agreementId: lab.agreementId,
          statement: '业务调整，不再使用这些数据',
          ...more,
        },
      );
    expect(await outcome(asked({}, buyer))).toBe('request/not-found');
    expect(await outcome(propose({}, operator))).toMatch(/request\/(forbidden|not-found)/);
    const { terminationId } = expectOk(await asked({ effectiveOn: '2026-01-08' }));
    expect(await desk(lab, lab.agreementId)).toEqual(['drafter: authorisation.approve-termination']);
    expect((await shown(lab, 'termination', lab.agreementId)).fact('终止情形')).toBe('双方协商一致');
    expect(await outcome(decide(terminationId, compliance))).not.toBe('done');
    expect(expectOk(await decide(terminationId, security))).toMatchObject({ effectiveOn: '2026-01-08' });
    lab.db.clock.set('2026-01-08T00:00:00+08:00');
    await lab.tick();
    expect(await state()).toBe('terminated');
  });
});

describe('the exit', () => {
  it('AR2 is a checklist: what the hub does with its proof, the rest on the desk of whose it is until it is confirmed', async () => {
    const { terminationId } = expectOk(await propose());
    expectOk(await decide(terminationId));
    interface Step {
      readonly id: string;
      readonly step: string;
      readonly by: string;
      readonly due: string;
      readonly done: boolean;
      readonly proof: string | null;
    }
    const steps = () =>
      all<Step>(
        `SELECT id, step, by_role AS by, due_on::text AS due, confirmed_at IS NOT NULL AS done,
           (SELECT kind FROM evidence.entry WHERE entry.id = proof) AS proof
         FROM authorisation.exit_step ORDER BY due_on, step`,
      );
    const shownSteps = (rows: readonly Step[]) =>
      rows.map(({ step, by, due, done, proof }) => [step, by, due, done, proof]);
    const began = await steps();
    expect(shownSteps(began)).toEqual([
      ['stop-access', 'hub', '2026-01-05', true, 'authorisation.terminated'],
      ['destroy-keys', 'hub', '2026-01-06', false, null],
      ['delete-data', 'operator', '2026-01-15', false, null],
      ['security-audit', 'implementing-body', '2026-01-25', false, null],
      ['hand-over-logs', 'operator', '2026-02-04', false, null],
    ]);
    const [, destroy, first, audit, second] = began;
    expect(await desk(lab, first!.id)).toEqual(['operator: authorisation.confirm-exit-step']);
    expect(await desk(lab, audit!.id)).toEqual(['drafter: authorisation.confirm-exit-step']);
    const confirm = (exitStepId: string, by: typeof operator = operator) =>
      lab.act<{ left: number }>(by, 'authorisation.confirm-exit-step', {
        exitStepId,
        statement: '已删除全部副本并由两人见证',
      });
    // Nobody confirms what is another's, nor what the hub does itself.
    expect(await outcome(confirm(first!.id, compliance))).not.toBe('done');
    expect(await outcome(confirm(audit!.id))).not.toBe('done');
    for (const by of [operator, security, compliance])
      expect(await outcome(confirm(destroy!.id, by))).not.toBe('done');
    expect(expectOk(await confirm(first!.id)).left).toBe(3);
    expect(await outcome(confirm(first!.id))).toBe('authorisation/step-confirmed');
    expect(await desk(lab, first!.id)).toEqual([]);
    expect(await told(lab, 'bureau')).toContain('authorisation.exit-step-confirmed');

    // The keeper destroys what is left with its key, and the step has the entry that says so.
    await lab.tick();
    await createProjectionKeeper(lab.ports, lab.db.database, {
      onError: (_id, error) => {
        throw error;
      },
    }).drain();
    await lab.tick();
    expect(await lab.ports.keys.state(lab.agreementId)).toBe('destroyed');
    expect((await steps()).find(({ step }) => step === 'destroy-keys')).toMatchObject({
      done: true,
      proof: 'projection.destroyed',
    });
    expect(expectOk(await confirm(audit!.id, security)).left).toBe(1);
    // What is not done in time is missed, and said so.
    lab.db.clock.set('2026-02-05T00:00:00+08:00');
    await lab.tick();
    expect(await all('SELECT state FROM casework.clock WHERE subject_id = $1', [second!.id])).toEqual([
      { state: 'fired' },
    ]);
    expect(expectOk(await confirm(second!.id)).left).toBe(0);
    // The public reads of it from the first day to the last step, each an entry of its own.
    const facts = await all<{ kind: string; fact: unknown }>(
      `SELECT kind, convert_from(leaf, 'UTF8')::jsonb -> 'fact' AS fact FROM evidence.entry
       WHERE kind LIKE 'authorisation.exit-%' ORDER BY arrival`,
    );
    expect(facts.map(({ kind }) => kind.replace('authorisation.exit-', ''))).toEqual([
      'began',
      ...began.map(() => 'step-confirmed'),
      'completed',
    ]);
    expect(facts[0]!.fact).toMatchObject({
      steps: expect.arrayContaining([
        { step: 'delete-data', by: 'operator', dueOn: '2026-01-15' },
        { step: 'destroy-keys', by: 'hub', dueOn: '2026-01-06' },
      ]),
    });
    // What is stated of it may name people; it is not in the log.
    expect(JSON.stringify(facts)).not.toContain('已删除全部副本');
  });
});
