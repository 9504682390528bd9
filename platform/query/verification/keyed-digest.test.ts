import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyedDigest } from './keyed-digest.ts';

const part = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 600 }),
  fc.string({ minLength: 300 }),
);

it('is HMAC-SHA256, whatever the key, the parts and what was digested before', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(fc.array(part, { maxLength: 4 }), { maxLength: 4 }),
      (key, messages) => {
        const digest = keyedDigest(key);
        for (const parts of messages) {
          const expected = createHmac('sha256', key);
          for (const one of parts) expected.update(one);
          expect(digest(...parts).toString('hex')).toBe(expected.digest('hex'));
        }
      },
    ),
  );
  expect(() => keyedDigest(new Uint8Array(65))).toThrow(RangeError);
});
