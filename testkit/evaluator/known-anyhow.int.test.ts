import { expect, it } from 'vitest';
import { expectOk } from '#foundation';
import type { SelectTree } from '#platform/query/model';
import { evaluateQuery } from './evaluate-query.ts';
import { governedGround, testKey } from './governed-run.ts';
import { item, resource, sampleAgreement } from './sample-agreement.ts';

/*
 * `count(*)` and `count(x)` are one number where WHERE lets only rows through that know x. Who took "x is known" for a condition of its own would compare
 * the two, by parts that the other numbers cut (z known or not, two people each), and would blank one.
 */

const people = resource('people', {
  items: [
    item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
    item('x', '甲', 'integer'),
    item('y', '乙', 'integer'),
    item('z', '丙', 'integer'),
    item('born', '出生', 'date'),
    item('ok', '达标', 'boolean'),
  ],
  protectedUnits: [{ unit: 'person', items: ['pid'] }],
});
const agreement = sampleAgreement([people], { minimumGroup: 3 });
const data = {
  res_people: [0, 1, 2, 3].map((index) => ({
    pid: `p${index}`,
    x: '7',
    y: '1',
    z: index < 2 ? '1' : null,
    born: '2000-01-01',
    ok: 'true',
  })),
};

it.each([
  ['x > 5', 'x', true],
  ['NOT (x IS NULL)', 'x', true],
  ['-x + 1 < 5 AND y = 1', 'x', true],
  ['x BETWEEN 1 AND 9', 'x', true],
  ['x IN (6, 7)', 'x', true],
  ['ok', 'ok', true],
  ['extract(year FROM born) = 2000', 'born', true],
  ['x > 5 OR y = 1', 'x', false],
  ['COALESCE(x, 7) = 7', 'x', false],
  ['x IS DISTINCT FROM 6', 'x', false],
  ['y = 1', 'x', false],
])('both sides agree whether %s makes %s known: %s', async (where, column, isKnown) => {
  const ground = await governedGround(agreement, data, {
    res_people: {
      revisionId: 'rev_1',
      schema: people.items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
      uniqueKeys: [],
    },
  });
  try {
    const sql = `SELECT count(*) AS a, count(${column}) AS b, sum(y) AS c, sum(y + z) AS d FROM people WHERE ${where}`;
    const { query, result } = expectOk(await ground.answer(sql));
    const expected = evaluateQuery({
      agreement,
      data,
      key: testKey,
      tree: query.tree as SelectTree,
      subjects: [{ exactUnions: false, uniquePerRow: false }],
    });
    expect(result.rows).toEqual(expected.rows);
    expect(result.rows[0]!.slice(0, 2)).toEqual(['4', isKnown ? '4' : null]);
  } finally {
    ground.close();
  }
});
