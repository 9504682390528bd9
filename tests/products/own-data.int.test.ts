import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import { define, manyResidents, offer } from './ground.ts';
import {
  alone,
  bySegment,
  callWith,
  cohorts,
  names,
  peopledGround,
  step,
  type WatchedGround,
  written,
} from './own-data-ground.ts';

let ground: WatchedGround;
let agreementId: string;
let openId: string;
beforeAll(async () => {
  ({ ground, agreementId, openId } = await peopledGround());
});
afterAll(() => ground?.close());
beforeEach(() => {
  ground.interfere = () => undefined;
  ground.seen();
});

const product = (sql: string, ownData: object = cohorts, id = agreementId) =>
  offer(ground, id, 'data-api', { sql, parameters: [], ownData }).then(({ productId }) => productId);

describe('own data meets what the guards let out', () => {
  it('is grouped over released cells, and a group with a blank among its parts is blank', async () => {
    const productId = await product(bySegment);
    const answer = expectOk(
      await callWith(ground, productId, [
        { cohort: '1990-01-01', segment: '甲' },
        { cohort: '1991-01-01', segment: '甲' },
        { cohort: '1991-01-01', segment: '乙' },
        { cohort: '1950-01-01', segment: '丙' },
        { cohort: '1884-01-01', segment: '丁' },
      ]),
    );
    // 丙 would be a group of one: what is not listed is not there, as if the cohort did not exist.
    expect(answer.rows).toEqual([
      ['乙', '60', '4', '1'],
      ['甲', '120', null, '2'],
    ]);
    expect(answer.suppressed.map(({ row, column }) => [row, column])).toEqual([[1, 2]]);
  });

  it('tells a blank from a null, and lets none decide', async () => {
    const run = async (select: string) => {
      const productId = await product(`${step} ${select}`);
      const { rows, suppressed } = expectOk(
        await callWith(ground, productId, [
          { cohort: '1990-01-01', segment: '甲', weight: 2 },
          { cohort: '1991-01-01', segment: '乙', weight: 3 },
          { cohort: '1884-01-01', segment: '丙', weight: 1 },
        ]),
      );
      return { rows, blanks: suppressed.map(({ row, column }) => [row, column]) };
    };
    expect(
      await run('SELECT o.segment, g.few FROM own AS o LEFT JOIN g USING (cohort) ORDER BY o.cohort'),
    ).toEqual({
      rows: [
        ['丙', null],
        ['甲', null],
        ['乙', '4'],
      ],
      blanks: [[1, 1]],
    });
    expect(
      await run(
        'SELECT o.segment, coalesce(g.few, 9) * o.weight AS v FROM own AS o LEFT JOIN g USING (cohort) ORDER BY o.cohort',
      ),
    ).toEqual({
      rows: [
        ['丙', '9'],
        ['甲', null],
        ['乙', '12'],
      ],
      blanks: [[1, 1]],
    });
    expect(
      await run(
        'SELECT o.segment FROM own AS o JOIN g USING (cohort) WHERE g.few IS NULL OR g.few >= 0 ORDER BY o.cohort',
      ),
    ).toEqual({
      rows: [['乙']],
      blanks: [],
    });
    expect(
      await run(
        'SELECT sum(g.few) FILTER (WHERE g.people > 0) AS v, count(g.few) AS n, max(g.people) AS m FROM own AS o JOIN g USING (cohort)',
      ),
    ).toEqual({
      rows: [[null, null, '60']],
      blanks: [
        [0, 0],
        [0, 1],
      ],
    });
    expect(
      await run(
        'SELECT g.few, count(*) AS n FROM own AS o LEFT JOIN g USING (cohort) GROUP BY g.few ORDER BY n, g.few NULLS FIRST',
      ),
    ).toMatchObject({
      rows: expect.arrayContaining([
        ['4', '1'],
        [null, '1'],
        [null, '1'],
      ]),
      blanks: [expect.anything()],
    });
    expect(
      await run(
        'SELECT o.segment, sum(g.few) AS v FROM own AS o JOIN g USING (cohort) GROUP BY o.segment HAVING sum(g.few) IS NULL',
      ),
    ).toEqual({
      rows: [],
      blanks: [],
    });
  });

  it('does not reach the governed query: its SQL and its tables are the same, whatever is brought', async () => {
    const productId = await product(bySegment);
    expectOk(await callWith(ground, productId, [{ cohort: '1990-01-01', segment: '甲' }]));
    const [first, second] = ground.seen();
    expectOk(
      await callWith(ground, productId, [{ cohort: '1950-01-01', segment: "x' OR 1=1 --", weight: 7 }]),
    );
    const [again, other] = ground.seen();
    expect(again!.sql).toBe(first!.sql);
    expect(first!.tables).toEqual(['residents'.replace('residents', 'res_residents')]);
    expect([second!.tables, other!.tables]).toEqual([
      ['__own', '__released'],
      ['__own', '__released'],
    ]);
    expect(other!.sql).toBe(second!.sql);
  });

  it('is answered over what the history left, before anything is joined', async () => {
    const productId = await product(
      `${step} SELECT o.segment, sum(g.people) AS people FROM own AS o JOIN g USING (cohort) GROUP BY o.segment`,
    );
    const rows = [
      { cohort: '1990-01-01', segment: '甲' },
      { cohort: '1991-01-01', segment: '乙' },
    ];
    expect(expectOk(await callWith(ground, productId, rows)).rows).toEqual([
      ['乙', '60'],
      ['甲', '60'],
    ]);
    // One more resident of 1990: told beside the number before, the difference is that person.
    await ground.serve([
      ...manyResidents,
      alone,
      ['P991', '990101199003079991', '新人', '1990-05-05', '5.00', '否'],
    ]);
    try {
      const { rows: now, suppressed } = expectOk(await callWith(ground, productId, rows));
      expect(now).toEqual([
        ['乙', '60'],
        ['甲', null],
      ]);
      expect(suppressed).toHaveLength(1);
    } finally {
      await ground.serve([...manyResidents, alone]);
    }
  });
});

