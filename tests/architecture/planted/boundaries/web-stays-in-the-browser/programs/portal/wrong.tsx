import type { Thing } from '#platform/catalog';
export type Mine = Thing;
