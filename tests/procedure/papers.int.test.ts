import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { doSteps, draftFirst, onNotice, registered, registrationGround } from './registration-ground.ts';

const { source, secondSource, acceptor, examiner, rechecker, coder, buyer } = people;
let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
});
afterAll(() => ground?.close());

interface Paper {
  readonly template: string;
  readonly number: string;
  readonly paragraphs: readonly string[];
  readonly served: readonly string[];
}
/** The papers about a matter, oldest first, with whom each was served on. */
async function papersOf(subjectId: string): Promise<Paper[]> {
  const { rows } = await ground.db.pool.query(
    `SELECT template, number, paragraphs,
            array(SELECT coalesce(organisation_id, person_id) FROM casework.notice
                  WHERE document_id = document.id AND served_at IS NOT NULL ORDER BY 1) AS served
     FROM casework.document WHERE subject_id = $1 ORDER BY issued_at, document.ctid`,
    [subjectId],
  );
  return rows;
}
const templates = async (subjectId: string): Promise<string[]> =>
  (await papersOf(subjectId)).map(({ template }) => template.replace('registration.', ''));
const drafted = async (): Promise<string> =>
  (expectOk(await draftFirst(ground)) as { applicationId: string }).applicationId;
const filed = async (): Promise<string> => {
  const applicationId = await drafted();
  await doSteps(ground, applicationId, [
    [secondSource, 'review-application'],
    [source, 'submit-application'],
  ]);
  return applicationId;
};
const act = async (actor: Actor, name: string, input: object): Promise<Record<string, string>> =>
  expectOk(await ground.act(actor, `registration.${name}`, input)) as Record<string, string>;

describe('the papers of a registration', () => {
  it('a return tells every defect at once, and acceptance, notice and result follow, each with its number', async () => {
    const applicationId = await filed();
    await doSteps(ground, applicationId, [
      [acceptor, 'return-application', { defects: ['缺存证编号', '缺安全评估报告'] }],
      [source, 'submit-application'],
      [acceptor, 'accept-application'],
      [examiner, 'pass-examination'],
    ]);
    const papers = await papersOf(applicationId);
    expect(await templates(applicationId)).toEqual([
      'completion-notice',
      'acceptance-notice',
      'public-notice',
    ]);
    expect(papers[0]!.paragraphs).toEqual(
      expect.arrayContaining(['1. 缺存证编号', '2. 缺安全评估报告', expect.stringContaining('重新计算')]),
    );
    for (const paper of papers) {
      expect(paper.number).toMatch(/〔2026〕\d+号$/u);
      expect(paper.served).toEqual([organisations.bureau]);
    }
    expect(papers[2]!.paragraphs.map((line) => line.split('：')[0])).toEqual(
      expect.arrayContaining(['登记主体名称', '登记类型', '登记数据名称', '数据内容简介', '公示期']),
    );
    ground.db.clock.advance({ hours: 24 * 20 });
    await ground.tick();
    await act(coder, 'assign-code', { applicationId });
    const [sheet] = (await papersOf(applicationId)).slice(-1);
    expect(sheet!.template).toBe('registration.result-sheet');
    expect(sheet!.paragraphs.join()).toContain('不是数据权属的证明');
    await ground.db.pool.query(`UPDATE registration.application SET state = 'cancelled' WHERE id = $1`, [
      applicationId,
    ]);
  });

  it('a refusal says why and how one objects to it', async () => {
    const declined = await filed();
    await doSteps(ground, declined, [[acceptor, 'decline-application', { reason: '不属于登记范围' }]]);
    const failed = await filed();
    await doSteps(ground, failed, [
      [acceptor, 'accept-application'],
      [examiner, 'fail-examination', { reason: '材料与所述不符' }],
    ]);
    for (const [id, template, reason] of [
      [declined, 'refusal-of-acceptance', '不属于登记范围'],
      [failed, 'examination-notice', '材料与所述不符'],
    ] as const) {
      const paper = (await papersOf(id)).at(-1)!;
      expect(paper.template).toBe(`registration.${template}`);
      expect(paper.paragraphs).toContain(`理由：${reason}`);
      expect(paper.paragraphs.at(-1)).toContain('行政复议');
    }
  });

  it('an objector gets a receipt and the result, and neither says the name', async () => {
    const applicationId = await onNotice(ground);
    const { objectionId } = await act(buyer, 'raise-objection', {
      applicationId,
      interest: '数据涉及本单位',
      reason: '补贴标准一列与本单位记录不一致。',
      evidenceUploadId: 'upl_1',
    });
    await act(rechecker, 'uphold-objection', { objectionId, finding: '经核对原始记录' });
    const papers = await papersOf(objectionId!);
    expect(papers.map(({ template }) => template)).toEqual([
      'registration.objection-received',
      'registration.recheck-result',
    ]);
    for (const { served } of papers) expect(served).toEqual([organisations.bureau, 'per_buyer']);
    const { rows } = await ground.db.pool.query<{ name: string }>(
      `SELECT objector_name AS name FROM registration.objection WHERE id = $1`,
      [objectionId],
    );
    for (const { paragraphs } of papers) expect(paragraphs.join()).not.toContain(rows[0]!.name);
  });

  it('a revocation is announced first; revoked and not revoked both have their paper', async () => {
    const registrationId = await registered(ground);
    const propose = () =>
      act(acceptor, 'propose-revocation', {
        registrationId,
        ground: 'concealment',
        reason: '经核查，登记材料隐瞒了数据来源。',
      });
    const dropped = await propose();
    await act(rechecker, 'drop-revocation', {
      revocationId: dropped.revocationId!,
      opinion: '来源已经补充说明',
    });
    const { revocationId } = await propose();
    await act(rechecker, 'confirm-revocation', { revocationId: revocationId!, opinion: '复核属实' });
    expect((await templates(registrationId)).slice(-4)).toEqual([
      'revocation-announced',
      'revocation-dropped',
      'revocation-announced',
      'revocation-decision',
    ]);
  });

  it('what is not renewed is cancelled by a decision with its reason', async () => {
    ground.db.clock.set('2026-06-01T10:00:00+08:00');
    const registrationId = await registered(ground);
    ground.db.clock.advance({ hours: 24 * 366 * 4 });
    await ground.tick();
    expect((await papersOf(registrationId)).at(-1)).toMatchObject({
      template: 'registration.cancellation-decision',
      paragraphs: expect.arrayContaining([expect.stringMatching(/^理由：.+/u)]),
    });
  });

  it('has no number twice and none missing', async () => {
    const check = ground.modules
      .flatMap(({ checks = [] }) => checks)
      .find(({ name }) => name === 'casework.document-numbers')!;
    const { looked, faults } = await ground.db.database.transaction((tx) => check.run(tx));
    expect(looked).toBeGreaterThan(7);
    expect(faults).toEqual([]);
  });
});
