import type { Kysely } from 'kysely';
export type Tables = Kysely<unknown>;
