import type { Actor } from './actor.ts';
import type { Tx } from './tx.ts';

/** A file as received, kept by its digest until something refers to it. */
export interface Upload {
  readonly id: string;
  /** Name as the sender gave it; never used as a path. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files that people hand in. Bytes are on disk before the row exists, so an upload that is known is whole. */
export interface Uploads {
  /** Keep bytes under their digest and note who brought them. */
  keep(
    tx: Tx,
    actor: Actor,
    file: { readonly name: string; readonly bytes: number; readonly sha256: string },
  ): Promise<Upload>;
  /** An upload of the actor's own organisation (or of the system); null for anybody else's. */
  find(tx: Tx, actor: Actor, id: string): Promise<Upload | null>;
  read(upload: Pick<Upload, 'sha256'>): Promise<Uint8Array>;
}
