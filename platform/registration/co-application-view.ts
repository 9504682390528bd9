import { type SubjectView, text } from '#foundation';
import { organisationName, personName } from '#platform/identity';
import { partsOf } from './joint.ts';
import { coApplicationLifecycle } from './model/co-application.ts';
import { typeTitles } from './model/following.ts';
import { type Materials, materialLabels } from './model/materials.ts';
import { findCoApplicant } from './store/co-applicants.ts';
import { findApplication } from './store/tables.ts';

/** What a co-applicant is asked to agree to: who files with which part, and the materials. */
export const coApplicationView: SubjectView = async (tx, id) => {
  const one = await findCoApplicant(tx, id);
  const application = one && (await findApplication(tx, one.application_id));
  if (!application) return null;
  const parts = (await partsOf(tx, [application])).get(application.id) ?? [];
  const materials = application.materials as unknown as Materials;
  const prefill = { coApplicationId: id };
  return {
    title: text(`联合申请：${application.title}`, `Joint application: ${application.title}`),
    lifecycle: { id: 'registration.co-application', state: one.state },
    facts: [
      { label: text('登记类型', 'Type of registration'), value: typeTitles[application.type].zh },
      { label: text('登记数据名称', 'Data name'), value: application.title },
      { label: text('数据内容简介', 'Content summary'), value: application.content_summary },
      ...parts.map(({ name, share }, place) => ({
        label: place === 0 ? text('牵头申请人', 'Lead applicant') : text('联合申请人', 'Co-applicant'),
        value: `${name}：${share}`,
      })),
      {
        label: text('登记机构', 'Registrar'),
        value: await organisationName(tx, application.registrar),
      },
      ...Object.entries(materialLabels).map(([key, [zh, en]]) => ({
        label: text(zh, en),
        value: materials[key as keyof Materials],
      })),
      { label: text('确认状态', 'Confirmation'), value: coApplicationLifecycle.states[one.state].title.zh },
      ...(one.answered_by
        ? [{ label: text('经办人', 'Answered by'), value: await personName(tx, one.answered_by) }]
        : []),
      ...(one.said ? [{ label: text('理由', 'Reason'), value: one.said }] : []),
    ],
    prefill: {
      'registration.confirm-joint-application': prefill,
      'registration.refuse-joint-application': prefill,
      'registration.take-back-confirmation': prefill,
    },
    page: `/registration-applications/${application.id}`,
  };
};
