import { type Module, problemTypes } from '#foundation';
import { correctReport, dropCorrection } from '../actions/disclosure/correct-report.ts';
import {
  completeDisclosure,
  completeOperatorReport,
  draftReport,
} from '../actions/disclosure/draft-report.ts';
import { approveReport, returnReport, submitReport } from '../actions/disclosure/issue-report.ts';
import { reportLifecycle } from '../model/disclosure/lifecycle.ts';
import { disclosureRules } from '../model/disclosure/rules.ts';
import { complaintsCheck, reportsCheck } from './check.ts';
import { dailyTotalsKind, publishTotals } from './daily-totals-clock.ts';
import { beginYear, beginYearKind, dutyKind, reportMissed } from './owed.ts';
import { reportPapers } from './papers.ts';
import { reportProblems } from './problems.ts';
import { authorisationRead, authorisationsRead } from './read-authorisations.ts';
import { linesNowFile, linesNowPackage, linesNowRead } from './read-lines.ts';
import { disclosureRead } from './read-now.ts';
import { disclosedProductsRead } from './read-products.ts';
import {
  operatorReportRead,
  operatorReportsRead,
  yearlyDisclosureFile,
  yearlyDisclosurePackage,
  yearlyDisclosureRead,
  yearlyDisclosuresRead,
} from './read-reports.ts';
import { reportView } from './views.ts';

/** 信息披露: what the public is shown at any time, what each discloser owes for a year, and the report on each operator. */
export const disclosure = {
  acts: [
    draftReport,
    completeDisclosure,
    completeOperatorReport,
    submitReport,
    returnReport,
    approveReport,
    correctReport,
    dropCorrection,
  ],
  reads: [
    disclosureRead,
    authorisationsRead,
    authorisationRead,
    disclosedProductsRead,
    linesNowRead,
    linesNowFile,
    linesNowPackage,
    yearlyDisclosuresRead,
    yearlyDisclosureRead,
    yearlyDisclosureFile,
    yearlyDisclosurePackage,
    operatorReportsRead,
    operatorReportRead,
  ],
  checks: [reportsCheck, complaintsCheck],
  problems: problemTypes(reportProblems),
  rules: disclosureRules,
  lifecycles: [reportLifecycle],
  papers: reportPapers,
  clocks: { [dailyTotalsKind]: publishTotals, [beginYearKind]: beginYear, [dutyKind]: reportMissed },
  subjects: { 'yearly-report': reportView },
} satisfies Partial<Module>;
