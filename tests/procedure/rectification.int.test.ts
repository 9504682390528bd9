import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { desk, outcome } from './matter.ts';
import { read, registrationGround } from './registration-ground.ts';

const { dataAuthority, operator, source, buyer } = people;
const second = { ...people.compliance, roles: ['data-authority'] } as Actor;
let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
});
afterAll(() => ground?.close());

const order = (by: Actor, more: object = {}) =>
  ground.act(by, 'supervision.order-rectification', {
    organisationId: organisations.bureau,
    title: '目录更新不及时',
    facts: '多项资源超过更新周期三个月未更新。',
    demands: ['按更新周期更新资源', '说明超期原因'],
    workingDays: 5,
    ...more,
  });
const act = (by: Actor, name: string, input: object) =>
  outcome(ground.act(by, `supervision.${name}-rectification`, input));
const ordered = async () =>
  (expectOk(await order(dataAuthority)) as { rectificationId: string }).rectificationId;
const answer = '已逐项更新并核对完毕，原因见附件。';
const opinion = '经核对资源更新时间，均已按期更新。';
const papers = async (id: string): Promise<string[]> =>
  (
    await ground.db.pool.query<{ template: string }>(
      'SELECT template FROM casework.document WHERE subject_id = $1 ORDER BY issued_at, document.ctid',
      [id],
    )
  ).rows.map(({ template }) => template.replace('supervision.rectification-', ''));

describe('a rectification', () => {
  it('RC1 is served with its demands, and its clock runs from service on the desk of who has to do it', async () => {
    const rectificationId = await ordered();
    expect(await papers(rectificationId)).toEqual(['notice']);
    expect(await desk(ground, rectificationId)).toEqual([expect.stringContaining('answer-rectification')]);
    const { rows } = await ground.db.pool.query(
      `SELECT rule, organisation_id FROM casework.clock WHERE subject_id = $1 AND nature = 'duty' AND state = 'running'`,
      [rectificationId],
    );
    expect(rows).toEqual([{ rule: 'RC1', organisation_id: organisations.bureau }]);
    expect(await outcome(order(dataAuthority, { workingDays: 61 }))).toBe('supervision/time-too-long');
  });

  it('is ordered by those who oversee, of others, and by an implementing body only of those under it', async () => {
    expect(await outcome(order(buyer))).toBe('request/not-found');
    expect(await outcome(order(operator))).toBe('request/not-found');
    expect(await outcome(order(dataAuthority, { organisationId: organisations.authority }))).toBe(
      'supervision/not-under-you',
    );
    const implementing = { ...second, organisationId: organisations.registry, roles: ['implementing-body'] };
    expect(await outcome(order(implementing as Actor))).toBe('supervision/not-under-you');
  });

  it('is answered by whom it was ordered of, and found done by neither of the two who took part', async () => {
    const rectificationId = await ordered();
    expect(await act(operator, 'answer', { rectificationId, answer })).toBe('request/not-found');
    expect(await act(source, 'answer', { rectificationId, answer, evidenceUploadId: 'upl_2' })).toBe(
      'supervision/proof-missing',
    );
    expect(await act(source, 'answer', { rectificationId, answer, evidenceUploadId: 'upl_1' })).toBe('done');
    expect(await act(dataAuthority, 'accept', { rectificationId, opinion })).toBe('request/forbidden');
    expect(await act(source, 'accept', { rectificationId, opinion })).not.toBe('done');
    expect(await act(second, 'accept', { rectificationId, opinion })).toBe('done');
    expect(await act(second, 'accept', { rectificationId, opinion })).toBe('lifecycle/not-now');
    expect(await papers(rectificationId)).toEqual(['notice', 'accepted']);
    expect(await desk(ground, rectificationId)).toEqual([]);
    expect(await outcome(read(ground, 'supervision.rectification', buyer, { id: rectificationId }))).toBe(
      'supervision/no-such-rectification',
    );
    expect(
      await outcome(read(ground, 'supervision.rectification-proof', buyer, { id: rectificationId })),
    ).toBe('supervision/no-such-rectification');
    expect(await read(ground, 'supervision.rectification', source, { id: rectificationId })).toMatchObject({
      ok: true,
      value: { state: 'accepted', answer, evidence: { name: '证据.pdf' }, closing: opinion },
    });
  });

  it('that is not done is sent back with a new clock, and RC2 handed on no earlier than its time is over', async () => {
    const rectificationId = await ordered();
    const handOn = { rectificationId, receiver: '市人民政府办公厅', reason: '两次责令均未按要求完成整改。' };
    expect(await act(second, 'escalate', handOn)).toBe('supervision/not-due-yet');
    expect(await act(source, 'answer', { rectificationId, answer })).toBe('done');
    expect(
      await act(dataAuthority, 'send-back', {
        rectificationId,
        demands: ['补充说明超期原因'],
        workingDays: 3,
      }),
    ).toBe('done');
    expect(await act(second, 'escalate', handOn)).toBe('supervision/not-due-yet');
    ground.db.clock.advance({ hours: 24 * 20 });
    await ground.tick();
    expect(await act(dataAuthority, 'escalate', handOn)).toBe('request/forbidden');
    expect(await act(second, 'escalate', handOn)).toBe('done');
    expect(await papers(rectificationId)).toEqual(['notice', 'notice', 'handed-on']);
    const { rows } = await ground.db.pool.query(
      `SELECT outcome FROM casework.clock WHERE subject_id = $1 AND kind = 'supervision.rectification' ORDER BY started_at, ended_at`,
      [rectificationId],
    );
    expect(rows.map((row) => row.outcome)).toEqual(['kept', 'missed']);
    const listed = (await read(ground, 'supervision.rectifications', source, {})) as {
      value: { items: { id: string; state: string; round: number }[] };
    };
    expect(listed.value.items.find(({ id }) => id === rectificationId)).toMatchObject({
      state: 'escalated',
      round: 2,
    });
  });
});

