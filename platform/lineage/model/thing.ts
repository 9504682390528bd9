import type { Text } from '#foundation';

/** A thing in the lineage, by kind and id: `{ kind: 'resource', id: 'res_…' }`. */
export interface ThingRef {
  readonly kind: string;
  readonly id: string;
}

/** Who may see a thing in the lineage: everybody, everybody signed in, or only its owner and those who oversee. */
export type Visibility = 'public' | 'signed-in' | 'parties';

/** What the lineage shows of a thing besides its standing. What is not said stays as it was. */
export interface ThingDescription {
  /** A name that has only one language, such as a resource's own title, is given as it is. */
  readonly title?: Text | string;
  /** Organisation that the thing belongs to. */
  readonly owner?: string;
  readonly visibility?: Visibility;
}

/** Column-level detail of an edge, by column name. */
export interface ColumnEdge {
  readonly fromColumn: string;
  readonly toColumn: string;
}

/**
 * Kinds that may ever be shown to the public. Buyers, orders, calls, consents and persons are not among them: with whom somebody
 * does business is not for everybody, even where the product is.
 */
export const publicKinds: readonly string[] = [
  'source',
  'resource',
  'item',
  'revision',
  'open-dataset',
  'registration',
  'agreement',
  'product',
  'application',
];

/** One text that orders and keys things; kinds never hold a slash. */
export const thingKey = (ref: ThingRef): string => `${ref.kind}/${ref.id}`;
