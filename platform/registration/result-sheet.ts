import { type Actor, dateAt, type Tx, text } from '#foundation';
import { defineDocumentTemplate, type IssuedDocument, issueDocument } from '#platform/casework';
import { agentNamesOf } from './agents.ts';
import type { Application } from './desk.ts';
import { partsOf, registrantNames, registrantsOf } from './joint.ts';
import { type ApplicationType, typeTitles } from './model/following.ts';

/** 登记结果: who registered what, the query code, until when. It says itself that it is no proof of ownership. */
export const resultSheet = defineDocumentTemplate({
  id: 'registration.result-sheet',
  title: text('公共数据资源登记结果', 'Registration result'),
  series: '登结',
  clause: { document: '登记办法', article: '13' },
  issuedIn: ['registration.assign-code', 'registration.record-result'],
  paragraphs: [
    '登记主体：{registrant}',
    '代理人：{agent}',
    '登记类型：{type}（{kind}），第 {version} 版',
    '登记数据名称：{dataName}',
    '数据内容简介：{summary}',
    '登记编码：{registrationCode}',
    '登记结果查询码：{queryCode}',
    '赋码日期：{codedOn}，有效期至：{validUntil}',
    '本登记结果仅说明所列事项已经登记机构形式审核并公示，不是数据权属的证明。凭登记结果查询码可在公枢门户查询。',
  ],
});

export const kindWords = {
  resource: '公共数据资源',
  product: '公共数据产品和服务',
  'open-data': '开放数据',
} as const;

/** Issue the result sheet in the registrar's name and serve it on the registrant. */
export async function issueResultSheet(
  tx: Tx,
  actor: Actor,
  application: Application,
  type: ApplicationType,
  /** The application that led to it: the registration's own, or what followed. */
  applicationId: string,
): Promise<IssuedDocument> {
  const names = await registrantNames(tx, application);
  const parts = (await partsOf(tx, [application])).get(application.id);
  return issueDocument(tx, {
    template: resultSheet,
    actor,
    issuedBy: application.registrar,
    subject: { kind: 'registration-application', id: application.id },
    serveTo: (await registrantsOf(tx, application)).map((organisationId) => ({ organisationId })),
    addressee: names,
    values: {
      registrant: parts ? parts.map(({ name, share }) => `${name}（${share}）`).join('、') : names,
      agent: (await agentNamesOf(tx, [applicationId])).get(applicationId) ?? '无，由登记主体自行办理',
      kind: kindWords[application.thing_kind],
      type: typeTitles[type].zh,
      version: String(application.version),
      dataName: application.title,
      summary: application.content_summary,
      registrationCode: application.registration_code ?? '',
      queryCode: application.query_code ?? '',
      codedOn: application.registered_at ? dateAt(application.registered_at).toString() : '',
      validUntil: application.valid_until?.toString() ?? '',
    },
  });
}
