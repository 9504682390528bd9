import { type Actor, dateAt, dateInWords, type Text, type Tx, text } from '#foundation';
import {
  type Addressee,
  type DocumentTemplate,
  type DocumentValues,
  defineDocumentTemplate,
  type IssuedDocument,
  issueDocument,
  type SubjectRef,
} from '#platform/casework';
import { agentAtWork } from './agents.ts';
import { type Application, applicationRef } from './desk.ts';
import { registrantNames, registrantsOf } from './joint.ts';
import { typeTitles } from './model/following.ts';

/** How a decision of the registrar is objected to. It names no days of its own: those of review and action are the law's, not the registrar's. */
const remedy =
  '对本决定有异议的，可以向本机构书面提出，也可以向主管本机构的数据管理部门反映（《公共数据资源登记管理暂行办法》第十九条）；依法可以申请行政复议或者提起行政诉讼的，按有关法律规定的期限办理。';

const method = (article: string) => ({ document: '登记办法', article }) as const;

export const acceptanceNotice = defineDocumentTemplate({
  id: 'registration.acceptance-notice',
  title: text('公共数据资源登记受理通知书', 'Notice of acceptance'),
  series: '登受',
  clause: method('10'),
  issuedIn: ['registration.accept-application'],
  paragraphs: [
    '你单位提交的“{dataName}”{type}申请（{application}），经审查材料齐全、符合形式要求，现予受理。',
    '受理日期：{on}。本机构将于{until}前完成{step}。',
  ],
});

/** All that is missing, told at once (Art 10). */
export const completionNotice = defineDocumentTemplate({
  id: 'registration.completion-notice',
  title: text('公共数据资源登记一次性补正告知书', 'Notice of all defects'),
  series: '登补',
  clause: method('10'),
  issuedIn: ['registration.return-application'],
  paragraphs: [
    '你单位提交的“{dataName}”{type}申请（{application}），需要补正的全部内容一次性告知如下：',
    '{defects}',
    '请补正后重新提交；受理期限自重新提交之日起重新计算。',
  ],
});

export const refusalOfAcceptance = defineDocumentTemplate({
  id: 'registration.refusal-of-acceptance',
  title: text('公共数据资源登记不予受理决定书', 'Decision not to accept'),
  series: '登拒',
  clause: method('10'),
  issuedIn: ['registration.decline-application'],
  paragraphs: [
    '你单位提交的“{dataName}”{type}申请（{application}），经审查决定不予受理。',
    '理由：{reason}',
    '可以修改后重新提出申请。',
    remedy,
  ],
});

export const examinationNotice = defineDocumentTemplate({
  id: 'registration.examination-notice',
  title: text('公共数据资源登记形式审核结果告知书', 'Notice that the form review is not passed'),
  series: '登审',
  clause: method('11'),
  issuedIn: ['registration.fail-examination'],
  paragraphs: [
    '你单位提交的“{dataName}”{type}申请（{application}），经形式审核未通过。',
    '理由：{reason}',
    '可以修改后重新提出申请。',
    remedy,
  ],
});

/** 公示: at least the four fields of Art 12, how long, and how one objects. */
export const publicNotice = defineDocumentTemplate({
  id: 'registration.public-notice',
  title: text('公共数据资源登记公示', 'Public notice of a registration'),
  series: '登公',
  clause: method('12'),
  issuedIn: ['registration.pass-examination'],
  paragraphs: [
    '登记主体名称：{registrant}',
    '登记类型：{type}',
    '登记数据名称：{dataName}',
    '数据内容简介：{summary}',
    '公示期：自{from}起至{until}止，共{days}个工作日。',
    '公示期内有异议的，请实名并附证据材料，在公枢门户“登记公示”中该事项（{application}）的页面提出；本机构由形式审核人员以外的人员复核。',
  ],
});

export const objectionReceived = defineDocumentTemplate({
  id: 'registration.objection-received',
  title: text('公共数据资源登记异议受理通知书', 'Notice that an objection was received'),
  series: '登异',
  clause: method('12'),
  issuedIn: ['registration.raise-objection'],
  paragraphs: [
    '对“{dataName}”登记公示（{application}）的异议（{objection}）已于{on}收到并受理。',
    '异议内容：{reason}',
    '复核期间公示中止、不予赋码；本机构将于{until}前复核并书面告知结果。',
  ],
});

/** Says nothing of who objected: the registrant gets it, too. */
export const recheckResult = defineDocumentTemplate({
  id: 'registration.recheck-result',
  title: text('公共数据资源登记异议复核结果告知书', 'Result of a recheck'),
  series: '登复',
  clause: method('12'),
  issuedIn: ['registration.uphold-objection', 'registration.dismiss-objection'],
  paragraphs: [
    '对“{dataName}”登记公示（{application}）的异议（{objection}），经复核{verdict}。',
    '复核结论和理由：{finding}',
    '处理结果：{result}。',
    remedy,
  ],
});

