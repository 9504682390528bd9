// wrong: Kysely as a value
import { Kysely } from 'kysely';
export const tables = Kysely;
