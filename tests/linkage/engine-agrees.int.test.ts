import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JoinKey } from '#platform/privacy';
import { normalised, seenAs, views } from '../../platform/privacy/model/linkage/normalised-value.ts';
import { type LinkageLab, linkageLab } from './lab.ts';
import { slowEffect } from './slow-effect.ts';

let lab: LinkageLab;
beforeAll(async () => {
  lab = await linkageLab();
});
afterAll(() => lab.close());

const seed = Date.now() % 2 ** 31;
const bound = { seed, verbose: true, endOnFailure: true } as const;

const cell = fc.option(fc.constantFrom('a', 'B', 'b ', '1', '1.0', 'ａ', '-'), { nil: null, freq: 6 });
const date = fc.option(
  fc.constantFrom('1980-01-02', '1980/1/2', '19800203', '1981年5月6日', '1980', '1981-05'),
  {
    nil: null,
    freq: 8,
  },
);
const table = (own: string) =>
  fc.record({
    columns: fc.constant([`${own}a`, `${own}b`, `${own}q`, `${own}born`, `${own}name`]),
    rows: fc.array(fc.tuple(cell, cell, cell, date, cell), { minLength: 0, maxLength: 12 }),
  });
const view = fc.constantFrom('value', 'year', 'month');
const key: fc.Arbitrary<JoinKey> = fc.oneof(
  fc.constant<JoinKey>([{ first: 'xa', firstView: 'value', second: 'ya', secondView: 'value' }]),
  fc
    .tuple(view, view)
    .map(
      ([firstView, secondView]): JoinKey => [
        { first: 'xb', firstView: 'value', second: 'yb', secondView: 'value' },
        { first: 'xborn', firstView, second: 'yborn', secondView } as JoinKey[number],
      ],
    ),
);
const chosen = (columns: readonly string[]) => fc.subarray([...columns]);

describe(`the engine over small tables drawn at random (seed ${seed})`, () => {
  it('says of both directions what the slow evaluator says', async () => {
    let at = 0;
    const told = { linked: 0, named: 0, small: 0 };
    await fc.assert(
      fc.asyncProperty(
        table('x'),
        table('y'),
        key,
        chosen(['xa', 'xb', 'xq', 'xborn']),
        chosen(['ya', 'yb', 'yq', 'yborn']),
        fc.constantFrom([], ['yname']),
        fc.integer({ min: 2, max: 4 }),
        async (own, other, joined, ownQuasi, otherQuasi, naming, smallGroup) => {
          const [x, y] = [`x${++at}`, `y${at}`];
          await lab.write(x, own);
          await lab.write(y, other);
          const ownTable = { parquetSha256: x, columns: ['xa', 'xb', 'xborn'], quasi: ownQuasi, naming: [] };
          const otherTable = { parquetSha256: y, columns: ['ya', 'yb', 'yborn'], quasi: otherQuasi, naming };
          const begun = await lab.engine.begin(ownTable);
          if (!begun.ok) throw new Error(begun.reason);
          const measured = await begun.session.measure(otherTable, [joined], smallGroup);
          await begun.session.close();
          if (!measured.ok) throw new Error(measured.reason);
          const [one, two] = [
            { text: own, table: ownTable },
            { text: other, table: otherTable },
          ];
          const forth = slowEffect(one, two, joined, smallGroup, false);
          const back = slowEffect(two, one, joined, smallGroup, true);
          const [effect] = measured.effects;
          const sorted = ({ causedBy, ...rest }: typeof forth) => ({
            ...rest,
            causedBy: [...causedBy].sort((a, b) => (a.column < b.column ? -1 : 1)),
          });
          expect(sorted(effect!.own)).toEqual(sorted(forth));
          expect(sorted(effect!.other)).toEqual(sorted(back));
          told.linked += forth.linkedRows;
          told.named += forth.namedRows;
          told.small += forth.newSmallGroups;
        },
      ),
      { ...bound, numRuns: 150 },
    );
    // What is drawn must reach what is compared, or the agreement is empty.
    expect(Object.values(told).every((count) => count > 0)).toBe(true);
  }, 240_000);

  it('compares values as the platform does', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ maxLength: 220, minLength: 190 }),
      fc
        .tuple(
          fc.integer({ min: 1800, max: 2100 }),
          fc.constantFrom('-', '/', '.', '年'),
          fc.integer({ min: 0, max: 99 }),
        )
        .map(([year, between, month]) => `${year}${between}${month}`),
      fc
        .tuple(
          fc.integer({ min: 1890, max: 2100 }),
          fc.integer({ min: 0, max: 13 }),
          fc.integer({ min: 0, max: 32 }),
        )
        .map(([y, m, d]) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`),
      fc.constantFrom(
        '1980.50',
        '1980.5',
        '-3.00',
        '７８．０',
        '北京市朝阳区建国路1号',
        '朝阳区',
        '110105001',
        '110105001002',
        '2024-01-02 00:00:00',
        '2024-01-02 10:00:00',
        'Ｎｏｎｅ',
        ' 无 ',
        '1980年5月',
        '1980.05',
        'ABC Ａb',
        '',
      ),
    );
    const drawn = fc.sample(text, { seed, numRuns: 3_000 }).filter((value) => !value.includes('\0'));
    await lab.write('texts', { columns: ['v'], rows: drawn.map((value) => [value]) });
    const sketched = await lab.engine.sketch('texts', [{ name: 'v', type: 'text' }]);
    if (!sketched.ok) throw new Error(sketched.reason);
    const values = drawn.map(normalised).filter((value) => value !== null);
    for (const { view: seen, filled, distinct } of sketched.columns) {
      const expected = values.map((value) => seenAs(seen, value)).filter((value) => value !== null);
      expect([seen, filled, distinct]).toEqual([seen, expected.length, new Set(expected).size]);
    }
    expect(sketched.columns[0]?.view).toBe('value');
    expect(views.length).toBe(4);
  });
});
