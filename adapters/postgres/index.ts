export { assertKnownMigrations, DoesNotFit, loadDatabase, type TableToLoad } from './backup-load.ts';
export { type SavedDatabase, type SavedTable, saveDatabase } from './backup-save.ts';
export {
  type DatabaseShape,
  readShape,
  type SequenceState,
  type TableShape,
  tableName,
} from './backup-shape.ts';
export { createDatabase } from './database.ts';
export { DatabaseInUse, type DatabasePlace, databasePlace, MayNotCreate } from './databases.ts';
export { advanceDemoClock, type DemoClock, demoClock, machineClock } from './demo-clock.ts';
export {
  type EmbeddedOptions,
  type EmbeddedServer,
  freePort,
  runningEmbedded,
  startEmbedded,
} from './embedded.ts';
export { postgresActLog, postgresIdempotency } from './idempotency.ts';
export { migrate, migrationNames, type SchemaState, schemaName, schemaState } from './migrate.ts';
export { createOutbox, type Outbox, type OutboxOptions, undeliveredEvents } from './outbox.ts';
export { createPool, type PoolOptions } from './pool.ts';
export { assertReachable } from './reachable.ts';
export type { KernelTables } from './tables.ts';
