import { describe, expect, it } from 'vitest';
import { text } from '#foundation';
import type { Effect, Status } from './model/reasons.ts';
import type { Standing } from './model/standing.ts';
import { stillStands, usable } from './release.ts';

const standing = (id: string, status: Status, version = 1n): Standing => ({
  kind: 'product',
  id,
  status,
  version,
  reasons:
    status === 'clear'
      ? []
      : [
          {
            id: `rsn_${id}`,
            code: status === 'marked' ? 'complaint' : 'leak',
            effect: status as Effect,
            text: text(`${id}的原因`, `reason of ${id}`),
            clause: { document: '网数条例', article: '10' },
            since: Temporal.Instant.from('2026-01-05T01:00:00Z'),
            by: 'per_1@pst_1',
          },
        ],
});

const codeOf = (result: ReturnType<typeof usable>) => (result.ok ? 'ok' : result.problem.code);

describe('usable', () => {
  it.each<[Status, string]>([
    ['clear', 'ok'],
    ['marked', 'ok'],
    ['frozen', 'lineage/frozen'],
    ['ended', 'lineage/frozen'],
  ])('%s → %s', (status, code) => {
    expect(codeOf(usable([standing('a', 'clear'), standing('b', status)]))).toBe(code);
  });

  it('tells the reasons that stop it, with the clause, and not the marks', () => {
    const result = usable([standing('a', 'marked'), standing('b', 'frozen')]);
    if (result.ok) throw new Error('expected a refusal');
    expect(result.problem.detail).toEqual(text('b的原因', 'reason of b'));
    expect(result.problem.clause).toEqual({ document: '网数条例', article: '10' });
  });
});

describe('what the release transaction asks', () => {
  const admitted = [standing('a', 'clear', 3n), standing('b', 'marked', 5n)];
  it('passes when nothing moved', () => {
    expect(codeOf(stillStands(admitted, [standing('b', 'marked', 5n), standing('a', 'clear', 3n)]))).toBe(
      'ok',
    );
  });
  it.each<[string, Standing[], string]>([
    ['a mark came', [standing('a', 'marked', 4n), standing('b', 'marked', 5n)], 'lineage/standing-changed'],
    [
      'frozen and cleared again',
      [standing('a', 'clear', 5n), standing('b', 'marked', 5n)],
      'lineage/standing-changed',
    ],
    ['frozen', [standing('a', 'frozen', 4n), standing('b', 'marked', 5n)], 'lineage/frozen'],
    [
      'one thing was not admitted',
      [standing('a', 'clear', 3n), standing('c', 'clear', 1n)],
      'lineage/standing-changed',
    ],
    ['one thing is not held', [standing('a', 'clear', 3n)], 'lineage/standing-changed'],
    ['nothing is held', [], 'lineage/standing-changed'],
  ])('stops when %s', (_what, held, code) => {
    expect(codeOf(stillStands(admitted, held))).toBe(code);
  });
});
