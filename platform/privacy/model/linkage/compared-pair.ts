import type { JoinKey } from './join-keys.ts';
import { type Effect, tellsMore } from './judge.ts';
import { isAtLeast, type Severity } from './severity.ts';
import type { undecidedTitles } from './undecided.ts';

/** What one of two tables tells more, on the key on which it tells most. The first side of the key is the table that the check is of. */
export interface Direction {
  readonly effect: Effect;
  readonly key: JoinKey;
  readonly quasi: readonly string[];
  readonly severity: Severity;
}

export type ComparedPair =
  | { readonly otherRevisionId: string; readonly outcome: 'apart' }
  | {
      readonly otherRevisionId: string;
      readonly outcome: 'undecided';
      readonly reason: keyof typeof undecidedTitles;
    }
  | {
      readonly otherRevisionId: string;
      readonly outcome: 'measured';
      readonly own: Direction;
      readonly other: Direction;
    };

export const worstOf = (directions: readonly Direction[]): Direction =>
  directions.reduce((worst, one) => {
    if (one.severity !== worst.severity) return isAtLeast(one.severity, worst.severity) ? one : worst;
    return tellsMore(one.effect, worst.effect) ? one : worst;
  });
