export * from './decide.ts';
export * from './impact.ts';
export * from './inherit.ts';
export * from './lifecycle.ts';
export * from './profiles.ts';
export * from './propose.ts';
