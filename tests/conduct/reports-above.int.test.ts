import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { type AuthorityAbove, keepReporting } from '#platform/supervision';
import { type ConductHouse, conductHouse } from './house.ts';
import { authority, senderOn } from './sending.ts';

/** Not yours and not there are answered alike. */
const denied = /^request\/(not-found|forbidden)$/;
let town: ConductHouse;
let auditor: Actor;

beforeAll(async () => {
  town = await conductHouse();
  auditor = await town.hire('auditor', town.house.organisationId('authority'), 'auditor');
});
afterAll(() => town.close());
beforeEach(async () => {
  await town.rows(
    `TRUNCATE supervision.report_above, supervision.dispatch, supervision.figure, supervision.figures_taken, casework.task, casework.clock CASCADE`,
  );
  town.house.db.clock.set('2026-03-20T09:00:00+08:00');
  // Figures of a quarter, taken in its last month and in the next one: final.
  for (const [month, name, organisation, part, value] of [
    ['2026-01-01', 'clock.kept', 'org_stranger', 'R7', 5],
    ['2026-02-01', 'clock.kept', 'org_stranger', 'R7', 2],
    ['2026-03-01', 'clock.missed', 'org_stranger', 'R9', 1],
    ['2026-03-01', 'supply.resources', 'org_stranger', '', 12],
    ['2026-03-01', 'use.calls', 'org_stranger', '普惠金融', 40],
    ['2026-04-01', 'clock.kept', 'org_stranger', 'R7', 9],
  ])
    await town.rows('INSERT INTO supervision.figure VALUES ($1, $2, $3, $4, $5)', [
      month,
      name,
      organisation,
      part,
      value,
    ]);
  await town.rows(`INSERT INTO supervision.figures_taken VALUES ('2026-03-01', '2026-03-31T15:00:00Z')`);
});

const does = async (who: Actor | 'authority', act: string, input: object) => {
  const result = await town.house.does(who, `supervision.${act}`, input);
  return result.ok ? result.value : result.problem.code;
};
const period = { year: 2026, period: 'q1', receiver: '省数据局', summary: '一季度登记和授权运营平稳。' };
const opinion = '数据与清单核对一致，同意报送。';
const nextMonth = async () => {
  town.house.db.clock.set('2026-04-01T03:00:00+08:00');
  await town.rows(
    `INSERT INTO supervision.figures_taken VALUES ('2026-04-01', '2026-03-31T17:00:00Z') ON CONFLICT DO NOTHING`,
  );
};
/** Through the end of the quarter: the clock of it fires, and the next month is taken. */
const quarterEnds = async () => {
  await keepReporting(town.house.db.database);
  await nextMonth();
  await town.tick();
};
async function approved(): Promise<string> {
  await nextMonth();
  const { reportId } = await does('authority', 'draft-report-above', period);
  expect(await does(town.second, 'approve-report-above', { reportId, opinion })).toMatchObject({
    state: 'approved',
  });
  return reportId;
}
const senderOver = (above: AuthorityAbove) => senderOn(town.house.db.database, above);
const report = async (id: string, who: Actor = town.second) =>
  (await town.read(who, 'supervision.report-above', { id })).value;
const dispatch = async () => (await town.rows('SELECT * FROM supervision.dispatch'))[0]!;
const clocks = () =>
  town.rows(
    `SELECT state, outcome, ended_at FROM casework.clock WHERE kind = 'supervision.report-above' ORDER BY started_at`,
  );
const faults = () => town.faults('supervision.reports-above');

