import type { Text } from '#foundation';
import type { Confidence, PersonalEvidence } from './evidence.ts';
import type { Family } from './families.ts';
import type { HeaderSays } from './header.ts';
import type { Hits } from './hits.ts';
import type { Chain } from './scanning/chains.ts';

/** One distinct text of a column, made plain, with the rows that have it. */
export interface Cell {
  readonly text: string;
  readonly rows: number;
  readonly bits: number;
  /** Chains of seven digits and more; computed once, when somebody asks. */
  readonly chains: readonly Chain[];
}

export interface Trace {
  readonly family: Family;
  readonly hits: Hits;
  readonly confidence: Confidence;
  readonly why: readonly Text[];
  /** Of so many that have the form, how many pass the check. */
  readonly valid?: { readonly fits: number; readonly of: number };
  readonly of?: PersonalEvidence['of'];
}

/** What is known of a column when every cell was looked at. */
export interface ColumnFacts {
  readonly header: HeaderSays;
  /** Cells and distinct texts this detector was shown or passed over. */
  readonly cells: number;
  readonly distinct: number;
}

export interface Tally {
  see(cell: Cell): void;
  judge(facts: ColumnFacts): readonly Trace[];
}

/** Looks for one family, or a few that can be mistaken for each other. */
export interface Detector {
  /** Bits of a shape of which a cell needs one; 0 for every cell. */
  readonly needs: number;
  /** Some only want a part of a large column: what they look for is a property of the column, not of one cell. */
  readonly sampled: boolean;
  /** Null when the header rules the family out, or does not ask for it where it must. */
  open(header: HeaderSays): Tally | null;
}
