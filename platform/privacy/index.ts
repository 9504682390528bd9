import { type Module, problemTypes, text } from '#foundation';
import { attachResource } from './actions/attach-resource.ts';
import { approveBudget, declineBudget, proposeBudget } from './actions/budget.ts';
import { declarePopulation } from './actions/declare-population.ts';
import { confirmBasis, declareBasis, withdrawBasis } from './actions/gate/basis.ts';
import { approveRelease, declineRelease, proposeRelease, withdrawRelease } from './actions/gate/release.ts';
import { confirmSecrecyReview, recordSecrecyReview } from './actions/gate/secrecy-review.ts';
import {
  confirmStandingReview,
  endStandingReview,
  recordStandingReview,
} from './actions/gate/standing-review.ts';
import { repairActs } from './actions/repair/index.ts';
import { settleAlarm } from './actions/settle-alarm.ts';
import { alarmSubscriptions } from './alarm-task.ts';
import { assessment } from './assessment/part.ts';
import { checks } from './checks.ts';
import { events } from './events.ts';
import { gateChecks } from './gate/checks.ts';
import { beforeGateClocks } from './gate/served-before.ts';
import { standingClocks } from './gate/standing-reviews.ts';
import { standingReviewView } from './gate/standing-view.ts';
import { gateSubscriptions } from './gate/subscriptions.ts';
import { basisView, closingView, gateDecisionView, reviewView, revisionView } from './gate/views.ts';
import { grading } from './grading/part.ts';
import { linkage } from './linkage/part.ts';
import { R61 } from './model/detection/index.ts';
import { GR2 } from './model/gate/before-gate.ts';
import { basisLifecycle, gateDecisionLifecycle, secrecyReviewLifecycle } from './model/gate/lifecycles.ts';
import { openClassTitles, R56 } from './model/gate/rules.ts';
import { GR1, standingReviewLifecycle } from './model/gate/standing-review.ts';
import { alarmLifecycle, budgetLifecycle } from './model/lifecycles.ts';
import type { PrivacyPorts } from './ports.ts';
import { problems } from './problems.ts';
import { alarmsRead } from './reads/alarms.ts';
import { gateRead } from './reads/gate.ts';
import { gatePreviewRead } from './reads/gate-preview.ts';
import { gatesRead } from './reads/gates.ts';
import { populationsRead } from './reads/populations.ts';
import { repairRead } from './reads/repair.ts';
import { repairProblems } from './repair/problems.ts';
import { risk, riskActs } from './risk/part.ts';
import { alarmView, populationView } from './subject-views.ts';
import { together } from './together.ts';

export {
  createLinkageKeeper,
  type LinkageKeeper,
  type LinkageKeeperOptions,
} from './actions/linkage/keeper.ts';
export { measureRisk } from './actions/risk/measure.ts';
export { type ProcessingKind, R62, R65, R66 } from './assessment/rules.ts';
export { gateClosed, type PassedThing, passGate } from './gate/pass.ts';
export { reconsider, reconsiderResource } from './gate/reconsider.ts';
export { judgeServedBeforeGate } from './gate/served-before.ts';
export { type GateQuestion, gateVerdict } from './gate/verdict-of.ts';
export { R59, R60 } from './grading/rules.ts';
export { personalDataInspector } from './inspector.ts';
export type {
  Begun,
  LinkageEngine,
  LinkageSession,
  MeasuredTable,
  Sketched,
  Undecided,
} from './linkage/engine.ts';
export {
  type Confidence,
  evidenceOf,
  type Family,
  type FamilyClass,
  families,
  familyNames,
  isFamily,
  type PersonalEvidence,
  R61,
  type SensitivityStandard,
  sensitivityStandards,
  undecidedCode,
} from './model/detection/index.ts';
export type { Condition } from './model/gate/condition.ts';
export { type GateScope, nothingYet, wholeTable } from './model/gate/scope.ts';
export type { GateVerdict } from './model/gate/verdict.ts';
export { inheritedLevel } from './model/grading/inherit.ts';
export {
  blankByHistory,
  composed,
  type Entropy,
  epsilonText,
  type Guarded,
  type GuardPolicy,
  readEpsilon,
  type Value,
} from './model/guards/index.ts';
export type { JoinKey, KeyPart } from './model/linkage/join-keys.ts';
export type { Effect } from './model/linkage/judge.ts';
export { type ValueWays, valueWays } from './model/linkage/normalised-value.ts';
export { type Severity, severities, severityTitles } from './model/linkage/severity.ts';
export type { ColumnSketch } from './model/linkage/sketch.ts';
export { bounds as linkageBounds, type LinkageBounds } from './model/linkage/thresholds.ts';
export {
  applyRepair,
  type RepairDocument,
  type RepairOutcome,
  type RepairSample,
  type RepairTable,
  type SearchQuestion,
  type SearchResult,
  sampleOf,
  searchLevels,
  withSensitiveInOrder,
} from './model/repair/index.ts';
export type { RiskMeasures } from './model/risk/measures.ts';
export type { RiskReport, RiskReportState } from './model/risk/report.ts';
export type {
  MissingWay,
  NamedAgreement,
  NotDecided,
  PairCount,
  PopulationCounts,
  PrivacyPorts,
  RiskCounts,
  RiskEngine,
  RiskQuestion,
  SizeCount,
  TakeClass,
  ValueCounts,
} from './ports.ts';
export { problems as privacyProblems } from './problems.ts';
export type { RepairEngine, RepairStop, RepairTask } from './repair/ports.ts';
export { type AssessmentInForce, assessmentInForce } from './store/assessments.ts';
export {
  alterShares,
  closeShares,
  epsilonSuffices,
  latestSpendings,
  type Share,
  type ShareState,
  type Spending,
  type SpentFor,
  sharesOf,
  spendEpsilon,
  spendings,
  spentBy,
  takeShares,
  whyNotShares,
} from './store/budget.ts';
export {
  type GradeState,
  gradesOf,
  type ItemGrade,
  levelsOfItems,
  type ResourceGrades,
  standingGradings,
} from './store/grades.ts';
export {
  type HistoryAnswer,
  type HistoryCell,
  type HistoryQuestion,
  isHeldByAlarm,
  judgeHistory,
  recordHistory,
} from './store/history.ts';
export { type Linkage, type LinkageFinding, linkageOf, type SharedColumn } from './store/linkage.ts';
export { type LinkageBacklog, linkageBacklog } from './store/linkage-jobs.ts';
export { lockSpaces } from './store/lock.ts';
export { type OpenRisk, type OpenRiskKind, openRisks } from './store/open-risks.ts';
export { populationsOf } from './store/populations.ts';
export { type Repair, repairOf } from './store/repairs.ts';
export { latestRiskReport } from './store/risk-reports.ts';
export { openClassTitles };

