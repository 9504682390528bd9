import { describe, expect, it } from 'vitest';
import { suspensionsIn } from '../../honest-error/limits.ts';
import { honestErrorLifecycle } from './lifecycle.ts';
import { HE1, HE2, honestErrorRules } from './rules.ts';
import { type Exclusion, excludedBy, exclusions, limits } from './words.ts';

const today = Temporal.PlainDate.from('2026-06-01');
const assessed = (more: object = {}) =>
  HE1.judge({
    outcome: 'recognised',
    excluded: [],
    triedUntil: Temporal.PlainDate.from('2026-03-01'),
    today,
    ...more,
  });

describe('HE1: what may be recognised as an honest error', () => {
  it.each(Object.keys(exclusions) as Exclusion[])('never with %s, and is always open to a refusal', (one) => {
    expect(assessed({ excluded: [one] })).toMatchObject({ holds: false, output: [one] });
    expect(assessed({ excluded: [one], outcome: 'not-recognised' }).holds).toBe(true);
  });
  it('for a time after it was over, and not before', () => {
    expect(assessed().holds).toBe(true);
    expect(assessed({ triedUntil: Temporal.PlainDate.from('2024-06-01') }).holds).toBe(true);
    expect(assessed({ triedUntil: Temporal.PlainDate.from('2024-05-31') }).holds).toBe(false);
    expect(assessed({ triedUntil: today }).holds).toBe(true);
    expect(assessed({ triedUntil: today.add({ days: 1 }) }).holds).toBe(false);
  });
  it('every limit that is broken excludes something, one the hub cannot tell nothing', () => {
    const said = { zh: '', en: '' };
    for (const code of Object.keys(limits) as (keyof typeof limits)[]) {
      expect(excludedBy([{ code, verdict: 'broken', said }])).toEqual([limits[code].excludes]);
      expect(
        excludedBy([
          { code, verdict: 'unknown', said },
          { code, verdict: 'kept', said },
        ]),
      ).toEqual([]);
    }
  });
});

it('HE2: days of each step, as parameters', () => {
  const at = Temporal.Instant.from('2026-03-02T02:00:00Z');
  expect(HE2.judge({ step: 'answer', at }).output.lastDay.toString()).toBe('2026-03-09');
  expect(HE2.judge({ step: 'decide', at }, { decide: 1 }).output.lastDay.toString()).toBe('2026-03-03');
  expect(honestErrorRules.filter(({ verified }) => verified)).toEqual([]);
});

it('a record is decided only after an outcome was proposed, and taken back only before', () => {
  expect(honestErrorLifecycle.allows('filed', 'recognise')).toBe(false);
  expect(honestErrorLifecycle.allows('proposed', 'withdraw')).toBe(false);
  expect(honestErrorLifecycle.allows('not-recognised', 'propose')).toBe(false);
});

describe('whether something was suspended in a span', () => {
  const at = (day: number) =>
    Temporal.PlainDate.from('2026-01-01').add({ days: day }).toZonedDateTime('UTC').toInstant();
  const facts = (...days: readonly (readonly [string, number])[]) =>
    days.map(([kind, day]) => ({ kind: `authorisation.${kind}`, at: at(day) }));
  it.each([
    ['before and resumed', facts(['suspended', 1], ['resumed', 5]), false],
    ['into it', facts(['suspended', 1], ['resumed', 12]), true],
    ['within it', facts(['scenario-suspended', 12], ['scenario-resumed', 13]), true],
    ['out of it', facts(['suspended', 15]), true],
    ['after it', facts(['suspended', 20]), false],
    ['never', facts(['in-force', 0]), false],
  ] as const)('%s', (_what, told, expected) => {
    expect(suspensionsIn(told, at(10), at(20))).toBe(expected);
  });
});
