import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { migrate } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import { testDatabase } from '#testkit';
import { evidence } from '../index.ts';

const origin = 'test.example/log';
const module = evidence({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] });
const migrations = new URL('./migrations/', import.meta.url);

it('indexes given before they had a table of their own are kept, and who waited waits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-migrations-'));
  for (const file of ['0001-initial.sql', '0002-published-use.sql'])
    await copyFile(new URL(file, migrations), join(folder, file));
  const db = await testDatabase([{ name: 'evidence', migrations: pathToFileURL(`${folder}/`) }]);
  try {
    await db.pool.query(`
      INSERT INTO evidence.entry (id, kind, form, subject, leaf, openings, log_index, created_at) VALUES
        ('ent_a', 'test.call', 'committed', NULL, '{}', '{}', 1, '2026-01-05T00:00Z'),
        ('ent_b', 'test.fact', 'public', 'agr_1', '{}', NULL, 0, '2026-01-05T00:01Z'),
        ('ent_c', 'test.call', 'committed', NULL, '{}', '{}', NULL, '2026-01-05T00:02Z')`);
    await migrate(db.pool, [module]);
    const places = await db.pool.query('SELECT * FROM evidence.place ORDER BY log_index');
    expect(places.rows).toEqual([
      {
        log_index: 0n,
        entry: 'ent_b',
        fact_kind: 'test.fact',
        fact_subject: 'agr_1',
        fact_at: Temporal.Instant.from('2026-01-05T00:01Z'),
      },
      { log_index: 1n, entry: 'ent_a', fact_kind: null, fact_subject: null, fact_at: null },
    ]);
    const waiting = await db.pool.query('SELECT arrival, entry FROM evidence.waiting');
    expect(waiting.rows).toEqual([{ arrival: 3n, entry: 'ent_c' }]);
  } finally {
    await db.close();
    await rm(folder, { recursive: true });
  }
});
