import { describe, expect, it } from 'vitest';
import { R62, R65, R66 } from '../../assessment/rules.ts';
import { assessmentDefects, conclusionOf } from './assessment.ts';
import { assessmentForms, type judgements } from './forms.ts';

const at = (text: string) => Temporal.Instant.from(text);

it('the forms have as many points as the law counts, in R62, R65 and R66', () => {
  expect(assessmentForms.pia.points.length).toBe(R62.parameters.items);
  expect(assessmentForms['pre-provision'].points.length).toBe(R65.parameters.points);
  expect(assessmentForms.yearly.points.length).toBe(R66.parameters.items);
});

it('a conclusion is the worst of the points, and one without points is none', () => {
  const answer = (judgement: (typeof judgements)[number]) => ({ point: 'p', judgement, finding: '说明' });
  expect(conclusionOf([answer('sound'), answer('unsound'), answer('with-measures')])).toBe('unsound');
  expect(conclusionOf([answer('sound'), answer('with-measures')])).toBe('with-measures');
  expect(conclusionOf([answer('sound')])).toBe('sound');
  expect(conclusionOf([])).toBe('unsound');
});

it('blank findings are no answers', () => {
  const answers = assessmentForms.pia.points.map(({ code }) => ({
    point: code,
    judgement: 'sound' as const,
    finding: '      ',
  }));
  expect(assessmentDefects({ kind: 'pia', answers, statutoryBasis: null }).length).toBe(3);
});

describe('R62 and R65 block without a sound assessment', () => {
  const sound = { conclusion: 'with-measures' } as const;
  const unsound = { conclusion: 'unsound' } as const;

  it('R62: where processing of Art 55 is meant', () => {
    const judge = (assessment: Parameters<typeof R62.judge>[0]['assessment']) =>
      R62.judge({ processing: ['publish'], assessment }).holds;
    expect([judge(null), judge(unsound), judge(sound)]).toEqual([false, false, true]);
    expect(R62.judge({ processing: [], assessment: null }).holds).toBe(true);
  });

  it('R65: for important and core data', () => {
    const judge = (level: Parameters<typeof R65.judge>[0]['level'], assessment: typeof sound | null = null) =>
      R65.judge({ level, assessment }).holds;
    expect([judge('core'), judge('important'), judge('general-4'), judge(null)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(judge('core', sound)).toBe(true);
    expect(R65.judge({ level: 'core', assessment: unsound }).holds).toBe(false);
  });
});

describe('R66: which year is owed, and by when', () => {
  const judge = (heldSince: string, now: string, reported: number[] = [], more = {}) =>
    R66.judge({
      holdsImportant: true,
      persons: 0,
      heldSince: at(heldSince),
      reported,
      now: at(now),
      ...more,
    });

  it.each([
    ['a holder since spring owes its own year', '2026-03-01T00:00:00Z', [], 2026],
    ['one since October owes the next', '2026-10-20T00:00:00Z', [], 2027],
    ['what is reported is done', '2026-03-01T00:00:00Z', [2026], 2027],
    ['a year that was missed stays owed', '2025-03-01T00:00:00Z', [2026], 2025],
  ])('%s', (_, since, reported, year) => {
    expect(judge(since, '2026-12-01T00:00:00Z', reported).output.year).toBe(year);
  });

  it('is late from the first instant of the next year in Shanghai on', () => {
    expect(judge('2026-03-01T00:00:00Z', '2026-12-31T15:59:59Z').holds).toBe(true);
    expect(judge('2026-03-01T00:00:00Z', '2026-12-31T16:00:00Z').holds).toBe(false);
  });

  it('is not owed by who holds none; ten million persons bring Art 30 and 32 to mind', () => {
    const none = judge('2026-03-01T00:00:00Z', '2027-06-01T00:00:00Z', [], {
      holdsImportant: false,
      persons: 10_000_000,
    });
    expect(none).toMatchObject({ holds: true, output: { owes: false, many: true } });
    expect(none.reasons.length).toBe(2);
  });
});
