import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from './encoding.ts';
import { emptyRoot, leafHash, rootOf, treeOf, verifyConsistency, verifyInclusion } from './merkle.ts';
import { consistencyProof, type HashReader, inclusionProof, treeRoot } from './proofs.ts';

// The eight leaves and roots every implementation of RFC 6962 is tried on (certificate-transparency, Apache-2.0).
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = leaves.map((leaf) => leafHash(fromHex(leaf, leaf.length / 2)!));

const numbered = (count: number): Bytes[] =>
  Array.from({ length: count }, (_, at) => leafHash(new TextEncoder().encode(`entry ${at}`)));
const readerOf =
  (all: readonly Bytes[]): HashReader =>
  async (level, index) => {
    const span = 2 ** level;
    if ((index + 1) * span > all.length) throw new RangeError('not a complete subtree');
    return rootOf(all.slice(index * span, (index + 1) * span));
  };
const many = numbered(300);
const changed = (hash: Bytes): Bytes => Uint8Array.from(hash, (byte, at) => (at === 7 ? byte ^ 1 : byte));

describe('tree hashes', () => {
  it.each(roots.map((root, size) => [size, root] as const))('of %i known leaves', (size, root) => {
    expect(toHex(rootOf(hashes.slice(0, size)))).toBe(root);
  });
  it('are the same from a reader', async () => {
    for (const size of [0, 1, 2, 3, 7, 64, 255, 256, 257, 300]) {
      expect(await treeRoot(readerOf(many), size)).toEqual(rootOf(many.slice(0, size)));
    }
  });
});

const sizes = fc.integer({ min: 1, max: 300 });

describe('inclusion', () => {
  it('is proven for each leaf and for no other place, leaf, root or proof', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, pick, otherPick) => {
        const index = pick % size;
        const proof = await inclusionProof(readerOf(many), index, size);
        expect(proof).toEqual(treeOf(many.slice(0, size)).proofs[index]);
        const claim = { index, size, leaf: many[index]!, root: rootOf(many.slice(0, size)), proof };
        expect(verifyInclusion(claim)).toBe(true);
        const other = otherPick % size;
        if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
        expect(verifyInclusion({ ...claim, index: size })).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: changed(claim.leaf) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: changed(claim.root) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.root] })).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
          const at = otherPick % proof.length;
          expect(verifyInclusion({ ...claim, proof: proof.with(at, changed(proof[at]!)) })).toBe(false);
        }
      }),
    );
  });

  it('works past 2^32 leaves', () => {
    const size = 2 ** 40 + 1;
    const [leaf, left] = [many[0]!, many[1]!];
    const root = rootOf([left, leaf]);
    expect(verifyInclusion({ index: 2 ** 40, size, leaf, root, proof: [left] })).toBe(true);
    expect(verifyInclusion({ index: 2 ** 40 - 1, size, leaf, root, proof: [left] })).toBe(false);
  });
});

describe('consistency', () => {
  it('is proven between any two sizes and for no other roots', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, sizes, async (one, other) => {
        const [oldSize, newSize] = one <= other ? [one, other] : [other, one];
        const proof = await consistencyProof(readerOf(many), oldSize, newSize);
        const claim = {
          oldSize,
          newSize,
          oldRoot: rootOf(many.slice(0, oldSize)),
          newRoot: rootOf(many.slice(0, newSize)),
          proof,
        };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, oldRoot: changed(claim.oldRoot) })).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: changed(claim.newRoot) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, claim.newRoot] })).toBe(false);
        if (oldSize < newSize) {
          expect(verifyConsistency({ ...claim, oldSize: newSize, newSize: oldSize })).toBe(false);
          expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
          expect(verifyConsistency({ ...claim, proof: proof.with(0, changed(proof[0]!)) })).toBe(false);
        }
      }),
    );
  });

  it('of a tree with one leaf replaced is refused', async () => {
    const forked = many.with(3, changed(many[3]!));
    const proof = await consistencyProof(readerOf(forked), 200, 300);
    const claim = {
      oldSize: 200,
      oldRoot: rootOf(many.slice(0, 200)),
      newSize: 300,
      newRoot: rootOf(forked),
      proof,
    };
    expect(verifyConsistency(claim)).toBe(false);
  });

  it('starts from the empty tree', () => {
    const claim = { oldSize: 0, newSize: 8, newRoot: rootOf(hashes), proof: [] };
    expect(verifyConsistency({ ...claim, oldRoot: emptyRoot() })).toBe(true);
    expect(verifyConsistency({ ...claim, oldRoot: rootOf(hashes) })).toBe(false);
  });
});
