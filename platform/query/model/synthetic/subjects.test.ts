import { expect, it } from 'vitest';
import { canonicalValue } from '../canonical-value.ts';
import type { ScopeRelation } from '../scope.ts';
import type { PlannedItem, VerificationPlan } from '../verification-plan.ts';
import { syntheticSubjects } from './subjects.ts';

const planned = (name: string, more: Partial<PlannedItem> = {}): PlannedItem => ({
  itemId: `i-${name}`,
  name,
  title: name,
  type: 'text',
  scale: 0,
  given: 'raw',
  ...more,
});
const plan: VerificationPlan = {
  resourceId: 'res_1',
  subject: [planned('number'), planned('year', { type: 'integer' })],
  compared: [
    planned('phone', { given: 'transformed' }),
    planned('kind'),
    planned('pay', { type: 'decimal', scale: 2 }),
  ],
  tellsExistence: false,
  needsConsent: true,
};
const column = (name: string, more: object) => ({
  itemId: `i-${name}`,
  name,
  title: name,
  type: 'text',
  scale: 0,
  ...more,
});
const relation = {
  columns: [
    column('number', { transform: { kind: 'pseudonym', domain: 'person' } }),
    column('phone', { transform: { kind: 'mask', keepFirst: 3, keepLast: 2 } }),
    column('kind', { transform: { kind: 'keep' }, values: ['甲', '乙'] }),
  ],
} as unknown as ScopeRelation;
const made = syntheticSubjects(plan, relation, 7);

it('made-up subjects are told apart, have values of the form callers give, and are the same for the same seed', () => {
  expect(made).toHaveLength(30);
  expect(new Set(made.map(({ subject }) => subject.join())).size).toBe(30);
  // A pseudonym is what the register keeps; a caller gives the value itself.
  for (const { subject } of made) expect(subject[0]).toMatch(/^演示\d{4}$/);
  for (const { compared } of made) {
    if (compared[0]) expect(compared[0]).toMatch(/^.{3}\*\*\*\d\d$/);
    if (compared[1]) expect(['甲', '乙']).toContain(compared[1]);
    if (compared[2]) expect(canonicalValue('decimal', compared[2])).not.toBeNull();
  }
  expect(syntheticSubjects(plan, relation, 7)).toEqual(made);
  expect(syntheticSubjects(plan, relation, 8)).not.toEqual(made);
});

it('of every third one value is not on record, of each item in turn', () => {
  const missing = made.map(({ compared }) => compared.indexOf(null));
  expect(missing.slice(0, 9)).toEqual([-1, -1, 0, -1, -1, 1, -1, -1, 2]);
});

it('a service that only tells existence compares nothing', () => {
  expect(syntheticSubjects({ ...plan, compared: [] }, relation, 7)[2]).toEqual({
    subject: ['演示0003', '1002'],
    compared: [],
  });
});
