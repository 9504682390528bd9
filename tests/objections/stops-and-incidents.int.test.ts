import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, type Result } from '#foundation';
import { authority, senderOn } from '../conduct/sending.ts';
import { type Calling, prepareCalling, words, zhang } from '../verification/calling.ts';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

let calling: Calling;
let ground: Calling['ground'];
const authority2 = { ...people.compliance, roles: ['data-authority'] } as Actor;

beforeAll(async () => {
  calling = await prepareCalling();
  ground = calling.ground;
});
afterAll(() => ground?.close());

const outcome = async (result: Promise<Result<unknown>>): Promise<string> => {
  const answer = await result;
  return answer.ok ? 'done' : answer.problem.code;
};
const call = () => words(calling.call(zhang, { name: '张三' }));
const act = (actor: Actor, name: string, input: object) =>
  ground.act<{ stopId: string; incidentId: string; state: string; told: number }>(
    actor,
    `supervision.${name}`,
    input,
  );
const rows = async (sql: string, values: unknown[] = []) => (await ground.db.pool.query(sql, values)).rows;
const faults = (name: string) =>
  ground.db.database.transaction(async (tx) => {
    const checks = ground.modules.flatMap(({ checks = [] }) => checks);
    return (await checks.find((one) => one.name === `supervision.${name}`)!.run(tx)).faults;
  });

describe('the kill switch', () => {
  const reason = '发现异常外传，先行停用';

  it.each([
    ['resource', () => ({ resourceId: 'res_residents' })],
    ['product', () => ({ productId: calling.productId })],
    ['agreement', () => ({ agreementId: calling.agreementId })],
    ['buyer', () => ({ organisationId: organisations.bank })],
  ] as const)('by %s refuses the very next call, and another person lifts it', async (kind, input) => {
    expect(await call()).toBe('yes');
    expect(await outcome(act(people.buyer, `stop-${kind}`, { ...input(), reason }))).not.toBe('done');
    const { stopId } = expectOk(await act(people.dataAuthority, `stop-${kind}`, { ...input(), reason }));
    expect(await call()).toBe('lineage/frozen');
    expect(await outcome(act(authority2, `stop-${kind}`, { ...input(), reason }))).toBe(
      'supervision/stopped-already',
    );
    expect(await faults('stops')).toEqual([]);
    expect(await outcome(act(people.dataAuthority, 'lift-stop', { stopId, reason }))).toBe(
      'request/forbidden',
    );
    expect(await call()).toBe('lineage/frozen');
    expectOk(await act(authority2, 'lift-stop', { stopId, reason }));
    expect(await call()).toBe('yes');
    expect(await faults('stops')).toEqual([]);
  });

  it('of the implementing body does not keep the data authority from stopping the same, and its lifting frees nothing of the authority’s', async () => {
    const it = { agreementId: calling.agreementId, reason };
    const own = expectOk(await act(people.security, 'stop-agreement', it));
    const above = expectOk(await act(people.dataAuthority, 'stop-agreement', it));
    expect(await outcome(act(people.drafter, 'lift-stop', { stopId: above.stopId, reason }))).not.toBe(
      'done',
    );
    expectOk(await act(people.drafter, 'lift-stop', { stopId: own.stopId, reason }));
    expect(await call()).toBe('lineage/frozen');
    expect(await faults('stops')).toEqual([]);
    expectOk(await act(authority2, 'lift-stop', { stopId: above.stopId, reason }));
    expect(await call()).toBe('yes');
  });

  it('of a buyer is on no timeline', async () => {
    const public_ = JSON.stringify(
      await rows(`SELECT convert_from(leaf, 'UTF8') AS leaf FROM evidence.entry WHERE form = 'public'`),
    );
    expect(public_).toContain('supervision.stopped');
    expect(public_).not.toContain(organisations.bank);
  });
});

