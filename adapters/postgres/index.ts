export { createDatabase } from './database.ts';
export { advanceDemoClock, type DemoClock, demoClock, machineClock } from './demo-clock.ts';
export { type EmbeddedOptions, type EmbeddedServer, freePort, startEmbedded } from './embedded.ts';
export { postgresActLog, postgresIdempotency } from './idempotency.ts';
export { migrate, schemaName } from './migrate.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
export { createPool, type PoolOptions } from './pool.ts';
export type { KernelTables } from './tables.ts';
