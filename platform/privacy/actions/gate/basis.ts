import { Type } from 'typebox';
import { defineAction, idPattern, newId, ok, refuse, type Text, text } from '#foundation';
import { handOn } from '#platform/casework';
import { cataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { personOf } from '../../desk.ts';
import { basisSubject, revisionsSubject } from '../../gate/desk.ts';
import { reconsider } from '../../gate/reconsider.ts';
import type { BasisKind } from '../../model/gate/facts.ts';
import { basisLifecycle } from '../../model/gate/lifecycles.ts';
import { problems } from '../../problems.ts';
import { findBasis, lockGate, revisionsOfBasis } from '../../store/gate.ts';
import { gateTables } from '../../store/gate-tables.ts';
import { latestRiskReport } from '../../store/risk-reports.ts';
import { confirmed, opinion, revisionIds } from './fields.ts';

const Answer = Type.Object({ basisId: Type.String(), state: Type.String() });
const byBasis = {
  basisId: Type.String({ pattern: idPattern('bas'), title: '依据', titleEn: 'Basis' }),
};

export const basisTitles: { readonly [Kind in BasisKind]: Text } = {
  consent: text('个人同意', 'Consent of the persons'),
  statutory: text('法定职责或法定公开', 'Statutory duty'),
  anonymised: text('已匿名化', 'Made anonymous'),
};

/** R63: the department says why the personal information of revisions may circulate. It counts when another person of the department checked it. */
export const declareBasis = defineAction({
  name: 'privacy.declare-basis',
  title: text('登记个人信息流通依据', 'Declare the basis of personal information'),
  description: text(
    '说明个人信息可以流通的依据：个人同意、法定职责（列明法律条款），或已匿名化且风险报告已签署。由本单位另一人核对后生效。直接标识符不因任何依据而可以开放。',
    'Say why the personal information may circulate: consent, a statute with its article, or made anonymous with a signed risk report. It takes effect when another person of the department checked it. No basis opens direct identifiers.',
  ),
  input: Type.Object(
    {
      revisionIds,
      kind: Type.Enum(['consent', 'statutory', 'anonymised'], {
        title: '依据',
        titleEn: 'Basis',
        enumTitles: basisTitles,
      }),
      reference: Type.String({
        minLength: 4,
        maxLength: 300,
        format: 'text',
        title: '法律条款、同意的存放处或风险报告',
        titleEn: 'Article, where the consents are, or risk report',
      }),
      explanation: Type.String({
        minLength: 4,
        maxLength: 2000,
        format: 'text',
        title: '说明',
        titleEn: 'Explanation',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['basis-not-right'].type],
  rules: ['R63'],
  idempotent: true,
  subject: (tx, input) => revisionsSubject(tx, input.revisionIds),
  async run(actor, input, tx) {
    await lockGate(tx, input.revisionIds);
    if (input.kind === 'anonymised')
      for (const revisionId of input.revisionIds) {
        const report = await latestRiskReport(tx, revisionId, { state: 'signed' });
        if (!report?.passes)
          return refuse(
            problems['basis-not-right']({
              rule: 'R63',
              clause: { document: '流通安全方案', article: '三' },
              defects: [
                {
                  at: '/kind',
                  message: text(
                    `版本 ${revisionId} 没有已签署且达标的风险报告`,
                    `Revision ${revisionId} has no signed risk report that meets what is asked`,
                  ),
                },
              ],
            }),
          );
      }
    const revisions = await Promise.all(input.revisionIds.map((id) => cataloguedRevision(tx, id)));
    const organisation = revisions[0]!.resource.sourceOrganisation;
    const id = newId('bas');
    await gateTables(tx)
      .insertInto('privacy.basis')
      .values({
        id,
        organisation,
        kind: input.kind,
        reference: input.reference,
        explanation: input.explanation,
        state: basisLifecycle.initial as 'awaiting',
        declared_by: personOf(actor),
        declared_at: tx.now,
        checked_by: null,
        checked_at: null,
        opinion: null,
        log_entry: null,
      })
      .execute();
    await gateTables(tx)
      .insertInto('privacy.basis_revision')
      .values(
        revisions.map((revision) => ({
          basis_id: id,
          revision_id: revision!.id,
          resource_id: revision!.resource.id,
        })),
      )
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'release-basis', id, title: input.reference },
      text(
        `登记依据：${basisTitles[input.kind].zh}（${input.reference}）`,
        `Declared the basis: ${basisTitles[input.kind].en} (${input.reference})`,
      ),
      {
        kind: 'privacy.basis-check',
        title: text('核对个人信息流通依据', 'Check a basis of personal information'),
        organisationId: organisation,
        role: 'source-department',
        acts: ['privacy.confirm-basis'],
        apartFrom: [personOf(actor)],
      },
    );
    return ok({ basisId: id, state: basisLifecycle.initial });
  },
});

export const confirmBasis = defineAction({
  name: 'privacy.confirm-basis',
  title: text('核对个人信息流通依据', 'Check the basis of personal information'),
  description: text(
    '核对条款、同意或风险报告是否真实并覆盖这些内容。登记人不能核对。',
    'Check that article, consents or report are there and cover what is released. Who declared it may not.',
  ),
  input: Type.Object({ ...byBasis, check: confirmed, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => basisSubject(tx, input.basisId),
  async run(actor, { basisId, check, opinion: said }, tx) {
    const ids = (await revisionsOfBasis(tx, basisId)).map(({ revision_id }) => revision_id);
    await lockGate(tx, ids);
    const basis = await findBasis(tx, basisId);
    if (!basis) throw new Error('the subject was there a moment ago');
    const next = basisLifecycle.next(basis.state, check);
    if (!next.ok) return next;
    const entry = await appendEntry(tx, {
      kind: 'privacy.basis',
      fields: {
        basis: basisId,
        organisation: basis.organisation,
        kind: basis.kind,
        reference: basis.reference,
        check,
        revisions: ids,
      },
    });
    await gateTables(tx)
      .updateTable('privacy.basis')
      .set({
        state: next.value,
        checked_by: personOf(actor),
        checked_at: tx.now,
        opinion: said,
        log_entry: entry.id,
      })
      .where('id', '=', basisId)
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'release-basis', id: basisId, title: basis.reference },
      check === 'confirm'
        ? text('核对无误', 'Checked')
        : text(`依据不成立：${said}`, `Not accepted: ${said}`),
    );
    for (const revisionId of ids) await reconsider(tx, revisionId);
    return ok({ basisId, state: next.value });
  },
});

/** The basis fell away (consent withdrawn, statute repealed): what stood on it is judged again in the same commit. */
export const withdrawBasis = defineAction({
  name: 'privacy.withdraw-basis',
  title: text('撤回个人信息流通依据', 'Withdraw the basis of personal information'),
  description: text(
    '依据不再成立（同意被撤回、条款失效）时撤回；依赖它的版本立即重新判定，不再满足条件的停止提供。',
    'When the basis fell away. What stands on it is judged again at once and stops where it no longer passes.',
  ),
  input: Type.Object({ ...byBasis, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => basisSubject(tx, input.basisId),
  async run(actor, { basisId, opinion: said }, tx) {
    const ids = (await revisionsOfBasis(tx, basisId)).map(({ revision_id }) => revision_id);
    await lockGate(tx, ids);
    const basis = await findBasis(tx, basisId);
    if (!basis) throw new Error('the subject was there a moment ago');
    const next = basisLifecycle.next(basis.state, 'withdraw');
    if (!next.ok) return next;
    await gateTables(tx)
      .updateTable('privacy.basis')
      .set({ state: next.value, opinion: said })
      .where('id', '=', basisId)
      .execute();
    await appendEntry(tx, {
      kind: 'privacy.basis-withdrawn',
      fields: { basis: basisId, why: said, revisions: ids },
    });
    await handOn(
      tx,
      actor,
      { kind: 'release-basis', id: basisId, title: basis.reference },
      text(`撤回：${said}`, `Withdrawn: ${said}`),
    );
    for (const revisionId of ids) await reconsider(tx, revisionId);
    return ok({ basisId, state: next.value });
  },
});
