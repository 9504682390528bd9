import { type Actor, organisationOf, type Text, type Tx, text } from '#foundation';
import {
  type DocumentTemplate,
  type DocumentValues,
  defineDocumentTemplate,
  type IssuedDocument,
  issueDocument,
  type SubjectRef,
} from '#platform/casework';
import { organisationNames } from '#platform/identity';

const rules = (article: string) => ({ document: '实施规范', article }) as const;

export const planApproval = defineDocumentTemplate({
  id: 'authorisation.plan-approval',
  title: text('公共数据资源授权运营实施方案批复', 'Approval of a plan'),
  series: '授批',
  clause: rules('11'),
  issuedIn: ['authorisation.approve-plan'],
  paragraphs: [
    '你单位报送的《{title}》（{number}，第{version}版）已按“三重一大”决策程序审议通过。',
    '决策依据：{decision}（{decidedOn}）。',
    '经批准的实施方案不得随意变更；确需较大变更的，重新履行审议程序，并按规定备案。',
  ],
});

export const selectionResult = defineDocumentTemplate({
  id: 'authorisation.selection-result',
  title: text('公共数据资源授权运营机构遴选结果通知书', 'Result of a selection'),
  series: '授选',
  clause: rules('12'),
  issuedIn: ['authorisation.decide-selection'],
  paragraphs: [
    '遴选{number}经评审，确定运营机构为：{winner}。',
    '候选单位及得分：',
    '{candidates}',
    '未选得分最高者的理由：{ground}',
    '评审决定：{decision}（{decidedOn}）。',
    '对结果有异议的，可以向实施机构书面提出，也可以向授权主体反映。',
  ],
});

export const selectionCancelled = defineDocumentTemplate({
  id: 'authorisation.selection-cancelled',
  title: text('公共数据资源授权运营机构遴选终止通知书', 'Notice that a selection is cancelled'),
  series: '授选终',
  clause: rules('12'),
  issuedIn: ['authorisation.cancel-selection'],
  paragraphs: ['遴选{number}终止。', '理由：{reason}', '需要继续遴选的，重新公告。'],
});

export const agreementApproval = defineDocumentTemplate({
  id: 'authorisation.agreement-approval',
  title: text('公共数据资源授权运营协议审议决定书', 'Decision on an agreement'),
  series: '授协',
  clause: rules('13'),
  issuedIn: ['authorisation.approve-agreement'],
  paragraphs: [
    '授权运营协议{number}（第{version}版，期限自{from}至{until}）已按“三重一大”决策程序审议通过，请运营机构签署。',
    '决策依据：{decision}（{decidedOn}）。',
  ],
});

export const changeApproval = defineDocumentTemplate({
  id: 'authorisation.change-approval',
  title: text('公共数据资源授权运营协议变更审议决定书', 'Decision on a change of an agreement'),
  series: '授变',
  clause: rules('11'),
  issuedIn: ['authorisation.approve-change'],
  paragraphs: [
    '授权运营协议{number}的变更属较大变更，已重新按“三重一大”决策程序审议通过，请运营机构同意。',
    '决策依据：{decision}（{decidedOn}）。',
  ],
});

export const filingNotice = defineDocumentTemplate({
  id: 'authorisation.filing-notice',
  title: text('公共数据资源授权运营备案告知书', 'Notice of a filing'),
  series: '授备',
  clause: rules('11'),
  issuedIn: ['authorisation.enter-filing', 'authorisation.send-filing'],
  paragraphs: ['{number}（第{version}版）已向{authority}备案。', '备案文号：{reference}（{filedOn}）。'],
});

export const suspensionNotice = defineDocumentTemplate({
  id: 'authorisation.suspension-notice',
  title: text('公共数据资源授权暂停通知书', 'Notice of suspension'),
  series: '授停',
  clause: rules('21'),
  issuedIn: ['authorisation.suspend-agreement'],
  paragraphs: [
    '授权{number}自{at}起暂停，项下全部调用即时停止。',
    '原因：{reason}',
    '原因消除后由实施机构恢复；对暂停有异议的，可以书面提出。',
  ],
});

export const resumptionNotice = defineDocumentTemplate({
  id: 'authorisation.resumption-notice',
  title: text('公共数据资源授权恢复通知书', 'Notice of resumption'),
  series: '授复',
  clause: rules('21'),
  issuedIn: ['authorisation.resume-agreement'],
  paragraphs: ['授权{number}自{at}起恢复。', '理由：{reason}'],
});

export const terminationDecision = defineDocumentTemplate({
  id: 'authorisation.termination-decision',
  title: text('公共数据资源授权终止决定书', 'Decision that an authorisation ends'),
  series: '授终',
  clause: rules('14'),
  issuedIn: ['authorisation.approve-termination'],
  paragraphs: [
    '经集体决策，授权{number}{when}。',
    '事由：{ground}',
    '决策依据：{decision}（{decidedOn}）。',
    '终止后调用停止、产品下架、订购终止，授权数据域随密钥销毁，运营机构按退出程序办理结算、日志移交、数据返还或者删除和审计。',
    '对本决定有异议的，按协议约定的争议解决方式办理。',
  ],
});

