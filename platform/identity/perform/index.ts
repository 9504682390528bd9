export { answeredNow } from './answered-now.ts';
export { type Call, createPerform, type Perform, type PerformPorts } from './perform.ts';
export { performProblems } from './problems.ts';
export { inputDigest, inputProblem } from './validate.ts';
