import { type Text, text } from '#foundation';
import type { ExternalDecision, Meeting } from '#platform/casework';
import { type Level, type Organisation, organisationKinds } from '#platform/identity';

type Body = Pick<Organisation, 'id' | 'name' | 'kind' | 'level'>;

/** Whose collective decision a plan or an agreement needs, and in which meeting. */
export interface ApprovalPath {
  readonly body: string;
  readonly meetings: readonly Meeting[];
  /** Said on plan and agreement before it is taken, and in the refusal. */
  readonly said: Text;
}

const levelOf = (implementing: Body, authorising: Body): Level | null =>
  implementing.level ?? authorising.level;

/**
 * A local plan is decided by the people's government at the level of the implementing body in its executive meeting, a ministry's plan by the ministry in its
 * affairs meeting (实施规范 Art 11). Null: the authorising body is neither, so it cannot decide on this plan.
 */
export function planPath(implementing: Body, authorising: Body): ApprovalPath | null {
  const national = levelOf(implementing, authorising) === 'national';
  const fits = national
    ? organisationKinds[authorising.kind].publicBody && authorising.level === 'national'
    : authorising.kind === 'government' && authorising.level === levelOf(implementing, authorising);
  if (!fits) return null;
  return {
    body: authorising.id,
    meetings: [national ? 'ministry-affairs' : 'government-executive'],
    said: national
      ? text(`“${authorising.name}”部务会议审议`, `the affairs meeting of ${authorising.name}`)
      : text(`“${authorising.name}”常务会议审议`, `the executive meeting of ${authorising.name}`),
  };
}

/** Why an authorising body cannot decide on a plan of this implementing body. */
export const whyNoPlanPath = (implementing: Body, authorising: Body): Text =>
  levelOf(implementing, authorising) === 'national'
    ? text(
        '部门方案由本部门部务会议审议，授权主体须为国家级部门',
        'A ministry’s plan is decided by its affairs meeting: the authorising body is a national one',
      )
    : text(
        '地方方案由实施机构同级人民政府常务会议审议，授权主体须为同级人民政府',
        'A local plan is decided by the people’s government at the level of the implementing body',
      );

/** An agreement, and a larger change of it, is decided by the implementing body itself through its 三重一大 procedure (Art 13). */
export const agreementPath = (implementing: Body): ApprovalPath => ({
  body: implementing.id,
  meetings: ['party-group', 'office-meeting'],
  said: text(
    `“${implementing.name}”党组（党委）会议或办公会议按“三重一大”程序决策`,
    `the Party group or office meeting of ${implementing.name}, by its 三重一大 procedure`,
  ),
});

/** What is against a paper as the decision of this path; null when nothing is. */
export function whyNotOfPath(
  path: ApprovalPath,
  paper: Pick<ExternalDecision, 'kind' | 'decidingBody' | 'meeting' | 'number'>,
): Text | null {
  const named = `${paper.number}`;
  if (paper.decidingBody !== path.body)
    return text(`“${named}”不是应决策单位的决策`, `${named} is of another body`);
  if (!['meeting-minutes', 'major-matter'].includes(paper.kind))
    return text(`“${named}”不是集体决策的会议纪要`, `${named} is no record of a collective decision`);
  if (!paper.meeting || !path.meetings.includes(paper.meeting))
    return text(`“${named}”不是应审议的会议的纪要`, `${named} is of another meeting`);
  return null;
}
