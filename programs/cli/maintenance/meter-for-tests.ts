import type pg from 'pg';
import type { Database } from '#foundation';
import { appendEntry, createMeterFolder, recordUse } from '#platform/evidence';

/** Lines in the partition of a month: one folded into the sums, one still fresh. */
export async function meterTwo(pool: pg.Pool, database: Database): Promise<void> {
  const use = () =>
    database.transaction(async (tx) => {
      const { id } = await appendEntry(tx, { kind: 'query.call', fields: { purpose: 'p', rows: 1 } });
      const call = { product: null, agreement: 'agr_1', purpose: 'p', buyer: 'o' };
      await recordUse(tx, { ...call, entry: id, units: 9007199254740993n });
    });
  const folder = createMeterFolder(database);
  await folder.drain();
  await pool.query(`SELECT evidence.meter_make_month('2021-02-28')`);
  await use();
  await folder.drain();
  await use();
}
