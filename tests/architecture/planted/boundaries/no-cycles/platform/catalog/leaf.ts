import { grow } from './tree.ts';
export type Leaf = typeof grow;
