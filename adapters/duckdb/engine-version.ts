import { version } from '@duckdb/node-api';

/** Name and version of the engine, for the record of a run. */
export const engineVersion = `duckdb ${version()}`;
