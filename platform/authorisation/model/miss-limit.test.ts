import { expect, it } from 'vitest';
import { AR3 } from './miss-limit.ts';

it('AR3 is what the agreement says, nothing where it says none, and a default where it says nothing', () => {
  expect(AR3.judge({ agreed: '3' }).output).toBe(3n);
  expect(AR3.judge({ agreed: null }).output).toBeNull();
  expect(AR3.judge({ agreed: undefined }).output).toBe(200n);
  expect(AR3.judge({ agreed: undefined }, { missesPerHour: 50 }).output).toBe(50n);
  expect(AR3.verified).toBe(false);
});
