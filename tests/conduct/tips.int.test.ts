import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '#foundation';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
});
afterAll(() => at?.close());

const denied = /^request\/(not-found|forbidden)$/;
const secret = { reporter: '李举报', contact: '13800000000' };
const report = (more: object = {}) => ({
  about: 'product',
  thing: '企业画像',
  body: 'operator',
  statement: '购买方被要求先签独家协议，否则不予接受订购。',
  ...more,
});
const send = async (more: object = {}) => {
  const sent = await at.house.does(publicActor, 'supervision.send-tip', report(more));
  if (!sent.ok) throw new Error(sent.problem.code);
  const code = (sent.value as { code: string }).code;
  const digest = createHash('sha256')
    .update(`gongshu follow-up code ${code.replaceAll('-', '')}`)
    .digest('hex');
  const [row] = await at.rows('SELECT id, desk FROM supervision.tip WHERE code_digest = $1', [digest]);
  return { code, tipId: String(row!['id']), desk: row!['desk'] };
};
const follow = async (code: string) => {
  const found = await at.house.does(publicActor, 'supervision.follow-tip', { code });
  return found.ok
    ? (found.value as { state: string; answer: string | null; reason: string | null })
    : found.problem.code;
};
const outcome = (who: Parameters<ConductHouse['house']['outcome']>[0], act: string, input: object) =>
  at.house.outcome(who, `supervision.${act}`, input);

