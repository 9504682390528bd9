import { describe, expect, it } from 'vitest';
import { carriedEffect, type Effect, reasonCodes, type Status, statusOf } from './reasons.ts';
import { relationNames, relations } from './relations.ts';

describe('the weight of reasons', () => {
  it.each<[Effect[], Status]>([
    [[], 'clear'],
    [['marked'], 'marked'],
    [['frozen', 'marked'], 'frozen'],
    [['marked', 'ended', 'frozen'], 'ended'],
  ])('%j → %s', (effects, status) => expect(statusOf(effects)).toBe(status));

  it.each<[Effect, boolean, Effect]>([
    ['marked', false, 'marked'],
    ['frozen', false, 'frozen'],
    ['ended', false, 'frozen'],
    ['marked', true, 'marked'],
    ['frozen', true, 'marked'],
    ['ended', true, 'marked'],
  ])('%s carried (as a note: %s) weighs %s', (effect, noted, carried) =>
    expect(carriedEffect(effect, noted)).toBe(carried),
  );

  it('only these freeze (regulations.md §9 choice 12, and the decision that choice asks for)', () => {
    const freezing = Object.entries(reasonCodes).filter(([, { effect }]) => effect === 'frozen');
    expect(freezing.map(([code]) => code).sort()).toEqual([
      'consent-missing',
      'consent-withdrawn',
      'decided-freeze',
      'gate-closed',
      'leak',
      'source-stopped',
      'suspension',
    ]);
    expect(reasonCodes.complaint.effect).toBe('marked');
  });
});

it('a buyer never suffers for a product bought', () => {
  expect(relations['delivered-to'].carries).toBe('nothing');
  expect(relationNames.length).toBeGreaterThan(10);
});
