import { type Module, problemTypes } from '#foundation';
import { publishEvaluation, withdrawEvaluation } from '../actions/evaluation/decide.ts';
import { draftEvaluation } from '../actions/evaluation/draft.ts';
import {
  dismissEvaluationObjection,
  objectToEvaluation,
  upholdEvaluationObjection,
} from '../actions/evaluation/objection.ts';
import { adoptScheme, proposeScheme, returnScheme } from '../actions/evaluation/scheme.ts';
import {
  evaluationLifecycle,
  evaluationObjectionLifecycle,
  schemeLifecycle,
} from '../model/evaluation/lifecycle.ts';
import { EV1, EV2 } from '../model/evaluation/rules.ts';
import { evaluationsCheck } from './check.ts';
import { hearingKind, hearingOver } from './hearing.ts';
import { evaluationPapers } from './papers.ts';
import { evaluationProblems } from './problems.ts';
import { evaluationRead, evaluationsRead, schemeRead, schemesRead } from './reads.ts';
import { evaluationObjectionView, evaluationView, schemeView } from './views.ts';

/** 评价: published schemes and the indexes computed by them. */
export const evaluation = {
  acts: [
    proposeScheme,
    adoptScheme,
    returnScheme,
    draftEvaluation,
    objectToEvaluation,
    upholdEvaluationObjection,
    dismissEvaluationObjection,
    publishEvaluation,
    withdrawEvaluation,
  ],
  reads: [schemesRead, schemeRead, evaluationsRead, evaluationRead],
  checks: [evaluationsCheck],
  problems: problemTypes(evaluationProblems),
  rules: [EV1, EV2],
  lifecycles: [schemeLifecycle, evaluationLifecycle, evaluationObjectionLifecycle],
  papers: evaluationPapers,
  clocks: { [hearingKind]: hearingOver },
  subjects: {
    'evaluation-scheme': schemeView,
    evaluation: evaluationView,
    'evaluation-objection': evaluationObjectionView,
  },
} satisfies Partial<Module>;
