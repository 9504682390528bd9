import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Bytes,
  ed25519Type,
  formatBundle,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  formatSignature,
  leafHash,
  nodeHash,
  parseNoteKey,
  parseTilePath,
  toUtf8,
} from '#verifier';
import { keyToProveBy } from './known-keys.ts';
import { indexIn, proveEntry } from './prove-entry.ts';

const origin = 'city.example/log';
const size = 300;
const entries = Array.from({ length: size }, (_, index) =>
  toUtf8(
    JSON.stringify({
      kind: 'test.happened',
      version: 1,
      entry: `evt_${index}`,
      subject: 's',
      at: '',
      fact: index,
    }),
  ),
);
const hashes = entries.map((entry) => leafHash(entry));
const rootOf = (leaves: readonly Bytes[]): Bytes => {
  if (leaves.length === 1) return leaves[0]!;
  const middle = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(rootOf(leaves.slice(0, middle)), rootOf(leaves.slice(middle)));
};

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const vkey = formatNoteKey(
    origin,
    ed25519Type,
    new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  );
  return { vkey, id: parseNoteKey(vkey)!.id, privateKey };
}
const own = keyPair();
const head = formatCheckpoint({ origin, size, root: rootOf(hashes) });
const checkpoint = formatNote(head, [
  formatSignature(origin, own.id, new Uint8Array(sign(null, Buffer.from(head), own.privateKey))),
]);

/** The log as files, with one of them changed on the way. */
const logWith =
  (spoil: (path: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes) =>
  async (path: string): Promise<Uint8Array> =>
    spoil(path, path === 'checkpoint' ? toUtf8(checkpoint) : tile(path));

function tile(path: string): Uint8Array {
  const { level, index, width } = parseTilePath(path)!;
  const first = index * 256;
  if (level === 'entries') return formatBundle(entries.slice(first, first + width));
  const span = 256 ** level;
  return Buffer.concat(
    Array.from({ length: width }, (_, at) =>
      rootOf(hashes.slice((first + at) * span, (first + at + 1) * span)),
    ),
  );
}
const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[at]! ^= 1;
  return changed;
};

describe('proving an entry from the log’s own files', () => {
  it.each([0, 42, 255, 256, 299])('proves entry %d and shows the bytes it proved', async (index) => {
    const proof = await proveEntry(logWith(), own.vkey, index);
    expect(proof).toMatchObject({ proved: true, size, leaf: { fact: index } });
    expect(proof.checks.every(({ ok }) => ok)).toBe(true);
  });

  it('refuses an entry whose text was changed', async () => {
    const proof = await proveEntry(
      logWith((path, bytes) => (path.startsWith('tile/entries') ? flip(bytes, 30) : bytes)),
      own.vkey,
      0,
    );
    expect(proof).toMatchObject({
      proved: false,
      checks: [{ ok: true }, { ok: true }, { name: 'Path', ok: false }],
    });
  });

  it('refuses a changed neighbour', async () => {
    const proof = await proveEntry(
      logWith((path, bytes) => (path.startsWith('tile/0/000') ? flip(bytes, 32) : bytes)),
      own.vkey,
      0,
    );
    expect(proof.proved).toBe(false);
  });

  it('refuses a checkpoint that another key signed', async () => {
    const proof = await proveEntry(logWith(), keyPair().vkey, 0);
    expect(proof).toMatchObject({ proved: false, checks: [{ name: 'Signature', ok: false }] });
  });

  it('says of an index beyond the signed tree that it is not there yet', async () => {
    const proof = await proveEntry(logWith(), own.vkey, size);
    expect(proof).toMatchObject({ proved: false, checks: [{ ok: true }, { name: 'Range', ok: false }] });
  });
});

describe('the address of an entry', () => {
  it.each([
    ['0', 0],
    ['299', 299],
    ['abc', null],
    ['-1', null],
    ['1.5', null],
    ['01', null],
    ['', null],
    ['9'.repeat(30), null],
  ])('%s names %s', (written, index) => expect(indexIn(written)).toBe(index));
});

describe('the key an entry is proved by', () => {
  it('is the remembered one while the log signs with it, and the log’s own otherwise', () => {
    expect(keyToProveBy(['new', 'old'], 'old')).toBe('old');
    expect(keyToProveBy(['new'], 'old')).toBe('new');
    expect(keyToProveBy(['new', 'old'], null)).toBe('new');
    expect(keyToProveBy([], null)).toBe('');
  });
});
