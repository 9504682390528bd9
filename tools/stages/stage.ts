/** What a stage found, in tests or in checks that count as one test each. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Outcome extends Counts {
  /** Why something was skipped, or what to do about a failure. */
  readonly note?: string;
  /** Which tests failed and what they said, a line each: the end of a long output is what is kept of it. */
  readonly failures?: readonly string[];
}

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

export const onePassed: Outcome = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed = (note?: string): Outcome => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  ...(note ? { note } : {}),
});
export const oneSkipped = (note: string): Outcome => ({ passed: 0, failed: 0, skipped: 1, note });

/**
 * Runs the stages one after the other, also after one has failed, with a line and the time for each, and ends with what
 * failed, stage by stage, and `N passed, N failed, N skipped`. Returns the exit code: 0 when nothing failed.
 */
export async function runStages(
  stages: readonly Stage[],
  say: (line: string) => void = console.log,
): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const { name, run } of stages) {
    say(`\n▶ ${name}`);
    const began = performance.now();
    const outcome = await run().catch((error: unknown) =>
      oneFailed(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const line = `${outcome.failed > 0 ? '✗' : '✓'} ${name}: ${told(outcome)} (${seconds} s)`;
    say(line);
    if (outcome.note) say(`  ${outcome.note}`);
    lines.push(line, ...(outcome.failures ?? []).map((failure) => `    ${failure}`));
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
  }
  say(`\n${lines.join('\n')}\n`);
  say(told(total));
  return total.failed > 0 ? 1 : 0;
}

const told = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
