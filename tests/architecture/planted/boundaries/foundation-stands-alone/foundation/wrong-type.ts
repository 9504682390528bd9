import type { Thing } from '#platform/catalog';
export type More = Thing;
