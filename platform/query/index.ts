import { type Module, problemTypes, text } from '#foundation';
import { checks } from './checks.ts';
import type { QueryPorts } from './ports.ts';
import { problems } from './problems.ts';
import { askForCareOfAll, careSubscriptions } from './projections/care.ts';
import { projectionsCheck } from './projections/check.ts';
import { rules } from './rules.ts';

export type { ParameterValues } from './model/parameters.ts';
export { usedItems } from './model/used-items.ts';
export { R63 } from './model/verification-rules.ts';
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
export {
  createProjectionKeeper,
  type ProjectionKeeper,
  type ProjectionKeeperOptions,
} from './projections/loop.ts';
export { type Admission, type Asked, admit } from './run/admission.ts';
export { type Computed, type ComputeStage, compute } from './run/compute.ts';
export type { GovernedAnswer, GovernedCall } from './run/governed-call.ts';
export { letGo } from './run/let-go.ts';
export { countRefusal, refusalsByDay } from './run/refusals.ts';
export { runGoverned } from './run/run-governed.ts';
export { runTogether } from './run/run-together.ts';
export {
  admitVerification,
  type VerificationAdmission,
  type VerificationAsked,
} from './verification/admit-verification.ts';
export { sweepSnapshots } from './verification/snapshots.ts';
export { resumeSubject, type SubjectOf, stopSubject } from './verification/stop-subject.ts';
export {
  createVerification,
  type Verification,
  type VerificationAnswer,
  type VerificationCall,
} from './verification/verify.ts';

/** Name and tables alone, for tests that need no ports. */
export const queryDatabase = { name: 'query', migrations: new URL('./store/migrations/', import.meta.url) };

/**
 * The governed query engine: what an agreement grants, and nothing else. Beside this module a worker runs
 * `createProjectionKeeper(ports, database).start()`.
 */
export const query = (ports: QueryPorts): Module => ({
  ...queryDatabase,
  title: text('受控查询', 'Governed query'),
  checks: [...checks, projectionsCheck(ports)],
  problems: problemTypes(problems),
  rules,
  subscriptions: careSubscriptions,
  restored: askForCareOfAll,
});
