import { type SubjectView, text } from '#foundation';
import { organisationName, personName } from '#platform/identity';
import { grounds } from '../model/objections/grounds.ts';
import { answering } from '../sides.ts';
import { evidenceOf, findFreeze, findObjection, markedThings } from '../store/objections.ts';

export const objectionPage = (id: string): string => `/work/objections/${id}`;

/** An objection on the task page, and what the acts on it start with. */
export const objectionView: SubjectView = async (tx, id) => {
  const row = await findObjection(tx, id);
  if (!row) return null;
  const byObjection = { objectionId: id };
  const ground = grounds[row.ground];
  // Then the task is of who corrects, and who that is and does not examine hears what was found, not who spoke up.
  const corrects = row.state === 'upheld' && row.handler !== row.department;
  return {
    title: text(`数据异议：${row.title}`, `Objection: ${row.title}`),
    lifecycle: { id: 'supervision.objection', state: row.state },
    facts: [
      { label: text('编号', 'Number'), value: String(row.number) },
      { label: text('理由', 'Ground'), value: `${ground.zh} · ${ground.en}` },
      ...(corrects
        ? []
        : [
            { label: text('异议内容', 'What is wrong'), value: row.statement },
            { label: text('提出单位', 'Raised by'), value: await organisationName(tx, row.raised_org) },
          ]),
      {
        label: text('办理单位', 'Handled by'),
        value: await organisationName(tx, await answering(tx, row.handler)),
      },
      { label: text('证据', 'Evidence'), value: String((await evidenceOf(tx, id)).length) },
      { label: text('标注对象', 'Things marked'), value: String((await markedThings(tx, id)).length) },
      ...(row.finding ? [{ label: text('核实结论', 'Finding'), value: row.finding }] : []),
      ...(row.correction ? [{ label: text('更正情况', 'Correction'), value: row.correction }] : []),
    ],
    prefill: {
      'supervision.accept-objection': byObjection,
      'supervision.decline-objection': byObjection,
      'supervision.withdraw-objection': byObjection,
      'supervision.uphold-objection': byObjection,
      'supervision.dismiss-objection': byObjection,
      'supervision.report-correction': byObjection,
      'supervision.lift-objection': byObjection,
      'supervision.propose-freeze': byObjection,
    },
    page: objectionPage(id),
  };
};

export const freezeView: SubjectView = async (tx, id) => {
  const freeze = await findFreeze(tx, id);
  const row = freeze && (await findObjection(tx, freeze.objection_id));
  if (!row) return null;
  const byFreeze = { freezeId: id };
  return {
    title: text(`冻结决定：${row.title}`, `Freeze: ${row.title}`),
    lifecycle: { id: 'supervision.freeze', state: freeze.state },
    facts: [
      { label: text('异议编号', 'Objection'), value: String(row.number) },
      { label: text('冻结理由', 'Grounds'), value: freeze.grounds },
      { label: text('提请人', 'Proposed by'), value: await personName(tx, freeze.proposed_by) },
      ...(freeze.review_by
        ? [{ label: text('复核期限', 'Review by'), value: freeze.review_by.toString() }]
        : []),
    ],
    prefill: {
      'supervision.approve-freeze': byFreeze,
      'supervision.decline-freeze': byFreeze,
      'supervision.keep-freeze': byFreeze,
      'supervision.lift-freeze': byFreeze,
    },
    page: objectionPage(row.id),
  };
};
