import type { Actor, Json, Text, Tx, Uploads } from '#foundation';
import type { AgreementDocument } from './model/index.ts';

/** An agreement that ends now: why, for those who are told, and whether its term is over or it was terminated. */
export interface Ending {
  readonly agreementId: string;
  readonly number: string;
  readonly how: 'expired' | 'terminated';
  readonly why: Text;
  readonly by: Actor;
}

/** Another version of an agreement takes effect now. */
export interface Changing {
  readonly agreementId: string;
  readonly number: string;
  readonly document: AgreementDocument;
  /** Said to those whose products have no line in it any more. */
  readonly why: Text;
  readonly by: Actor;
}

/** What stands on an agreement at this moment, and would end with it. */
export interface Reach {
  readonly products: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly orders: readonly {
    readonly id: string;
    readonly productId: string;
    /** Organisation that ordered. */
    readonly buyer: string;
    readonly state: string;
  }[];
  /** Runs that are queued, running, or wait for review or collection. */
  readonly openRuns: number;
  readonly sealedResults: number;
  /** Projections and snapshots that are there. */
  readonly domains: number;
}

/** What modules that come after this one have under an agreement. The program hands their doors in. */
export interface UnderAgreement {
  /**
   * End all of it in the caller's transaction. Takes the locks on rows of its own before any on standing, so it is called first.
   * Doing it again changes nothing.
   */
  readonly end: (tx: Tx, ending: Ending) => Promise<void>;
  /** End what the next version does not carry any more, in the caller's transaction, before any lock on standing. */
  readonly changed: (tx: Tx, changing: Changing) => Promise<void>;
  /**
   * Scenarios of the agreement came, were stopped or ended: what no approved one carries cannot be called from the commit on, and what one carries again can.
   * Takes the locks on rows of its own before any on standing.
   */
  readonly scenarios: (tx: Tx, at: { readonly agreementId: string; readonly by: Actor }) => Promise<void>;
  readonly reach: (tx: Tx, agreementId: string) => Promise<Reach>;
  /** What keeps its accounts from being settled, in words; empty when nothing does. */
  readonly unsettled: (tx: Tx, agreementId: string) => Promise<readonly Text[]>;
}

/** A version of a plan or an agreement as it is filed with the authority above. */
export interface FiledVersion {
  /** Id of the filing. Sent again with the same id it is the same as once, and is answered with the same receipt. */
  readonly id: string;
  readonly kind: 'authorisation-filing';
  readonly receiver: string;
  readonly title: string;
  /** SHA-256 of the content in canonical JSON (RFC 8785), in hex. */
  readonly digest: string;
  readonly content: { readonly [field: string]: Json };
  readonly files: readonly [];
}

/**
 * The line by which filings reach the authority above. It is asked outside of every transaction and may be asked twice for one filing. The receipt is
 * its own number, opaque to the hub. Where it does not take something for good (`retry: false`) the filing goes on paper.
 */
export interface FilingLine {
  send(
    filed: FiledVersion,
  ): Promise<
    | { readonly ok: true; readonly receipt: string }
    | { readonly ok: false; readonly reason: Text; readonly retry: boolean }
  >;
}

export interface AuthorisationPorts {
  /** Null where there is no line to the authority above: filings go on paper. */
  readonly filing: FilingLine | null;
  /** Scans that prove what is in the asset ledger. */
  readonly uploads: Uploads;
  readonly under: UnderAgreement;
}
