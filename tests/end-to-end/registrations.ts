import type { Person } from './person.ts';
import { reviewSecrecy } from './reviewed.ts';

/** A table of places that a department served; what the registrations of a test are about. */
export async function serveResource(as: (name: string) => Person, title: string): Promise<string> {
  const source = as('source');
  const { resourceId } = await source.act('catalog.register-resource', {
    title,
    summary: '合成的名录，用于浏览器测试，不对应任何真实机构。',
    theme: '社保就业',
    updateCycle: 'monthly',
  });
  const uploadId = await source.upload(
    `${title}.csv`,
    `\ufeff编号,所在区\r\n${title},枢东区\r\n2,枢西区\r\n`,
  );
  const { revisionId } = await source.act('catalog.load-revision', { resourceId, uploadId });
  await source.act('catalog.set-release-mode', {
    resourceId,
    mode: 'reviewed',
    units: [{ unit: 'organisation', columns: ['编号'] }],
  });
  await reviewSecrecy(as('secrecy'), as('source2'), revisionId);
  await source.act('catalog.put-in-service', { revisionId });
  return resourceId;
}

/** Drafted, reviewed by the second person and filed with the demo's registrar. Returns the application. */
export async function fileFor(as: (name: string) => Person, thingId: string): Promise<string> {
  const { body } = await as('source').get(
    `/api/v1/organisations?q=${encodeURIComponent('公共数据资源登记中心')}`,
  );
  const { applicationId } = await as('source').act('registration.draft-application', {
    kind: 'resource',
    thingId,
    registrarId: body.items[0].id,
    contentSummary: '合成的名录，用于浏览器测试。',
    materials: {
      legality: '履行职责中依法采集，全部为合成数据。',
      storage: '存储于市政务云，按版本留存。',
      productsAndServices: '暂无产品和服务，供查询。',
      scenarios: '养老服务规划与公共服务查询。',
      riskAssessment: '已评估，不含个人信息，风险可控。',
      riskAssessmentNumber: '民政安评〔2026〕9号',
    },
  });
  await as('source2').act('registration.review-application', { applicationId });
  await as('source').act('registration.submit-application', { applicationId });
  return applicationId;
}
