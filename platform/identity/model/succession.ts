import type { Responsibility } from './responsibilities.ts';

/** From an instant on, one responsibility of an ended organisation is another's; `null` means that it ended with it. */
export interface SuccessionLine {
  readonly predecessor: string;
  readonly responsibility: Responsibility;
  readonly successor: string | null;
  readonly effectiveAt: Temporal.Instant;
}

/**
 * Who is answerable at `at` for what `organisation` was answerable for: the organisation itself while it stands, its successor's
 * successor and so on after that, `null` when the duty ended. The store asks the database the same question in one query; this is
 * the plain reading of the rule, and the test lets them argue.
 */
export function answerableAt(
  lines: readonly SuccessionLine[],
  organisation: string,
  responsibility: Responsibility,
  at: Temporal.Instant,
): string | null {
  let present = organisation;
  // Dates only rise along a chain (a successor stands when it takes over), so no line is met twice.
  for (let steps = 0; steps <= lines.length; steps++) {
    const line = lines.find(
      (candidate) =>
        candidate.predecessor === present &&
        candidate.responsibility === responsibility &&
        Temporal.Instant.compare(candidate.effectiveAt, at) <= 0,
    );
    if (!line) return present;
    if (line.successor === null) return null;
    present = line.successor;
  }
  throw new Error(`the succession of ${organisation} runs in a circle`);
}
