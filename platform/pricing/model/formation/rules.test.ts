import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMoney } from '#foundation';
import { unitBases } from './ceilings.ts';
import { R39, R40, R41 } from './rules-of-ceilings.ts';
import { R42, R43 } from './rules-of-cycle.ts';
import { R35, R36, R45 } from './rules-of-revenue.ts';

const day = (written: string) => Temporal.PlainDate.from(written);

describe('R35 who sets the price', () => {
  it.each([
    ['national', 'national', false, true],
    ['national', 'province', true, false],
    ['province', 'province', false, true],
    ['prefecture', 'prefecture', false, false],
    ['prefecture', 'prefecture', true, true],
    ['county', 'county', true, false],
    ['prefecture', 'national', true, false],
    ['prefecture', null, true, false],
  ] as const)('registered at %s, asked %s, delegated %s: %s', (registrar, authority, delegated, holds) => {
    expect(R35.judge({ registrar, authority, delegated }).holds).toBe(holds);
  });
});

describe('R36 trial and formal', () => {
  it.each([
    ['2025-01-01', '2025-12-31', false],
    ['2025-01-01', '2026-01-01', true],
    ['2024-02-29', '2025-02-27', false],
    ['2024-02-29', '2025-02-28', true],
  ])('begun %s, on %s: %s', (beganOn, today, holds) => {
    expect(R36.judge({ beganOn: day(beganOn), today: day(today) }).holds).toBe(holds);
  });
  it('what has not begun has no price', () => {
    expect(R36.judge({ beganOn: null, today: day('2026-01-01') }).holds).toBe(false);
  });
});

describe('R45 separate accounts', () => {
  it('tells every missing tag of every line at once', () => {
    const verdict = R45.judge({
      lines: [
        { what: '机房', amount: 1n, item: 'platform', serves: 'industry' },
        { what: '人工', amount: 1n },
        { what: '网络', amount: 1n, item: 'handling', serves: 'shared' },
        { what: '网络', amount: 1n, item: 'handling', serves: 'shared', industryShare: 50, basis: ' ' },
        { what: '网络', amount: 1n, item: 'handling', serves: 'public', industryShare: 50 },
      ],
    });
    expect(verdict.holds).toBe(false);
    expect(verdict.output.map(({ at }) => at)).toEqual([1, 1, 2, 2, 3, 4]);
  });
  it('takes what is tagged', () => {
    expect(
      R45.judge({
        lines: [
          {
            what: '网络',
            amount: 1n,
            item: 'handling',
            serves: 'shared',
            industryShare: 50,
            basis: '调用量',
          },
        ],
      }),
    ).toMatchObject({ holds: true, output: [] });
  });
});

describe('R39 ceilings at expected volumes', () => {
  const lines = (ceiling: bigint, expectedVolume: bigint) => [
    { productId: 'a', basis: 'call' as const, ceiling, expectedVolume },
    { productId: 'b', basis: 'product' as const, ceiling: 500_00n, expectedVolume: 2n },
  ];
  it.each([
    [200n, 100_000n, 21_000_000n - 900_000n, true],
    [200n, 100_000n, 20_100_000n, true],
    [200n, 100_000n, 20_099_999n, false],
    [0n, 10n ** 12n, 100_000n, true],
  ])('%s fen × %s in %s: %s', (ceiling, volume, revenue, holds) => {
    expect(R39.judge({ lines: lines(ceiling, volume), revenue }).holds).toBe(holds);
  });
});

const bases = ['product', 'call', 'hour', 'row', 'byte'] as const;

