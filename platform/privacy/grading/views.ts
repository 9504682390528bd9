import { type SubjectView, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { personNames } from '#platform/identity';
import { levelTitles } from '../model/level.ts';
import { findGrading, type GradingRow, linesOf, standingGradings } from '../store/grades.ts';

/** A grading as the task page shows it. Its subject is the grading, or the resource where it is to be proposed first. */
export const gradingView: SubjectView = async (tx, id) => {
  const grading = await findGrading(tx, id);
  const resource = await cataloguedResource(tx, grading?.resource_id ?? id);
  if (!resource) return null;
  const { inForce, open } = await standingGradings(tx, resource.id);
  const shown = grading ?? open ?? inForce;
  const level = (row: GradingRow | null) =>
    row ? `${levelTitles[row.level].zh} · ${levelTitles[row.level].en}` : '—';
  return {
    title: text(`数据分级：${resource.title}`, `Grading: ${resource.title}`),
    ...(shown ? { lifecycle: { id: 'privacy.grading', state: shown.state } } : {}),
    facts: [
      { label: text('现行级别', 'Level in force'), value: level(inForce) },
      ...(shown && shown !== inForce ? await openFacts(tx, shown) : []),
    ],
    prefill: {
      'privacy.propose-grades': { resourceId: resource.id },
      'privacy.confirm-grades': { gradingId: open?.id ?? '' },
      'privacy.agree-grades': { gradingId: shown?.id ?? '' },
      'privacy.decline-grades': { gradingId: shown?.id ?? '' },
    },
    page: `/work/privacy/grading/${resource.id}`,
  };
};

async function openFacts(tx: Tx, grading: GradingRow) {
  const lines = await linesOf(tx, grading.id);
  const names = await personNames(tx, grading.confirmed_by ? [grading.confirmed_by] : []);
  const say = (level: GradingRow['level']) => levelTitles[level].zh;
  return [
    { label: text('建议的级别', 'Proposed level'), value: say(grading.proposed) },
    ...(grading.confirmed_by
      ? [
          { label: text('部门确定的级别', 'Level the department gives'), value: say(grading.level) },
          { label: text('确认人', 'Confirmed by'), value: names.get(grading.confirmed_by) ?? '' },
          ...(grading.reason ? [{ label: text('理由', 'Reason'), value: grading.reason }] : []),
          {
            label: text('与建议不同的信息项', 'Items graded otherwise'),
            value: lines
              .filter(({ overridden }) => overridden)
              .slice(0, 50)
              .map(
                (line) => `${line.name}：${say(line.proposed)} → ${say(line.level)}（${line.reason ?? ''}）`,
              )
              .join('；'),
          },
        ]
      : []),
  ];
}
