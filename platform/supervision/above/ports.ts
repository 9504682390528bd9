import type { Json, Text } from '#foundation';

/** A file that goes with what is sent. */
export interface DispatchedFile {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export interface Dispatched {
  /** Id of the dispatch. Sent again with the same id it is the same as once, and is answered with the same receipt. */
  readonly id: string;
  readonly kind: 'report-above' | 'incident-report' | 'incident-forward';
  readonly receiver: string;
  readonly title: string;
  /** SHA-256 of the content in canonical JSON (RFC 8785), in hex. */
  readonly digest: string;
  readonly content: { readonly [field: string]: Json };
  readonly files: readonly DispatchedFile[];
}

export type DispatchAnswer =
  | { readonly ok: true; readonly receipt: string }
  | { readonly ok: false; readonly reason: Text; readonly retry: boolean };

/**
 * The authority above and the competent organs, on the other side of a line: periodical reports and reports of incidents go to them.
 * It is asked outside of every transaction and may be asked twice for one dispatch. Where it does not take something for good
 * (`retry: false`) somebody delivers it by hand and enters that.
 */
export interface AuthorityAbove {
  send(dispatched: Dispatched): Promise<DispatchAnswer>;
}
