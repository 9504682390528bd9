import { type Module, problemTypes } from '#foundation';
import { draftAssessment, saveAssessment } from '../actions/assessment/draft-assessment.ts';
import { signAssessment } from '../actions/assessment/sign-assessment.ts';
import {
  returnAssessment,
  submitAssessment,
  withdrawAssessment,
} from '../actions/assessment/submit-assessment.ts';
import { assessmentLifecycle } from '../model/assessment/lifecycle.ts';
import { assessmentRead, assessmentsRead } from '../reads/assessments.ts';
import { assessmentProblems } from './problems.ts';
import { assessmentRules } from './rules.ts';
import { assessmentView, yearlyReportView } from './views.ts';
import { assessmentClocks, assessmentSubscriptions } from './yearly-report.ts';

/** What the assessments of law add to the module. */
export const assessment = {
  acts: [
    draftAssessment,
    saveAssessment,
    submitAssessment,
    signAssessment,
    returnAssessment,
    withdrawAssessment,
  ],
  reads: [assessmentsRead, assessmentRead],
  problems: problemTypes(assessmentProblems),
  rules: assessmentRules,
  lifecycles: [assessmentLifecycle],
  subscriptions: assessmentSubscriptions,
  clocks: assessmentClocks,
  subjects: { assessment: assessmentView, 'yearly-report': yearlyReportView },
} satisfies Partial<Module>;
