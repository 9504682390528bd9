import type { AnyRead } from '#foundation';
export const reads: readonly AnyRead[] = [];