describe('a list its owner chose tells nothing of one person', () => {
  const listed = (...persons: readonly string[]) => persons.map((person) => ({ person, segment: 'x' }));
  const known = manyResidents.slice(0, 6).map(([, , name]) => name ?? '');
  const sumOf = (persons: readonly string[]) =>
    [...manyResidents, alone]
      .filter(([, , name]) => persons.includes(name ?? ''))
      .reduce((sum, [, , , , allowance]) => sum + Number(allowance), 0);

  it('two lists that differ by one: the subtraction that would be had, and is not', async () => {
    // Joined before the guards both lists have enough people behind their sums, and 独居's allowance is their difference.
    expect(known.length).toBeGreaterThan(3);
    expect(sumOf([...known, '独居']) - sumOf(known)).toBe(777);
    for (const sql of [
      'SELECT sum(r.allowance) AS v FROM residents AS r JOIN own AS o ON o.person = r.name',
      'SELECT o.segment, sum(r.allowance) AS v FROM residents AS r JOIN own AS o ON o.person = r.name GROUP BY o.segment',
      'SELECT sum(allowance) AS v FROM residents WHERE name IN (SELECT person FROM own)',
      'SELECT sum(CASE WHEN EXISTS (SELECT 1 FROM own AS o WHERE o.person = name) THEN allowance END) AS v FROM residents',
      'WITH g AS (SELECT sum(r.allowance) AS v FROM residents AS r JOIN own AS o ON o.person = r.name) SELECT g.v FROM g',
    ])
      expect(
        await outcome(define(ground, agreementId, 'data-api', { sql, parameters: [], ownData: names })),
      ).toMatch(/^query\/(own-data-shape|not-supported)$/);
    // What may be asked: per person, and then the guards have already let nothing out.
    const productId = await product(
      'WITH g AS (SELECT name, sum(allowance) AS v FROM residents GROUP BY name) SELECT o.segment, sum(g.v) AS v, count(g.name) AS found FROM own AS o LEFT JOIN g ON g.name = o.person GROUP BY o.segment',
      names,
    );
    const one = expectOk(await callWith(ground, productId, listed(...known)));
    const other = expectOk(await callWith(ground, productId, listed(...known, '独居')));
    expect(one.rows).toEqual([['x', null, '0']]);
    expect(other.rows).toEqual(one.rows);
    expect(other.suppressed).toEqual(one.suppressed);
  });

  it('a list of one, constants as weights and values inside CASE give back what left already', async () => {
    const productId = await product(
      `${step} SELECT o.segment, sum(g.people * o.weight) AS weighted, sum(CASE WHEN o.segment = '独居' THEN g.total ELSE g.people END) AS v FROM own AS o JOIN g USING (cohort) GROUP BY o.segment`,
    );
    expect(
      expectOk(await callWith(ground, productId, [{ cohort: '1950-01-01', segment: '独居', weight: 1 }]))
        .rows,
    ).toEqual([]);
    expect(
      expectOk(
        await callWith(ground, productId, [{ cohort: '1990-01-01', segment: '独居', weight: 1_000_000_000 }]),
      ).rows,
    ).toEqual([['独居', '60000000000', '6000']]);
  });

  it('an own table is not called like a granted one', async () => {
    const sql = 'SELECT name FROM residents';
    const named = { ...names, name: 'residents' };
    expect(
      await outcome(define(ground, agreementId, 'data-api', { sql, parameters: [], ownData: named })),
    ).toBe('query/own-data-shape');
  });
});

