import { afterAll, afterEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type GovernedCall, type OwnTable, prepareOwnData, type QueryEngine } from '#platform/query';
import {
  agreeWithShare,
  ask,
  closePool,
  document,
  prepareLab,
  residentsTo,
  rowsOf,
  setMode,
} from '../release-modes/lab.ts';
import type { Ground } from '../verification/ground.ts';

/* Own data in the modes with noise, in the confined engine. */
const table: OwnTable = {
  name: 'own',
  columns: [
    { name: 'd', type: 'text', required: true },
    { name: 'tag', type: 'text', required: false },
  ],
  key: 'd',
  keyRepeats: true,
  mostRows: 100,
};
const both = [
  { d: '是', tag: '甲' },
  { d: '否', tag: '甲' },
  { d: '否', tag: '乙' },
];

let ground: Ground | undefined;
afterEach(async () => {
  await ground?.close();
  ground = undefined;
});
afterAll(closePool);

const withOwn = async (on: Ground, agreementId: string): Promise<Partial<GovernedCall>> => ({
  ownTable: table,
  own: expectOk(
    await prepareOwnData(on.ports, agreementId, table, {
      rows: both,
      origin: { statement: '自有台账', product: null },
    }),
  ),
});

it('under differential privacy the noise is drawn before anything is joined, and ε is that of any call', async () => {
  ground = await prepareLab();
  const population = await setMode(ground, 'differential-privacy', '10');
  await ground.serve(residentsTo(200));
  const id = await agreeWithShare(ground, document({ population: population!, epsilon: '10', perCall: '1' }));
  const spent = async () =>
    Number(
      (await ground!.db.pool.query('SELECT coalesce(sum(epsilon::numeric), 0) AS e FROM privacy.spending'))
        .rows[0].e,
    );
  const sql =
    'WITH g AS (SELECT disability AS d, count(*) AS n FROM residents GROUP BY disability) SELECT o.tag, sum(g.n) AS n, count(*) AS parts FROM own AS o JOIN g ON g.d = o.d GROUP BY o.tag ORDER BY o.tag';
  const own = await withOwn(ground, id);
  const { rows, noise } = await rowsOf(ground, id, sql, own);
  expect(rows.map(([tag, , parts]) => [tag, parts])).toEqual([
    ['乙', '1'],
    ['甲', '2'],
  ]);
  expect(noise).toMatchObject({ mode: 'differential-privacy', columns: [null, null, null] });
  expect(await spent()).toBe(1);
  const { noise: plain } = await rowsOf(
    ground,
    id,
    sql.replace(/SELECT o\.tag.*/, 'SELECT g.d, g.n FROM own AS o JOIN g ON g.d = o.d'),
    own,
  );
  // A noisy number that leaves as it was is told how far off it is.
  expect(plain).toMatchObject({ columns: [null, { within95: expect.any(String) }] });
  expect(await spent()).toBe(2);

  // Own rows can be made to fail the second query for some numbers and not for others: a refusal would be a look at the noise that costs nothing.
  const { engine } = ground.ports;
  const failing: QueryEngine = {
    ...engine,
    run: (run) =>
      run.projection.files.some(({ relation }) => relation === '__released')
        ? Promise.resolve({ ok: false, failure: { code: 'result-too-large' } })
        : engine.run(run),
    forget: (projection) => engine.forget(projection),
  };
  const failed = expectOk(
    await ask({ ...ground, ports: { ...ground.ports, engine: failing } }, id, sql, own),
  );
  expect([failed.result!.rows, failed.own!.computed]).toEqual([[], false]);
  expect(await spent()).toBe(3);
}, 120_000);

it('under cell keys what is joined are the perturbed counts, the same as without own data', async () => {
  ground = await prepareLab();
  await setMode(ground, 'cell-key');
  await ground.serve(residentsTo(200));
  const id = await ground.agree(document());
  const step =
    'SELECT disability AS d, count(DISTINCT resident_number) AS n FROM residents GROUP BY disability';
  const { rows: plain } = await rowsOf(ground, id, `${step} ORDER BY d`);
  const counts = new Map(plain.map(([d, n]) => [d, Number(n)]));
  const { rows } = await rowsOf(
    ground,
    id,
    `WITH g AS (${step}) SELECT o.tag, sum(g.n) AS n FROM own AS o JOIN g ON g.d = o.d GROUP BY o.tag ORDER BY o.tag`,
    await withOwn(ground, id),
  );
  expect(rows).toEqual([
    ['乙', String(counts.get('否'))],
    ['甲', String(counts.get('是')! + counts.get('否')!)],
  ]);
}, 120_000);
