/** The browser's only way to the server. Pages use these hooks; nobody else builds an address. */
export * from './account-deeds.ts';
export { actingPost } from './acting-post.ts';
export * from './consents.ts';
export type * from './contract.ts';
export * from './deeds.ts';
export { type BundleQuestion, useEvidenceBundle } from './evidence-bundle.ts';
export { exportOf } from './list-export.ts';
export { lookUp, nameOf } from './look-up.ts';
export * from './pricing-reads.ts';
export * from './privacy-reads.ts';
export { type ApiProblem, ProblemError, problemFrom } from './problem.ts';
export * from './reads.ts';
export type * from './register-contract.ts';
export * from './register-reads.ts';
export * from './repairs.ts';
export * from './risk-reads.ts';
export * from './runs.ts';
export * from './supervision-reads.ts';
