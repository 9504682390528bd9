import { type Actor, type Tx, text } from '#foundation';
import { issueDocument } from '#platform/casework';
import { organisationName } from '#platform/identity';
import type { Application } from './desk.ts';

/** 登记结果: who registered what, the query code, until when. It says itself that it is no proof of ownership. */
export const resultSheetTemplate = {
  id: 'registration.result-sheet',
  numberWord: '登结',
  title: text('公共数据资源登记结果', 'Registration result'),
} as const;

/** Issue the result sheet; returns the document's id. */
export async function issueResultSheet(tx: Tx, actor: Actor, application: Application): Promise<string> {
  return issueDocument(tx, {
    template: resultSheetTemplate.id,
    actor,
    issuedBy: application.registrar,
    subject: { kind: 'registration-application', id: application.id },
    serveTo: [application.registrant],
    values: {
      登记主体: await organisationName(tx, application.registrant),
      登记机构: await organisationName(tx, application.registrar),
      登记类型: '首次登记',
      登记对象: application.thing_kind === 'resource' ? '公共数据资源' : '公共数据产品和服务',
      登记数据名称: application.title,
      数据内容简介: application.content_summary,
      登记编码: application.registration_code ?? '',
      登记结果查询码: application.query_code ?? '',
      赋码日期: application.registered_at?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? '',
      有效期至: application.valid_until?.toString() ?? '',
      声明: '本登记结果仅说明登记事项已经登记机构形式审核并公示，不是数据权属的证明。',
    },
    qr: `/registrations/${application.query_code}`,
  });
}
