import type { Thing } from '#platform/not-there';
export type Mine = Thing;
