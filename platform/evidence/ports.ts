import type { Tile } from '#verifier';

/**
 * Where the public part of the log lies: immutable tiles and one checkpoint. Implementations: files, memory. Every method resolves
 * only when its effect would survive a power cut.
 */
export interface TileStore {
  /** Bytes of exactly this tile (its width included), or null. */
  read(tile: Tile): Promise<Uint8Array | null>;
  /** Write a tile whole or not at all. Writing it again is allowed: the same tile of the same log always holds the same bytes. */
  write(tile: Tile, bytes: Uint8Array): Promise<void>;
  /** Drop the partial tiles that this full tile has overtaken. */
  removePartials(full: Tile): Promise<void>;
  /** The published checkpoint, or null before the first. */
  checkpoint(): Promise<string | null>;
  /** Put a checkpoint in place of `previous`, atomically. False, and nothing changed, when something else is published by now. */
  publish(note: string, previous: string | null): Promise<boolean>;
}

/** A key that signs notes (C2SP signed-note). Implementations: a key file, memory, each with Ed25519 or SM2; a hardware module behind the same shape. */
export interface NoteSigner {
  /** The verifier key to publish: `name+id+base64(type, key)`. */
  readonly vkey: string;
  /** The signature line over the text of a note, with its newline. */
  sign(text: string): Promise<string>;
  /** Of a key that was replaced: days for which it signs beside its successor, from when that first signs. */
  readonly overlapDays?: number;
  /** Of a key that was replaced: destroy its private half. Called when it signs no more, and again after a crash. */
  retire?(): Promise<void>;
}

/** The log of one hub: its name, where it lies, and who signs for it. */
export interface LogPorts {
  /** Name of the log on its checkpoints, by custom an address without scheme, e.g. `data.example.gov.cn/log`. Never changes. */
  readonly origin: string;
  readonly tiles: TileStore;
  /**
   * The log's own Ed25519 key, named like the origin; then those it has replaced, its SM2 keys of the same name, cosigners. Read anew
   * for every note: replaced keys go.
   */
  readonly signers: readonly [NoteSigner, ...NoteSigner[]];
}
