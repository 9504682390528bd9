import type { Module } from '#foundation';
import { problemTypes } from '#foundation';
import { agreeGrades, declineGrades } from '../actions/grading/agree-grades.ts';
import { confirmGrades } from '../actions/grading/confirm-grades.ts';
import { proposeGradesAct } from '../actions/grading/propose-grades.ts';
import { gradingLifecycle } from '../model/grading/lifecycle.ts';
import { gradeProfilesRead, gradingRead, gradingsRead } from '../reads/grading.ts';
import { gradingProblems } from './problems.ts';
import { gradingRules } from './rules.ts';
import { gradingSubscriptions } from './subscriptions.ts';
import { gradingView } from './views.ts';

/** What grading adds to the module. */
export const grading = {
  acts: [proposeGradesAct, confirmGrades, agreeGrades, declineGrades],
  reads: [gradingRead, gradingsRead, gradeProfilesRead],
  problems: problemTypes(gradingProblems),
  rules: gradingRules,
  lifecycles: [gradingLifecycle],
  subscriptions: gradingSubscriptions,
  subjects: { grading: gradingView },
} satisfies Partial<Module>;
