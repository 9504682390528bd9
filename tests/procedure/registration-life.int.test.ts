import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';
import { desk, outcome, shown, told } from './matter.ts';
import {
  doSteps,
  draftFirst,
  fileAndPass,
  materials,
  read,
  registered,
  registrationGround,
  row,
  toldToPlatform,
} from './registration-ground.ts';

const { source, secondSource, acceptor, examiner, rechecker, coder, buyer } = people;
let ground: Ground;
let registrationId: string;
beforeAll(async () => {
  ground = await registrationGround();
  registrationId = await registered(ground);
});
afterAll(() => ground?.close());

const draft = (type: string, more: object) =>
  ground.act(source, `registration.draft-${type}`, { registrationId, ...more });
const drafted = async (type: string, more: object) =>
  (expectOk(await draft(type, more)) as { applicationId: string }).applicationId;
const record = (applicationId: string) => ground.act(coder, 'registration.record-result', { applicationId });
const explanation = '登记内容与实际一致，申请办理。';
const facts = async () =>
  (
    await ground.db.pool.query(
      `SELECT kind FROM evidence.entry WHERE subject = $1 AND kind IN ('registration.recorded', 'registration.ended')`,
      [registrationId],
    )
  ).rows.map(({ kind }) => kind);

describe('R17 what is served is not what was registered', () => {
  it('is a task with a clock to file a change, once, and it goes when both agree again', async () => {
    const change = (cycle: string | null) =>
      ground.db.pool.query('UPDATE catalog.resource SET update_cycle = $1', [cycle]);
    expect(await desk(ground, registrationId)).toEqual([]);
    await change('daily');
    for (let times = 0; times < 2; times++) {
      await ground.db.database.transaction((tx) =>
        tx.emit({ kind: 'catalog.resource-described', subject: 'res_residents', payload: {} }),
      );
      await ground.tick();
    }
    expect(await desk(ground, registrationId)).toEqual(['source: registration.draft-change']);
    const page = await shown(ground, 'registration-application', registrationId);
    expect(page.fact('不一致：更新频率')).toBe(' → daily');
    await change(null);
    await ground.serve(residents);
    await ground.db.database.transaction((tx) =>
      tx.emit({
        kind: 'catalog.revision-in-service',
        subject: 'rev_2',
        payload: { resource: 'res_residents' },
      }),
    );
    await ground.tick();
    expect(await desk(ground, registrationId)).toEqual([]);
    await change('weekly');
    await ground.db.database.transaction((tx) =>
      tx.emit({ kind: 'catalog.resource-described', subject: 'res_residents', payload: {} }),
    );
    await ground.tick();
    expect(await desk(ground, registrationId)).toEqual(['source: registration.draft-change']);
  });

  it('a change goes on notice, is recorded without a new code, and the drift is gone', async () => {
    const id = await drafted('change', {
      changes: ['resource'],
      explanation: '更新频率由不定期改为每周。',
      contentSummary: '居民及其补贴的基本情况，每周更新。',
      materials,
    });
    expect(await desk(ground, registrationId)).toEqual([]);
    expect(
      await outcome(
        draft('change', { changes: ['resource'], explanation, contentSummary: explanation, materials }),
      ),
    ).toBe('registration/already-following');
    await fileAndPass(ground, id);
    expect((await row(ground, id)).state).toBe('public-notice');
    expect(await outcome(record(id))).toBe('lifecycle/not-now');
    ground.db.clock.advance({ hours: 24 * 40 });
    await ground.tick();
    expect(await outcome(ground.act(coder, 'registration.assign-code', { applicationId: id }))).toBe(
      'lifecycle/not-now',
    );
    const before = await row(ground, registrationId);
    expectOk(await record(id));
    expect(toldToPlatform.at(-1)).toEqual({ type: 'change', applicationId: id });
    const after = await row(ground, registrationId);
    expect(after).toMatchObject({ version: 2, query_code: before.query_code, state: 'registered' });
    expect(after.content_summary).toContain('每周');
    expect(after.result_document).not.toBe(before.result_document);
    expect(await facts()).toEqual(['registration.recorded']);
    const told = (await read(ground, 'registration.by-query-code', buyer, {
      queryCode: after.query_code,
    })) as {
      value: object;
    };
    expect(told.value).toMatchObject({
      version: 2,
      differs: [],
      history: [{ type: { zh: '首次登记' } }, { type: { zh: '变更登记' } }],
    });
  });
});

