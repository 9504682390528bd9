/** Bounds on what is read, so that hostile text is refused in bounded time and memory. Checked before the parser sees it, and again on the tree. */
export const limits = {
  /** UTF-16 units of query text. */
  characters: 16_384,
  tokens: 3_000,
  /** Brackets inside brackets, in the text. */
  brackets: 60,
  /** Expressions inside expressions, in the tree. */
  depth: 40,
  /** Nodes of the whole tree, over protected tables. */
  nodes: 1_500,
  /** Nodes of a query of the whole language. */
  wholeNodes: 3_000,
  /** Queries inside a query: WITH, FROM, expressions and sides of set operations. */
  wholeQueries: 40,
  /** Entries of one IN list. */
  list: 500,
  outputs: 60,
  /** Joined tables of a query over protected tables. */
  tables: 6,
  /** Tables in all of a query of the whole language. */
  wholeTables: 24,
  /** Output columns once stars are spelt out. */
  columns: 200,
  /** Sets of ROLLUP, CUBE and GROUPING SETS. */
  groupingSets: 64,
  groupKeys: 10,
  /** UTF-8 bytes of texts written in group keys over protected tables. As many groups as there may be do not fill a result with them. */
  keyText: 256,
  /** Different aggregates of one query over protected tables. */
  atoms: 40,
  /** Different conditions under which aggregates of one query count rows, unknown values being one too. Each is a bit of 31. */
  conditions: 28,
  /** Sums times protected subjects where the agreement asks for dominance: each is a grouping of its own. */
  dominanceChecks: 24,
  parameters: 30,
  /** Groups an engine may hand to the guards. */
  groups: 100_000,
} as const;
