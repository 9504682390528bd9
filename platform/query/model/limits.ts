/** Bounds on what is read, so that hostile text is refused in bounded time and memory. Checked before the parser sees it, and again on the tree. */
export const limits = {
  /** UTF-16 units of query text. */
  characters: 16_384,
  tokens: 3_000,
  /** Brackets inside brackets, in the text. */
  brackets: 60,
  /** Expressions inside expressions, in the tree. */
  depth: 40,
  /** Nodes of the whole tree. */
  nodes: 1_500,
  /** Entries of one IN list. */
  list: 500,
  outputs: 60,
  tables: 6,
  groupKeys: 10,
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
