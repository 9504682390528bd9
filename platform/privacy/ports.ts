import type { Actor, Tx } from '#foundation';

/** An agreement as it is spoken of: by its number, and whether this reader may open it. */
export interface NamedAgreement {
  readonly number: string;
  readonly mayOpen: boolean;
}

export interface PrivacyPorts {
  /** Agreements come after this module; the program hands their door in. One that there is not is left out. No actor: nobody may open any. */
  readonly agreements: (
    tx: Tx,
    ids: readonly string[],
    actor?: Actor,
  ) => Promise<ReadonlyMap<string, NamedAgreement>>;
}
