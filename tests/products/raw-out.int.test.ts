import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ground } from '../verification/ground.ts';
import { call, manyResidents, offer, prepareProducts, productsAgreement } from './ground.ts';

/*
 * Data that is neither open nor guarded by units — a register of firms, say: nothing but R31 stands between GROUP BY id and its rows.
 */

let ground: Ground;
let closed: string;
let guarded: string;
let open: string;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve([
    ...manyResidents,
    ['P990', '990101199003079990', '独居', '1950-01-01', '777.00', '是'],
  ]);
  closed = await ground.agree(
    productsAgreement({ protectedUnits: [], otherItems: [], forms: ['aggregate'] }),
  );
  guarded = await ground.agree(productsAgreement({ forms: ['aggregate'] }));
  open = await ground.agree(
    productsAgreement({ protectedUnits: [], otherItems: [], forms: ['open-extract'] }),
  );
});
afterAll(() => ground?.close());

/** What a product of this SQL answers: the figures kept with its call, or the refusal. */
async function answered(agreementId: string, sql: string) {
  const { productId } = await offer(ground, agreementId, 'data-api', { sql, parameters: [] });
  const result = await call(ground, productId);
  const { rows } = await ground.db.pool.query('SELECT raw_out FROM query.call WHERE product_id = $1', [
    productId,
  ]);
  return result.ok
    ? { rows: result.value.rows!.length, kept: rows[0].raw_out }
    : { code: result.problem.code, detail: result.problem.detail?.en, released: rows.length };
}

describe('R31 rows in disguise do not leave', () => {
  it.each([
    ['a sum of one record', 'SELECT person_id, sum(allowance) AS v FROM residents GROUP BY person_id'],
    ['an average of one record', 'SELECT name, avg(allowance) AS v FROM residents GROUP BY name'],
    ['the same, moved by one', 'SELECT name, sum(allowance) + 1 AS v FROM residents GROUP BY name'],
    ['the same behind a CASE', "SELECT sum(CASE WHEN name = '独居' THEN allowance END) AS v FROM residents"],
    ['the same behind a FILTER', "SELECT sum(allowance) FILTER (WHERE name = '独居') AS v FROM residents"],
    ['the same behind a WHERE', "SELECT sum(allowance) AS v FROM residents WHERE name = '独居'"],
    [
      'all rows but values of one',
      'SELECT birth_date, avg(allowance) AS v FROM residents GROUP BY birth_date',
    ],
    ['records as keys', 'SELECT DISTINCT name, disability FROM residents'],
    [
      'records as keys beside a count',
      'SELECT name, disability, count(*) AS n FROM residents GROUP BY name, disability',
    ],
  ])('%s', async (_what, sql) => {
    expect(await answered(closed, sql)).toMatchObject({ code: 'query/repeats-source', released: 0 });
  });

  it('the refusal names the share and its limit', async () => {
    const refused = await answered(
      closed,
      'SELECT birth_date, avg(allowance) AS v FROM residents GROUP BY birth_date',
    );
    expect(refused.detail).toBe(
      '1 of 3 rows (33.4%) carry values of a single record of “居民”; at most 0% may',
    );
  });

  it('what stands on many records leaves, and the figure is kept with the call', async () => {
    expect(
      await answered(
        closed,
        'SELECT birth_date, avg(allowance) AS v, count(*) AS n FROM residents GROUP BY birth_date HAVING count(*) >= 2',
      ),
    ).toEqual({
      rows: 2,
      kept: { rows: 2, values: 0, keys: 0, verbatim: 0, tables: ['居民'] },
    });
  });

  it('a group of one beside a count is a figure, not a row, as long as few are', async () => {
    expect(
      await answered(closed, 'SELECT birth_date, count(*) AS n FROM residents GROUP BY birth_date'),
    ).toMatchObject({ rows: 3, kept: { values: 0, keys: 1 } });
  });

  it('nothing is measured where units are counted, or where rows may leave', async () => {
    expect(
      await answered(guarded, 'SELECT birth_date, avg(allowance) AS v FROM residents GROUP BY birth_date'),
    ).toEqual({ rows: 2, kept: null });
    expect(await answered(open, 'SELECT name, sum(allowance) AS v FROM residents GROUP BY name')).toEqual({
      rows: 121,
      kept: null,
    });
  });
});
