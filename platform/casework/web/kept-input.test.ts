import { expect, it } from 'vitest';
import { forgetInput, keepInput, keptInput } from './kept-input.ts';

function store(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}
const form = { person: 'per_1', page: '/work/start/a', act: 'a' };

it('comes back to the same person at the same form, until it was done', () => {
  const kept = store();
  keepInput({ ...form, input: { title: '名册' } }, kept);
  expect(keptInput(form, kept)).toEqual({ title: '名册' });
  forgetInput(kept);
  expect(keptInput(form, kept)).toBeUndefined();
});

it('is shown to nobody else and in no other form', () => {
  const kept = store();
  keepInput({ ...form, input: { title: '名册' } }, kept);
  expect(keptInput({ ...form, person: 'per_2' }, kept)).toBeUndefined();
  expect(keptInput({ ...form, page: '/work/start/b' }, kept)).toBeUndefined();
  expect(keptInput({ ...form, act: 'b' }, kept)).toBeUndefined();
});

it('a browser that stores nothing, or nonsense, starts with an empty form', () => {
  const closed = {
    getItem: () => '{',
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  keepInput({ ...form, input: {} }, closed);
  expect(keptInput(form, closed)).toBeUndefined();
});