/**
 * Classification, personal-data detection, disclosure control; protected populations, their budgets, and the history of releases. The guards are
 * pure and stand behind `#platform/privacy/model/guards`.
 */
export const privacy = (ports: PrivacyPorts): Module => ({
  name: 'privacy',
  title: text('分类分级与个人信息保护', 'Classification and privacy'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    declarePopulation,
    attachResource,
    proposeBudget,
    approveBudget,
    declineBudget,
    settleAlarm,
    recordSecrecyReview,
    confirmSecrecyReview,
    recordStandingReview,
    confirmStandingReview,
    endStandingReview,
    declareBasis,
    confirmBasis,
    withdrawBasis,
    proposeRelease,
    approveRelease,
    declineRelease,
    withdrawRelease,
    ...grading.acts,
    ...assessment.acts,
    ...repairActs(ports),
    ...riskActs(ports.risk),
    ...linkage.acts(ports),
  ],
  reads: [
    populationsRead(ports),
    alarmsRead(ports),
    gateRead,
    gatesRead,
    gatePreviewRead(ports),
    repairRead,
    ...grading.reads,
    ...assessment.reads,
    ...risk.reads,
    ...linkage.reads,
  ],
  checks: [...checks, ...gateChecks, ...risk.checks],
  problems: [
    ...problemTypes(problems),
    ...grading.problems,
    ...assessment.problems,
    ...problemTypes(repairProblems),
    ...linkage.problems,
  ],
  rules: [GR1, GR2, R56, R61, ...grading.rules, ...assessment.rules, ...risk.rules],
  lifecycles: [
    budgetLifecycle,
    alarmLifecycle,
    secrecyReviewLifecycle,
    standingReviewLifecycle,
    basisLifecycle,
    gateDecisionLifecycle,
    ...grading.lifecycles,
    ...assessment.lifecycles,
    ...risk.lifecycles,
    ...linkage.lifecycles,
  ],
  events,
  clocks: { ...assessment.clocks, ...standingClocks, ...beforeGateClocks },
  subscriptions: together(
    alarmSubscriptions,
    grading.subscriptions,
    assessment.subscriptions,
    gateSubscriptions,
    linkage.subscriptions,
  ),
  subjects: {
    population: populationView,
    alarm: alarmView(ports),
    revision: revisionView,
    'secrecy-review': reviewView,
    'standing-review': standingReviewView,
    'release-basis': basisView,
    'gate-decision': gateDecisionView,
    'gate-closing': closingView,
    ...grading.subjects,
    ...assessment.subjects,
    ...risk.subjects,
    ...linkage.subjects,
  },
});