describe('R39 by unit', () => {
  it('takes each unit’s part of the permitted revenue together, whatever the units and their order', () => {
    const line = fc.record({
      productId: fc.string(),
      basis: fc.constantFrom(...bases),
      ceiling: fc.bigInt(0n, 10n ** 9n),
      expectedVolume: fc.bigInt(0n, 10n ** 12n),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.bigInt(0n, 10n ** 22n), (lines, revenue) => {
        const parts = bases.map((basis) =>
          R39.judge({ lines: lines.filter((one) => one.basis === basis), revenue: 0n }),
        );
        const whole = R39.judge({ lines, revenue });
        expect(whole.output).toBe(sumMoney(parts.map(({ output }) => output)));
        expect(whole.holds).toBe(whole.output <= revenue);
        expect(R39.judge({ lines: lines.toReversed(), revenue }).output).toBe(whole.output);
      }),
    );
  });
});

describe('R40 like with like', () => {
  it('holds exactly where the units are the same and the fee is not above; what cannot be compared says both units', () => {
    const amount = fc.bigInt(1n, 1_000n);
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.constantFrom(...bases),
        fc.constantFrom(...bases),
        fc.boolean(),
        (price, most, basis, other, trial) => {
          const verdict = R40.judge({ price, basis, ceiling: { amount: most, basis: other }, trial });
          expect(verdict.holds).toBe(basis === other && price <= most);
          if (basis !== other)
            for (const unit of [unitBases[basis], unitBases[other]])
              expect(verdict.reasons[0]!.zh).toContain(unit.zh);
        },
      ),
    );
  });
});

describe('R40 a fee under its ceiling', () => {
  const ceiling = { amount: 200n, basis: 'call' as const };
  it.each([
    [200n, ceiling, false, true],
    [201n, ceiling, false, false],
    [201n, ceiling, true, false],
    [0n, null, false, true],
    [1n, null, false, false],
    [1n, null, true, true],
    [1n, { amount: 200n, basis: 'row' as const }, false, false],
  ])('%s fen under %o, trial %s: %s', (price, standing, trial, holds) => {
    expect(R40.judge({ price, basis: 'call', ceiling: standing, trial }).holds).toBe(holds);
  });
});

describe('R41 the deviation of a year', () => {
  it.each([
    [1000n, 1000n, 'nothing', '0.00', 0n],
    [1100n, 1000n, 'prices', '10.00', 100n],
    [900n, 1000n, 'prices', '-10.00', 0n],
    [1101n, 1000n, 'ceilings', '10.10', 101n],
    [899n, 1000n, 'ceilings', '-10.10', 0n],
    [10001n, 10000n, 'prices', '0.01', 1n],
    [1n, 0n, 'ceilings', null, 1n],
  ])('%s taken of %s: %s, %s %%', (taken, permitted, adjust, percent, excess) => {
    expect(R41.judge({ taken, permitted }).output).toEqual({ adjust, percent, excess });
  });
});

describe('R42 what was taken too much', () => {
  it('is deducted to the fen, whatever the number of cycles', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(0n, 10n ** 12n), { maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (excesses, cycles) => {
          const { output } = R42.judge({ excesses, permitted: 1n, cycles });
          expect(output).toHaveLength(cycles);
          expect(sumMoney(output)).toBe(sumMoney(excesses));
        },
      ),
    );
  });
  it.each([
    [[1000n], 10_000n, 1, true],
    [[1000n], 10_000n, 2, false],
    [[1001n], 10_000n, 2, true],
    [[600n, 401n], 10_000n, 3, true],
    [[5000n], 10_000n, 4, false],
  ])('%s of %s in %s: %s', (excesses, permitted, cycles, holds) => {
    expect(R42.judge({ excesses, permitted, cycles }).holds).toBe(holds);
  });
});

describe('R43 the cycle', () => {
  it.each([
    ['2026-07-01', 3, '2029-06-30', true],
    ['2024-02-29', 1, '2025-02-27', true],
    ['2026-07-01', 4, '2030-06-30', false],
    ['2026-07-01', 0, '2026-06-30', false],
  ])('from %s for %s: until %s, %s', (from, cycleYears, until, holds) => {
    const verdict = R43.judge({ from: day(from), cycleYears });
    expect([verdict.output.toString(), verdict.holds]).toEqual([until, holds]);
  });
});
