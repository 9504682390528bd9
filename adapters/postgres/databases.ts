import pg from 'pg';

/** One database of a server among others: made, dropped and put in another's place. Needs the right to create databases. */
export interface DatabasePlace {
  readonly name: string;
  urlOf(name: string): string;
  /** Make an empty database, dropping one of that name first. */
  makeEmpty(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  /**
   * Let `fresh` be what `name` was, and what `name` was be `aside`, both at once: nobody ever sees none or half. Throws
   * DatabaseInUse when a session is open on either.
   */
  swap(fresh: string, aside: string): Promise<void>;
  exists(name: string): Promise<boolean>;
}

export class DatabaseInUse extends Error {}
/** The account may not create databases (SQLSTATE 42501). */
export class MayNotCreate extends Error {}

export function databasePlace(url: string): DatabasePlace {
  const parsed = new URL(url);
  const name = decodeURIComponent(parsed.pathname.slice(1));
  const urlOf = (other: string) => {
    const changed = new URL(url);
    changed.pathname = `/${encodeURIComponent(other)}`;
    return changed.href;
  };
  return {
    name,
    urlOf,
    makeEmpty: (fresh) =>
      asAdministrator(urlOf, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(fresh)} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(fresh)}`);
      }),
    drop: (gone) =>
      asAdministrator(urlOf, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(gone)} WITH (FORCE)`);
      }),
    swap: (fresh, aside) =>
      asAdministrator(urlOf, async (client) => {
        const rename = (from: string, to: string) =>
          client.query(
            `ALTER DATABASE ${client.escapeIdentifier(from)} RENAME TO ${client.escapeIdentifier(to)}`,
          );
        await client.query('BEGIN');
        if (await present(client, name)) await rename(name, aside);
        await rename(fresh, name);
        await client.query('COMMIT');
      }),
    exists: (asked) => asAdministrator(urlOf, (client) => present(client, asked)),
  };
}

const present = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;

/** A session on the server's own database, because nobody can rename the one they are in. */
async function asAdministrator<Value>(
  urlOf: (name: string) => string,
  body: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: urlOf('postgres'), application_name: 'gongshu-restore' });
  await client.connect();
  try {
    return await body(client);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '55006') throw new DatabaseInUse(message, { cause: error });
    if (code === '42501') throw new MayNotCreate(message, { cause: error });
    throw error;
  } finally {
    await client.end();
  }
}
