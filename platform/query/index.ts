import { type Module, problemTypes, text } from '#foundation';
import { cancelRun } from './actions/cancel-run.ts';
import { collectRun } from './actions/collect-run.ts';
import { passEgress, returnEgress } from './actions/decide-egress.ts';
import { explainQuery } from './actions/explain-query.ts';
import { settleMissAlarm } from './actions/settle-miss-alarm.ts';
import { submitRun } from './actions/submit-run.ts';
import { checks } from './checks/index.ts';
import { queryEvents } from './events.ts';
import { missAlarmLifecycle } from './model/miss-alarm.ts';
import { runLifecycle } from './model/run-lifecycle.ts';
import type { QueryPorts } from './ports.ts';
import { previewScope } from './preview/preview-scope.ts';
import { problems } from './problems.ts';
import { askForCareOfAll } from './projections/care.ts';
import { projectionReads } from './projections/reads.ts';
import { domainsRead } from './reads/domains.ts';
import { egressEvidenceRead } from './reads/egress-evidence.ts';
import { runRead, runsRead } from './reads/runs.ts';
import { rules } from './rules.ts';
import { createRunBell, type RunBell } from './runs/bell.ts';
import { resultExpires } from './runs/end-run.ts';
import { runView } from './subject-views.ts';
import { subscriptions } from './subscriptions.ts';
import { missAlarmView } from './verification/miss-alarm.ts';

export { type CallUnder, callsUnder, countCallsUnder } from './calls-under.ts';
export { endQueriesUnder, queriesUnder } from './end-under.ts';
export { type ColumnLineage, columnLineage, usedItems } from './model/lineage/column-lineage.ts';
export { outputColumns } from './model/normal-form.ts';
export { type OwnColumn, type OwnTable, ownLimits, ownTableDefects } from './model/own-data/own-table.ts';
export type { OwnGiven } from './model/own-data/read-rows.ts';
export type { ParameterValues } from './model/parameters.ts';
export { resultCsv } from './model/result-csv.ts';
export { R63 } from './model/verification-rules.ts';
export { type OwnData, type OwnOrigin, type OwnUse, prepareOwnData } from './own-data/own-data.ts';
export type {
  AgreementKeys,
  EngineReason,
  KeyGone,
  OpenSnapshot,
  Projection,
  ProjectionMaker,
  QueryAnswer,
  QueryEngine,
  QueryFailure,
  QueryFailureCode,
  QueryLimits,
  QueryOutcome,
  QueryParameter,
  QueryPorts,
  QueryRun,
  ResultColumn,
  SealedRelation,
  SnapshotRecord,
  SnapshotUnreadable,
  VerificationSnapshots,
  WireType,
} from './ports.ts';
export { engineReasons, grantKey, isKeyGone, isSnapshotUnreadable, queryFailureCodes } from './ports.ts';
export { problems as queryProblems } from './problems.ts';
export { type EndedWatch, watchEnded } from './projections/let-go.ts';
export {
  createProjectionKeeper,
  type ProjectionKeeper,
  type ProjectionKeeperOptions,
} from './projections/loop.ts';
export { NoiseSchema, noiseAnswer } from './reads/noise-schema.ts';
export { type Admission, type Asked, admit } from './run/admission.ts';
export { columnTrace } from './run/column-trace.ts';
export { type Computed, type ComputeStage, compute } from './run/compute.ts';
export { epsilonOfAnswers } from './run/epsilon-of-answers.ts';
export type { GovernedAnswer, GovernedCall } from './run/governed-call.ts';
export { lendTables } from './run/lend-tables.ts';
export { letGo } from './run/let-go.ts';
export { measureStatement, type RepeatedRows, rawOutClause, rawOutLimits } from './run/measure-statement.ts';
export { countRefusal, refusalsByDay } from './run/refusals.ts';
export { runGoverned } from './run/run-governed.ts';
export { runTogether } from './run/run-together.ts';
export { createRunBell, type RunBell } from './runs/bell.ts';
export type { RunVersions } from './runs/record.ts';
export { runState } from './runs/run-state.ts';
export { createRunWorker, type RunWorker, type RunWorkerOptions } from './runs/worker.ts';
export { answerSynthetic, type SyntheticCall } from './sandbox/answer-synthetic.ts';
export { type TriedVerification, verifySynthetic } from './sandbox/verify-synthetic.ts';
export {
  entriesOfAnswers,
  type QuotaDay,
  quotaDays,
  type SubjectDay,
  subjectDays,
  subjectsOnRegister,
} from './use-by-day.ts';
export { type CallerUse, callersOf, type ProductUse, usersOfProducts } from './used-products.ts';
export {
  admitVerification,
  type VerificationAdmission,
  type VerificationAsked,
} from './verification/admit-verification.ts';
export {
  type ConsentRow,
  consentsFor,
  consentsOf,
  findConsent,
  registerConsent,
  withdrawConsent,
} from './verification/consents.ts';
export { sweepSnapshots } from './verification/snapshots.ts';
export {
  lockSubjectsAlone,
  personDigest,
  resumeSubject,
  type SubjectOf,
  stopConsent,
  stopSubject,
  subjectDigest,
} from './verification/stop-subject.ts';
export {
  createVerification,
  type Verification,
  type VerificationAnswer,
  type VerificationCall,
} from './verification/verify.ts';

/** Name and tables alone, for tests that need no ports. */
export const queryDatabase = { name: 'query', migrations: new URL('./store/migrations/', import.meta.url) };

/** What the module needs besides its ports; a worker of the same process is rung through `bell`. */
export interface QueryParts {
  readonly bell?: RunBell;
}

/**
 * The governed query engine: what an agreement grants, and nothing else. Beside this module a worker runs
 * `createProjectionKeeper(ports, database).start()` and `createRunWorker({ … }).start()`.
 */
export const query = (ports: QueryPorts, { bell = createRunBell() }: QueryParts = {}): Module => ({
  ...queryDatabase,
  title: text('受控查询', 'Governed query'),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    explainQuery,
    submitRun(bell),
    cancelRun(bell),
    passEgress,
    returnEgress,
    settleMissAlarm,
    collectRun(ports),
    previewScope(ports),
  ],
  reads: [domainsRead, runsRead, runRead, egressEvidenceRead(ports), ...projectionReads],
  subjects: { 'miss-alarm': missAlarmView, 'query-run': runView },
  lifecycles: [missAlarmLifecycle, runLifecycle],
  clocks: { 'query.result-expires': resultExpires },
  events: queryEvents,
  checks: checks(ports),
  problems: problemTypes(problems),
  rules,
  subscriptions,
  restored: askForCareOfAll,
});
