export { cedarSchema } from './cedar-schema.ts';
export { type Decision, decide } from './decide.ts';
export { loadPolicies, type Policy, type PolicySet, withoutPolicies } from './load.ts';
export { mayStart } from './may-start.ts';
