import { type SubjectView, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { organisation, organisationNames } from '#platform/identity';
import { registrationOf } from '#platform/registration';
import { approvalOf, planDigest, whyApprovalLapsed } from './actions/approved-text.ts';
import { decisionShown, pathOfAgreement, pathOfPlan, versionFiledAt } from './actions/collective-decision.ts';
import { draftFromPlan, type PlannedResource } from './model/agreement-draft.ts';
import { type AgreementDocument, agreementParts, type Party } from './model/index.ts';
import type { PlanDocument } from './model/plan.ts';
import { scenarioDraft } from './model/scenario.ts';
import { scenariosOf } from './store/scenarios.ts';
import { operatorOf } from './store/selections.ts';
import { findAgreement, findPlan, type PlanRow } from './store/tables.ts';
import { openTermination } from './store/terminations.ts';

export const planView: SubjectView = async (tx, id) => {
  const plan = await findPlan(tx, id);
  if (!plan) return null;
  const document = plan.document as unknown as PlanDocument;
  const operator = await operatorOf(tx, plan);
  const names = await organisationNames(tx, [
    plan.implementing_body,
    plan.authorising_body,
    ...(operator ? [operator] : []),
  ]);
  const resources = await Promise.all(document.resources.map((resource) => cataloguedResource(tx, resource)));
  const prefill = { planId: id };
  const decision = plan.state === 'draft' ? await planDecision(tx, plan) : null;
  return {
    title: text(`实施方案：${plan.title}`, `Plan: ${plan.title}`),
    lifecycle: { id: 'authorisation.plan', state: plan.state },
    facts: [
      { label: text('编号', 'Number'), value: plan.number },
      { label: text('版本', 'Version'), value: String(plan.version) },
      ...returned(plan),
      ...(decision?.facts ?? approvedText(plan)),
      { label: text('实施机构', 'Implementing body'), value: names.get(plan.implementing_body) ?? '' },
      { label: text('授权主体', 'Authorising body'), value: names.get(plan.authorising_body) ?? '' },
      {
        label: text('运营机构', 'Operator'),
        value: operator ? (names.get(operator) ?? '') : '方案审议后遴选',
      },
      { label: text('遴选记录', 'Selection record'), value: document.selection.record },
      {
        label: text('资源', 'Resources'),
        value: resources.map((resource) => resource?.title ?? '—').join('；'),
      },
      { label: text('期限', 'Term'), value: `${document.term.from} — ${document.term.until}` },
      {
        label: text('用途', 'Purposes'),
        value: document.purposes.map((purpose) => purpose.title).join('；'),
      },
      { label: text('必要性与可行性', 'Necessity and feasibility'), value: document.necessity },
      { label: text('产品和服务', 'Products and services'), value: document.products },
      { label: text('安全与个人信息保护', 'Security and personal information'), value: document.security },
    ],
    prefill: {
      ...(decision?.prefill ?? {}),
      'authorisation.approve-plan': prefill,
      'authorisation.return-plan': prefill,
      'authorisation.revise-plan': { ...prefill, document },
      'authorisation.amend-plan': { ...prefill, document },
      'authorisation.announce-selection': { ...prefill, ...selectionDraft },
      'authorisation.draft-agreement': { ...prefill, document: await agreementDraft(tx, plan) },
    },
  };
};

/** Which text was approved on which minutes, and whether it is the one that stands there. */
function approvedText(plan: PlanRow) {
  const approval = approvalOf(plan);
  const lapsed = whyApprovalLapsed(plan);
  return approval?.digest
    ? [
        { label: text('批准纪要', 'Minutes of the approval'), value: approval.number ?? '' },
        { label: text('批准文本摘要', 'Digest of the approved text'), value: approval.digest },
        {
          label: text('现文本', 'The text now'),
          value: lapsed ? (lapsed.detail ?? lapsed.title).zh : '与批准文本一致',
        },
      ]
    : [];
}

async function planDecision(tx: Tx, plan: PlanRow) {
  const path = await pathOfPlan(tx, plan);
  return path.ok
    ? decisionShown(tx, path.value, {
        subject: { kind: 'authorisation-plan', id: plan.id },
        title: `审议实施方案“${plan.title}”`,
        since: await versionFiledAt(tx, plan),
        digest: planDigest(plan.document),
        parties: [plan.implementing_body, plan.authorising_body],
      })
    : null;
}

/** What an announcement starts with; the bureau makes it its own. */
const selectionDraft = {
  method: 'public-tender',
  criteria: [
    { name: '加工与运营能力', weight: 40 },
    { name: '经营与信用状况', weight: 30 },
    { name: '数据安全能力', weight: 30 },
  ],
};

/** Why it was returned, first among the facts of who has to correct it. */
const returned = ({ returned_reason: reason }: { readonly returned_reason: string | null }) =>
  reason === null ? [] : [{ label: text('退回理由', 'Why it was returned'), value: reason }];

/** The agreement a plan leads to, with parties and catalogue as they are now. */
export async function agreementDraft(tx: Tx, plan: PlanRow): Promise<AgreementDocument> {
  const document = plan.document as unknown as PlanDocument;
  const planned: PlannedResource[] = [];
  for (const resourceId of document.resources) {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource) continue;
    const registered = await registrationOf(tx, { kind: 'resource', id: resourceId });
    planned.push({
      resourceId,
      title: resource.title,
      ...(registered?.registrationCode ? { registrationCode: registered.registrationCode } : {}),
      holder: await partyOf(tx, resource.sourceOrganisation),
      protectedUnits: resource.protectedUnits,
      items: resource.items.map((item) => ({
        itemId: item.id,
        title: item.name,
        columnName: item.columnName,
        type: item.type,
        level: item.level,
      })),
    });
  }
  return draftFromPlan(
    { ...document, number: plan.number, version: plan.version },
    {
      authorisingBody: await partyOf(tx, plan.authorising_body),
      implementingBody: await partyOf(tx, plan.implementing_body),
      operator: await partyOf(tx, (await operatorOf(tx, plan)) ?? ''),
    },
    planned,
  );
}

