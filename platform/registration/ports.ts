import type { Text, Tx, Uploads } from '#foundation';

/** What can be registered: 公共数据资源, 产品和服务, 开放数据. */
export type ThingKind = 'resource' | 'product' | 'open-data';

/** A thing somebody may register: what the application takes from the hub itself. */
export interface RegistrableThing {
  readonly title: string;
  readonly summary: string;
  /** Organisation that holds or develops it: the registrant (登记主体). */
  readonly holder: string;
  readonly inAuthorisedOperation: boolean;
  /** Digest that the evidence record fixes: of the revision in service, or of the product's definition. Null: nothing to register yet. */
  readonly digest: string | null;
  readonly operatingTerm?: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
  readonly facts: readonly { readonly label: Text; readonly value: string }[];
  /** What is compared with what was registered, by name: `columns`, `updateCycle`, `holder`, `level`, `definition` (R17). */
  readonly described: { readonly [what: string]: string };
}
export type FindTitles = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
export type FindThing = (tx: Tx, id: string) => Promise<RegistrableThing | null>;

/**
 * The registrar's platform (登记平台), provincial or national, on the other side of a line (登记办法 Art 13, 14). It assigns the
 * codes; the hub keeps them as they come and mints none. Asking again for the same application gives the same codes.
 */
export interface Registrar {
  assignCode(filing: {
    readonly applicationId: string;
    readonly registrant: string;
    readonly title: string;
    readonly kind: ThingKind;
    readonly noticeUntil: Temporal.Instant;
  }): Promise<
    | { readonly ok: true; readonly registrationCode: string; readonly queryCode: string }
    | { readonly ok: false; readonly reason: Text; readonly retry: boolean }
  >;
  /** A change, correction, renewal, cancellation (also a lapse, under the registration's own id) or revocation of what it gave a code. Telling it the same again is the same as once. */
  record(filing: {
    readonly applicationId: string;
    readonly registrationCode: string;
    readonly type: 'change' | 'correction' | 'renewal' | 'cancellation' | 'revocation';
    readonly registrant: string;
    readonly title: string;
    readonly validUntil: string | null;
  }): Promise<
    | { readonly ok: true; readonly receipt?: string }
    | { readonly ok: false; readonly reason: Text; readonly retry: boolean }
  >;
}

export interface RegistrationPorts {
  readonly registrar: Registrar;
  readonly uploads: Uploads;
  readonly things: { readonly [kind in ThingKind]: FindThing };
  /** Only what many of them are called, in one question; what is not there is left out. */
  readonly titles: { readonly [kind in ThingKind]: FindTitles };
  /** A resource by its name in the catalogue, for lists that are brought in; without it there are none. */
  readonly resourceByTitle?: (tx: Tx, title: string) => Promise<{ readonly id: string } | null>;
}
