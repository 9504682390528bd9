import type { Clause, Text } from '#foundation';
import type { ConditionCode, Severity } from './demands.ts';
import type { GateFacts, Release } from './facts.ts';

/** One thing the gate asked, and the answer. */
export interface Condition {
  readonly code: ConditionCode;
  readonly severity: Severity;
  readonly title: Text;
  /** What was found; said also when all is well. */
  readonly explanation: Text;
  /** What can be done and by whom; null when there is nothing to do. */
  readonly advice: Text | null;
  readonly met: boolean;
  /** What the answer rested on, as one text: a release covers it as it was and nothing worse. */
  readonly mark: string;
  readonly rule: string | null;
  readonly clause: Clause | null;
  /** Acts that may settle it, the chief one first. */
  readonly acts: readonly string[];
  readonly released: Omit<Release, 'key' | 'mark'> | null;
}

/** What a judge of one condition answers; the form says how heavy it is. */
export interface Judged {
  readonly met: boolean;
  readonly explanation: Text;
  readonly advice?: Text;
  readonly mark?: string;
  readonly rule?: string;
  readonly clause?: Clause;
  readonly acts?: readonly string[];
}
export type Judge = (facts: GateFacts) => Judged;

/** Whether what was released holds all that stands now. What came since is not covered. */
export function covers(released: string, now: string): boolean {
  const before = new Set(released.split(' '));
  return now.split(' ').every((token) => before.has(token));
}
