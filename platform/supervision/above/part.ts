import { type Module, problemTypes } from '#foundation';
import type { SheetWriter } from '#platform/casework';
import { approveReport, returnReport } from '../actions/above/decide.ts';
import { enterDelivery, sendAgain } from '../actions/above/deliver.ts';
import { correctReport, draftReport } from '../actions/above/draft.ts';
import { dispatchLifecycle, reportAboveLifecycle } from '../model/above/lifecycle.ts';
import { SR1 } from '../model/above/rules.ts';
import { reportsAboveCheck } from './check.ts';
import { dueKind, reportsFallDue } from './due-clock.ts';
import { abovePapers } from './papers.ts';
import { aboveProblems } from './problems.ts';
import { reportJson, reportRead, reportsRead, reportWorkbook } from './reads.ts';
import { dispatchView, reportView } from './views.ts';

/** 向上级报告: periodical reports, and what is sent outside with a receipt. */
export const above = {
  acts: [draftReport, correctReport, approveReport, returnReport, enterDelivery, sendAgain],
  reads: (sheets: SheetWriter) => [reportsRead, reportRead, reportJson, reportWorkbook(sheets)],
  checks: [reportsAboveCheck],
  problems: problemTypes(aboveProblems),
  rules: [SR1],
  lifecycles: [reportAboveLifecycle, dispatchLifecycle],
  papers: abovePapers,
  clocks: { [dueKind]: reportsFallDue },
  subjects: { 'report-above': reportView, dispatch: dispatchView },
} satisfies Omit<Partial<Module>, 'reads'> & { readonly reads: unknown };
