import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tilePath } from '#verifier';
import { emptyEdge, grow, rootOfEdge, type TreeEdge } from '../../platform/evidence/model/tree.ts';
import { signHead } from '../../platform/evidence/tree-head.ts';
import type { LogGround } from './ground.ts';

const chunk = 200_000;

/**
 * A log that is already long: entries made where they lie (one field, the id, with a salt and the true commitment, so that every receipt
 * holds), their places given, tiles and signed head written as a restored log has them. Nothing is flushed on the way; whoever publishes
 * next reads it back and proves that the next tree extends this one.
 */
export function filler(log: LogGround): (until: number) => Promise<void> {
  let edge: TreeEdge = emptyEdge;
  return async (until) => {
    while (edge.size < until) {
      const leaves = await makeEntries(log, edge.size, Math.min(edge.size + chunk, until));
      const grown = grow(edge, leaves);
      for (const { tile, bytes } of grown.files) {
        const path = join(log.folder, tilePath(tile));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
      }
      edge = grown.edge;
    }
    await publish(log, edge);
  };
}

async function makeEntries({ pool }: LogGround, from: number, until: number): Promise<Buffer[]> {
  const { rows } = await pool.query<{ leaf: Buffer }>(
    `WITH drawn AS (
       SELECT n, 'ent_' || md5(n::text) AS id, substr(sha256(convert_to('salt ' || n, 'UTF8')), 1, 16) AS salt
       FROM generate_series($1::int, $2::int) AS n
     ), committed AS (
       SELECT n, id, encode(salt, 'hex') AS salt, encode(sha256(
         convert_to('gongshu/commitment/1', 'UTF8') || '\\x00'::bytea || salt || '\\x00000005'::bytea ||
         convert_to('entry"' || id || '"', 'UTF8')), 'hex') AS commitment
       FROM drawn
     ), made AS (
       INSERT INTO evidence.entry (id, kind, form, leaf, openings, disclosed, created_at)
       SELECT id, 'bench.call', 'committed',
              convert_to('{"commitments":{"entry":"' || commitment || '"},"kind":"bench.call","version":1}', 'UTF8'),
              '{"entry":{"salt":"' || salt || '","value":"' || id || '"}}', '{entry}', now()
       FROM committed
       RETURNING id, leaf
     ), placed AS (
       INSERT INTO evidence.place (log_index, entry) SELECT n, id FROM committed
     )
     SELECT leaf FROM committed JOIN made USING (id) ORDER BY n`,
    [from, until - 1],
  );
  return rows.map(({ leaf }) => leaf);
}

async function publish({ pool, ports }: LogGround, edge: TreeEdge): Promise<void> {
  const root = rootOfEdge(edge);
  const note = await signHead(ports.origin, ports.signers, { size: edge.size, root });
  await pool.query(
    'UPDATE evidence.log SET assigned = $1, size = $1, root = $2, checkpoint = $3, published_at = now()',
    [edge.size, Buffer.from(root), note],
  );
  await ports.tiles.publish(note, await ports.tiles.checkpoint());
}

export const idOf = async ({ pool }: LogGround, index: number): Promise<string> =>
  (await pool.query<{ entry: string }>('SELECT entry FROM evidence.place WHERE log_index = $1', [index]))
    .rows[0]!.entry;
