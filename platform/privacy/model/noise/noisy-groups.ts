import { type Decimal, type Rational, text } from '#foundation';
import type { Value } from '../guards/evidence.ts';
import type { Guarded } from '../guards/guard-groups.ts';
import { sealGuarded } from '../guards/guarded.ts';
import { aggregationRisk } from '../guards/policy.ts';
import { discreteLaplace } from './discrete-laplace.ts';
import type { Entropy } from './entropy.ts';
import { epsilonText, noiseScale } from './epsilon.ts';

/** A number of every group: a whole multiple of `10^-scale`, of which one unit changes all groups together by at most `sensitivity` multiples. */
export interface NoisyNumber {
  readonly scale: number;
  readonly sensitivity: bigint;
}

/** Raw numbers of a group, in multiples of `10^-scale`. */
export interface BoundedGroup {
  readonly keys: readonly Value[];
  readonly numbers: readonly bigint[];
}

/** What an analyst may know of the noise of one number, in multiples of `10^-scale`. */
export interface NoiseOfNumber {
  readonly scale: number;
  readonly laplace: Rational;
}

export interface NoisyAnswer {
  readonly guarded: Guarded;
  readonly noise: readonly NoiseOfNumber[];
}

/**
 * Every group of the declared domain with discrete Laplace noise in each number, whether the data has the group or not. ε is shared evenly among
 * the numbers; groups share nothing, since `sensitivity` is over all groups together. Pure ε-differential privacy with one unit added or
 * taken away as the neighbour; what is computed from these numbers afterwards costs nothing more.
 *
 * @param domain keys of all groups, from the query and the agreement and never from the data.
 */
export function noisyGroups(
  domain: readonly (readonly Value[])[],
  groups: readonly BoundedGroup[],
  numbers: readonly NoisyNumber[],
  epsilon: Decimal,
  entropy: Entropy,
): NoisyAnswer {
  const found = new Map(groups.map((group) => [groupName(group.keys), group.numbers]));
  const noise = numbers.map(
    ({ scale, sensitivity }): NoiseOfNumber => ({
      scale,
      laplace: noiseScale(sensitivity, epsilon, numbers.length),
    }),
  );
  const sealed = domain.map((keys) =>
    sealGuarded(
      keys,
      noise.map(({ scale, laplace }, index) => ({
        shown: true,
        value: {
          coefficient: (found.get(groupName(keys))?.[index] ?? 0n) + discreteLaplace(laplace, entropy),
          scale,
        },
      })),
    ),
  );
  return {
    noise,
    guarded: {
      groups: sealed,
      verdicts: [
        {
          guard: 'differential-privacy',
          statement: text(
            `每个数都加了离散拉普拉斯噪声，本次用去ε=${epsilonText(epsilon)}；分组取自事先声明的取值，没有数据的组也列出`,
            `Each number carries discrete Laplace noise, and this answer spends ε=${epsilonText(epsilon)}; groups are those declared beforehand, also where there is no data`,
          ),
          clause: aggregationRisk,
        },
      ],
    },
  };
}

/** Equal for equal keys, also for numbers written with other scales. */
const groupName = (keys: readonly Value[]): string =>
  JSON.stringify(
    keys.map((key) => (key !== null && typeof key === 'object' ? { n: epsilonText(key) } : key)),
  );
