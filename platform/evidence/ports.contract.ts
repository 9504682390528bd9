import { describe, expect, it } from 'vitest';
import { formatNote, openNote, parseNote, parseNoteKey, type Tile } from '#verifier';
import type { NoteSigner, TileStore } from './ports.ts';

const full: Tile = { level: 0, index: 1_234_067, width: 256 };
const partial = (width: number, index = full.index): Tile => ({ level: 0, index, width });

/** What every store of tiles must do. `open` gives an empty store; `reopen`, where there is one, the same store as after a restart. */
export function tileStoreContract(
  name: string,
  open: () => Promise<{ store: TileStore; reopen: () => Promise<TileStore> }>,
): void {
  describe(`tile store: ${name}`, () => {
    it('gives back what was written, after a restart too', async () => {
      const { store, reopen } = await open();
      await store.write(full, Uint8Array.of(1, 2, 3));
      await store.write({ level: 'entries', index: 0, width: 7 }, Uint8Array.of(9));
      for (const each of [store, await reopen()]) {
        expect([...(await each.read(full))!]).toEqual([1, 2, 3]);
        expect([...(await each.read({ level: 'entries', index: 0, width: 7 }))!]).toEqual([9]);
      }
    });

    it('answers null for what is not there', async () => {
      const { store } = await open();
      expect(await store.read(full)).toBeNull();
      await store.write(partial(3), Uint8Array.of(1));
      expect(await store.read(full)).toBeNull();
      expect(await store.read(partial(4))).toBeNull();
      expect(await store.read({ ...partial(3), level: 1 })).toBeNull();
    });

    it('may be written twice', async () => {
      const { store } = await open();
      await store.write(full, Uint8Array.of(1));
      await store.write(full, Uint8Array.of(2));
      expect([...(await store.read(full))!]).toEqual([2]);
    });

    it('keeps what it was given when the giver changes the buffer', async () => {
      const { store } = await open();
      const bytes = Uint8Array.of(1);
      await store.write(full, bytes);
      bytes[0] = 2;
      expect([...(await store.read(full))!]).toEqual([1]);
    });

    it('drops the partials of one tile and nothing else', async () => {
      const { store } = await open();
      const kept = [full, partial(3, 5), { ...partial(3), level: 1 }];
      for (const tile of [...kept, partial(3), partial(255)]) await store.write(tile, Uint8Array.of(1));
      await store.removePartials(full);
      await store.removePartials(full);
      expect(await store.read(partial(3))).toBeNull();
      expect(await store.read(partial(255))).toBeNull();
      for (const tile of kept) expect(await store.read(tile)).not.toBeNull();
    });

    it('publishes only over the checkpoint the publisher knew', async () => {
      const { store, reopen } = await open();
      expect(await store.checkpoint()).toBeNull();
      expect(await store.publish('one\n', 'zero\n')).toBe(false);
      expect(await store.checkpoint()).toBeNull();
      expect(await store.publish('one\n', null)).toBe(true);
      expect(await store.publish('other\n', null)).toBe(false);
      expect(await store.publish('two\n', 'one\n')).toBe(true);
      expect(await store.publish('three\n', 'one\n')).toBe(false);
      expect(await store.checkpoint()).toBe('two\n');
      expect(await (await reopen()).checkpoint()).toBe('two\n');
    });
  });
}

/** What every signer of notes must do. */
export function noteSignerContract(name: string, open: () => Promise<NoteSigner>): void {
  describe(`note signer: ${name}`, () => {
    it('signs what its verifier key verifies', async () => {
      const signer = await open();
      const key = parseNoteKey(signer.vkey)!;
      const text = '公枢\nsecond line\n';
      const note = formatNote(text, [await signer.sign(text)]);
      expect(parseNote(note)?.signatures).toHaveLength(1);
      expect(openNote(note, [key])).toMatchObject({ ok: true, text });
      expect(openNote(note.replace('second', 'third'), [key])).toEqual({
        ok: false,
        reason: 'invalid-signature',
      });
    });
  });
}
