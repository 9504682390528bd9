import { type SubjectTitles, type SubjectView, text, viewWithTitles } from '#foundation';
import { organisationNames } from '#platform/identity';
import { meetings } from './model/external-decision.ts';
import { findDecision } from './store/decisions.ts';
import { findDocument } from './store/documents.ts';
import { servedOn, serviceOf } from './store/service.ts';
import type { CaseworkTables } from './store/tables.ts';

const decisionTitle = ({ title, number }: { readonly title: string; readonly number: string }) =>
  text(`${title}（${number}）`, `${title} (${number})`);

const decisionTitles: SubjectTitles = async (tx, ids) => {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .select(['id', 'title', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, decisionTitle(row)]));
};

type PaperTitle = Pick<CaseworkTables['casework.document'], 'title_zh' | 'title_en' | 'number'>;
const paperTitle = ({ title_zh, title_en, number }: PaperTitle) =>
  text(`${title_zh}（${number}）`, `${title_en} (${number})`);

const paperTitles: SubjectTitles = async (tx, ids) => {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.document')
    .select(['id', 'title_zh', 'title_en', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, paperTitle(row)]));
};

/** What the task page shows of a decision that is to be checked. */
export const externalDecisionView: SubjectView = viewWithTitles(async (tx, id) => {
  const decision = await findDecision(tx, id);
  if (!decision) return null;
  const body = (await organisationNames(tx, [decision.decidingBody])).get(decision.decidingBody) ?? '';
  const earlier = decision.supersedes ? await findDecision(tx, decision.supersedes) : null;
  return {
    title: decisionTitle(decision),
    lifecycle: { id: 'casework.external-decision', state: decision.state },
    facts: [
      { label: text('决策形式', 'Kind'), value: decision.kindTitle.zh },
      { label: text('决策单位', 'Whose decision'), value: body },
      ...(decision.meeting ? [{ label: text('会议', 'Meeting'), value: meetings[decision.meeting].zh }] : []),
      { label: text('文号', 'Number'), value: decision.number },
      { label: text('决策日期', 'Date'), value: decision.decidedOn.toString() },
      { label: text('决策内容', 'What was decided'), value: decision.body },
      ...(earlier ? [{ label: text('取代', 'Takes the place of'), value: earlier.number }] : []),
      { label: text('扫描件 SHA-256', 'SHA-256 of the scan'), value: decision.scan.sha256 },
    ],
    prefill: { 'casework.confirm-external-decision': { decisionId: id } },
    page: `/work/decisions/${id}`,
  };
}, decisionTitles);

/** A paper that is still to be served. */
export const documentView: SubjectView = viewWithTitles(async (tx, id) => {
  const document = await findDocument(tx, id);
  if (!document) return null;
  const service = await serviceOf(tx, id);
  const served = service.filter((one) => servedOn(one) !== null).length;
  return {
    title: paperTitle({ ...document, title_zh: document.title.zh, title_en: document.title.en }),
    facts: [
      { label: text('文号', 'Number'), value: document.number },
      { label: text('制发单位', 'Issued by'), value: document.issuer },
      ...(document.addressee ? [{ label: text('主送', 'To'), value: document.addressee }] : []),
      { label: text('送达', 'Served'), value: `${served} / ${service.length}` },
    ],
    prefill: { 'casework.enter-service': { documentId: id } },
    page: `/work/papers/${id}`,
  };
}, paperTitles);
