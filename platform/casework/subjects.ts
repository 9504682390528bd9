import { type SubjectView, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import { meetings } from './model/external-decision.ts';
import { findDecision } from './store/decisions.ts';
import { findDocument } from './store/documents.ts';
import { servedOn, serviceOf } from './store/service.ts';

/** What the task page shows of a decision that is to be checked. */
export const externalDecisionView: SubjectView = async (tx, id) => {
  const decision = await findDecision(tx, id);
  if (!decision) return null;
  const body = (await organisationNames(tx, [decision.decidingBody])).get(decision.decidingBody) ?? '';
  return {
    title: text(`${decision.title}（${decision.number}）`, `${decision.title} (${decision.number})`),
    lifecycle: { id: 'casework.external-decision', state: decision.state },
    facts: [
      { label: text('决策形式', 'Kind'), value: decision.kindTitle.zh },
      { label: text('决策单位', 'Whose decision'), value: body },
      ...(decision.meeting ? [{ label: text('会议', 'Meeting'), value: meetings[decision.meeting].zh }] : []),
      { label: text('文号', 'Number'), value: decision.number },
      { label: text('决策日期', 'Date'), value: decision.decidedOn.toString() },
      { label: text('决策内容', 'What was decided'), value: decision.body },
      { label: text('扫描件 SHA-256', 'SHA-256 of the scan'), value: decision.scan.sha256 },
    ],
    prefill: { 'casework.confirm-external-decision': { decisionId: id } },
  };
};

/** A paper that is still to be served. */
export const documentView: SubjectView = async (tx, id) => {
  const document = await findDocument(tx, id);
  if (!document) return null;
  const service = await serviceOf(tx, id);
  const served = service.filter((one) => servedOn(one) !== null).length;
  return {
    title: text(`${document.title.zh}（${document.number}）`, `${document.title.en} (${document.number})`),
    facts: [
      { label: text('文号', 'Number'), value: document.number },
      { label: text('制发单位', 'Issued by'), value: document.issuer },
      ...(document.addressee ? [{ label: text('主送', 'To'), value: document.addressee }] : []),
      { label: text('送达', 'Served'), value: `${served} / ${service.length}` },
    ],
    prefill: { 'casework.enter-service': { documentId: id } },
    page: `/work/papers/${id}`,
  };
};
