import { expect, it } from 'vitest';
import { isMiss } from './missed.ts';

const items = (...answers: ('yes' | 'no' | 'unknown')[]) => answers.map((answer) => ({ item: 'x', answer }));

it.each([
  [{ items: items('yes', 'yes') }, false],
  [{ items: items('yes', 'no') }, true],
  [{ items: items('unknown'), exists: 'yes' as const }, true],
  [{ items: items('yes'), exists: 'yes' as const }, false],
  [{ items: [], exists: 'yes' as const }, false],
  [{ items: [], exists: 'no' as const }, true],
])('a miss is whatever confirms less than was asked: %j', (answers, missed) => {
  expect(isMiss(answers)).toBe(missed);
});
