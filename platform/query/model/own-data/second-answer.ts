import { blankStatement, type GuardPolicy } from '#platform/privacy/model/guards';
import type { EngineRow } from '../decode-result.ts';
import { type ReleasedResult, releaseRows } from '../release.ts';
import type { ReleasedNoise } from '../released-noise.ts';
import { sourcesOf } from './blank-flags.ts';
import type { OwnPlan } from './own-plan.ts';

type After = Extract<OwnPlan, { kind: 'after' }>;

/** The answer of the second query, out of the engine's rows: what a blank cell reached is blank, with the one statement all blanks have. */
export function secondAnswer(
  plan: After,
  rows: readonly EngineRow[],
  guards: GuardPolicy,
  first: ReleasedResult,
): ReleasedResult {
  const { columns } = plan.query;
  const bounded = releaseRows(
    columns,
    rows.map((row) => row.slice(0, columns.length)),
    guards,
  );
  return {
    ...bounded,
    suppressed: bounded.rows.flatMap((_, row) =>
      plan.flagOf.flatMap((flag, column) =>
        flag !== null && rows[row]![flag] === 'true' ? [{ row, column, statement: blankStatement }] : [],
      ),
    ),
    verdicts: [...first.verdicts, ...bounded.verdicts],
    complete: first.complete && bounded.complete,
    ...noiseAfter(plan, first.noise),
  };
}

/**
 * What may be said of the noise once numbers were computed with: of a noisy number that leaves as it was, as before; of any other nothing by
 * column. What the noise of counts is like (*cell-key*) holds for the counts that went in.
 */
function noiseAfter(
  { query, released }: After,
  noise: ReleasedNoise | undefined,
): Pick<ReleasedResult, 'noise'> {
  if (!noise) return {};
  if (noise.mode === 'cell-key') return { noise };
  const { body } = query;
  if (body.kind !== 'select' || !body.from) return { noise };
  const sources = sourcesOf(body.from, released);
  const columns = body.outputs.map((output) => {
    if (output.kind !== 'leaf' || output.leaf.kind !== 'column') return null;
    const { source, column } = output.leaf;
    const place = released.columns.findIndex(({ name }) => name === column);
    return sources.includes(source) ? (noise.columns[place] ?? null) : null;
  });
  return { noise: { ...noise, columns } };
}
