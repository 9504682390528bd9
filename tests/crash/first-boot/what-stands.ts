import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Schemas whose rows a told story leaves behind. The kernel's own (act log, outbox, keys of repeated acts) grows with every restart. */
const told = [
  'authorisation',
  'casework',
  'catalog',
  'evidence',
  'identity',
  'lineage',
  'privacy',
  'products',
  'query',
  'registration',
];
/** Grows with restarts too: sessions, and the secret that is issued again when a boot was cut off before it was written down. */
const grows = ['identity.client_secret', 'identity.login_rate', 'identity.login_session', 'query.refusal'];
/** Drawn anew in each home: which groups cell-key shows goes by noise from the agreement's own key. */
const drawn = ['privacy.released_cell'];

/** How many rows each table of a running home has, by `schema.table`. */
export async function whatStands(home: string): Promise<{ readonly [table: string]: number }> {
  const password = (await readFile(join(home, 'postgres', 'password'), 'utf8')).trim();
  const port = (await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const client = new pg.Client(`postgres://gongshu:${password}@127.0.0.1:${port}/gongshu`);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = ANY ($1) AND tablename NOT LIKE 'kysely%' ORDER BY 1`,
      [told],
    );
    const counts: { [table: string]: number } = {};
    for (const { name } of tables) {
      if (grows.includes(name) || drawn.includes(name)) continue;
      const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${name}`);
      counts[name] = rows[0].count;
    }
    return counts;
  } finally {
    await client.end();
  }
}
