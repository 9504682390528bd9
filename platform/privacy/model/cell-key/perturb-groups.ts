import { text } from '#foundation';
import type { Value } from '../guards/evidence.ts';
import type { Guarded } from '../guards/guard-groups.ts';
import { sealGuarded } from '../guards/guarded.ts';
import { aggregationRisk, type GuardPolicy } from '../guards/policy.ts';
import { type KeyedCell, perturbedCount } from './cell-key.ts';
import { perturbationTable } from './perturbation-table.ts';

/** A group whose numbers are all counts of units. */
export interface KeyedGroup {
  readonly keys: readonly Value[];
  /** All its units. */
  readonly whole: KeyedCell;
  readonly cells: readonly KeyedCell[];
}

/**
 * Counts with the noise of their cells. What is below the agreement's minimum after the noise is blank, and a group below it is not listed: both
 * depend on noisy numbers only. Additivity is not promised.
 */
export function perturbGroups(
  groups: readonly KeyedGroup[],
  grouped: boolean,
  { minimumGroup }: Pick<GuardPolicy, 'minimumGroup'>,
  noiseKey: Uint8Array,
): Guarded {
  const shown = groups.filter(({ whole }) => !grouped || perturbedCount(whole, noiseKey) >= minimumGroup);
  const { deviation, variance } = perturbationTable;
  return {
    groups: shown.map(({ keys, cells }) =>
      sealGuarded(
        keys,
        cells.map((cell) => {
          const count = perturbedCount(cell, noiseKey);
          return count >= minimumGroup
            ? { shown: true, value: { coefficient: BigInt(count), scale: 0 } }
            : { shown: false, reason: 'minimum-group' };
        }),
      ),
    ),
    verdicts: [
      {
        guard: 'cell-key',
        statement: text(
          `每个数都加了单元格噪声：至多相差${deviation}，方差${variance}，同一单元格的噪声始终相同；各数相加不一定等于合计`,
          `Each number carries its cell’s noise: at most ${deviation} off, variance ${variance}, always the same for the same cell; parts need not add up to totals`,
        ),
        clause: aggregationRisk,
      },
      {
        guard: 'minimum-group',
        statement: text(
          `加噪后不足${minimumGroup}的数留空，不足的组不列出`,
          `Numbers below ${minimumGroup} after the noise are blank, groups below it are not listed`,
        ),
        clause: aggregationRisk,
      },
    ],
  };
}
