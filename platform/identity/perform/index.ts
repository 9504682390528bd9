export { answeredNow } from './answered-now.ts';
export { type Call, createPerform, type Perform, type PerformPorts } from './perform.ts';
export { performProblems } from './problems.ts';
export { createRehearse, type Rehearse, type Rehearsed, type Trial } from './rehearse.ts';
export { inputDigest, inputProblem } from './validate.ts';
