import type { Text } from '#foundation';
import type { Standing } from '#platform/lineage';

/** A mark under which an answer left: an objection, a finding. */
export interface Mark {
  readonly code: string;
  readonly text: Text;
  readonly since: Temporal.Instant;
}

/**
 * What marks everything an answer depends on, each reason once. Of things everybody who calls shares (agreement, data, product, order), never of the subject:
 * a mark of one person's record would tell of that person.
 */
export function marksOf(admitted: readonly Standing[]): readonly Mark[] {
  const marks = new Map(
    admitted
      .flatMap(({ reasons }) => reasons)
      .filter(({ effect }) => effect === 'marked')
      .map(({ id, origin, code, text, since }) => [origin ?? id, { code, text, since }]),
  );
  return [...marks.values()];
}

/** Their codes for the entry of the log, in order; null when there are none. */
export function markCodes(admitted: readonly Standing[]): string[] | null {
  const codes = [...new Set(marksOf(admitted).map(({ code }) => code))].sort();
  return codes.length > 0 ? codes : null;
}
