import type { Pool } from '#adapters/postgres';
export type Mine = Pool;
