import { sql } from 'kysely';
import type { Clock, Database } from '#foundation';
import { tables } from '../store/dated.ts';

/**
 * After so many failures in a row a name is locked for so long (GB/T 22239 8.1.4.1: 限制非法登录次数). Counted on the wall clock: a demo
 * clock that jumps neither unlocks nor forgets.
 */
export const lockout = { failures: 5, minutes: 15 } as const;

/** Seconds for which a name is still locked; 0 when it is not. The same for names nobody has. */
export async function lockedFor(database: Database, clock: Clock, username: string): Promise<number> {
  const now = clock.now();
  return database.transaction(
    async (tx) => {
      const row = await tables(tx)
        .selectFrom('identity.sign_in_failure')
        .select('locked_until')
        .where('username', '=', username)
        .executeTakeFirst();
      if (!row?.locked_until || Temporal.Instant.compare(row.locked_until, now) <= 0) return 0;
      return Math.ceil(row.locked_until.since(now).total('seconds'));
    },
    { mode: 'snapshot' },
  );
}

/** One more failure; the one that fills the number locks. Failures older than the lock's length start the count anew. */
export async function noteFailure(database: Database, clock: Clock, username: string): Promise<void> {
  const now = clock.now();
  const forgotten = now.subtract({ minutes: lockout.minutes });
  const lockedUntil = now.add({ minutes: lockout.minutes });
  await database.transaction(async (tx) => {
    await sql`
      INSERT INTO identity.sign_in_failure AS known (username, failures, last_at) VALUES (${username}, 1, ${now})
      ON CONFLICT (username) DO UPDATE SET
        failures = CASE WHEN known.last_at < ${forgotten} OR known.locked_until <= ${now} THEN 1
                        ELSE known.failures + 1 END,
        locked_until = CASE WHEN known.last_at >= ${forgotten} AND known.locked_until IS NULL
                             AND known.failures + 1 >= ${lockout.failures} THEN ${lockedUntil}::timestamptz
                            WHEN known.locked_until > ${now} THEN known.locked_until END,
        last_at = ${now}`.execute(tables(tx));
    // Names nobody has would fill the table for ever.
    await tables(tx)
      .deleteFrom('identity.sign_in_failure')
      .where('last_at', '<', now.subtract({ hours: 24 }))
      .execute();
  });
}

export async function forgetFailures(database: Database, username: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tables(tx).deleteFrom('identity.sign_in_failure').where('username', '=', username).execute();
  });
}
