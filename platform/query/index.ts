import { type Module, problemTypes, text } from '#foundation';
import { checks } from './checks.ts';
import { problems } from './problems.ts';
import { rules } from './rules.ts';

export { R63 } from './model/verification-rules.ts';
export type {
  AgreementKeys,
  EngineReason,
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
export { engineReasons, isSnapshotUnreadable, queryFailureCodes } from './ports.ts';
export { problems as queryProblems } from './problems.ts';
export { type Admission, type Asked, admit } from './run/admission.ts';
export { type Computed, type ComputeStage, compute } from './run/compute.ts';
export type { GovernedAnswer, GovernedCall } from './run/governed-call.ts';
export { letGo } from './run/let-go.ts';
export { countRefusal, refusalsByDay } from './run/refusals.ts';
export { runGoverned } from './run/run-governed.ts';
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

/** The governed query engine: what an agreement grants, and nothing else. */
export const query: Module = {
  name: 'query',
  title: text('受控查询', 'Governed query'),
  migrations: new URL('./store/migrations/', import.meta.url),
  checks,
  problems: problemTypes(problems),
  rules,
};
