import type { Json, Tx } from '#foundation';
import { epsilonText, spendEpsilon } from '#platform/privacy';
import type { ReleasedResult } from '../model/index.ts';
import { problems } from '../problems.ts';
import type { Computed } from './compute.ts';
import { resultDigest } from './digests.ts';
import type { Outcome, ReleaseRequest } from './release.ts';

/**
 * What the release mode says of an answer in the transaction in which it leaves, under the lock of its populations: ε is spent, or the history looked at
 * and written. `amended` gets the answer as it leaves, and the differencing alarm it is under.
 */
export function lastWordOf(
  computed: Computed,
  amended: (result: ReleasedResult, alarm: string | null) => void,
): Outcome & Pick<ReleaseRequest, 'guard' | 'spaces' | 'lastWord'> {
  const { ground, history, admission, call } = computed;
  const guard = guardParameters(computed);
  const outcome = outcomeOf(computed.result, guard, computed);
  if (ground.mode === 'differential-privacy')
    return {
      ...outcome,
      guard,
      spaces: [ground.population],
      lastWord: async (tx, callId) => {
        const spent = await spendEpsilon(tx, callId, {
          populationId: ground.population,
          agreementId: admission.agreement.id,
          epsilon: epsilonText(ground.epsilon),
        });
        return spent ? outcome : problems['privacy-budget']();
      },
    };
  if (!history || ground.mode === null) return { ...outcome, guard };
  return {
    ...outcome,
    guard,
    spaces: ground.spaces,
    lastWord: async (tx: Tx, callId: string) => {
      const { result, record } = await history.judge(tx);
      const alarm = await record({
        callId,
        agreementId: admission.agreement.id,
        organisation: call.organisation,
        handler: admission.agreement.implementingBody,
      });
      amended(result, alarm);
      return outcomeOf(result, guard, computed);
    },
  };
}

/** What the log entry says of the release mode. */
export const modeFields = ({
  mode,
  epsilon,
}: {
  readonly [name: string]: Json | undefined;
}): Outcome['entryFields'] => ({
  mode: mode ?? 'open',
  ...(epsilon === undefined ? {} : { epsilon }),
});

const outcomeOf = (
  result: ReleasedResult,
  guard: GuardParameters,
  { rawOut }: Pick<Computed, 'rawOut'>,
): Outcome => ({
  resultDigest: resultDigest(result),
  rows: result.rows.length,
  bytes: Buffer.byteLength(JSON.stringify(result.rows)),
  suppressed: result.suppressed.length,
  entryFields: {
    rows: result.rows.length,
    suppressed: result.suppressed.length,
    ...(rawOut ? { rawOut: { values: rawOut.values, keys: rawOut.keys } } : {}),
    ...modeFields(guard),
  },
});

/** What the guards were told, kept with the call: with revisions and printed SQL the run can be made again. */
interface GuardParameters {
  readonly [name: string]: Json | undefined;
  readonly mode: string;
  readonly epsilon?: string;
}

export function guardParameters({ ground, admission, result }: Computed): GuardParameters {
  const { minimumGroup, dominance, rounding, maxRows, maxBytes } = admission.scope.guards;
  const bounds = { maxRows, maxBytes };
  switch (ground.mode) {
    case null:
      return { mode: 'open', ...bounds };
    case 'reviewed':
      return {
        mode: ground.mode,
        ...bounds,
        minimumGroup,
        ...(dominance ? { dominance: { ...dominance } } : {}),
        ...(rounding ? { rounding: { ...rounding } } : {}),
      };
    case 'cell-key':
      return {
        mode: ground.mode,
        ...bounds,
        minimumGroup,
        population: ground.population,
        ...(result.noise?.mode === 'cell-key' ? { table: result.noise.table } : {}),
      };
    case 'differential-privacy':
      return {
        mode: ground.mode,
        ...bounds,
        population: ground.population,
        epsilon: epsilonText(ground.epsilon),
        ...(result.noise?.mode === 'differential-privacy' ? { rowsPerUnit: result.noise.rowsPerUnit } : {}),
      };
  }
}
