import type { Leaf } from '#verifier';
import {
  fromUtf8,
  inclusionProof,
  leafHash,
  openNote,
  parseBundle,
  parseCheckpoint,
  parseNoteKey,
  type Tile,
  tileAt,
  tileHashReader,
  tilePath,
  tileWidth,
  toHex,
  verifyInclusion,
} from '#verifier';

/** Reads below the log's prefix: `checkpoint`, `tile/0/000`, `tile/entries/000.p/7`. */
export type LogFile = (path: string) => Promise<Uint8Array>;

export interface EntryCheck {
  readonly name: 'Signature' | 'Range' | 'Path';
  readonly ok: boolean;
}
export interface ProvedEntry {
  readonly checks: readonly EntryCheck[];
  readonly proved: boolean;
  readonly checkpoint: string;
  readonly size: number;
  readonly root: string;
  readonly hashes: readonly string[];
  readonly leafHash?: string;
  readonly leaf?: Leaf;
}

/** The index an address names; null when it names none. */
export const indexIn = (written: string): number | null =>
  /^(0|[1-9]\d{0,14})$/.test(written) ? Number(written) : null;

/**
 * Fetches one entry of a log in the C2SP tile layout and proves, with nothing but the log's key, that it stands in the tree whose
 * head the key has signed. The bytes shown are the bytes proved.
 */
export async function proveEntry(read: LogFile, key: string, index: number): Promise<ProvedEntry> {
  const checkpoint = fromUtf8(await read('checkpoint')) ?? '';
  const known = parseNoteKey(key);
  const note = known === null ? null : openNote(checkpoint, [known]);
  const head = note?.ok ? parseCheckpoint(note.text) : null;
  if (head === null || head.origin !== known?.name)
    return {
      checks: [{ name: 'Signature', ok: false }],
      proved: false,
      checkpoint,
      size: 0,
      root: '',
      hashes: [],
    };

  const base = { checkpoint, size: head.size, root: toHex(head.root) };
  const signed: EntryCheck = { name: 'Signature', ok: true };
  const bundle = tileAt('entries', Math.floor(index / tileWidth), head.size);
  if (index >= head.size || bundle === null)
    return { ...base, checks: [signed, { name: 'Range', ok: false }], proved: false, hashes: [] };

  const readTile = (tile: Tile) => read(tilePath(tile));
  const entry = parseBundle(await readTile(bundle))[index % tileWidth];
  const proof = await inclusionProof(tileHashReader(readTile, head.size), index, head.size);
  const leaf = entry && leafHash(entry);
  const included =
    leaf !== undefined && verifyInclusion({ index, size: head.size, leaf, root: head.root, proof });
  return {
    ...base,
    checks: [signed, { name: 'Range', ok: true }, { name: 'Path', ok: included }],
    proved: included,
    hashes: proof.map(toHex),
    leafHash: leaf && toHex(leaf),
    leaf: entry && leafOf(entry),
  };
}

function leafOf(entry: Uint8Array): Leaf | undefined {
  try {
    return JSON.parse(fromUtf8(entry) ?? '') as Leaf;
  } catch {
    return undefined;
  }
}
