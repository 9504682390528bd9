import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fromHex, fromUtf8, toHex } from './encoding.ts';
import { commitment, commitmentPreimage, committedLeaf, hashOfLeaf, leafBytes, opens } from './leaf.ts';

describe('the example of docs/reference/receipt-format.md', () => {
  const salt = fromHex('000102030405060708090a0b0c0d0e0f', 16)!;
  const value = '普惠信贷';
  const hash = commitment('purpose', salt, value);
  const leaf = committedLeaf('query.call', new Map([['purpose', hash]]));

  it('is what is computed here', async () => {
    const page = await readFile(new URL('../../docs/reference/receipt-format.md', import.meta.url), 'utf8');
    const line = (name: string) => new RegExp(`^${name} {2,}(.+)$`, 'm').exec(page)?.[1];
    expect(line('preimage')?.replaceAll(' ', '')).toBe(toHex(commitmentPreimage('purpose', salt, value)));
    expect(line('commitment')).toBe(toHex(hash));
    expect(line('leaf')).toBe(fromUtf8(leafBytes(leaf)));
    expect(line('leaf hash')).toBe(toHex(hashOfLeaf(leaf)));
  });

  it('opens with this salt, name and value only', () => {
    const opening = { salt: toHex(salt), value };
    expect(opens(leaf, 'purpose', opening)).toBe(true);
    expect(opens(leaf, 'purpose', { ...opening, value: '普惠信贷 ' })).toBe(false);
    expect(opens(leaf, 'purpose', { ...opening, salt: opening.salt.replace('0f', '1f') })).toBe(false);
    expect(opens(leaf, 'agreement', opening)).toBe(false);
    expect(opens(leaf, 'toString', opening)).toBe(false);
  });

  it('never shares its bytes with another field', () => {
    // The same letters, cut elsewhere between name and value.
    const one = commitmentPreimage('a', salt, 'bc');
    const other = commitmentPreimage('ab', salt, 'c');
    expect(toHex(one)).not.toBe(toHex(other));
    expect(() => commitmentPreimage('a', salt.slice(1), 'b')).toThrow(RangeError);
  });
});
