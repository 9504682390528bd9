import pg from 'pg';
import { wireParameter, wireTypes } from './wire.ts';

/** A client whose parameters may be Temporal values; everything else is node-postgres. */
class WireClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: node-postgres overloads `query` ten ways; the values are passed on as they came.
  override query(...call: any[]): any {
    const [config, values] = call;
    if (Array.isArray(values)) call[1] = values.map(wireParameter);
    else if (config && typeof config === 'object' && Array.isArray(config.values)) {
      call[0] = Object.assign(Object.create(config), { values: config.values.map(wireParameter) });
    }
    // @ts-expect-error the overloads cannot be spread
    return super.query(...call);
  }
}

export interface PoolOptions {
  readonly connectionString: string;
  readonly max?: number;
  readonly applicationName?: string;
  /** Longest time from the beginning of a transaction to its commit, in milliseconds; 0 where nothing may end it, for long reading alone. */
  readonly transactionMs?: number;
}

/**
 * Whatever a transaction does meanwhile, after this the server ends it with its connection. What its time counts for (a day's totals) is
 * published later than that, so nothing commits into what was published.
 */
const longestTransactionMs = 600_000;

/** A pool of connections that speak the house's value types (see wire.ts). Sessions run in UTC with a bounded transaction time. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 16,
    application_name: options.applicationName ?? 'gongshu',
    types: wireTypes,
    options: `-c timezone=UTC -c idle_in_transaction_session_timeout=120000 -c transaction_timeout=${options.transactionMs ?? longestTransactionMs}`,
    Client: WireClient as unknown as typeof pg.Client,
  } as pg.PoolConfig);
  // An idle connection may die with its server; the next query reports it, so the event itself must not end the process.
  pool.on('error', () => {});
  // The same for one that is checked out: its query fails, the event must not be unhandled.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}
