import { text } from '#foundation';
import type { Judge } from './condition.ts';
import { weightOf } from './families.ts';
import { release, releaseActs } from './judge-findings.ts';

/** 汇聚关联风险: what only the combination with what is out tells of persons. What was opened since the check counts as not looked at. */
export const linkageRisk: Judge = ({ linkage, findings }) => {
  const base = { clause: { document: '实施规范', article: '21' } };
  const acts = ['privacy.check-linkage', ...releaseActs];
  const personal = findings.some(
    (finding) => finding.of !== 'organisation' && !['none', 'direct'].includes(weightOf(finding)),
  );
  if (linkage === null)
    return {
      ...base,
      met: !personal,
      mark: personal ? 'unchecked' : 'none',
      acts: personal ? acts : [],
      explanation: personal
        ? text('尚未与已放出的数据比对关联风险', 'It was not set against what is out yet')
        : text('不含可关联到个人的列', 'No columns that could be linked to persons'),
      ...(personal ? { advice: release } : {}),
    };
  const unseen = personal ? linkage.unseen : [];
  const undecided = linkage.notDecided || linkage.undecided.length > 0;
  const met = !undecided && unseen.length === 0 && linkage.findings.length === 0;
  const names = linkage.findings.slice(0, 3).map(({ title }) => title);
  return {
    ...base,
    met,
    mark: [
      ...(linkage.notDecided ? ['undecided'] : []),
      ...linkage.undecided.map((id) => `undecided:${id}`),
      ...unseen.map((id) => `unseen:${id}`),
      ...linkage.findings.map(
        (one) => `${one.revisionId}:${one.severity}:${one.newSmallGroups}:${one.namedRows}`,
      ),
    ].join(' '),
    acts: met ? [] : ['privacy.propose-repair', ...acts],
    explanation: met
      ? text('与已放出的数据关联，不产生新的小分组', 'Together with what is out it makes no new small groups')
      : names.length > 0
        ? text(
            `与“${names.join('”“')}”等已放出的数据关联，出现新的小分组或能够识别个人`,
            `Together with ${names.join(', ')} it makes new small groups or singles persons out`,
          )
        : unseen.length > 0
          ? text(
              `比对之后又放出了 ${unseen.length} 个可能关联的数据，请重新检查（只比对新增部分）`,
              `${unseen.length} tables that may join with it were opened since it was checked: check it again (only those are compared)`,
            )
          : text(
              '与部分已放出的数据的比对未能得出结论',
              'Setting it against some of what is out could not decide',
            ),
    ...(met ? {} : { advice: release }),
  };
};
