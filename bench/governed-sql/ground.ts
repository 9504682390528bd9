import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  createProjectionBuilder,
  createWorkerPool,
  type ProjectionBuilder,
  type WorkerPool,
} from '#adapters/duckdb';
import { flightScope, type Subject, writeFlights } from './flights.ts';
import { type GovernedAsker, governedAsker } from './governed.ts';

export interface FlightGround {
  /** The peer: DuckDB with a view `flights` on the raw Parquet file. */
  readonly connection: DuckDBConnection;
  readonly raw: string;
  readonly builder: ProjectionBuilder;
  readonly pool: WorkerPool;
  /** The governed way to the same rows, with this kind of protection. */
  readonly asker: (subject: Subject) => Promise<GovernedAsker>;
  readonly close: () => Promise<void>;
}

/** Flights on disk, and both ways to ask of them. */
export async function flightGround(folder: string, rows: number): Promise<FlightGround> {
  const raw = join(folder, `flights-${rows}.parquet`);
  const instance = await DuckDBInstance.create(':memory:', {
    integer_division: 'true',
    default_null_order: 'postgres',
  });
  const connection = await instance.connect();
  await writeFlights(connection, raw, rows, 20_260_105);
  await connection.run(`CREATE VIEW flights AS SELECT * FROM read_parquet('${raw}')`);
  const builder = await createProjectionBuilder();
  const pool = await createWorkerPool();
  return {
    connection,
    raw,
    builder,
    pool,
    asker: (subject) =>
      governedAsker(builder, pool, flightScope(subject), raw, folder, `flights-${rows}-${subject}`),
    close: async () => {
      await pool.close();
      await builder.close();
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}
