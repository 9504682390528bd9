import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectOk, text } from '#foundation';
import type { FiledVersion, FilingLine } from '#platform/authorisation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { approvedPlan, catalogueAreas, desk, minutes, outcome, shown } from './matter.ts';

const { drafter, compliance, operator } = people;
type Answer = Awaited<ReturnType<FilingLine['send']>>;
const grounds: Ground[] = [];
afterAll(() => Promise.all(grounds.map((one) => one.close())));

let ground: Ground;
let planId: string;
let agreementId: string;
const sent: FiledVersion[] = [];
/** What the line answers, one after the other; a function may look at the world while it is asked. */
const answers: (() => Promise<Answer>)[] = [];
const receipt = 'SJ-2026/0001（回执）';
const line: FilingLine = {
  send: async (filed) => {
    sent.push(filed);
    return (await answers.shift()?.()) ?? { ok: true, receipt };
  },
};

beforeEach(async () => {
  sent.length = 0;
  answers.length = 0;
  ground = await prepareGround(undefined, { filing: line });
  grounds.push(ground);
  const plan = await approvedPlan(ground, drafter, compliance, await catalogueAreas(ground));
  ({ planId } = plan);
  ({ agreementId } = expectOk(
    await ground.act(drafter, 'authorisation.draft-agreement', { planId, document: plan.document }),
  ) as { agreementId: string });
  await minutes(ground, 'agreement', agreementId);
  expectOk(await ground.act(compliance, 'authorisation.approve-agreement', { agreementId }));
  expectOk(await ground.act(operator, 'authorisation.sign-agreement', { agreementId }));
  await ground.tick();
}, 120_000);

const filing = async (of: string) =>
  (await ground.db.pool.query('SELECT * FROM authorisation.filing WHERE subject_id = $1', [of])).rows[0];
const send = (filingId: string, by = drafter) =>
  ground.act(by, 'authorisation.send-filing', { filingId, authority: '示例省数据局' });
const faults = async () => {
  const found = [];
  for (const check of ground.modules.find(({ name }) => name === 'authorisation')?.checks ?? [])
    found.push(...(await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en));
  return found;
};

it('R27 goes over the line once it is asked for: claimed, sent outside of every transaction, and recorded with its receipt', async () => {
  const { id } = await filing(agreementId);
  answers.push(async () => {
    // The claim is committed by now, and nothing is held: another connection reads and locks the row.
    const { rows } = await ground.db.pool.query(
      'SELECT line_attempts FROM authorisation.filing WHERE id = $1 FOR UPDATE NOWAIT',
      [id],
    );
    expect(rows).toEqual([{ line_attempts: 1 }]);
    return { ok: true, receipt };
  });
  expect(await outcome(send(id, operator))).toBe('request/not-found');
  expectOk(await send(id));
  expect(await outcome(send(id))).toBe('authorisation/filing-under-way');
  await ground.tick();
  expect(sent).toMatchObject([
    {
      id,
      kind: 'authorisation-filing',
      receiver: '示例省数据局',
      content: { what: 'agreement', version: 1 },
    },
  ]);
  expect(await filing(agreementId)).toMatchObject({
    line_state: 'taken',
    reference: receipt,
    decision_id: null,
  });
  expect(await desk(ground, id)).toEqual([]);
  expect((await shown(ground, 'authorisation-filing', id)).fact('备案文号')).toBe(receipt);
  expect(await outcome(send(id))).toBe('authorisation/filed-already');
  const { rows } = await ground.db.pool.query(
    `SELECT count(*)::int AS papers FROM casework.document WHERE template = 'authorisation.filing-notice'`,
  );
  expect(rows).toEqual([{ papers: 1 }]);
  const running = await ground.db.pool.query(
    `SELECT kind FROM casework.clock WHERE subject_id = $1 AND state = 'running'`,
    [id],
  );
  expect(running.rows).toEqual([]);
  expect(await faults()).toEqual([]);
});

it('R27 is sent again under the same id after a crash; refused or silent too often it goes on paper, and a late answer changes nothing', async () => {
  const { id } = await filing(planId);
  answers.push(() => Promise.reject(new Error('the process dies here')));
  expectOk(await send(id));
  await expect(ground.tick()).rejects.toThrow('dies here');
  expect(await filing(planId)).toMatchObject({ line_state: 'waiting', filed_at: null });
  answers.push(async () => ({ ok: false, retry: true, reason: text('没有应答', 'no answer') }));
  ground.db.clock.advance({ minutes: 11 });
  await ground.tick();
  expect(await filing(planId)).toMatchObject({ line_state: 'waiting', line_answer: '没有应答' });
  answers.push(async () => ({ ok: false, retry: false, reason: text('格式不符', 'not so') }));
  ground.db.clock.advance({ minutes: 11 });
  await ground.tick();
  expect(sent.map((one) => one.id)).toEqual([id, id, id]);
  expect(new Set(sent.map(({ digest }) => digest)).size).toBe(1);
  expect(await filing(planId)).toMatchObject({
    line_state: 'refused',
    line_answer: '格式不符',
    filed_at: null,
  });
  expect(await desk(ground, id)).toHaveLength(1);
  expect(await faults()).toEqual([]);

  // Sent once more, and filed on paper while the line is asked: the paper stands.
  answers.push(async () => {
    await ground.db.pool.query(
      `UPDATE authorisation.filing SET filed_at = now(), filed_by = 'per_x', authority = '省', reference = '纸1', filed_on = '2026-01-06' WHERE id = $1`,
      [id],
    );
    return { ok: true, receipt };
  });
  expectOk(await send(id));
  await ground.tick();
  expect(await filing(planId)).toMatchObject({ reference: '纸1' });
});

it('R27 without a line says so, and paper is the way as before', async () => {
  const without = await prepareGround();
  grounds.push(without);
  const plan = await approvedPlan(without, drafter, compliance, await catalogueAreas(without));
  const { rows } = await without.db.pool.query('SELECT id FROM authorisation.filing WHERE subject_id = $1', [
    plan.planId,
  ]);
  expect(
    await outcome(
      without.act(drafter, 'authorisation.send-filing', { filingId: rows[0].id, authority: '示例省数据局' }),
    ),
  ).toBe('authorisation/no-filing-line');
}, 120_000);
