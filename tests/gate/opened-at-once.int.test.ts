import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk?.close());

let tables = 0;
/** Reviewed, and set against all that is out; two of one mark join by their number, and each tells something of persons. */
async function ready(mark: string): Promise<string> {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `${mark}${1000 + at},${at % 2 === 0 ? '男' : '女'},${['甲', '乙', '丙'][at % 3]}`,
  );
  const { revisionId } = await desk.load(`编号,性别,等级\r\n${rows.join('\r\n')}\r\n`, `登记信息${++tables}`);
  await desk.review(revisionId);
  await check(revisionId);
  return revisionId;
}
const check = async (revisionId: string) =>
  expectOk(
    await desk.ground.act(people.source, 'privacy.check-linkage', { revisionId }, `check ${++tables}`),
  );

it('a check made before another table was opened counts no more, and only that one is compared again', async () => {
  const [one, two, apart] = [await ready('A'), await ready('A'), await ready('B')];
  expect(await desk.stands(two)).toEqual([]);
  expect(await desk.serve(one)).toBe('done');
  expect(await desk.stands(two)).toEqual(['linkage-risk']);
  expect(await desk.serve(two)).toBe('privacy/gate-closed');
  // Sketches keep the third one apart from what was opened: it needs no further look.
  expect(await desk.stands(apart)).toEqual([]);
  await check(two);
  const { rows } = await desk.ground.db.pool.query(
    `SELECT count(*)::int AS pairs FROM privacy.linkage WHERE revision_id = $1 AND state = 'current'`,
    [two],
  );
  expect(rows).toEqual([{ pairs: 1 }]);
});

it('two tables that are opened at the same moment do not both pass unseen by each other', async () => {
  const both = [await ready('C'), await ready('C')];
  for (const id of both) expect(await desk.stands(id)).toEqual([]);
  const client = await desk.ground.db.pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('gongshu.openings', 0))`);
    const opened = Promise.all(both.map((id) => desk.serve(id)));
    // Both are on their way, and neither sees the other, before one of them may go on.
    for (let waiting = 0; waiting < 2; ) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = rows[0].waiting;
    }
    await client.query(`SELECT pg_advisory_unlock(hashtextextended('gongshu.openings', 0))`);
    expect((await opened).sort()).toEqual(['done', 'privacy/gate-closed']);
  } finally {
    client.release();
  }
  const { rows } = await desk.ground.db.pool.query<{ id: string }>(
    `SELECT id FROM catalog.revision WHERE id = ANY ($1) AND state <> 'in-service'`,
    [both],
  );
  expect(rows).toHaveLength(1);
  expect(await desk.stands(rows[0]!.id)).toEqual(['linkage-risk']);
});
