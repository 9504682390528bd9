import { type Module, problemTypes } from '#foundation';
import {
  answerHonestError,
  proposeHonestErrorOutcome,
  returnHonestError,
} from '../actions/honest-error/assess.ts';
import { decideHonestError } from '../actions/honest-error/decide.ts';
import { fileHonestError, withdrawHonestError } from '../actions/honest-error/file.ts';
import { honestErrorLifecycle } from '../model/honest-error/lifecycle.ts';
import { honestErrorRules } from '../model/honest-error/rules.ts';
import { honestErrorsCheck } from './check.ts';
import { honestErrorDecision } from './papers.ts';
import { honestErrorProblems } from './problems.ts';
import { honestErrorRead, honestErrorsRead, honestErrorView } from './reads.ts';

/** 容错: what it adds to the module. */
export const honestErrors = {
  acts: [
    fileHonestError,
    withdrawHonestError,
    proposeHonestErrorOutcome,
    answerHonestError,
    decideHonestError,
    returnHonestError,
  ],
  reads: [honestErrorsRead, honestErrorRead],
  checks: [honestErrorsCheck],
  problems: problemTypes(honestErrorProblems),
  rules: honestErrorRules,
  lifecycles: [honestErrorLifecycle],
  papers: [honestErrorDecision],
  subjects: { 'honest-error': honestErrorView },
} satisfies Partial<Module>;
