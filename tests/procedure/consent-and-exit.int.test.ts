import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
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
  it('AR2 lies on the operator’s desk step by step, each with its time, until it is confirmed', async () => {
    const { terminationId } = expectOk(await propose());
    expectOk(await decide(terminationId));
    const steps = await all<{ id: string; step: string; due: string }>(
      'SELECT id, step, due_on::text AS due FROM authorisation.exit_step ORDER BY due_on',
    );
    expect(steps.map(({ step, due }) => [step, due])).toEqual([
      ['delete-data', '2026-01-15'],
      ['hand-over-logs', '2026-02-04'],
    ]);
    const [first, second] = steps;
    expect(await desk(lab, first!.id)).toEqual(['operator: authorisation.confirm-exit-step']);
    const confirm = (exitStepId: string, by: typeof operator = operator) =>
      lab.act<{ left: number }>(by, 'authorisation.confirm-exit-step', {
        exitStepId,
        statement: '已删除全部副本并由两人见证',
      });
    expect(await outcome(confirm(first!.id, compliance))).not.toBe('done');
    expect(expectOk(await confirm(first!.id)).left).toBe(1);
    expect(await outcome(confirm(first!.id))).toBe('authorisation/step-confirmed');
    expect(await desk(lab, first!.id)).toEqual([]);
    expect(await told(lab, 'bureau')).toContain('authorisation.exit-step-confirmed');
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
      'step-confirmed',
      'step-confirmed',
      'completed',
    ]);
    expect(facts[0]!.fact).toMatchObject({
      steps: [
        { step: 'delete-data', dueOn: '2026-01-15' },
        { step: 'hand-over-logs', dueOn: '2026-02-04' },
      ],
    });
    // What the operator states of it may name people; it is not in the log.
    expect(JSON.stringify(facts)).not.toContain('已删除全部副本');
  });
});