describe('a rectification in a race', () => {
  const check = async () => {
    const found = ground.modules
      .flatMap(({ checks = [] }) => checks)
      .find(({ name }) => name === 'supervision.rectifications')!;
    return (await ground.db.database.transaction((tx) => found.run(tx))).faults;
  };
  const third = {
    ...people.drafter,
    organisationId: organisations.authority,
    roles: ['data-authority'],
  } as Actor;
  const answered = async () => {
    const rectificationId = await ordered();
    expect(await act(source, 'answer', { rectificationId, answer })).toBe('done');
    return rectificationId;
  };
  const again = { demands: ['补充说明超期原因'], workingDays: 3 };
  const handOn = { receiver: '市人民政府办公厅', reason: '两次责令均未按要求完成整改。' };
  const oneOf = async (...steps: readonly Promise<string>[]) => {
    const answers = await Promise.all(steps);
    expect(answers.filter((one) => one === 'done')).toHaveLength(1);
    expect(answers.filter((one) => one !== 'done').every((one) => one === 'lifecycle/not-now')).toBe(true);
  };

  it('is answered once by two at once, and by one who sends it twice', async () => {
    const rectificationId = await ordered();
    await oneOf(
      act(source, 'answer', { rectificationId, answer }),
      act(people.secondSource, 'answer', { rectificationId, answer: '另一人同时报告：已全部更新完毕。' }),
      act(source, 'answer', { rectificationId, answer }),
    );
    expect(await desk(ground, rectificationId)).toHaveLength(1);
    expect(await check()).toEqual([]);
  });

  it('has one end, whoever decides it at once, with one paper', async () => {
    for (const steps of [
      (id: string) => [
        act(second, 'accept', { rectificationId: id, opinion }),
        act(third, 'send-back', { rectificationId: id, ...again }),
      ],
      (id: string) => [
        act(second, 'accept', { rectificationId: id, opinion }),
        act(third, 'accept', { rectificationId: id, opinion }),
      ],
      (id: string) => [
        act(second, 'accept', { rectificationId: id, opinion }),
        act(third, 'escalate', { rectificationId: id, ...handOn }),
      ],
      (id: string) => [
        act(second, 'send-back', { rectificationId: id, ...again }),
        act(third, 'send-back', { rectificationId: id, ...again }),
      ],
    ]) {
      const rectificationId = await answered();
      await oneOf(...steps(rectificationId));
      expect((await papers(rectificationId)).length).toBe(2);
      expect(await check()).toEqual([]);
    }
  });

  it('late: an answer and its handing on meet, and what comes first counts; both are kept apart from who ordered', async () => {
    const rectificationId = await ordered();
    ground.db.clock.advance({ hours: 24 * 30 });
    await ground.tick();
    const both = await Promise.all([
      act(source, 'answer', { rectificationId, answer }),
      act(second, 'escalate', { rectificationId, ...handOn }),
    ]);
    // Answered first it may still be handed on; handed on first it is answered no more.
    expect(both[1]).toBe('done');
    expect(['done', 'lifecycle/not-now']).toContain(both[0]);
    expect(await desk(ground, rectificationId)).toEqual([]);
    expect(await act(source, 'answer', { rectificationId, answer })).toBe('lifecycle/not-now');
    expect(await act(third, 'accept', { rectificationId, opinion })).toBe('lifecycle/not-now');
    expect(await check()).toEqual([]);
  });

  it('ordered twice by one request is ordered once', async () => {
    const input = {
      organisationId: organisations.bureau,
      title: '同一请求',
      facts: '多项资源超过更新周期未更新。',
      demands: ['更新资源'],
      workingDays: 5,
    };
    const [one, other] = await Promise.all([
      ground.act(dataAuthority, 'supervision.order-rectification', input, 'key-1'),
      ground.act(dataAuthority, 'supervision.order-rectification', input, 'key-1'),
    ]);
    expect(expectOk(one)).toEqual(expectOk(other));
    const { rows } = await ground.db.pool.query(
      `SELECT count(*)::int AS n FROM supervision.rectification WHERE title = '同一请求'`,
    );
    expect(rows[0].n).toBe(1);
    expect(await check()).toEqual([]);
  });
});