describe('open tables', () => {
  it('have the own one beside them in one query', async () => {
    const productId = await product(
      'SELECT o.segment, r.name, r.allowance FROM own AS o JOIN residents AS r ON r.name = o.person ORDER BY r.name',
      names,
      openId,
    );
    const { rows } = expectOk(
      await callWith(ground, productId, [
        { person: '独居', segment: '甲' },
        { person: '居民1', segment: '乙' },
      ]),
    );
    expect(rows).toEqual([
      ['乙', '居民1', '110'],
      ['甲', '独居', '777'],
    ]);
    const [run] = ground.seen();
    expect(run!.tables).toEqual(['res_residents', '__own']);
    expect(existsSync(run!.files[1]!.path)).toBe(false);
    expect(existsSync(run!.files[0]!.path)).toBe(true);
  });
});

describe('the second query', () => {
  it('that fails for what it was given is paid for and answered empty; one that never began is refused', async () => {
    const productId = await product(bySegment);
    const rows = [{ cohort: '1991-01-01', segment: '甲' }];
    const failing = (code: 'timeout' | 'memory' | 'result-too-large' | 'engine-error' | 'overloaded') => {
      ground.interfere = ({ projection }) =>
        projection.files.some(({ relation }) => relation === '__released')
          ? Promise.resolve({ ok: false, failure: { code } })
          : undefined;
    };
    for (const code of ['timeout', 'memory', 'result-too-large', 'engine-error'] as const) {
      failing(code);
      const [calls, meters] = await written(ground);
      // A refusal here would be one bit of a guarded number, as often as one likes and for nothing.
      const answer = expectOk(await callWith(ground, productId, rows));
      expect([answer.rows, answer.ownData!.computed]).toEqual([[], false]);
      expect((await written(ground)).slice(0, 2)).toEqual([calls! + 1, meters! + 1]);
    }
    failing('overloaded');
    const before = await written(ground);
    expect(await outcome(callWith(ground, productId, rows))).toBe('query/engine-unavailable');
    expect(await written(ground)).toEqual(before);
  });

  it('leaves no file behind, however it ends', async () => {
    const productId = await product(bySegment);
    ground.interfere = ({ projection }) => {
      if (projection.files.some(({ relation }) => relation === '__released'))
        throw new Error('the machine is on fire');
      return undefined;
    };
    await expect(callWith(ground, productId, [{ cohort: '1991-01-01' }])).rejects.toThrow('on fire');
    const left = (await ground.ports.projections.list()).filter(({ id }) => id.startsWith('own-'));
    expect(left).toEqual([]);
  });
});
