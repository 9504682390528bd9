import { createPool, demoClock } from '#adapters/postgres';
import { enterFirstAccounts, hashPassword } from '#platform/identity';
import { actor } from '../../tests/simulation/province.ts';
import { type Supervised, superviseYear } from '../../tests/simulation/supervised.ts';
import { bootedIn } from '../harness/booted.ts';

/*
 * The whole server over the database of a year that was filled before, in a process of its own: all modules, sign-in, policies, schemas,
 * HTTP. It stands at the last midnight of the year. Its loops are not started: the ticker has nothing to do there, and entries of the log
 * that were copied as rows would be put into a tree for hours.
 */

/** Who has an account: username and seat in the province. */
export type Seats = readonly (readonly [username: string, organisation: string, who: string])[];

export interface Wanted {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly now: string;
  readonly seats: Seats;
  readonly password: string;
  readonly supervised: Supervised;
}

/** Nothing but a program reads this: who imports the types does not start it. */
if (process.send) await serve(JSON.parse(process.argv[2]!) as Wanted);

async function serve({ folder, databaseUrl, now, seats, password, supervised }: Wanted): Promise<void> {
  const pool = createPool({ connectionString: databaseUrl, max: 1 });
  await demoClock(pool, Temporal.Instant.from(now));
  await pool.end();
  const { running, port } = await bootedIn(folder, { databaseUrl, demo: true });
  const passwordHash = await hashPassword(password);
  await running.database.transaction((tx) =>
    enterFirstAccounts(
      tx,
      seats.map(([username, organisation, who]) => ({
        personId: actor(organisation, who).personId,
        username,
        passwordHash,
        oneTime: false,
      })),
    ),
  );
  await superviseYear(running, supervised);
  await running.app.listen({ port, host: '127.0.0.1' });
  running.setReady(true);
  process.on('message', async () => {
    await running.stop();
    process.exit(0);
  });
  process.send!({ kind: 'ready', address: `http://127.0.0.1:${port}` });
}
