/** So many fresh random bytes. A cryptographic source where answers leave; a seeded one in tests. */
export type Entropy = (bytes: number) => Uint8Array;

/** A whole number, each below `limit` equally likely: as many bits as it needs, drawn again when they make a number that is too large. */
export function uniformBelow(limit: bigint, entropy: Entropy): bigint {
  if (limit <= 0n) throw new RangeError('nothing is below the limit');
  const bits = (limit - 1n).toString(2).length;
  const bytes = Math.ceil(bits / 8);
  const surplus = BigInt(bytes * 8 - bits);
  for (;;) {
    let drawn = 0n;
    for (const byte of entropy(bytes)) drawn = (drawn << 8n) | BigInt(byte);
    drawn >>= surplus;
    if (drawn < limit) return drawn;
  }
}
