import { describe, expect, it } from 'vitest';
import { deepestJson, textThatCannotBeKept } from './json.ts';
import { packCursor, unpackCursor, unpackOffset } from './page.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

describe('text that cannot be kept', () => {
  it.each([
    ['a NUL', { name: 'a\u0000b' }, { at: '/name', what: 'control-character' }],
    ['half a character', [{ title: '\ud83d' }], { at: '/0/title', what: 'half-a-character' }],
    ['a NUL in a name', { values: { 'a\u0000': 1 } }, { at: '/values', what: 'control-character' }],
    ['a bare text', '\udc00', { at: '/', what: 'half-a-character' }],
  ])('%s is found where it stands', (_what, value, found) => {
    expect(textThatCannotBeKept(value)).toEqual(found);
  });

  it('depth is counted without recursion', () => {
    expect(textThatCannotBeKept(nested(deepestJson))).toBeNull();
    expect(textThatCannotBeKept(nested(deepestJson + 1))?.what).toBe('too-deep');
    expect(textThatCannotBeKept(nested(500_000))?.what).toBe('too-deep');
  });

  it('leaves everything else alone', () => {
    expect(textThatCannotBeKept({ a: ['𠮷野家', 'tab\there', 1, null, true], b: {} })).toBeNull();
  });
});

describe('a cursor', () => {
  it('that no list of ours packed begins from the front', () => {
    for (const place of [-5, 1.5, 1e300, 'x', { a: 1 }, [7], null])
      expect([place, unpackOffset(packCursor(place))]).toEqual([place, 0]);
    expect(unpackOffset('no cursor at all')).toBe(0);
    expect(unpackOffset(packCursor(50))).toBe(50);
    expect(unpackCursor(packCursor(['\u0000', 'id']))).toBeNull();
  });
});
