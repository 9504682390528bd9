import type { Clause } from './clause.ts';
import type { Text } from './text.ts';

/**
 * A formal paper as a module declares it (`defineDocumentTemplate` of casework). Paragraphs are Chinese with named places in braces; a
 * paragraph that is one place and nothing else takes a list, and becomes one numbered paragraph for each of its lines.
 */
export interface DocumentTemplate {
  /** `module.noun`. */
  readonly id: string;
  readonly title: Text;
  /** The part of the number (文号) that tells the kind of paper, after the organisation's own word: 登受 in 公数登受〔2026〕3号. */
  readonly series: string;
  readonly paragraphs: readonly string[];
  /** Why there is such a paper. */
  readonly clause: Clause;
  /** Acts and clocks that issue it in the transaction of their decision. */
  readonly issuedIn: readonly string[];
}
