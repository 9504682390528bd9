import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProjectionKeeper, grantKey } from '#platform/query';
import { type Ground, prepareGround } from '../verification/ground.ts';
import { catalogueTables, serveEdition, twoTables } from './two-tables.ts';

let ground: Ground;
let agreementId: string;
let one: { readonly id: string; readonly path: string };

beforeAll(async () => {
  ground = await prepareGround();
  await catalogueTables(ground);
  await serveEdition(ground, 1);
  agreementId = await ground.agree(twoTables());
  const keeper = createProjectionKeeper(ground.ports, ground.db.database, { onError: () => {} });
  await keeper.start();
  await keeper.drain();
  await keeper.stop();
  const { rows } = await ground.db.pool.query(
    "SELECT id FROM query.projection WHERE resource_id = 'res_lines'",
  );
  one = { id: rows[0].id, path: ground.ports.projections.path(rows[0].id) };
});
afterAll(() => ground.close());

const found = async () => {
  const module = ground.modules.find(({ name }) => name === 'query')!;
  const check = module.checks!.find(({ name }) => name === 'query.projections')!;
  const { looked, faults } = await ground.db.database.transaction((tx) => check.run(tx), {
    mode: 'snapshot',
  });
  return { looked, faults: faults.map(({ en }) => en) };
};

/** Do damage, see what is found, mend it. */
const planted = async (damage: () => Promise<unknown>, mend: () => Promise<unknown>) => {
  await damage();
  const { faults } = await found();
  await mend();
  expect((await found()).faults).toEqual([]);
  return faults;
};
const sql = (text: string) => () => ground.db.pool.query(text);

it('finds nothing where nothing is wrong', async () => {
  expect(await found()).toEqual({ looked: 2, faults: [] });
});

it('finds a file that is altered at one place, cut off, missing or another one’s', async () => {
  const whole = await readFile(one.path);
  const back = () => writeFile(one.path, whole);
  const altered = Buffer.from(whole);
  altered[altered.length - 20]! ^= 1;
  expect(await planted(() => writeFile(one.path, altered), back)).toEqual([
    `${one.id}: its file was altered or is another’s`,
  ]);
  expect(await planted(() => writeFile(one.path, whole.subarray(0, -1)), back)).toEqual([
    `${one.id}: its file has another length`,
  ]);
  expect(await planted(() => ground.ports.projections.remove(one.id), back)).toEqual([
    `${one.id}: its file is missing (it is made again when used)`,
  ]);
  const { rows } = await ground.db.pool.query(
    "SELECT id FROM query.projection WHERE resource_id = 'res_stops'",
  );
  const other = await readFile(ground.ports.projections.path(rows[0].id));
  // Of the same length, so that only the seal tells.
  await ground.db.pool.query('UPDATE query.projection SET bytes = $1 WHERE id = $2', [other.length, one.id]);
  expect(
    await planted(
      () => writeFile(one.path, other),
      async () => {
        await back();
        await ground.db.pool.query('UPDATE query.projection SET bytes = $1 WHERE id = $2', [
          whole.length,
          one.id,
        ]);
      },
    ),
  ).toEqual([`${one.id}: its file was altered or is another’s`]);
});

it('finds a file of which no row speaks, and one that outlived its end', async () => {
  const stray = ground.ports.projections.path('prj_stray');
  expect(
    await planted(
      () => writeFile(stray, 'x'),
      () => ground.ports.projections.remove('prj_stray'),
    ),
  ).toEqual(['prj_stray: its file is of no projection']);
  expect(
    await planted(
      sql(
        `UPDATE query.projection SET ending_at = now(), ending_because = 'superseded', destroyed_at = now() WHERE id = '${one.id}'`,
      ),
      sql(
        `UPDATE query.projection SET ending_at = NULL, ending_because = NULL, destroyed_at = NULL WHERE id = '${one.id}'`,
      ),
    ),
  ).toEqual([`${one.id}: it is destroyed and its file is there`]);
});

it('finds keys that are not what the rows say', async () => {
  const ended = (key: string) =>
    sql(
      `INSERT INTO query.key_end (key_id, agreement_id, because, asked_at, destroyed_at, entry_id)
       VALUES ('${key}', '${agreementId}', 'ended', now(), now(), 'ent_x')`,
    );
  expect(await planted(ended(agreementId), sql('DELETE FROM query.key_end'))).toEqual([
    `${agreementId}: the key is told to be destroyed and is not`,
  ]);
  expect(
    await planted(
      sql(`UPDATE query.projection SET resource_id = 'res_none' WHERE id = '${one.id}'`),
      sql(`UPDATE query.projection SET resource_id = 'res_lines' WHERE id = '${one.id}'`),
    ),
  ).toEqual([`${one.id}: it has no key`]);
  // Destroyed keys do not come back: this one is the last.
  await ground.ports.keys.destroy(grantKey(agreementId, 'res_lines'));
  expect((await found()).faults).toEqual([`${one.id}: its key is destroyed and it is told to be there`]);
});
