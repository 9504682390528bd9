import type { Leaf } from './leaf.ts';
export type Tree = Leaf;
export const grow = 1;