describe('a report falls due', () => {
  it('SR1: with its task and its clock when the quarter is over, once, and the next one after it', async () => {
    await Promise.all([keepReporting(town.house.db.database), keepReporting(town.house.db.database)]);
    await town.tick();
    expect((await town.read(town.second, 'supervision.reports-above')).value.total).toBe(0);
    await quarterEnds();
    await quarterEnds();
    const { items } = (await town.read(town.second, 'supervision.reports-above')).value;
    expect(items).toMatchObject([{ state: 'due', period: { zh: '2026年第一季度' }, dueOn: '2026-04-22' }]);
    expect(await clocks()).toMatchObject([{ state: 'running', outcome: null }]);
    expect(
      await town.rows(
        `SELECT kind FROM casework.task WHERE state = 'open' AND subject_kind = 'report-above'`,
      ),
    ).toEqual([{ kind: 'supervision.report-above-draft' }]);
    // Two quarters of standing still, one of them with the year: each has its own.
    town.house.db.clock.set('2027-01-04T09:00:00+08:00');
    await town.tick();
    const all = (await town.read(town.second, 'supervision.reports-above')).value.items;
    expect(all.map((one: { period: { zh: string } }) => one.period.zh).toSorted()).toEqual(
      ['2026年度', '2026年第一季度', '2026年第三季度', '2026年第二季度', '2026年第四季度'].toSorted(),
    );
  });

  it('is drafted only from final figures, by the authority, and approved by another person', async () => {
    expect(await does('authority', 'draft-report-above', period)).toContain('report-period-not-final');
    await quarterEnds();
    for (const who of [town.stranger, auditor])
      expect(await does(who, 'draft-report-above', period)).toMatch(denied);
    const { reportId } = await does('authority', 'draft-report-above', period);
    expect(await does('authority', 'draft-report-above', period)).toContain('reported-already');
    expect(await does('authority', 'approve-report-above', { reportId, opinion })).toMatch(denied);
    for (const act of ['approve-report-above', 'return-report-above'])
      expect(await does(town.stranger, act, { reportId, opinion })).toMatch(denied);
    expect((await town.read(town.stranger, 'supervision.report-above', { id: reportId })).ok).toBe(false);
    expect((await report(reportId, auditor)).state).toBe('drafted');
    // Sent back it is drafted anew, by whoever; the clock goes on.
    await does(town.second, 'return-report-above', { reportId, opinion: '情况说明过于简略，请补充。' });
    expect((await clocks())[0]).toMatchObject({ state: 'running' });
    expect(await does(town.second, 'draft-report-above', period)).toMatchObject({
      reportId,
      state: 'drafted',
    });
    expect(await does(town.second, 'approve-report-above', { reportId, opinion })).toMatch(denied);
    expect(await does('authority', 'approve-report-above', { reportId, opinion })).toMatchObject({
      state: 'approved',
    });
  });

  it('two who draft it at once make one', async () => {
    await nextMonth();
    const both = await Promise.all([
      does('authority', 'draft-report-above', period),
      does(town.second, 'draft-report-above', period),
    ]);
    expect(both.filter((one) => typeof one === 'string')).toHaveLength(1);
    expect((await town.read(town.second, 'supervision.reports-above')).value.total).toBe(1);
  });
});

describe('what it says', () => {
  it('is the cockpit’s figures of the period, each with its list, and is fixed with its digest', async () => {
    const id = await approved();
    const { lines, digest } = await report(id);
    const value = (figure: string, of: string, key: string) =>
      lines.find(
        (line: Record<string, unknown>) =>
          line['figure'] === figure && line['of'] === of && line['key'] === key,
      );
    expect(value('clock.kept', 'whole', '').value).toBe(7);
    expect(value('clock.kept', 'organisation', 'org_stranger')).toMatchObject({ value: 7, name: '他山数据' });
    expect(value('clock.missed', 'part', 'R9').value).toBe(1);
    expect(value('clock.kept', 'month', '2026-02').value).toBe(2);
    expect(value('supply.resources', 'whole', '').value).toBe(12);
    expect(value('use.calls', 'part', '普惠金融').value).toBe(40);
    expect(value('incident.recorded', 'whole', '').value).toBe(0);
    expect(value('clock.kept', 'month', '2026-02').list).toBe(
      '/work/cockpit/duties?state=kept&from=2026-02-01&until=2026-03-01',
    );
    // Every list is one that the portal has.
    const paths = new Set(lines.map(({ list }: { list: string }) => list.split('?')[0]));
    expect([...paths].toSorted().join(' ')).toBe(
      '/facts /privacy /resources /work/alerts /work/cockpit/duties /work/incidents /work/objections /work/privacy/gates /work/privacy/linkage /work/stops',
    );
    const json = await town.read(town.second, 'supervision.report-above-json', { id });
    expect(createHash('sha256').update(json.value.body).digest('hex')).toBe(digest);
    const sheet = await town.read(town.second, 'supervision.report-above-workbook', { id });
    expect(sheet.value.body.subarray(0, 2).toString()).toBe('PK');
    for (const name of ['report-above-json', 'report-above-workbook'])
      expect((await town.read(town.stranger, `supervision.${name}`, { id })).ok).toBe(false);
  });

  it('is counted again by verify-all, number by number', async () => {
    const id = await approved();
    expect(await faults()).toEqual([]);
    await town.rows(
      `UPDATE supervision.figure SET value = 6 WHERE month = '2026-01-01' AND name = 'clock.kept'`,
    );
    const found = (await faults()) as { en: string }[];
    expect(found.map(({ en }) => en)).toEqual(
      expect.arrayContaining([`${id}: clock.kept whole is reported as 7 and comes to 8`]),
    );
    await town.rows(
      `UPDATE supervision.figure SET value = 5 WHERE month = '2026-01-01' AND name = 'clock.kept'`,
    );
    await town.rows(
      `UPDATE supervision.report_above SET document = jsonb_set(document, '{summary}', '"别的"')`,
    );
    expect(await faults()).toHaveLength(1);
  });
});

