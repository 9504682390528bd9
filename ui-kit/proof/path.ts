/** One step of an inclusion proof, from the leaf up: where the given hash stands, seen from the path. */
export interface Step {
  readonly hash: string;
  readonly side: 'left' | 'right';
}

/**
 * Which side each hash of an RFC 6962 inclusion proof stands on, from the leaf's index and the size of the tree. For drawing only:
 * whether the proof is right is decided by the verifier.
 */
export function stepsOf(index: number, size: number, hashes: readonly string[]): readonly Step[] {
  let node = BigInt(index);
  let last = BigInt(size) - 1n;
  return hashes.map((hash) => {
    const left = (node & 1n) === 1n || node === last;
    if (left)
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    node >>= 1n;
    last >>= 1n;
    return { hash, side: left ? 'left' : 'right' };
  });
}
