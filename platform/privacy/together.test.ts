import { expect, it } from 'vitest';
import { together } from './together.ts';

it('runs every subscriber of a kind, in order, and none of another', async () => {
  const ran: string[] = [];
  const says = (name: string) => async () => void ran.push(name);
  const all = together({ a: says('first') }, { b: says('other') }, { a: says('second') });
  expect(Object.keys(all)).toEqual(['a', 'b']);
  await all['a']!(undefined as never, undefined as never);
  expect(ran).toEqual(['first', 'second']);
});
