import { type SubjectView, text } from '#foundation';
import { decisionShown, pathOfAgreement } from './actions/collective-decision.ts';
import { AR4 } from './model/change.ts';
import { type AgreementDocument, diffAgreements } from './model/index.ts';
import { findChange } from './store/changes.ts';
import { earlierVersions, findAgreement } from './store/tables.ts';

/** A proposed change, where it is decided on: why it goes this way, and when it would take effect. */
export const changeView: SubjectView = async (tx, id) => {
  const change = await findChange(tx, id);
  const agreement = change && (await findAgreement(tx, change.agreement_id));
  if (!change || !agreement) return null;
  const document = change.document as unknown as AgreementDocument;
  // Once it is in force the row holds the new text; what it differed from is among the earlier versions.
  const replaced = (await earlierVersions(tx, agreement.id)).find(
    ({ version }) => version === change.version - 1,
  );
  const before = (change.state === 'in-force' ? replaced?.document : agreement.document) as unknown as
    | AgreementDocument
    | undefined;
  const way = before ? AR4.judge(diffAgreements(before, document)) : null;
  const what = change.renewal ? text('续期', 'Renewal') : text('变更', 'Change');
  const decision = change.decision as { readonly number: string; readonly date: string } | null;
  const due =
    change.state === 'proposed'
      ? await decisionShown(tx, await pathOfAgreement(tx, agreement), {
          subject: { kind: 'agreement-change', id },
          title: `审议授权 ${agreement.number} 的${what.zh}`,
          since: change.proposed_at,
          digest: change.digest,
          parties: [agreement.implementing_body, agreement.authorising_body],
        })
      : null;
  return {
    title: text(
      `${what.zh}：授权 ${agreement.number} 第 ${change.version} 版`,
      `${what.en}: agreement ${agreement.number}, version ${change.version}`,
    ),
    lifecycle: { id: 'authorisation.change', state: change.state },
    facts: [
      {
        label: text('程度', 'Size'),
        value: change.size === 'larger' ? '较大变更，须重新审议' : '一般变更，双方同意即可',
      },
      {
        label: text('判断理由', 'Why'),
        value: way?.reasons.map(({ zh }) => zh).join('；') ?? '',
      },
      ...(due?.facts ?? []),
      { label: text('变更理由', 'Reason'), value: change.reason },
      {
        label: text('期限', 'Term'),
        value: `${document.parts.term.from} — ${document.parts.term.until}`,
      },
      {
        label: text('生效日', 'Takes effect'),
        value: change.effective_on?.toString() ?? '双方同意后即时生效',
      },
      ...(decision
        ? [{ label: text('决策文号', 'Decision'), value: `${decision.number} ${decision.date}` }]
        : []),
      ...(change.declined_reason
        ? [{ label: text('未生效的原因', 'Why not'), value: change.declined_reason }]
        : []),
      { label: text('文本摘要（SHA-256）', 'Digest (SHA-256)'), value: change.digest },
    ],
    prefill: {
      ...(due?.prefill ?? {}),
      ...Object.fromEntries(
        ['approve', 'consent', 'decline', 'withdraw'].map((step) => [
          `authorisation.${step}-change`,
          { changeId: id },
        ]),
      ),
    },
    page: `/agreements/${agreement.id}#changes`,
  };
};
