import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type RiskCell, slowRisk } from '../../../../testkit/evaluator/risk.ts';
import { diversityMeter } from '../../model/risk/diversity.ts';
import type { RiskEngine, RiskQuestion } from '../../ports.ts';

/** Where an engine finds its tables: written by the name that stands for the digest. Types are `text` and `integer`. */
export interface RiskGround {
  engine(): RiskEngine;
  write(
    name: string,
    columns: readonly { readonly name: string; readonly type: 'text' | 'integer' }[],
    rows: readonly (readonly RiskCell[])[],
  ): Promise<unknown>;
}

/** What every {@link RiskEngine} does. */
export function riskEngineContract(ground: RiskGround): void {
  const asked = (more: Partial<RiskQuestion>): RiskQuestion => ({
    parquetSha256: 't',
    quasi: ['a'],
    sensitive: [],
    missing: 'own-value',
    ...more,
  });

  async function measured(question: RiskQuestion) {
    const meters: ReturnType<typeof diversityMeter>[] = [];
    const answer = await ground.engine().count(question, (place, values) => {
      meters[place] = diversityMeter(values);
      return meters[place].take;
    });
    if (!answer.ok) throw new Error(answer.why);
    return { counts: answer.counts, sensitive: meters.map((meter) => meter.result()) };
  }

  const word = fc.option(fc.constantFrom('甲', '乙', "o'k", '', 'a b', '长'.repeat(150), '长'.repeat(151)), {
    nil: null,
  });
  const number = fc.option(fc.integer({ min: -2, max: 3 }), { nil: null });
  const row = fc.tuple(word, number, number, word, number);

  it('counts as one who looks at every row does, on random tables', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('own-value' as const, 'left-out' as const),
        async (table, missing) => {
          const columns = ['a', 'B"c', '数', 's t', 'n'].map((name, place) => ({
            name,
            type: (place === 0 || place === 3 ? 'text' : 'integer') as 'text' | 'integer',
          }));
          await ground.write('t', columns, table);
          const slow = slowRisk(table as RiskCell[][], [0, 1, 2], [3, 4], missing);
          const question = asked({ quasi: ['a', 'B"c', '数'], sensitive: ['s t', 'n'], missing });
          if (slow.rows === 0) {
            expect(await ground.engine().count(question, () => () => {})).toEqual({
              ok: false,
              why: 'no-rows',
            });
            return;
          }
          const { counts, sensitive } = await measured(question);
          expect(counts.rows).toBe(slow.rows);
          expect(counts.leftOut).toBe(slow.leftOut);
          expect(counts.sizes.flatMap(({ size, classes }) => Array(classes).fill(size))).toEqual(slow.sizes);
          expect(
            counts.columns.map((one) => [one.distinct, one.missing, one.alone, one.uniqueWithout]),
          ).toEqual(slow.columns);
          for (const [place, one] of sensitive.entries()) {
            const expected = slow.sensitive[place]!;
            expect(one.distinctL).toBe(expected.distinctL);
            expect(one.entropyL).toBeCloseTo(expected.entropyL, 10);
            expect(one.recursive.map(({ c }) => c)).toEqual(
              expected.recursive.map((c) => (c === null ? null : expect.closeTo(c, 10))),
            );
            expect(one.tEqual).toBeCloseTo(expected.tEqual, 10);
            if (place === 1) expect(one.tOrdered).toBeCloseTo(expected.tOrdered, 10);
            else expect(one.tOrdered).toBeNull();
          }
        },
      ),
      { numRuns: 60, verbose: 1 },
    );
  });

  it('counts large tables alike, whether their rows repeat or not, and what turns up late in them', async () => {
    const columns = ['a', 'b', 'late', 'many', 'attribute'].map((name) => ({
      name,
      type: (name === 'many' ? 'integer' : 'text') as 'text' | 'integer',
    }));
    // More rows than are looked at first; the last ones have values, and a missing one, that no other has.
    const rows: RiskCell[][] = Array.from({ length: 33_000 }, (_, index) => [
      `甲${index % 3}`,
      index % 7 === 0 ? null : `乙${index % 2}`,
      index < 32_990 ? '同' : index < 32_995 ? '末' : null,
      (index * 7) % 300,
      `丙${(index * index) % 5}`,
    ]);
    await ground.write('t', columns, rows);
    for (const quasi of [
      [0, 1, 2],
      [2, 3],
    ]) {
      const slow = slowRisk(rows, quasi, [4], 'own-value');
      const { counts, sensitive } = await measured(
        asked({ quasi: quasi.map((place) => columns[place]!.name), sensitive: ['attribute'] }),
      );
      expect(counts.sizes.flatMap(({ size, classes }) => Array(classes).fill(size))).toEqual(slow.sizes);
      expect(counts.columns.map((one) => [one.distinct, one.missing, one.alone, one.uniqueWithout])).toEqual(
        slow.columns,
      );
      expect(sensitive[0]).toMatchObject({
        distinctL: slow.sensitive[0]!.distinctL,
        tEqual: expect.closeTo(slow.sensitive[0]!.tEqual, 10),
      });
    }
  });

  it('leaves columns out of a key that has more than one word', async () => {
    // Thirteen columns of 64 values: 78 bits.
    const names = Array.from({ length: 13 }, (_, index) => `c${index}`);
    const table = Array.from({ length: 64 }, (_, row) => names.map((_, column) => (row * (column + 1)) % 64));
    await ground.write(
      't',
      names.map((name) => ({ name, type: 'integer' as const })),
      [...table, table[5]!],
    );
    const { counts } = await measured(asked({ quasi: names }));
    expect(counts.sizes).toEqual([
      { size: 1, classes: 63 },
      { size: 2, classes: 1 },
    ]);
    const slow = slowRisk(
      [...table, table[5]!],
      names.map((_, index) => index),
      [],
      'own-value',
    );
    expect(counts.columns.map(({ uniqueWithout }) => uniqueWithout)).toEqual(
      slow.columns.map((one) => one[3]),
    );
    expect(counts.pairs).toHaveLength(6);
  });

  it('counts the persons of a population behind each class', async () => {
    const columns = [
      { name: 'a', type: 'text' as const },
      { name: 'b', type: 'integer' as const },
    ];
    await ground.write('t', columns, [
      ['x', 1],
      ['x', 1],
      ['y', 2],
      ['z', null],
    ]);
    await ground.write(
      'p',
      [columns[1]!, columns[0]!],
      [
        [1, 'x'],
        [1, 'x'],
        [1, 'x'],
        [2, 'y'],
        [7, 'w'],
      ],
    );
    const { counts } = await measured(asked({ quasi: ['a', 'b'], population: 'p' }));
    expect(counts.population).toEqual({
      rows: 5,
      behind: [
        { size: 1, there: 0, classes: 1 },
        { size: 1, there: 1, classes: 1 },
        { size: 2, there: 3, classes: 1 },
      ],
    });
    await ground.write('q', [columns[0]!, { name: 'b', type: 'text' as const }], [['x', '1']]);
    expect(
      await ground.engine().count(asked({ quasi: ['a', 'b'], population: 'q' }), () => () => {}),
    ).toEqual({
      ok: false,
      why: 'population-differs',
    });
  });

  it('holds columns of one value, of nothing, and cells of megabytes', async () => {
    const huge = '大'.repeat(700_000);
    await ground.write(
      't',
      ['one', 'none', 'cell'].map((name) => ({ name, type: 'text' as const })),
      [
        ['x', null, huge],
        ['x', null, `${huge}.`],
        ['x', null, huge],
      ],
    );
    const { counts, sensitive } = await measured(asked({ quasi: ['one', 'none'], sensitive: ['cell'] }));
    expect(counts.sizes).toEqual([{ size: 3, classes: 1 }]);
    expect(counts.columns).toEqual([
      { distinct: 1, missing: 0, alone: 0, uniqueWithout: 0 },
      { distinct: 1, missing: 3, alone: 0, uniqueWithout: 0 },
    ]);
    expect(sensitive[0]).toMatchObject({ distinctL: 2, tEqual: 0 });
  });

  it('tells long cells apart, also from one that is written like the digest of another', async () => {
    const long = '甲'.repeat(60);
    const digest = `${'#'.repeat(37)}${createHash('sha256').update(long).digest('hex')}`;
    const chosen = [
      long,
      long,
      digest,
      `${long}.`,
      `${'长'.repeat(700_000)}1`,
      `${'长'.repeat(700_000)}2`,
      null,
    ];
    await ground.write(
      't',
      [{ name: 'a', type: 'text' as const }],
      chosen.map((cell) => [cell]),
    );
    const { counts } = await measured(asked({ sensitive: ['a'] }));
    expect(counts.sizes).toEqual([
      { size: 1, classes: 5 },
      { size: 2, classes: 1 },
    ]);
    expect(counts.columns).toEqual([{ distinct: 6, missing: 1, alone: 5, uniqueWithout: 0 }]);
  });

  it('takes a table of nothing for one class, or for none where missing rows are left out', async () => {
    const columns = ['a', 'b'].map((name) => ({ name, type: 'integer' as const }));
    await ground.write('t', columns, Array(40_000).fill([null, null]));
    const question = asked({ quasi: ['a'], sensitive: ['b'] });
    const { counts, sensitive } = await measured(question);
    expect(counts.sizes).toEqual([{ size: 40_000, classes: 1 }]);
    expect(sensitive[0]).toMatchObject({ distinctL: 1, tEqual: 0, tOrdered: 0 });
    expect(await ground.engine().count({ ...question, missing: 'left-out' }, () => () => {})).toEqual({
      ok: false,
      why: 'no-rows',
    });
  });

  it('finds two columns of sixteen thousand', async () => {
    const names = Array.from({ length: 16_000 }, (_, index) => `列${index}`);
    const columns = names.map((name) => ({ name, type: 'integer' as const }));
    await ground.write('t', columns, [names.map((_, index) => index), names.map(() => 1)]);
    const { counts } = await measured(asked({ quasi: ['列1', '列15999'] }));
    expect(counts.sizes).toEqual([{ size: 1, classes: 2 }]);
  }, 120_000);

  it('says of a table without rows that nothing is decided, and of a caller who hung up', async () => {
    await ground.write('t', [{ name: 'a', type: 'text' as const }], []);
    expect(await ground.engine().count(asked({}), () => () => {})).toEqual({ ok: false, why: 'no-rows' });
    await ground.write('t', [{ name: 'a', type: 'text' as const }], [['x']]);
    expect(await ground.engine().count(asked({ signal: AbortSignal.abort() }), () => () => {})).toEqual({
      ok: false,
      why: 'aborted',
    });
  });
}
