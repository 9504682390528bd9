/** What the tests use of two packages that bring no types of their own. */
declare module 'n3' {
  interface Term {
    readonly value: string;
  }
  interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }
  export class Parser {
    constructor(options?: { readonly format?: string });
    parse(text: string): Quad[];
  }
  export class Store implements Iterable<Quad> {
    constructor(quads?: readonly Quad[]);
    readonly size: number;
    [Symbol.iterator](): Iterator<Quad>;
  }
}
declare module 'rdf-validate-shacl' {
  import type { Store } from 'n3';

  interface Term {
    readonly value: string;
  }
  export default class SHACLValidator {
    constructor(shapes: Store);
    validate(data: Store): Promise<{
      readonly conforms: boolean;
      readonly results: readonly {
        readonly severity: Term | null;
        readonly focusNode: Term | null;
        readonly path: Term | null;
        readonly message: readonly Term[];
      }[];
    }>;
  }
}
