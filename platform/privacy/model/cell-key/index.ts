export * from './cell-key.ts';
export * from './perturb-groups.ts';
export * from './perturbation-table.ts';