describe('sending', () => {
  it('comes after the commit, with paper and workbook; the duty ends with the receipt and not before', async () => {
    await quarterEnds();
    const id = await approved();
    expect((await clocks())[0]).toMatchObject({ ended_at: null });
    const { above, taken } = authority();
    await senderOver(above).drain();
    await senderOver(above).drain();
    expect(taken).toHaveLength(1);
    expect(taken[0]!.files.map(({ contentType }) => contentType)).toEqual([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(Buffer.from(taken[0]!.files[0]!.base64, 'base64').subarray(0, 4).toString()).toBe('%PDF');
    const shown = await report(id);
    expect(shown).toMatchObject({
      state: 'sent',
      dispatches: [{ state: 'delivered', way: 'line', receipt: `HZ-${taken[0]!.id}` }],
    });
    expect(taken[0]!.digest).toBe(shown.digest);
    expect((await clocks())[0]).toMatchObject({ outcome: 'kept' });
    expect(await faults()).toEqual([]);
  });

  it('late is missed, though it is taken in the end', async () => {
    await quarterEnds();
    await approved();
    town.house.db.clock.set('2026-05-20T09:00:00+08:00');
    await town.tick();
    await senderOver(authority().above).drain();
    expect((await clocks())[0]).toMatchObject({ outcome: 'missed' });
  });

  it('survives a death at each step: claimed, sent, recorded; the other side gets one thing under one id', async () => {
    const id = await approved();
    const { above, taken } = authority();
    // Dies after the claim: nothing was sent, and nobody else sends before the lease is over.
    await town.rows(
      `UPDATE supervision.dispatch SET state = 'sending', lease = 'dead', leased_until = now() + interval '1 hour'`,
    );
    await senderOver(above).drain();
    expect(taken).toHaveLength(0);
    await town.rows(`UPDATE supervision.dispatch SET leased_until = now() - interval '1 second'`);
    // Dies after the line took it and before that is recorded: the claim is gone when it comes back.
    const dying: AuthorityAbove = {
      async send(one) {
        const answer = await above.send(one);
        await town.rows(
          `UPDATE supervision.dispatch SET lease = 'another', leased_until = now() - interval '1 second'`,
        );
        return answer;
      },
    };
    const dies = senderOver(dying);
    const drained = dies.drain();
    await new Promise((later) => setTimeout(later, 300));
    await dies.stop();
    await drained;
    expect((await report(id)).state).toBe('approved');
    expect(taken.length).toBeGreaterThan(0);
    await senderOver(above).drain();
    expect(new Set(taken.map((one) => one.id)).size).toBe(1);
    expect((await report(id)).dispatches).toMatchObject([{ receipt: `HZ-${taken[0]!.id}` }]);
    expect(await faults()).toEqual([]);
  });

  it('two senders at once send it once', async () => {
    await approved();
    const { above, taken } = authority();
    await Promise.all([senderOver(above).drain(), senderOver(above).drain()]);
    expect(taken).toHaveLength(1);
  });

  it('no transaction is open while the line is asked', async () => {
    await approved();
    let open: unknown;
    const { above } = authority();
    await senderOver({
      async send(one) {
        open = await town.rows(
          `SELECT count(*)::int AS held FROM pg_locks JOIN pg_class ON pg_class.oid = relation
           WHERE relname IN ('dispatch', 'report_above') AND pid <> pg_backend_pid()`,
        );
        return above.send(one);
      },
    }).drain();
    expect(open).toEqual([{ held: 0 }]);
  });

  it('is tried again where the line is silent, and left to hands where it refuses', async () => {
    await quarterEnds();
    const id = await approved();
    const answering = (retry: boolean): AuthorityAbove => ({
      send: async () => ({ ok: false, retry, reason: { zh: '拒收', en: 'no' } }),
    });
    await senderOver(answering(true)).drain();
    expect(await dispatch()).toMatchObject({ state: 'waiting', attempts: 1, answer: '拒收' });
    await town.rows(`UPDATE supervision.dispatch SET retry_after = NULL`);
    await senderOver(answering(false)).drain();
    const left = await dispatch();
    expect(left).toMatchObject({ state: 'by-hand', attempts: 2 });
    expect(
      await town.rows(`SELECT acts FROM casework.task WHERE subject_kind = 'dispatch' AND state = 'open'`),
    ).toEqual([{ acts: ['supervision.enter-delivery', 'supervision.send-again'] }]);
    const byHand = { dispatchId: left['id'], receipt: '收文〔2026〕12号' };
    const at = town.house.db.clock.now();
    expect(await does(town.stranger, 'enter-delivery', { ...byHand, deliveredAt: at.toString() })).toMatch(
      denied,
    );
    for (const wrong of [at.add({ minutes: 1 }), at.subtract({ hours: 1 })])
      expect(
        await does('authority', 'enter-delivery', { ...byHand, deliveredAt: wrong.toString() }),
      ).toContain('delivered-later');
    const delivered = await Promise.all(
      ['authority', town.second].map((who) =>
        does(who as 'authority', 'enter-delivery', { ...byHand, deliveredAt: at.toString() }),
      ),
    );
    expect(delivered.filter((one) => typeof one === 'string')).toHaveLength(1);
    expect((await report(id)).dispatches).toMatchObject([{ way: 'hand', receipt: byHand.receipt }]);
    expect((await clocks())[0]).toMatchObject({ outcome: 'kept' });
    expect(await does('authority', 'send-again', { dispatchId: left['id'] })).not.toHaveProperty('state');
    expect(await faults()).toEqual([]);
  });

  it('is sent again when somebody asks for it', async () => {
    const id = await approved();
    await senderOver({
      send: async () => ({ ok: false, retry: false, reason: { zh: '拒', en: 'no' } }),
    }).drain();
    const { above, taken } = authority();
    await senderOver(above).drain();
    expect(taken).toHaveLength(0);
    expect(await does(town.stranger, 'send-again', { dispatchId: (await dispatch())['id'] })).toMatch(denied);
    await does('authority', 'send-again', { dispatchId: (await dispatch())['id'] });
    await senderOver(above).drain();
    expect((await report(id)).state).toBe('sent');
  });
});

describe('a correction', () => {
  it('is a new version by two people, which takes the place of the one before when it is taken', async () => {
    const first = await approved();
    const wrong = { reportId: first, reason: '一季度按时办结数统计口径有误。', summary: period.summary };
    expect(await does('authority', 'correct-report-above', wrong)).not.toHaveProperty('state');
    await senderOver(authority().above).drain();
    await town.rows(
      `UPDATE supervision.figure SET value = 6 WHERE month = '2026-01-01' AND name = 'clock.kept'`,
    );
    expect(await does(town.stranger, 'correct-report-above', wrong)).toMatch(denied);
    const both = await Promise.all([
      does('authority', 'correct-report-above', wrong),
      does('authority', 'correct-report-above', wrong),
    ]);
    expect(both.filter((one) => typeof one === 'string')).toHaveLength(1);
    const { reportId } = both.find((one) => typeof one !== 'string');
    expect(await does('authority', 'approve-report-above', { reportId, opinion })).toMatch(denied);
    await does(town.second, 'return-report-above', { reportId, opinion: '更正理由请写明哪一项。' });
    expect(await does('authority', 'correct-report-above', wrong)).toMatchObject({ reportId });
    await does(town.second, 'approve-report-above', { reportId, opinion });
    expect((await report(first)).state).toBe('sent');
    const { above, taken } = authority();
    await senderOver(above).drain();
    expect((await report(first)).state).toBe('corrected');
    const corrected = await report(reportId);
    expect(corrected).toMatchObject({ state: 'sent', version: 2, corrects: first });
    expect(taken[0]!.content).toMatchObject({ corrects: (await report(first)).digest });
    const changed = corrected.lines.filter((line: { before: number | null }) => line.before !== null);
    expect(changed.map((line: { of: string }) => line.of).toSorted()).toEqual([
      'month',
      'organisation',
      'part',
      'whole',
    ]);
    expect(await faults()).toEqual([]);
    await town.rows(`UPDATE supervision.report_above SET state = 'sent' WHERE id = $1`, [first]);
    expect(((await faults()) as { en: string }[]).map(({ en }) => en)).toEqual(
      expect.arrayContaining([`${reportId} corrects ${first}, which is not marked so`]),
    );
  });
});

it('a successor of the authority sees and sends its reports; a stranger does not', async () => {
  const id = await approved();
  await senderOver({
    send: async () => ({ ok: false, retry: false, reason: { zh: '拒', en: 'no' } }),
  }).drain();
  const left = String((await dispatch())['id']);
  const heir = await town.hire('heir', 'org_stranger', 'data-authority');
  const again = () => does(heir, 'send-again', { dispatchId: left });
  expect(await again()).toMatch(denied);
  await town.merged(town.house.organisationId('authority'), 'org_stranger');
  // Who sits in what is no more acts no more.
  expect(await does('authority', 'send-again', { dispatchId: left })).toMatch(denied);
  expect(await again()).toMatchObject({ state: 'waiting' });
  await senderOver(authority().above).drain();
  expect((await report(id, heir)).state).toBe('sent');
  await town.rows(`DELETE FROM identity.succession WHERE reorganisation_id = 'reo_1'`);
});
