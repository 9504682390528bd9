import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concatBytes } from './encoding.ts';
import { leafHash, rootOf } from './merkle.ts';
import { inclusionProof, treeRoot } from './proofs.ts';
import {
  formatBundle,
  parseBundle,
  parseTilePath,
  type Tile,
  tileAt,
  tileHashReader,
  tilePath,
} from './tiles.ts';

describe('tile paths', () => {
  it.each<[string, Tile]>([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
    ['tile/entries/x001/x234/067.p/8', { level: 'entries', index: 1234067, width: 8 }],
    ['tile/63/999.p/255', { level: 63, index: 999, width: 255 }],
    ['tile/2/x001/000.p/1', { level: 2, index: 1000, width: 1 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    'tile/0/../../../keys/log.pem',
    'tile/0/000/',
    '/tile/0/000',
    'tile/entries/x1/000',
    'checkpoint',
  ])('refuses %s', (path) => expect(parseTilePath(path)).toBeNull());

  it('round-trip', () => {
    const tiles = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      index: fc.nat({ max: 2 ** 31 }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });
});

describe('tiles of a tree', () => {
  it('of 70,000 leaves are those the specification counts', () => {
    const size = 70_000;
    expect(tileAt(0, 272, size)?.width).toBe(256);
    expect(tileAt(0, 273, size)?.width).toBe(112);
    expect(tileAt(0, 274, size)).toBeNull();
    expect(tileAt(1, 0, size)?.width).toBe(256);
    expect(tileAt(1, 1, size)?.width).toBe(17);
    expect(tileAt(2, 0, size)?.width).toBe(1);
    expect(tileAt(3, 0, size)).toBeNull();
    expect(tileAt('entries', 273, size)?.width).toBe(112);
  });

  it('give roots and proofs', async () => {
    const hashes = Array.from({ length: 1_000 }, (_, at) => leafHash(Uint8Array.of(at >> 8, at & 0xff)));
    // The slow obvious way to a tile: its hashes straight from the definition.
    const tileOf = async ({ level, index, width }: Tile): Promise<Bytes> => {
      const span = 256 ** (level as number);
      return concatBytes(
        ...Array.from({ length: width }, (_, at) => {
          const start = (index * 256 + at) * span;
          return rootOf(hashes.slice(start, start + span));
        }),
      );
    };
    for (const size of [1, 2, 255, 256, 257, 511, 512, 700, 1_000]) {
      expect(await treeRoot(tileHashReader(tileOf, size), size)).toEqual(rootOf(hashes.slice(0, size)));
    }
    const proof = await inclusionProof(tileHashReader(tileOf, 700), 300, 700);
    expect(proof).toHaveLength(10);
    await expect(tileHashReader(tileOf, 700)(3, 87)).rejects.toThrow(RangeError);
  });

  it('of the wrong length are refused', async () => {
    const read = tileHashReader(async () => new Uint8Array(31), 1);
    await expect(read(0, 0)).rejects.toThrow('31 bytes');
  });
});

describe('entry bundles', () => {
  it('round-trip', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 20 }), (entries) => {
        expect(parseBundle(formatBundle(entries))).toEqual(entries.map((entry) => Uint8Array.from(entry)));
      }),
    );
  });
  it('hold no entry above 65,535 bytes', () => {
    expect(parseBundle(formatBundle([new Uint8Array(65_535)]))[0]).toHaveLength(65_535);
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });
  it('cut short are refused', () => {
    const bundle = formatBundle([new Uint8Array(300), new Uint8Array(2)]);
    expect(() => parseBundle(bundle.slice(0, -1))).toThrow(RangeError);
    expect(() => parseBundle(bundle.slice(0, 303))).toThrow(RangeError);
  });
});
