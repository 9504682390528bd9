import type pg from 'pg';
import type { Database, Tx } from '#foundation';
import { appendEntry, type MeterLine, recordUses, type UsageQuestion, usage } from '../index.ts';
import { meterCheck, meterSumsCheck } from './checks.ts';
import { foldFresh } from './fold.ts';

/** A line as it was written. */
export type Written = MeterLine & { readonly at: Temporal.Instant };

export const drawn = (parts: Partial<MeterLine> = {}): Omit<MeterLine, 'entry'> => ({
  product: 'prd_1',
  agreement: 'agr_1',
  purpose: '贷前核验',
  buyer: 'org_bank',
  units: 3n,
  ...parts,
});

export async function write(tx: Tx, lines: readonly Omit<MeterLine, 'entry'>[]): Promise<Written[]> {
  const written: Written[] = [];
  for (const line of lines) {
    const { id } = await appendEntry(tx, { kind: 'query.call', fields: { agreement: line.agreement } });
    written.push({ ...line, entry: id, at: tx.now });
  }
  await recordUses(
    tx,
    written.map(({ at: _at, ...line }) => line),
  );
  return written;
}

/** What tests of the meter do with a database. */
export function meterGround({ database, pool }: { readonly database: Database; readonly pool: pg.Pool }) {
  /** A release transaction that has written its lines and waits to be told how it ends. */
  async function open(lines: readonly Omit<MeterLine, 'entry'>[]) {
    const end = Promise.withResolvers<boolean>();
    const ready = Promise.withResolvers<readonly Written[]>();
    const over = database
      .transaction(async (tx) => {
        ready.resolve(await write(tx, lines));
        if (!(await end.promise)) throw new Error('rolled back');
      })
      .catch((error: Error) => {
        ready.reject(error);
        if (error.message !== 'rolled back') throw error;
      });
    const written = await ready.promise;
    return {
      written,
      async finish(commit: boolean) {
        end.resolve(commit);
        await over;
      },
    };
  }

  const release = (parts: Partial<MeterLine> = {}) => database.transaction((tx) => write(tx, [drawn(parts)]));
  const fold = (limit?: number) => database.transaction((tx) => foldFresh(tx, limit));
  const ask = (question: UsageQuestion = {}) => database.transaction((tx) => usage(tx, question));
  const count = async (table: string) =>
    (await pool.query(`SELECT count(*)::int AS n FROM evidence.${table}`)).rows[0].n;
  /** What the checks of the meter find wrong. */
  async function faults(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const check of [meterCheck, meterSumsCheck]) {
      const { faults } = await database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
      found.push(...faults.map(({ en }) => en));
    }
    return found;
  }
  return { open, release, fold, ask, count, faults };
}
