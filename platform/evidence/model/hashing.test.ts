import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leafHash, nodeHash } from '#verifier';
import { hashLeaf, hashNode } from './hashing.ts';

it('hashes as the verifier does', () => {
  const node = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), node, node, (entry, left, right) => {
      expect(Buffer.from(leafHash(entry)).equals(hashLeaf(entry))).toBe(true);
      expect(Buffer.from(nodeHash(left, right)).equals(hashNode(left, right))).toBe(true);
    }),
  );
});
