import { type SubjectView, text, viewWithTitles } from '#foundation';
import { registrantNames } from './joint.ts';
import { findObjection } from './store/objections.ts';
import { findApplication } from './store/tables.ts';
import { objectionTitle, objectionTitles } from './subject-titles.ts';

/** What who rechecks an objection sees on the task page; the evidence is on the objection's own page. */
export const objectionView: SubjectView = viewWithTitles(async (tx, id) => {
  const objection = await findObjection(tx, id);
  const application = objection && (await findApplication(tx, objection.application_id));
  if (!objection || !application) return null;
  const prefill = { objectionId: id };
  return {
    title: objectionTitle(application.title),
    lifecycle: { id: 'registration.objection', state: objection.state },
    facts: [
      { label: text('登记主体', 'Registrant'), value: await registrantNames(tx, application) },
      { label: text('登记数据名称', 'Data name'), value: application.title },
      { label: text('数据内容简介', 'Content summary'), value: application.content_summary },
      { label: text('异议人（实名）', 'Objector (real name)'), value: objection.objector_name },
      { label: text('利害关系', 'How affected'), value: objection.interest },
      { label: text('异议内容和理由', 'What is said'), value: objection.reason },
      { label: text('证据材料', 'Evidence'), value: objection.evidence_name },
      { label: text('证据 SHA-256', 'SHA-256 of the evidence'), value: objection.evidence_sha256 },
      ...(objection.finding ? [{ label: text('复核结论', 'Finding'), value: objection.finding }] : []),
    ],
    prefill: {
      'registration.dismiss-objection': prefill,
      'registration.uphold-objection': prefill,
      'registration.decline-objection': prefill,
    },
    page: `/objections/${id}`,
  };
}, objectionTitles);