describe('R68 and R69: an incident', () => {
  const record = (more: object = {}) =>
    act(people.security, 'record-incident', {
      title: '接口异常外传',
      kind: 'incident',
      level: 'major',
      reporter: 'other',
      foundAt: ground.db.clock.now().toString(),
      endangers: false,
      personal: true,
      drill: false,
      description: '监测到某接口在夜间被大量读取。',
      resourceId: 'res_residents',
      ...more,
    });
  const clocks = async (incidentId: string) =>
    (
      await rows(
        `SELECT kind, rule, due_at FROM casework.clock WHERE subject_id = $1 AND state = 'running' AND nature = 'duty'`,
        [incidentId],
      )
    ).map(({ kind, rule }) => `${kind} ${rule}`);

  it('runs its clocks, lists whom it reaches, tells them, and is closed by another with notice and report', async () => {
    const { incidentId } = expectOk(await record());
    expect(await clocks(incidentId)).toEqual(['supervision.incident-report R68']);
    const reached = await rows(
      'SELECT kind, calls, by_lineage FROM supervision.incident_reach WHERE incident_id = $1 ORDER BY kind',
      [incidentId],
    );
    expect(reached.map(({ kind }) => kind)).toEqual(['agreement', 'buyer', 'product']);
    expect(reached.every(({ calls }) => calls > 0)).toBe(true);
    expect(await call()).toBe('yes');
    // Sent over the line: said to go out is not reported, and the clock runs until the receipt is there.
    const report = { incidentId, receiver: '省委网信办', way: 'line' };
    expect(expectOk(await act(people.security, 'report-incident', report)).state).toBe('open');
    expect(await outcome(act(people.security, 'report-incident', report))).toBe('supervision/being-sent');
    expect(await clocks(incidentId)).toEqual(['supervision.incident-report R68']);
    const handled = { incidentId, handled: '已封堵异常来源并更换密钥。' };
    expect(await outcome(act(people.security, 'handle-incident', handled))).toBe('supervision/not-reported');
    const { above, taken } = authority();
    await senderOn(ground.db.database, above).drain();
    expect(taken).toMatchObject([{ kind: 'incident-report', receiver: '省委网信办' }]);
    expect(taken[0]!.files).toHaveLength(1);
    expect(await clocks(incidentId)).toEqual(['supervision.incident-forward R68']);
    // It is grave: nothing is handled before it was passed on. By telephone, with who took it.
    expect(await outcome(act(people.security, 'handle-incident', handled))).toBe('supervision/not-reported');
    const onward = { incidentId, receiver: '国家网信办', way: 'hand' };
    expect(await outcome(act(people.security, 'forward-incident', onward))).toBe(
      'supervision/delivery-incomplete',
    );
    const at = ground.db.clock.now();
    const taking = { ...onward, receipt: '值班室王某', deliveredAt: at.toString() };
    expect(
      await outcome(
        act(people.security, 'forward-incident', { ...taking, deliveredAt: at.add({ hours: 1 }).toString() }),
      ),
    ).toBe('supervision/delivered-later');
    expect(await outcome(act(people.buyer, 'forward-incident', taking))).toMatch(/not-found|forbidden/);
    expectOk(await act(people.security, 'forward-incident', taking));
    const told = expectOk(
      await act(people.security, 'notify-affected', { incidentId, message: '请暂缓调用并自查留存结果。' }),
    );
    expect(told.told).toBeGreaterThanOrEqual(3);
    expectOk(
      await act(people.security, 'handle-incident', { incidentId, handled: '已封堵异常来源并更换密钥。' }),
    );
    expect(await clocks(incidentId)).toEqual(['supervision.incident-closing IN1']);
    const closing = '原因为凭证保管不当，已整改。';
    expect(await outcome(act(people.security, 'close-incident', { incidentId, closing }))).toBe(
      'request/forbidden',
    );
    expect(await outcome(act(people.drafter, 'close-incident', { incidentId, closing }))).toBe(
      'supervision/breach-notice-missing',
    );
    expect(await outcome(act(people.security, 'notify-breach', { incidentId, contact: '12345' }))).toBe(
      'supervision/breach-notice-incomplete',
    );
    expectOk(
      await act(people.security, 'notify-breach', {
        incidentId,
        harm: '姓名与补贴标准可能被未经授权读取。',
        measures: '已封堵来源，建议留意诈骗电话。',
        contact: '12345 政务服务热线',
      }),
    );
    expect(expectOk(await act(people.drafter, 'close-incident', { incidentId, closing })).state).toBe(
      'closed',
    );
    const waiver = '危害已有效避免，无须通知个人。';
    expect(await outcome(act(people.security, 'notify-breach', { incidentId, waiver }))).toBe(
      'lifecycle/not-now',
    );
    expect(await faults('incidents')).toEqual([]);
  });

  it('R70: is not closed on a waiver by who gave it, however the two acts meet', async () => {
    const waiver = '数据已加密且密钥未泄露，危害已有效避免。';
    const closing = '原因为凭证保管不当，已整改。';
    const handled = async () => {
      const { incidentId } = expectOk(await record({ level: 'larger' }));
      expectOk(
        await act(people.security, 'report-incident', {
          incidentId,
          receiver: '省委网信办',
          way: 'hand',
          receipt: '收文12号',
          deliveredAt: ground.db.clock.now().toString(),
        }),
      );
      expectOk(
        await act(people.security, 'handle-incident', { incidentId, handled: '已封堵异常来源并更换密钥。' }),
      );
      return incidentId;
    };
    const incidentId = await handled();
    expectOk(await act(people.drafter, 'notify-breach', { incidentId, waiver }));
    expect(await outcome(act(people.drafter, 'close-incident', { incidentId, closing }))).toBe(
      'request/forbidden',
    );
    const third = { ...people.drafter, personId: 'per_third' } as Actor;
    expect(expectOk(await act(third, 'close-incident', { incidentId, closing })).state).toBe('closed');

    const racing = await handled();
    const [, closed] = await Promise.all([
      outcome(act(people.drafter, 'notify-breach', { incidentId: racing, waiver })),
      outcome(act(people.drafter, 'close-incident', { incidentId: racing, closing })),
    ]);
    expect([
      'supervision/waived-by-oneself',
      'supervision/breach-notice-missing',
      'request/forbidden',
    ]).toContain(closed);
    await rows(`UPDATE supervision.incident SET waived_by = closed_by WHERE id = $1`, [incidentId]);
    expect(await faults('incidents')).toHaveLength(1);
    await rows(`UPDATE supervision.incident SET waived_by = $2 WHERE id = $1`, [incidentId, 'per_drafter']);
    expect(await faults('incidents')).toEqual([]);
  });

  it('that is a drill has the same clocks, freezes nothing and says everywhere that it is one', async () => {
    const { incidentId } = expectOk(await record({ drill: true, level: 'extremely-major' }));
    expect(await clocks(incidentId)).toEqual(['supervision.incident-report R68']);
    expect(await call()).toBe('yes');
    expectOk(
      await act(people.security, 'notify-affected', {
        incidentId,
        message: '本次为年度应急演练，请按流程响应。',
      }),
    );
    const said = [
      ...(await rows(`SELECT text_zh AS said FROM casework.notice WHERE subject_id = $1`, [incidentId])),
      ...(await rows(`SELECT title_zh AS said FROM casework.task WHERE subject_id = $1`, [incidentId])),
    ];
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter(({ said: one }) => !one.includes('演练'))).toEqual([]);
    // Its report goes nowhere, and its clocks end as they would.
    const drilled = { incidentId, way: 'line' };
    expectOk(await act(people.security, 'report-incident', { ...drilled, receiver: '省委网信办' }));
    expect(await clocks(incidentId)).toEqual(['supervision.incident-forward R68']);
    const last = await act(people.security, 'forward-incident', { ...drilled, receiver: '国家网信办' });
    expect(expectOk(last).state).toBe('forwarded');
    const { above, taken } = authority();
    await senderOn(ground.db.database, above).drain();
    expect(taken).toEqual([]);
  });

  it('of an ordinary level needs no report; a flaw that endangers has its day; one found later than now is refused', async () => {
    expect(await clocks(expectOk(await record({ level: 'ordinary' })).incidentId)).toEqual([]);
    const flaw = { kind: 'flaw', endangers: true, level: 'ordinary' };
    expect(await clocks(expectOk(await record(flaw)).incidentId)).toEqual([
      'supervision.incident-report R69',
    ]);
    const owing = expectOk(await record());
    const handled = { incidentId: owing.incidentId, handled: '已处置完毕，未向任何部门报告。' };
    expect(await outcome(act(people.security, 'handle-incident', handled))).toBe('supervision/not-reported');
    expect(await clocks(owing.incidentId)).toEqual(['supervision.incident-report R68']);
    const foundAt = ground.db.clock.now().add({ hours: 1 }).toString();
    expect(await outcome(record({ foundAt }))).toBe('supervision/found-later');
  });

  it('lists nothing of what does not concern who records it, and names buyers to their operator and to those who oversee only', async () => {
    const as = (actor: Actor, more: object) =>
      act(actor, 'record-incident', {
        title: '接口异常外传',
        kind: 'incident',
        level: 'ordinary',
        reporter: 'other',
        foundAt: ground.db.clock.now().toString(),
        endangers: false,
        personal: false,
        drill: false,
        description: '监测到某接口在夜间被大量读取。',
        ...more,
      });
    const stranger = {
      ...people.operator,
      personId: 'per_stranger',
      organisationId: organisations.affiliate,
    } as Actor;
    for (const hit of [
      { productId: calling.productId },
      { agreementId: calling.agreementId },
      { resourceId: 'res_residents' },
    ])
      expect(await outcome(as(stranger, hit))).toBe('supervision/no-such-thing-hit');
    expect(await outcome(as(stranger, { productId: 'prd_nowhere' }))).toBe('supervision/no-such-thing-hit');

    const read = ground.modules
      .flatMap(({ reads = [] }) => reads)
      .find(({ name }) => name === 'supervision.incident')!;
    const buyers = async (actor: Actor, id: string) =>
      ground.db.database.transaction(
        async (tx) => {
          const page = expectOk(await read.run(actor, { id }, tx)) as {
            reach: readonly { readonly kind: string; readonly id: string }[];
          };
          return page.reach.filter(({ kind }) => kind === 'buyer').map(({ id: buyer }) => buyer);
        },
        { mode: 'snapshot' },
      );
    const operators = expectOk(await as(people.operator, { resourceId: 'res_residents' })).incidentId;
    expect(await buyers(people.operator, operators)).toContain(organisations.bank);
    const bodys = expectOk(await as(people.security, { resourceId: 'res_residents' })).incidentId;
    expect((await buyers(people.security, bodys)).length).toBeGreaterThan(0);
    expect(await buyers(people.security, bodys)).not.toContain(organisations.bank);
    expect(await buyers(people.dataAuthority, bodys)).toContain(organisations.bank);
  });
});
