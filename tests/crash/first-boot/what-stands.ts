import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Program } from '../../end-to-end/program.ts';

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
/** What a table that is not out would do to others is told of those that were out when it was asked; the pairs compared are counted. */
const asked = ['privacy.linkage'];

/**
 * What was proposed or checked and is superseded goes by when the background came to it, so only what stands is counted. The checks are made once
 * more than needed when a start found them missing.
 */
const standing: { readonly [table: string]: string } = {
  'privacy.grading': `state <> 'dropped'`,
  'privacy.grade': `grading_id NOT IN (SELECT id FROM privacy.grading WHERE state = 'dropped')`,
  'privacy.linkage_check': `state = 'current'`,
  'privacy.linkage_pair': `check_id IN (SELECT id FROM privacy.linkage_check WHERE state = 'current')`,
  'evidence.entry': `kind <> 'privacy.linkage-check'`,
  'evidence.place': `entry NOT IN (SELECT id FROM evidence.entry WHERE kind = 'privacy.linkage-check')`,
};

/** Until no event is left to be delivered and nothing to be set against what is out. */
async function atRest(program: Program): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    const { events, linkage } = (await (await program.get('/healthz/waiting')).json()) as {
      readonly [work in 'events' | 'linkage']: { readonly waiting: number };
    };
    if (events.waiting === 0 && linkage.waiting === 0) return;
    await sleep(250);
  }
  throw new Error('what the program does by itself did not come to an end');
}

/** How many rows that stand each table of a running home has, by `schema.table`, once the background is at rest. */
export async function whatStands(program: Program): Promise<{ readonly [table: string]: number }> {
  await atRest(program);
  const { home } = program;
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
      if ([...grows, ...drawn, ...asked].includes(name)) continue;
      const { rows } = await client.query(
        `SELECT count(*)::int AS count FROM ${name} WHERE ${standing[name] ?? 'true'}`,
      );
      counts[name] = rows[0].count;
    }
    return counts;
  } finally {
    await client.end();
  }
}