/** Not heard at all: what it lacks, and what the objector may do. Says nothing of who objected. */
export const objectionNotAccepted = defineDocumentTemplate({
  id: 'registration.objection-not-accepted',
  title: text('公共数据资源登记异议不予受理告知书', 'Notice that an objection is not accepted'),
  series: '登异拒',
  clause: method('12'),
  issuedIn: ['registration.decline-objection'],
  paragraphs: [
    '对“{dataName}”登记公示（{application}）的异议（{objection}），经审查不符合受理条件，不予受理。',
    '理由：{finding}',
    '处理结果：{result}。',
    '公示期内有新的事实和证据的，可以凭新证据再次提出；公示期外认为登记信息有误的，可以申请更正登记。',
    remedy,
  ],
});

/** Before a registration is revoked its registrant is told on which facts, and may state its case. */
export const revocationAnnounced = defineDocumentTemplate({
  id: 'registration.revocation-announced',
  title: text('拟撤销公共数据资源登记告知书', 'Notice that a revocation is considered'),
  series: '登告',
  clause: method('20'),
  issuedIn: ['registration.propose-revocation'],
  paragraphs: [
    '本机构拟撤销你单位“{dataName}”的登记（登记结果查询码{queryCode}）。',
    '情形：{ground}',
    '事实和理由：{reason}',
    '你单位可以向本机构陈述、申辩并提交证据；本机构由提请人以外的人员复核后决定。',
  ],
});

export const revocationDropped = defineDocumentTemplate({
  id: 'registration.revocation-dropped',
  title: text('不予撤销公共数据资源登记告知书', 'Notice that a registration is not revoked'),
  series: '登留',
  clause: method('20'),
  issuedIn: ['registration.drop-revocation'],
  paragraphs: ['经复核，你单位“{dataName}”的登记（登记结果查询码{queryCode}）不予撤销。', '理由：{reason}'],
});

export const revocationDecision = defineDocumentTemplate({
  id: 'registration.revocation-decision',
  title: text('公共数据资源登记撤销决定书', 'Decision to revoke'),
  series: '登撤',
  clause: method('20'),
  issuedIn: ['registration.confirm-revocation'],
  paragraphs: [
    '经复核，决定撤销你单位“{dataName}”的登记（登记结果查询码{queryCode}），自{on}起失效。',
    '理由：{reason}',
    '登记历史和查询码保留，凭查询码可以查到撤销情况。',
    remedy,
  ],
});

/** Applied for (Art 9 (4)), or because it was not renewed (Art 15). */
export const cancellationDecision = defineDocumentTemplate({
  id: 'registration.cancellation-decision',
  title: text('公共数据资源登记注销决定书', 'Decision to cancel'),
  series: '登销',
  clause: method('9'),
  issuedIn: ['registration.record-result', 'registration.lapse'],
  paragraphs: [
    '你单位“{dataName}”的登记（登记结果查询码{queryCode}）予以注销，自{on}起失效。',
    '理由：{reason}',
    '登记历史和查询码保留，凭查询码可以查到注销情况。',
    remedy,
  ],
});

export const registrationPapers: readonly DocumentTemplate[] = [
  acceptanceNotice,
  completionNotice,
  refusalOfAcceptance,
  examinationNotice,
  publicNotice,
  objectionReceived,
  recheckResult,
  objectionNotAccepted,
  revocationAnnounced,
  revocationDropped,
  revocationDecision,
  cancellationDecision,
];

interface Issue {
  readonly template: DocumentTemplate;
  /** What the paper says besides the name and the number of the matter. */
  readonly values: DocumentValues;
  readonly told: { readonly kind: string; readonly text: Text };
  /** What it is about, where that is not the application. */
  readonly about?: SubjectRef;
  /** A person who asked for it, besides the registrant. */
  readonly person?: string | null;
  /** 主送; the registrant by default, null where the paper is to nobody by name. */
  readonly addressee?: string | null;
}

/** Issue a paper of the registrar about an application: the registrant is told with it, and whoever else asked. */
export async function issuePaper(
  tx: Tx,
  actor: Actor,
  application: Application,
  { template, values, told, about, person, addressee }: Issue,
): Promise<IssuedDocument> {
  const serveTo: Addressee[] = (await registrantsOf(tx, application)).map((organisationId) => ({
    organisationId,
  }));
  if (person) serveTo.push({ personId: person });
  const agent = (await agentAtWork(tx, application))?.agent;
  if (agent) serveTo.push({ organisationId: agent });
  const to = addressee === undefined ? await registrantNames(tx, application) : addressee;
  return issueDocument(tx, {
    template,
    actor,
    issuedBy: application.registrar,
    subject: about ?? applicationRef(application),
    serveTo,
    ...(to === null ? {} : { addressee: to }),
    values: { dataName: application.title, ...values },
    told: { ...told, kind: `registration.${told.kind}` },
  });
}

/** The number of the matter and its type, which most papers about an application name. */
export const matterOf = ({ id, type }: Pick<Application, 'id' | 'type'>) => ({
  application: id,
  type: typeTitles[type].zh,
});

export const todayInWords = (tx: Tx): string => dateInWords(dateAt(tx.now));
