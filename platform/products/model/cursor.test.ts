import { expect, it } from 'vitest';
import { pageAfter, parametersDigest, writeCursor } from './cursor.ts';

const values = { month: '2026-01' };
const cursor = writeCursor({ offset: 50, revisions: ['rev_1'], parameters: parametersDigest(values) });

it('a cursor leads to the page after it, and only with the parameters it was given for', () => {
  expect(pageAfter(undefined, 50, values)).toEqual({ offset: 0, rows: 50 });
  expect(pageAfter(cursor, 50, values)).toEqual({ offset: 50, rows: 50, revisions: ['rev_1'] });
  expect(pageAfter(cursor, 50, { month: '2026-02' })).toBeNull();
});

it.each([
  ['no JSON', 'bm90'],
  ['a negative place', writeCursor({ offset: -1, revisions: ['r'], parameters: parametersDigest(values) })],
  ['a broken number', writeCursor({ offset: 0.5, revisions: ['r'], parameters: parametersDigest(values) })],
  ['no revision', writeCursor({ offset: 50, revisions: [], parameters: parametersDigest(values) })],
])('%s is no cursor', (_what, given) => {
  expect(pageAfter(given, 50, values)).toBeNull();
});
