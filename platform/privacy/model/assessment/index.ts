export * from './assessment.ts';
export * from './forms.ts';
export * from './lifecycle.ts';