async function partyOf(tx: Tx, id: string): Promise<Party> {
  const found = await organisation(tx, id);
  return { organisationId: id, name: found?.name ?? '', creditCode: found?.uscc ?? '' } as Party;
}

export const agreementView: SubjectView = async (tx, id) => {
  const agreement = await findAgreement(tx, id);
  if (!agreement) return null;
  const document = agreement.document as unknown as AgreementDocument;
  const prefill = { agreementId: id };
  const open = await openTermination(tx, id);
  const decision =
    agreement.state === 'draft'
      ? await decisionShown(tx, await pathOfAgreement(tx, agreement), {
          subject: { kind: 'agreement', id },
          title: `审议授权运营协议 ${agreement.number}`,
          since: await versionFiledAt(tx, agreement),
          digest: agreement.digest,
          parties: [agreement.implementing_body, agreement.authorising_body],
        })
      : null;
  const scenario = scenarioDraft(
    document,
    (await scenariosOf(tx, id)).flatMap(({ name, state }) =>
      ['refused', 'withdrawn', 'ended'].includes(state) ? [] : [name],
    ),
  );
  const names = [
    ...['approve', 'return', 'sign', 'suspend', 'resume'].map((step) => `authorisation.${step}-agreement`),
    'authorisation.propose-termination',
    'authorisation.request-termination',
    'authorisation.request-renewal',
    'authorisation.enter-asset',
  ];
  return {
    title: text(`授权运营协议 ${agreement.number}`, `Agreement ${agreement.number}`),
    lifecycle: { id: 'authorisation.agreement', state: agreement.state },
    facts: [
      { label: text('版本', 'Version'), value: String(agreement.version) },
      ...returned(agreement),
      ...(decision?.facts ?? []),
      { label: text('授权主体', 'Authorising body'), value: document.parties.authorisingBody.name },
      { label: text('实施机构', 'Implementing body'), value: document.parties.implementingBody.name },
      { label: text('运营机构', 'Operator'), value: document.parties.operator.name },
      { label: text('文本摘要（SHA-256）', 'Digest (SHA-256)'), value: agreement.digest },
      ...agreementParts(document).map((part) => ({
        label: text(`${part.number}. ${part.title.zh}`, `${part.number}. ${part.title.en}`),
        value: part.wording.zh,
      })),
    ],
    prefill: {
      ...(decision?.prefill ?? {}),
      ...Object.fromEntries(names.map((name) => [name, prefill])),
      'authorisation.revise-agreement': { ...prefill, document },
      'authorisation.propose-change': { ...prefill, document },
      ...(scenario ? { 'authorisation.file-scenario': { ...prefill, scenario } } : {}),
      ...(open ? { 'authorisation.withdraw-termination': { ...prefill, terminationId: open.id } } : {}),
    },
    page: `/agreements/${id}`,
  };
};
