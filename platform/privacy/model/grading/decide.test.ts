import { describe, expect, it } from 'vitest';
import { R60 } from '../../grading/rules.ts';
import { type Level, levels } from '../level.ts';
import { decide, type Line, type Override } from './decide.ts';
import { inheritedLevel } from './inherit.ts';
import { fromLocal, gradingProfiles, toLocal } from './profiles.ts';

const line = (id: string, proposed: Level, before: Level | null = null): Line => ({
  itemId: id,
  columnName: id,
  proposed,
  before,
  reasons: [],
});
const by = { person: 'per_1', publicOrdinary: 'general-4' as const };
const table = (proposed: Level, before: Level | null = null) => ({ proposed, before, reasons: [] });
const over = (itemId: string, level: Level, more: Partial<Override> = {}): Override => ({
  itemId,
  level,
  reason: '经核对',
  ...more,
});

describe('a decision over a whole table', () => {
  it('confirms what is not named, raises the table with its items, and keeps the person’s reason', () => {
    const outcome = decide(
      [line('a', 'general-1'), line('b', 'general-2')],
      table('general-2'),
      [over('a', 'important')],
      null,
      by,
    );
    expect(outcome).toMatchObject({
      ok: true,
      decision: {
        lowered: false,
        table: { level: 'important', overridden: false },
        items: [
          { level: 'important', overridden: true, reason: '经核对' },
          { level: 'general-2', reason: null },
        ],
      },
    });
  });

  it('does not lower the table because its items were lowered: aggregation is judged of its own', () => {
    const outcome = decide([line('a', 'general-3')], table('general-4'), [over('a', 'general-1')], null, by);
    expect(outcome).toMatchObject({ ok: true, decision: { lowered: true, table: { level: 'general-4' } } });
  });

  it.each<[string, Level, Level, Level | null, boolean]>([
    ['below the proposal', 'general-1', 'general-2', null, true],
    ['below what is in force', 'general-2', 'general-2', 'general-3', true],
    ['as proposed', 'general-2', 'general-2', 'general-1', false],
    ['above', 'core', 'general-2', 'general-3', false],
  ])('%s', (_, level, proposed, before, lowered) => {
    const outcome = decide([line('a', proposed, before)], table('general-1'), [over('a', level)], null, by);
    expect(outcome).toMatchObject({ ok: true, decision: { lowered } });
  });

  it('tells everything that is wrong at once', () => {
    const outcome = decide(
      [line('a', 'general-3')],
      table('general-3'),
      [
        over('x', 'core'),
        over('a', 'general-3'),
        over('a', 'general-3', { impact: { object: 'economy', degree: 'serious' } }),
      ],
      { level: 'general-1', reason: '经核对' },
      by,
    );
    expect(outcome.ok ? [] : outcome.defects.map(({ at }) => at)).toEqual([
      '/overrides/0',
      '/overrides/2',
      '/overrides/2/level',
      '/table/level',
    ]);
  });
});

it('R60: not below the highest input, unless with evidence; without a level there is no floor', () => {
  const inputs = ['general-2', null, 'general-4'] as const;
  expect(inheritedLevel(inputs)).toBe('general-4');
  expect(inheritedLevel([null])).toBeNull();
  const judge = (
    level: Level,
    evidence: { kind: 'repair'; id: string } | null,
    from: readonly (Level | null)[] = inputs,
  ) => R60.judge({ level, inputs: from, evidence }).holds;
  expect(judge('general-3', null)).toBe(false);
  expect(judge('general-4', null)).toBe(true);
  expect(judge('general-3', { kind: 'repair', id: 'rev_1' })).toBe(true);
  expect(judge('general-1', null, [null])).toBe(true);
});

it('every local scheme has one place for each level of the standard, both ways, and cites its clause', () => {
  expect(gradingProfiles.length).toBeGreaterThan(0);
  for (const profile of gradingProfiles) {
    expect(profile.levels.flatMap(({ stands }) => stands).sort()).toEqual([...levels].sort());
    for (const level of levels) {
      const range = fromLocal(profile, toLocal(profile, level).code)!;
      expect(levels.indexOf(range.atMost)).toBeLessThanOrEqual(levels.indexOf(level));
      expect(levels.indexOf(range.atLeast)).toBeGreaterThanOrEqual(levels.indexOf(level));
    }
    expect(fromLocal(profile, 'L9')).toBeNull();
    expect(profile.clause.document).not.toBe('');
  }
});
