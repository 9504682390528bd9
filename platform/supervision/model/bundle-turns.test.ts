import { expect, it } from 'vitest';
import { bundleTurns } from './bundle-turns.ts';

it('parties cannot keep those who oversee them from the evidence, nor one organisation the others', () => {
  const turns = bundleTurns();
  const first = turns.take('operator', 'org_operator');
  expect(first).not.toBeNull();
  expect(turns.take('operator', 'org_operator')).toBeNull();
  expect(turns.take('body', 'org_centre')).not.toBeNull();
  expect(turns.take('body', 'org_bureau')).toBeNull();
  const overseeing = [turns.take('overseer', 'org_audit'), turns.take('overseer', 'org_audit')];
  expect(overseeing).not.toContain(null);
  expect(turns.take('overseer', 'org_audit')).toBeNull();
  overseeing[0]!();
  expect(turns.take('overseer', 'org_audit')).not.toBeNull();
  first!();
  expect(turns.take('body', 'org_bureau')).not.toBeNull();
});
