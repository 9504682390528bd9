import { expect, it } from 'vitest';
import { addressOf, newIdempotencyKey } from './deeds.ts';

it('posts an act to its own path, with the parts in braces taken from the input', () => {
  expect(addressOf({ path: '/api/v1/actions/demo.advance-clock' }, {})).toBe(
    '/api/v1/actions/demo.advance-clock',
  );
  expect(addressOf({ path: '/api/v1/products/{id}/orders' }, { id: 'prd_1/2' })).toBe(
    '/api/v1/products/prd_1%2F2/orders',
  );
});

it('never gives the same key twice', () => {
  expect(new Set(Array.from({ length: 500 }, newIdempotencyKey)).size).toBe(500);
});
