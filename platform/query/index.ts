import { type Module, problemTypes, text } from '#foundation';
import { checks } from './checks.ts';
import { problems } from './problems.ts';
import { rules } from './rules.ts';

export type {
  AgreementKeys,
  EngineReason,
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
  WireType,
} from './ports.ts';
export { engineReasons, queryFailureCodes } from './ports.ts';
export { problems as queryProblems } from './problems.ts';
export { type Admission, type Asked, admit } from './run/admission.ts';
export { countRefusal, refusalsByDay } from './run/refusals.ts';
export { type GovernedAnswer, type GovernedCall, runGoverned } from './run/run-governed.ts';

/** The governed query engine: what an agreement grants, and nothing else. */
export const query: Module = {
  name: 'query',
  title: text('受控查询', 'Governed query'),
  migrations: new URL('./store/migrations/', import.meta.url),
  checks,
  problems: problemTypes(problems),
  rules,
};
