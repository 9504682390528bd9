import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText, type Plain } from './canonical-text.ts';

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.constant(null),
    fc.array(tie('plain'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(tie('plain'), fc.constant(undefined)), {
      maxKeys: 4,
    }),
  ),
}));

it('is the canonical form of RFC 8785', () => {
  fc.assert(fc.property(plain, (value) => canonicalText(value) === canonicalize(value)));
  expect(canonicalText({ b: ['居民', null], a: '"\\\u0001\u2028' })).toBe(
    canonicalize({ a: '"\\\u0001\u2028', b: ['居民', null] }),
  );
});

it('refuses half a character, as the form does', () => {
  expect(() => canonicalText(['\ud800'])).toThrow('surrogate');
});