describe('R18 a correction', () => {
  const ask = (evidenceUploadId = 'upl_1', dataName = '常住居民') =>
    ground.act(buyer, 'registration.request-correction', {
      registrationId,
      wrong: '名称应为常住居民，见附件公告。',
      dataName,
      contentSummary: '居民及其补贴的基本情况，每周更新。',
      evidenceUploadId,
    });
  it('is anybody’s to ask for with evidence, and needs the registrant’s consent or proof', async () => {
    expect(await outcome(ask('upl_9'))).toBe('registration/evidence-missing');
    expect(await outcome(ask('upl_1', '居民'))).toBe('registration/nothing-to-correct');
    const id = (expectOk(await ask()) as { applicationId: string }).applicationId;
    expect(await outcome(ask())).toBe('registration/already-following');
    const away = { applicationId: id, reason: '登记主体不希望更正' };
    expect(await outcome(ground.act(source, 'registration.withdraw-application', away))).toBe(
      'registration/asked-by-another',
    );
    await doSteps(ground, id, [[acceptor, 'accept-application']]);
    expect((await desk(ground, id)).sort()).toEqual([
      'examiner: registration.pass-examination',
      'source: registration.answer-correction',
    ]);
    const pass = (proven?: boolean) =>
      outcome(
        ground.act(examiner, 'registration.pass-examination', {
          applicationId: id,
          ...(proven === undefined ? {} : { proven }),
        }),
      );
    expect(await pass()).toBe('registration/correction-not-founded');
    await doSteps(ground, id, [[source, 'answer-correction', { consents: false, answer: '名称以目录为准' }]]);
    expect(await pass(false)).toBe('registration/correction-not-founded');
    expect(await pass(true)).toBe('done');
    expectOk(await record(id));
    expect(await row(ground, registrationId)).toMatchObject({ title: '常住居民', version: 3 });
    expect(
      (
        await ground.db.pool.query(
          `SELECT kind FROM casework.notice WHERE person_id = 'per_buyer' AND subject_id = $1`,
          [id],
        )
      ).rows,
    ).toEqual([{ kind: 'registration.result-recorded' }]);
  });
});

