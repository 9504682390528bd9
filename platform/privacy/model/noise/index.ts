export * from './discrete-laplace.ts';
export * from './entropy.ts';
export * from './epsilon.ts';
export * from './noisy-groups.ts';
