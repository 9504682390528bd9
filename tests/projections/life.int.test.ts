import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addReason } from '#platform/lineage';
import { createProjectionKeeper, grantKey, type QueryPorts } from '#platform/query';
import { type Ground, prepareGround } from '../verification/ground.ts';
import { catalogueTables, serveEdition, twoTables } from './two-tables.ts';

let ground: Ground;
let agreementId: string;
let forgotten: string[];
/** What is to fail once, as if the program ended there. */
let failing: 'make' | 'destroy' | 'remove' | null;
const errors: string[] = [];

const once = <Args extends unknown[], Value>(
  what: NonNullable<typeof failing>,
  of: (...args: Args) => Promise<Value>,
) => {
  return async (...args: Args): Promise<Value> => {
    if (failing === what) {
      failing = null;
      throw new Error(`ended at ${what}`);
    }
    return of(...args);
  };
};

beforeEach(async () => {
  forgotten = [];
  failing = null;
  errors.length = 0;
  ground = await prepareGround((ports) => ({
    ...ports,
    engine: {
      run: () => Promise.reject(new Error('nothing runs here')),
      forget: async (name) => void forgotten.push(name),
      close: async () => {},
    },
    projections: {
      ...ports.projections,
      make: once('make', ports.projections.make),
      remove: once('remove', ports.projections.remove),
    },
    keys: { ...ports.keys, destroy: once('destroy', ports.keys.destroy) },
  }));
  await catalogueTables(ground);
  await serveEdition(ground, 1);
  agreementId = await ground.agree(twoTables());
  await tell('authorisation.in-force');
});
afterEach(() => ground.close());

/** What the agreement's own acts tell. */
const tell = async (kind: string) => {
  await ground.db.database.transaction((tx) => tx.emit({ kind, subject: agreementId, payload: {} }));
  await ground.tick();
};
/** A keeper that begins anew with each turn, as after a restart. */
const turn = async (ports: QueryPorts = ground.ports) => {
  const keeper = createProjectionKeeper(ports, ground.db.database, {
    onError: (_agreement, error) => errors.push(String(error)),
  });
  await keeper.drain();
};
const rows = async () =>
  (
    await ground.db.pool.query(
      `SELECT resource_id, revision_id, rows::int, plain_bytes::int > 0 AS weighed, built_at IS NOT NULL AS built, ending_because,
              destroyed_at IS NOT NULL AS destroyed FROM query.projection ORDER BY resource_id, revision_id`,
    )
  ).rows;
const files = async () => (await ground.ports.projections.list()).length;
const end = async () => {
  await ground.db.pool.query("UPDATE authorisation.agreement SET state = 'expired', ended_at = now()");
  await tell('authorisation.expired');
};
const facts = async () =>
  (await ground.db.pool.query("SELECT subject, leaf FROM evidence.entry WHERE kind = 'projection.destroyed'"))
    .rows;

describe('made', () => {
  it('ahead of the first query, when the agreement enters force', async () => {
    expect(await files()).toBe(0);
    await turn();
    expect(await rows()).toMatchObject([
      { resource_id: 'res_lines', rows: 20, weighed: true, built: true, destroyed: false },
      { resource_id: 'res_stops', rows: 20, weighed: true, built: true, destroyed: false },
    ]);
    expect(await files()).toBe(2);
    expect((await ground.db.pool.query('SELECT 1 FROM query.projection_care')).rowCount).toBe(0);
  });

  it('after a failure by the next turn, and not twice', async () => {
    failing = 'make';
    await turn();
    expect(errors).toEqual(['Error: ended at make']);
    expect(await rows()).toMatchObject([{ built: false }]);
    await turn();
    expect(await files()).toBe(0);
    ground.db.clock.advance({ seconds: 2 });
    await turn();
    expect(await rows()).toMatchObject([{ built: true }, { built: true }]);
    expect(await files()).toBe(2);
  });

  it('for a revision that enters service; the one before it stays until its grace is over', async () => {
    await turn();
    await serveEdition(ground, 2);
    await ground.tick();
    await turn();
    expect((await rows()).map(({ revision_id, destroyed }) => [revision_id, destroyed])).toEqual([
      ['rev_lines_1', false],
      ['rev_lines_2', false],
      ['rev_stops_1', false],
      ['rev_stops_2', false],
    ]);
    ground.db.clock.advance({ minutes: 9, seconds: 59 });
    await turn();
    expect(await files()).toBe(4);
    ground.db.clock.advance({ seconds: 1 });
    await turn();
    expect(await files()).toBe(2);
    expect((await rows()).filter(({ destroyed }) => destroyed)).toMatchObject([
      { revision_id: 'rev_lines_1', ending_because: 'superseded' },
      { revision_id: 'rev_stops_1', ending_because: 'superseded' },
    ]);
    // The key is that of the ones in service.
    expect(await ground.ports.keys.state(agreementId)).toBe('present');
    expect(await facts()).toEqual([]);
  });

  it('again when its file was lost', async () => {
    await turn();
    const [lost] = await ground.ports.projections.list();
    await ground.ports.projections.remove(lost!.id);
    await tell('authorisation.resumed');
    await turn();
    expect((await ground.ports.projections.list()).map(({ id }) => id)).toContain(lost!.id);
  });
});

