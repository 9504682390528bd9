import { defineLifecycle, text } from '#foundation';

export type ReportState = 'owed' | 'drafted' | 'submitted' | 'issued' | 'replaced' | 'dropped';

/** 年度披露、年度报告: owed from the beginning of the next year, drafted from the records, handed in by one person and issued by another. */
export const reportLifecycle = defineLifecycle<
  ReportState,
  'draft' | 'submit' | 'return' | 'issue' | 'replace' | 'drop'
>({
  id: 'supervision.yearly-report',
  title: text('年度披露', 'Yearly disclosure'),
  initial: 'owed',
  states: {
    owed: { title: text('待编制', 'To be drafted'), on: { draft: 'drafted', drop: 'dropped' } },
    drafted: {
      title: text('编制中', 'Being drafted'),
      on: { draft: 'drafted', submit: 'submitted', drop: 'dropped' },
    },
    submitted: { title: text('待审核', 'To be approved'), on: { issue: 'issued', return: 'drafted' } },
    issued: { title: text('已公布', 'Issued'), on: { replace: 'replaced' } },
    replaced: { title: text('已由更正版本替代', 'Replaced by a correction') },
    // Of a correction alone: a first version is owed.
    dropped: { title: text('已撤下的更正', 'A correction that was dropped') },
  },
  events: {
    draft: text('按记录编制', 'Draft from the records'),
    submit: text('提交审核', 'Hand in'),
    return: text('退回修改', 'Send back'),
    issue: text('审核公布', 'Approve and issue'),
    replace: text('更正', 'Replace'),
    drop: text('撤下更正', 'Drop'),
  },
});

/** It is before the public, or was until a correction took its place. */
export const isIssued = (state: ReportState): boolean => state === 'issued' || state === 'replaced';
/** Somebody works on it still. */
export const isUnderWay = (state: ReportState): boolean => !isIssued(state) && state !== 'dropped';
