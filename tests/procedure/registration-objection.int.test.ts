import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { clocksOf } from '#platform/casework';
import { type Ground, people } from '../verification/ground.ts';
import { desk, outcome, told } from './matter.ts';
import { onNotice, read, registrationGround, row } from './registration-ground.ts';

const { source, acceptor, examiner, rechecker, coder, buyer, otherBuyer } = people;
let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
});
afterAll(() => ground?.close());

const object = (actor: Actor, applicationId: string, evidenceUploadId = 'upl_1', newEvidence?: string) =>
  ground.act(actor, 'registration.raise-objection', {
    applicationId,
    interest: '数据涉及本单位',
    reason: '补贴标准一列与本单位记录不一致。',
    evidenceUploadId,
    ...(newEvidence ? { newEvidence } : {}),
  });
const decide = (actor: Actor, how: 'uphold' | 'dismiss', objectionId: string) =>
  outcome(ground.act(actor, `registration.${how}-objection`, { objectionId, finding: '经核对原始记录' }));
describe('R10 R11 R12 an objection to a public notice', () => {
  let applicationId: string;
  let first: string;
  let second: string;

  it('is anybody’s who is not the registrant or the registrar, with evidence, and once at a time', async () => {
    applicationId = await onNotice(ground);
    ground.db.clock.advance({ hours: 24 * 3 });
    expect(await outcome(object(buyer, applicationId, 'upl_2'))).toBe('registration/evidence-missing');
    expect(await outcome(object(source, applicationId))).toBe('request/not-found');
    expect(await outcome(object(examiner, applicationId))).toBe('request/not-found');
    first = (expectOk(await object(buyer, applicationId)) as { objectionId: string }).objectionId;
    expect(await outcome(object(buyer, applicationId))).toBe('registration/already-objected');
    expect((await row(ground, applicationId)).state).toBe('objected');
    expect(await desk(ground, first)).toEqual(['rechecker: registration.dismiss-objection']);
    expect(await told(ground, 'bureau')).toContain('registration.objection-raised');
    ground.db.clock.advance({ hours: 24 * 30 });
    await ground.tick();
    expect((await row(ground, applicationId)).state).toBe('objected');
    expect(await outcome(ground.act(coder, 'registration.assign-code', { applicationId }))).toBe(
      'lifecycle/not-now',
    );
    second = (expectOk(await object(otherBuyer, applicationId)) as { objectionId: string }).objectionId;
  });

  it('shows the registrant what is said and not by whom, and others nothing', async () => {
    expect(await read(ground, 'registration.objection', source, { id: first })).toMatchObject({
      ok: true,
      value: { objector: null, interest: null, evidence: null, reason: expect.stringContaining('补贴标准') },
    });
    expect(await outcome(read(ground, 'registration.objection', people.operator, { id: first }))).toBe(
      'registration/no-such-objection',
    );
    expect(await outcome(read(ground, 'registration.objection-evidence', source, { id: first }))).toBe(
      'registration/no-such-objection',
    );
    expect(await read(ground, 'registration.objection-evidence', rechecker, { id: first })).toMatchObject({
      ok: true,
      value: { fileName: '证据.pdf', contentType: 'application/octet-stream' },
    });
  });

  it('is not rechecked by the form reviewer, and the notice goes on when the last one is dismissed', async () => {
    expect(await decide(examiner, 'dismiss', first)).toBe('request/forbidden');
    expect(await decide(acceptor, 'dismiss', first)).toBe('request/not-found');
    expect(await decide(rechecker, 'dismiss', first)).toBe('done');
    expect((await row(ground, applicationId)).state).toBe('objected');
    expect(await decide(rechecker, 'dismiss', first)).toBe('lifecycle/not-now');
    expect(await decide(rechecker, 'dismiss', second)).toBe('done');
    expect(await row(ground, applicationId)).toMatchObject({
      state: 'public-notice',
      notice_paused_at: null,
    });
    const notice = await ground.db.database.transaction((tx) =>
      clocksOf(tx, { kind: 'registration-application', id: applicationId }),
    );
    const running = notice.filter(
      ({ kind, state }) => kind === 'registration.public-notice' && state === 'running',
    );
    expect(running).toHaveLength(1);
    ground.db.clock.set(running[0]!.dueAt.subtract({ seconds: 1 }));
    await ground.tick();
    expect(await outcome(ground.act(coder, 'registration.assign-code', { applicationId }))).toBe(
      'lifecycle/not-now',
    );
    ground.db.clock.advance({ seconds: 1 });
    expect(await outcome(object(buyer, applicationId))).toBe('registration/objection-not-heard');
    await ground.tick();
    expectOk(await ground.act(coder, 'registration.assign-code', { applicationId }));
    const public_ = (await read(ground, 'registration.public-notice', buyer, { id: applicationId })) as {
      value: { objections: { state: string }[] };
    };
    expect(public_.value.objections.map(({ state }) => state)).toEqual(['dismissed', 'dismissed']);
    expect(JSON.stringify(public_)).not.toContain('补贴标准一列');
  });

  it('that was dismissed is raised again once, on new evidence and what it shows, and the coder is not who examined', async () => {
    await ground.db.pool.query(`UPDATE registration.application SET state = 'cancelled' WHERE id = $1`, [
      applicationId,
    ]);
    applicationId = await onNotice(ground);
    const shows = '新取得的批准文件载明另一标准。';
    const raise = async (evidence?: string, what?: string) =>
      (expectOk(await object(buyer, applicationId, evidence, what)) as { objectionId: string }).objectionId;
    expect(await decide(rechecker, 'dismiss', await raise())).toBe('done');
    for (const [evidence, what] of [['upl_1'], ['upl_3'], ['upl_1', shows]] as const)
      expect(await outcome(object(buyer, applicationId, evidence, what))).toBe(
        'registration/objection-repeated',
      );
    expect(await decide(rechecker, 'dismiss', await raise('upl_3', shows))).toBe('done');
    expect(await outcome(object(buyer, applicationId, 'upl_3', shows))).toBe(
      'registration/objection-repeated',
    );
    // Another person's objection is not this one's.
    const others = (expectOk(await object(otherBuyer, applicationId)) as { objectionId: string }).objectionId;
    expect(await decide(rechecker, 'dismiss', others)).toBe('done');
    ground.db.clock.advance({ hours: 24 * 40 });
    await ground.tick();
    const both = { ...examiner, roles: ['registrar-reviewer', 'registrar-coder'] } as Actor;
    const coded = (who: Actor) => outcome(ground.act(who, 'registration.assign-code', { applicationId }));
    expect(await coded(both)).toBe('request/forbidden');
    expect(await coded(coder)).toBe('done');
  });

  it('upheld ends the registration; what else was objected is closed, and it may be filed anew', async () => {
    await ground.db.pool.query(`UPDATE registration.application SET state = 'cancelled' WHERE id = $1`, [
      applicationId,
    ]);
    const again = await onNotice(ground);
    const one = (expectOk(await object(buyer, again)) as { objectionId: string }).objectionId;
    const other = (expectOk(await object(otherBuyer, again)) as { objectionId: string }).objectionId;
    expect(await decide(rechecker, 'uphold', one)).toBe('done');
    expect((await row(ground, again)).state).toBe('terminated');
    expect(await desk(ground, other)).toEqual([]);
    const { rows } = await ground.db.pool.query(
      `SELECT person_id, kind FROM casework.notice WHERE person_id IS NOT NULL AND subject_id IN ($1, $2) ORDER BY kind, person_id`,
      [one, other],
    );
    expect(rows).toEqual([
      { person_id: 'per_other', kind: 'registration.objection-closed' },
      { person_id: 'per_buyer', kind: 'registration.objection-decided' },
      { person_id: 'per_buyer', kind: 'registration.objection-raised' },
      { person_id: 'per_other', kind: 'registration.objection-raised' },
    ]);
    ground.db.clock.advance({ hours: 24 * 40 });
    await ground.tick();
    expect((await row(ground, again)).state).toBe('terminated');
    expect(await outcome(ground.act(coder, 'registration.assign-code', { applicationId: again }))).toBe(
      'lifecycle/not-now',
    );
    const { rows: facts } = await ground.db.pool.query(
      `SELECT kind FROM evidence.entry WHERE subject = $1 AND kind LIKE 'registration.objection-%' ORDER BY kind`,
      [again],
    );
    expect(facts.map(({ kind }) => kind)).toEqual([
      'registration.objection-decided',
      'registration.objection-raised',
      'registration.objection-raised',
    ]);
    await onNotice(ground);
  });
});
