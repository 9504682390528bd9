import { expect, it } from 'vitest';
import { pagesOf } from './pages-of.ts';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(at).padStart(3, '0') }));

it.each([0, 1, 3, 4, 6, 7])('gives each of %i rows once, in order, and no empty page', async (count) => {
  const all = numbered(count);
  const asked: string[] = [];
  const pages: (readonly { readonly id: string }[])[] = [];
  for await (const page of pagesOf(3, async (after, size) => {
    asked.push(after);
    return all.filter(({ id }) => id > after).slice(0, size);
  }))
    pages.push(page);
  expect(pages.flat()).toEqual(all);
  expect(pages.every(({ length }) => length > 0 && length <= 3)).toBe(true);
  // A page that is not full is the last.
  expect(asked.length).toBe(Math.floor(count / 3) + 1);
});
