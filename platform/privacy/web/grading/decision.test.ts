import { expect, it } from 'vitest';
import { decisionOf, lowered, tableKey } from './decision.ts';

const grading = {
  id: 'grd_1',
  proposed: 'general-3',
  revision: { id: 'rev_1' },
  items: [
    { itemId: 'itm_1', proposed: 'general-3', inForce: null },
    { itemId: 'itm_2', proposed: 'general-1', inForce: 'general-2' },
  ],
};

it('sends only what differs, the table apart, and the revision as the repair', () => {
  expect(decisionOf(grading, new Map(), { kind: '', id: '' })).toEqual({ gradingId: 'grd_1' });
  const changes = new Map([
    ['itm_1', { level: 'core', reason: '重要设施' }],
    [tableKey, { level: 'core', reason: '重要设施' }],
  ]);
  expect(decisionOf(grading, changes, { kind: 'repair', id: '' })).toEqual({
    gradingId: 'grd_1',
    overrides: [{ itemId: 'itm_1', level: 'core', reason: '重要设施' }],
    table: { level: 'core', reason: '重要设施' },
    evidence: { kind: 'repair', id: 'rev_1' },
  });
});

it('says how much will wait for a second person: below the proposal, or below what is in force', () => {
  expect(lowered(grading, null, new Map())).toBe(1);
  expect(lowered(grading, 'general-4', new Map([['itm_2', { level: 'general-2', reason: '' }]]))).toBe(1);
  expect(lowered(grading, null, new Map([['itm_1', { level: 'general-2', reason: '' }]]))).toBe(2);
});
