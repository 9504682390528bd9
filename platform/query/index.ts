import { type Module, problemTypes, text } from '#foundation';
import { problems } from './problems.ts';
import { rules } from './rules.ts';

export type {
  EngineReason,
  Projection,
  QueryAnswer,
  QueryEngine,
  QueryFailure,
  QueryFailureCode,
  QueryLimits,
  QueryOutcome,
  QueryParameter,
  QueryRun,
  ResultColumn,
  SealedRelation,
  WireType,
} from './ports.ts';
export { engineReasons, queryFailureCodes } from './ports.ts';
export { problems as queryProblems } from './problems.ts';

/** The governed query engine: what an agreement grants, and nothing else. */
export const query: Module = {
  name: 'query',
  title: text('受控查询', 'Governed query'),
  problems: problemTypes(problems),
  rules,
};