describe('destroyed with its key', () => {
  const destroyed = async () => {
    expect(await files()).toBe(0);
    expect(await ground.ports.keys.state(agreementId)).toBe('destroyed');
    await expect(ground.ports.keys.open(agreementId)).rejects.toMatchObject({ name: 'KeyGone' });
    expect((await rows()).every((row) => row.destroyed && row.ending_because === 'ended')).toBe(true);
    const entries = await facts();
    expect(entries.map(({ subject }) => subject)).toEqual([agreementId]);
    expect(String(entries[0].leaf)).toContain('"projections":2');
  };

  it('when the term is over', async () => {
    await turn();
    await end();
    await turn();
    await destroyed();
    await end();
    await turn();
    await destroyed();
  });

  it('when it was terminated by a reason on its standing', async () => {
    await turn();
    await ground.db.database.transaction((tx) =>
      addReason(
        tx,
        { kind: 'agreement', id: agreementId },
        { code: 'terminated', text: { zh: '终止', en: 'Terminated' }, by: 'test' },
      ),
    );
    await ground.tick();
    await turn();
    await destroyed();
  });

  it.each(['destroy', 'remove'] as const)('going on where it was ended at “%s”', async (where) => {
    await turn();
    await end();
    failing = where;
    await turn();
    expect(errors).toHaveLength(1);
    // What was said first stands, and nothing is used from then on.
    expect((await rows()).map(({ ending_because }) => ending_because)).toEqual(['ended', 'ended']);
    expect(await facts()).toEqual([]);
    ground.db.clock.advance({ seconds: 5 });
    await turn();
    await destroyed();
  });

  it('and stays so when an older database is put back', async () => {
    await turn();
    const before = await ground.db.pool.query('SELECT * FROM query.projection');
    await end();
    await turn();
    // The database of yesterday: the agreement in force, its projections there, no word of an end.
    await ground.db.pool.query("UPDATE authorisation.agreement SET state = 'active', ended_at = NULL");
    await ground.db.pool.query('DELETE FROM query.key_end');
    await ground.db.pool.query(
      'UPDATE query.projection SET destroyed_at = NULL, ending_at = NULL, ending_because = NULL',
    );
    expect(before.rowCount).toBe(2);
    await tell('authorisation.in-force');
    await turn();
    expect(await files()).toBe(0);
    expect(await ground.ports.keys.state(agreementId)).toBe('destroyed');
    expect((await rows()).map(({ ending_because, destroyed: gone }) => [ending_because, gone])).toEqual([
      ['key-destroyed', true],
      ['key-destroyed', true],
    ]);
  });

  it('one resource of an agreement, when it is withdrawn for good; the other goes on', async () => {
    await turn();
    await ground.db.database.transaction((tx) =>
      addReason(
        tx,
        { kind: 'resource', id: 'res_lines' },
        { code: 'revoked', text: { zh: '撤销', en: 'Revoked' }, by: 'test' },
      ),
    );
    await ground.tick();
    await turn();
    expect(await rows()).toMatchObject([
      { resource_id: 'res_lines', ending_because: 'withdrawn', destroyed: true },
      { resource_id: 'res_stops', ending_because: null, destroyed: false },
    ]);
    expect(await files()).toBe(1);
    expect(await ground.ports.keys.state(grantKey(agreementId, 'res_lines'))).toBe('destroyed');
    expect(await ground.ports.keys.state(agreementId)).toBe('present');
    expect((await facts()).map(({ subject }) => subject)).toEqual([agreementId]);
  });
});

it('at the start files of which no row speaks go, also half written ones', async () => {
  await turn();
  const [one] = await ground.ports.projections.list();
  const stray = ground.ports.projections.path('prj_nobody');
  await writeFile(stray, 'x');
  await writeFile(`${ground.ports.projections.path(one!.id)}.00ff.partial`, 'x');
  const keeper = createProjectionKeeper(ground.ports, ground.db.database, {
    onError: (_agreement, error) => errors.push(String(error)),
  });
  await keeper.start();
  await keeper.drain();
  await keeper.stop();
  expect(errors).toEqual([]);
  expect(await files()).toBe(2);
});