describe('R15 R16 renewal and lapse', () => {
  const validUntil = async () =>
    Temporal.PlainDate.from((await row(ground, registrationId)).valid_until.toString().slice(0, 10));
  const at = (date: Temporal.PlainDate) =>
    ground.db.clock.set(date.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:00' }).toInstant());

  it('R15 opens sixty days before the end, and no sooner; renewed from the day after', async () => {
    const until = await validUntil();
    expect(await outcome(draft('renewal', { years: 3, explanation }))).toBe('registration/renewal-not-open');
    at(until.subtract({ days: 61 }));
    await ground.tick();
    expect(await desk(ground, registrationId)).toEqual([]);
    at(until.subtract({ days: 60 }));
    await ground.tick();
    expect(await desk(ground, registrationId)).toEqual(['source: registration.draft-renewal']);
    const id = await drafted('renewal', { years: 2, explanation });
    expect(await desk(ground, registrationId)).toEqual([]);
    await doSteps(ground, id, [
      [secondSource, 'review-application'],
      [source, 'submit-application'],
    ]);
    // Filed in time and not decided when validity is over: it waits.
    at(until.add({ days: 1 }));
    await ground.tick();
    expect((await row(ground, registrationId)).state).toBe('registered');
    await doSteps(ground, id, [
      [acceptor, 'accept-application'],
      [examiner, 'pass-examination'],
    ]);
    expect((await row(ground, id)).state).toBe('to-record');
    // Meanwhile the name was corrected, and the renewal was drafted for another holder: neither comes with a renewal, which has no notice.
    const corrected = '常住居民（已更正）';
    await ground.db.pool.query('UPDATE registration.application SET title = $2 WHERE id = $1', [
      registrationId,
      corrected,
    ]);
    await ground.db.pool.query('UPDATE registration.application SET registrant = $2 WHERE id = $1', [
      id,
      organisations.affiliate,
    ]);
    expectOk(await record(id));
    expect((await validUntil()).toString()).toBe(until.add({ years: 2 }).toString());
    expect(await row(ground, registrationId)).toMatchObject({
      title: corrected,
      registrant: organisations.bureau,
    });
  });

  it('R19 a cancellation has ten working days from its acceptance, and takes the registration and all that follows with it', async () => {
    const cancellation = await drafted('cancellation', { ground: 'given-up', explanation });
    await doSteps(ground, cancellation, [
      [secondSource, 'review-application'],
      [source, 'submit-application'],
      [acceptor, 'accept-application'],
    ]);
    const change = await drafted('change', {
      changes: ['resource'],
      explanation,
      contentSummary: '居民及其补贴的基本情况。',
      materials,
    });
    await doSteps(ground, cancellation, [[examiner, 'pass-examination']]);
    expectOk(await record(cancellation));
    expect((await row(ground, registrationId)).state).toBe('cancelled');
    expect((await row(ground, change)).state).toBe('terminated');
    expect(await desk(ground, change)).toEqual([]);
    expect(await outcome(draft('renewal', { years: 3, explanation }))).toBe('registration/not-in-force');
    expect(await told(ground, 'bureau')).toContain('registration.registration-ended');
  });

  it('R16 what is not renewed lapses the day after, whatever stood still meanwhile', async () => {
    registrationId = await registered(ground);
    const until = await validUntil();
    at(until.add({ days: 400 }));
    await ground.tick();
    expect(await row(ground, registrationId)).toMatchObject({ state: 'lapsed' });
    expect(await facts()).toEqual(['registration.ended']);
    expect(await desk(ground, registrationId)).toEqual([]);
  });
});

describe('R20 a revocation', () => {
  it('is proposed by one and confirmed by another, with reason, and leaves its history', async () => {
    registrationId = await registered(ground);
    const propose = () =>
      ground.act(examiner, 'registration.propose-revocation', {
        registrationId,
        ground: 'concealment',
        reason: '采集依据系伪造，经核实。',
      });
    const decide = (actor: typeof examiner, how: string, revocationId: string) =>
      outcome(ground.act(actor, `registration.${how}-revocation`, { revocationId, opinion: '经复核属实' }));
    const first = (expectOk(await propose()) as { revocationId: string }).revocationId;
    expect(await outcome(propose())).toBe('registration/already-proposed');
    expect(await desk(ground, first)).toEqual(['rechecker: registration.confirm-revocation']);
    expect(await decide(examiner, 'confirm', first)).toBe('request/forbidden');
    expect(await decide(rechecker, 'drop', first)).toBe('done');
    const second = (expectOk(await propose()) as { revocationId: string }).revocationId;
    expect(await decide(rechecker, 'confirm', second)).toBe('done');
    expect(await decide(rechecker, 'confirm', second)).toBe('lifecycle/not-now');
    expect(await row(ground, registrationId)).toMatchObject({ state: 'revoked' });
    const { query_code } = await row(ground, registrationId);
    expect(await read(ground, 'registration.by-query-code', buyer, { queryCode: query_code })).toMatchObject({
      ok: true,
      value: { status: 'revoked', endReason: '隐瞒事实或者提供虚假材料' },
    });
    // It may be registered anew, and what is not decided yet may be taken back.
    const { applicationId } = expectOk(await draftFirst(ground)) as { applicationId: string };
    await doSteps(ground, applicationId, [[source, 'withdraw-application', { reason: '材料另行准备' }]]);
    expect((await row(ground, applicationId)).state).toBe('withdrawn');
    expect(await outcome(draftFirst(ground))).toBe('done');
  });
});
