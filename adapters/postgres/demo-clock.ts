import type pg from 'pg';
import type { Clock, Tx } from '#foundation';
import type { KernelTables } from './tables.ts';

/** The machine's clock. The only place of the server that reads it. */
export const machineClock: Clock = { now: () => Temporal.Now.instant() };

export interface DemoClock extends Clock {
  /** Read the offset again after another process, or a rolled-back transaction, may have changed it. */
  reload(): Promise<void>;
}

/** A clock that runs like the machine's but elsewhere in time. The offset is kept in the database, so a restart goes on where the demo was. */
export async function demoClock(pool: pg.Pool, startsAt: Temporal.Instant): Promise<DemoClock> {
  const initial = BigInt(startsAt.epochMilliseconds - machineClock.now().epochMilliseconds);
  await pool.query('INSERT INTO kernel.demo_clock (offset_ms) VALUES ($1) ON CONFLICT DO NOTHING', [initial]);
  let offsetMs = 0;
  const reload = async () => {
    const { rows } = await pool.query('SELECT offset_ms FROM kernel.demo_clock');
    offsetMs = Number(rows[0].offset_ms);
  };
  await reload();
  return { now: () => machineClock.now().add({ milliseconds: offsetMs }), reload };
}

/** Move the demo clock forward to an instant, inside the act's transaction. Time never goes back: false if it would. */
export async function advanceDemoClock(tx: Tx, to: Temporal.Instant): Promise<boolean> {
  const offset = BigInt(to.epochMilliseconds - machineClock.now().epochMilliseconds);
  const moved = await tx
    .tables<KernelTables>()
    .updateTable('kernel.demo_clock')
    .set({ offset_ms: offset })
    .where('offset_ms', '<=', offset)
    .returning('offset_ms')
    .executeTakeFirst();
  return moved !== undefined;
}