describe('a report from the public', () => {
  it('is received by the authority, and followed by a code of which only a digest is kept', async () => {
    const { code, tipId, desk } = await send(secret);
    expect(desk).toBe('authority');
    expect(await follow(code)).toMatchObject({ state: 'received' });
    expect(await follow(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ state: 'received' });
    expect(await follow(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(
      'supervision/no-such-tip',
    );
    expect(
      JSON.stringify(await at.rows('SELECT to_jsonb(t) AS row FROM supervision.tip AS t')),
    ).not.toContain(code);
    expect(await outcome('authority', 'accept-tip', { tipId })).toBe('done');
    const answer = { tipId, outcome: 'founded', answer: '经核查属实，已责令改正，感谢监督。' };
    expect(await outcome('authority', 'conclude-tip', answer)).toMatch(denied);
    expect(await outcome(at.second, 'conclude-tip', answer)).toBe('done');
    expect(await follow(code)).toMatchObject({ state: 'concluded', answer: answer.answer });
    expect(await at.faults('supervision.tips')).toEqual([]);
  });

  it('shows who sent it to the handler alone, by an act that is recorded, and to no log, task or notice', async () => {
    const { tipId } = await send({ ...secret, statement: '另一件：同等订单价格不一，附订单编号。' });
    const why = { tipId, reason: '需要向举报人核实订单编号。' };
    for (const who of ['operator', 'buyer', 'implementing', 'audit', 'system', 'security'] as const) {
      expect(await outcome(who, 'see-reporter', why)).toMatch(denied);
      expect((await at.read(await at.house.actor(who), 'supervision.tip', { id: tipId })).problem.code).toBe(
        'supervision/no-such-tip',
      );
      expect((await at.read(await at.house.actor(who), 'supervision.tips')).value.items).toEqual([]);
    }
    const seen = await at.house.does('authority', 'supervision.see-reporter', why);
    expect(seen).toMatchObject({ ok: true, value: secret });
    const shown = await at.read(await at.house.actor('authority'), 'supervision.tip', { id: tipId });
    expect(JSON.stringify(shown)).not.toContain(secret.reporter);
    const looks = await at.rows(
      `SELECT actor FROM kernel.act_log WHERE act = 'supervision.see-reporter' AND outcome = 'done'`,
    );
    expect(looks).toEqual([{ actor: expect.stringContaining(at.house.personId('authority')) }]);
    for (const table of [
      'kernel.act_log',
      'kernel.outbox',
      'kernel.idempotency',
      'casework.task',
      'casework.notice',
      'casework.step',
      'supervision.tip',
      'supervision.alert',
    ]) {
      const all = JSON.stringify(await at.rows(`SELECT to_jsonb(t) AS row FROM ${table} AS t`));
      expect([table, all.includes(secret.reporter) || all.includes(secret.contact)]).toEqual([table, false]);
    }
    const leaves = JSON.stringify(
      await at.rows(`SELECT convert_from(leaf, 'UTF8') AS leaf, openings FROM evidence.entry`),
    );
    expect(leaves).not.toContain(secret.reporter);
  });

  it('against the authority itself or an official goes to the audit administrator, and the authority sees nothing of it', async () => {
    for (const more of [
      { about: 'conduct', statement: '某工作人员收受好处，优先办理登记申请。' },
      { about: 'authority', thing: '窗口工作人员', statement: '窗口人员要求先付费用，才受理登记申请。' },
      { about: 'organisation', thing: 'authority', statement: '主管部门长期不处理异议，超过期限。' },
    ]) {
      const { tipId, desk } = await send(more);
      expect(desk).toBe('audit');
      expect(await outcome('authority', 'accept-tip', { tipId })).toMatch(denied);
      expect((await at.read(await at.house.actor('authority'), 'supervision.tip', { id: tipId })).ok).toBe(
        false,
      );
      expect(await outcome('audit', 'accept-tip', { tipId })).toBe('done');
      expect(
        await outcome('audit', 'conclude-tip', {
          tipId,
          outcome: 'unfounded',
          answer: '经核查未发现所述情况。',
        }),
      ).toBe('done');
    }
  });

  it.each(['市数据局', '示例市 数据局', '示例市数据局某科室', '数据'])(
    'names the authority as people write it: %s',
    async (thing) => {
      const rename = (name: string) =>
        at.rows('UPDATE identity.organisation_record SET name = $2 WHERE organisation_id = $1', [
          at.house.organisationId('authority'),
          name,
        ]);
      await rename('示例市数据局');
      const statement = `主管部门对异议长期不处理：${thing}。`;
      expect((await send({ about: 'organisation', thing, statement })).desk).toBe('audit');
      expect((await send({ thing: '企业画像', body: thing, statement })).desk).toBe('audit');
      expect((await send({ thing: ' 局', body: '某数据公司', statement })).desk).toBe('authority');
      await rename('authority');
    },
  );

  it('is concluded by another person also when it was accepted after the policy looked', async () => {
    const { tipId } = await send({ statement: '受理人和办结人应当是两个人的举报。' });
    expect(await outcome('authority', 'accept-tip', { tipId })).toBe('done');
    const answer = { tipId, outcome: 'founded', answer: '经核查属实，已责令改正，感谢监督。' };
    expect(await at.inside(await at.house.actor('authority'), 'supervision.conclude-tip', answer)).toBe(
      'supervision/accepted-by-you',
    );
    expect(await at.inside(at.second, 'supervision.conclude-tip', answer)).toBe('done');
  });

  it('is not accepted only with a reason, which who sent it reads', async () => {
    const { tipId, code } = await send({ statement: '这是一件不属于本系统的举报内容。' });
    expect(await outcome('authority', 'decline-tip', { tipId, reason: '短' })).not.toBe('done');
    expect(
      await outcome('authority', 'decline-tip', {
        tipId,
        reason: '不属于公共数据领域，请向市场监管部门反映。',
      }),
    ).toBe('done');
    expect(await follow(code)).toMatchObject({
      state: 'not-accepted',
      reason: expect.stringContaining('市场监管'),
    });
    expect(await outcome('authority', 'accept-tip', { tipId })).not.toBe('done');
  });

  it('takes a name with a contact or neither, and is sent as the public alone', async () => {
    expect(
      await outcome(
        publicActor,
        'send-tip',
        report({ statement: '只有姓名没有联系方式的举报。', reporter: '王五' }),
      ),
    ).toBe('supervision/name-and-contact');
    for (const who of ['authority', 'operator'] as const)
      expect(await outcome(who, 'send-tip', report({ statement: '以身份提交的举报不被接受。' }))).toMatch(
        denied,
      );
    const senders = await at.rows(
      `SELECT DISTINCT actor FROM kernel.act_log WHERE act = 'supervision.send-tip' AND outcome = 'done'`,
    );
    expect(senders).toEqual([{ actor: 'public' }]);
  });

  it('TP2: floods in up to the limit, also when sent all at once', async () => {
    const statement = '同一内容重复提交的举报，应当只收一次。';
    const twice = await Promise.all(
      [1, 2].map(() => outcome(publicActor, 'send-tip', report({ statement }))),
    );
    expect(twice.toSorted()).toEqual(['done', 'supervision/sent-already']);
    const before = Number((await at.rows('SELECT count(*)::int AS n FROM supervision.tip'))[0]!['n']);
    const flood = await Promise.all(
      Array.from({ length: 80 }, (_, place) =>
        outcome(publicActor, 'send-tip', report({ statement: `大量提交的举报内容，序号为 ${place}。` })),
      ),
    );
    expect(flood.filter((one) => one === 'done')).toHaveLength(60 - before);
    expect(new Set(flood)).toEqual(new Set(['done', 'supervision/too-many-tips']));
    at.house.db.clock.advance({ hours: 2 });
    expect(
      await outcome(publicActor, 'send-tip', report({ statement: '一小时之后再次提交的举报内容。' })),
    ).toBe('done');
  });
});

it('a stranger among operators is told of nothing', async () => {
  const stranger: Actor = at.stranger;
  expect((await at.read(stranger, 'supervision.tips')).value).toEqual({ items: [], next: null, total: 0 });
});

it('one concluded by who accepted it is told', async () => {
  expect(await at.faults('supervision.tips')).toEqual([]);
  await at.rows(
    `ALTER TABLE supervision.tip DROP CONSTRAINT tip_check; UPDATE supervision.tip SET concluded_by = accepted_by WHERE desk = 'authority' AND state = 'concluded'`,
  );
  expect(JSON.stringify(await at.faults('supervision.tips'))).toContain('受理人自己办结');
});
