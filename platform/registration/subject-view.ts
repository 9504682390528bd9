import { type SubjectView, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import type { Materials } from './model/materials.ts';
import { materialLabels } from './model/materials.ts';
import { findApplication } from './store/tables.ts';

/** What the task page shows of an application. */
export const applicationView: SubjectView = async (tx, id) => {
  const application = await findApplication(tx, id);
  if (!application) return null;
  const names = await organisationNames(tx, [application.registrant, application.registrar]);
  const materials = application.materials as unknown as Materials;
  const prefill = { applicationId: id };
  const steps = ['review', 'accept', 'return', 'decline'].map((step) => `registration.${step}-application`);
  return {
    title: text(`登记申请：${application.title}`, `Registration: ${application.title}`),
    lifecycle: { id: 'registration.application', state: application.state },
    facts: [
      { label: text('登记主体', 'Registrant'), value: names.get(application.registrant) ?? '' },
      { label: text('登记机构', 'Registrar'), value: names.get(application.registrar) ?? '' },
      { label: text('登记数据名称', 'Data name'), value: application.title },
      { label: text('数据内容简介', 'Content summary'), value: application.content_summary },
      ...Object.entries(materialLabels).map(([key, [zh, en]]) => ({
        label: text(zh, en),
        value: materials[key as keyof Materials],
      })),
      ...((application.returned_defects as string[] | null) ?? []).map((defect, index) => ({
        label: text(`需补正 ${index + 1}`, `To complete ${index + 1}`),
        value: defect,
      })),
      ...(application.query_code
        ? [{ label: text('登记结果查询码', 'Query code'), value: application.query_code }]
        : []),
    ],
    prefill: {
      ...Object.fromEntries(steps.map((name) => [name, prefill])),
      'registration.submit-application': { ...prefill, materials },
      'registration.pass-examination': prefill,
      'registration.fail-examination': prefill,
      'registration.assign-code': prefill,
    },
    ...(application.thing_kind === 'resource'
      ? { page: `/resources/${application.thing_id}` }
      : { page: `/products/${application.thing_id}` }),
  };
};