export const terminationDeclined = defineDocumentTemplate({
  id: 'authorisation.termination-declined',
  title: text('公共数据资源授权不予终止告知书', 'Notice that an authorisation is not ended'),
  series: '授续',
  clause: rules('14'),
  issuedIn: ['authorisation.decline-termination'],
  paragraphs: ['提请终止授权{number}，经审议不予终止，授权照常。', '理由：{reason}'],
});

export const scenarioApproval = defineDocumentTemplate({
  id: 'authorisation.scenario-approval',
  title: text('公共数据资源授权运营应用场景审核意见书', 'Approval of a scenario'),
  series: '授景通',
  clause: rules('14'),
  issuedIn: ['authorisation.pass-compliance-of-scenario'],
  paragraphs: [
    '授权{agreement}项下应用场景“{name}”（{number}，第{version}版）已通过安全审核和业务合规审核。',
    '安全审核意见：{security}',
    '业务合规审核意见：{compliance}',
    '场景的用途、资源、产品、使用对象或者安全措施变更的，重新审核。',
  ],
});

export const scenarioReturn = defineDocumentTemplate({
  id: 'authorisation.scenario-return',
  title: text('公共数据资源授权运营应用场景一次性补正告知书', 'What has to be put right in a scenario'),
  series: '授景补',
  clause: rules('14'),
  issuedIn: ['authorisation.return-scenario'],
  paragraphs: [
    '应用场景“{name}”（{number}）经{stage}，需要补正以下全部问题：',
    '{defects}',
    '补正后重报的，审核期限重新计算。',
  ],
});

export const scenarioRefusal = defineDocumentTemplate({
  id: 'authorisation.scenario-refusal',
  title: text('公共数据资源授权运营应用场景不予通过决定书', 'Refusal of a scenario'),
  series: '授景驳',
  clause: rules('14'),
  issuedIn: ['authorisation.refuse-scenario'],
  paragraphs: [
    '应用场景“{name}”（{number}）不予通过。',
    '理由：{reason}',
    '对本决定有异议的，可以书面提出。',
  ],
});

export const scenarioNotice = defineDocumentTemplate({
  id: 'authorisation.scenario-notice',
  title: text('公共数据资源授权运营应用场景通知书', 'Notice about a scenario'),
  series: '授景告',
  clause: rules('21'),
  issuedIn: ['authorisation.suspend-scenario', 'authorisation.resume-scenario', 'authorisation.end-scenario'],
  paragraphs: [
    '授权{agreement}项下应用场景“{name}”（{number}）自{at}起{what}。',
    '理由：{reason}',
    '暂停、终止的，其他已通过场景不涵盖的产品即时停止调用。',
  ],
});

export const consentNotice = defineDocumentTemplate({
  id: 'authorisation.consent-notice',
  title: text(
    '共享数据授权运营同意情况通知书',
    'Notice of what a provider said to the operation of its data',
  ),
  series: '授同',
  clause: rules('5'),
  issuedIn: [
    'authorisation.give-shared-consent',
    'authorisation.refuse-shared-consent',
    'authorisation.withdraw-shared-consent',
    'authorisation.enter-shared-consent',
  ],
  paragraphs: [
    '授权{agreement}项下数据资源“{resource}”含{provider}共享的数据。{provider}于{on}{what}。',
    '理由或者文号：{reason}',
    '不同意、撤回的，依赖该数据的产品即时停止，不再形成新的产品。',
  ],
});

export const authorisationPapers: readonly DocumentTemplate[] = [
  consentNotice,
  planApproval,
  selectionResult,
  selectionCancelled,
  agreementApproval,
  changeApproval,
  filingNotice,
  suspensionNotice,
  resumptionNotice,
  terminationDecision,
  terminationDeclined,
  scenarioApproval,
  scenarioReturn,
  scenarioRefusal,
  scenarioNotice,
];

interface Issue {
  readonly template: DocumentTemplate;
  readonly subject: SubjectRef;
  readonly values: DocumentValues;
  /** Who is told with the paper; the organisation that issues it is left out. */
  readonly to: readonly string[];
  /** In whose name; by default that of who decides. */
  readonly issuedBy?: string;
  /** `kind` without the module. */
  readonly told: { readonly kind: string; readonly text: Text };
}

/** Issue a paper about a plan, an agreement or what belongs to one: the parties are told with it. */
export async function issuePaper(tx: Tx, actor: Actor, paper: Issue): Promise<IssuedDocument> {
  const issuedBy = paper.issuedBy ?? organisationOf(actor);
  if (!issuedBy) throw new Error(`${paper.template.id} is issued in the name of an organisation`);
  const to = [...new Set(paper.to)].filter((organisation) => organisation !== issuedBy);
  const names = await organisationNames(tx, to);
  const addressee = to.map((organisation) => names.get(organisation) ?? organisation).join('、');
  return issueDocument(tx, {
    template: paper.template,
    actor,
    issuedBy,
    subject: paper.subject,
    values: paper.values,
    ...(addressee ? { addressee } : {}),
    serveTo: to.map((organisationId) => ({ organisationId })),
    told: { ...paper.told, kind: `authorisation.${paper.told.kind}` },
  });
}
