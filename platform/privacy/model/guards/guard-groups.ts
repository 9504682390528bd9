import { text } from '#foundation';
import { mayStandBeside } from './complement.ts';
import { isDominated } from './dominance.ts';
import {
  type CellKind,
  type EvidencedCell,
  type EvidencedGroup,
  isNumber,
  type Subject,
} from './evidence.ts';
import { type GuardedCell, type GuardedGroup, sealGuarded } from './guarded.ts';
import { enoughUnits } from './minimum-group.ts';
import { aggregationRisk, type GuardPolicy, type GuardVerdict, type SuppressionReason } from './policy.ts';
import { roundToBase } from './rounding.ts';

/** What the guards need to know of a query, besides its groups. */
export interface GuardedQuery {
  readonly subjects: readonly Subject[];
  readonly cells: readonly CellKind[];
  /** False for one number over everything: then a failing group becomes a row of blanks, since it has no key to hide. */
  readonly grouped: boolean;
}

export interface Guarded {
  readonly groups: readonly GuardedGroup[];
  readonly verdicts: readonly GuardVerdict[];
}

/**
 * Judges a raw result. A group with too few units disappears; a number with too few units behind its own argument, dominated by a few, or
 * separable from a sibling is blanked; what remains is rounded when the policy says so. A query without protected subjects passes unchanged.
 * Applies the output rules of the agreement (实施规范 Art 21). Order of the groups is kept.
 */
export function guardGroups(
  groups: readonly EvidencedGroup[],
  query: GuardedQuery,
  policy: GuardPolicy,
): Guarded {
  if (query.subjects.length === 0)
    return {
      groups: groups.map((group) =>
        sealGuarded(
          group.keys,
          group.cells.map(({ value }) => ({ shown: true, value })),
        ),
      ),
      verdicts: [],
    };
  const passing = groups.filter((group) => enoughUnits(group, policy.minimumGroup));
  const sealed = passing.map((group) => sealGuarded(group.keys, guardCells(group, query, policy)));
  if (!query.grouped && sealed.length === 0)
    sealed.push(
      sealGuarded(
        [],
        query.cells.map(() => ({ shown: false, reason: 'minimum-group' })),
      ),
    );
  return { groups: sealed, verdicts: verdictsOf(query, policy) };
}

function guardCells(group: EvidencedGroup, query: GuardedQuery, policy: GuardPolicy): readonly GuardedCell[] {
  const shown: number[] = [];
  return group.cells.map((cell, index) => {
    const reason = reasonToSuppress(cell, query.cells[index]!, policy);
    if (reason) return { shown: false, reason };
    if (!mayStandBeside(group, index, shown, query, policy.minimumGroup))
      return { shown: false, reason: 'complement' };
    shown.push(index);
    const value =
      policy.rounding && isNumber(cell.value) ? roundToBase(cell.value, policy.rounding.base) : cell.value;
    return { shown: true, value };
  });
}

function reasonToSuppress(
  cell: EvidencedCell,
  kind: CellKind,
  policy: GuardPolicy,
): SuppressionReason | null {
  if (!enoughUnits(cell, policy.minimumGroup)) return 'minimum-group';
  if (policy.dominance && isDominated(cell, kind, policy.dominance)) return 'dominance';
  return null;
}

function verdictsOf(query: GuardedQuery, policy: GuardPolicy): readonly GuardVerdict[] {
  const { minimumGroup, dominance, rounding } = policy;
  const verdict = (guard: GuardVerdict['guard'], zh: string, en: string): GuardVerdict => ({
    guard,
    statement: text(zh, en),
    clause: aggregationRisk,
  });
  return [
    query.grouped
      ? verdict(
          'minimum-group',
          `每个数背后至少有${minimumGroup}个保护单位；不足的组不列出，不足的数留空`,
          `At least ${minimumGroup} protected units stand behind each number; smaller groups are not listed, smaller numbers are blank`,
        )
      : verdict(
          'minimum-group',
          `每个数背后至少有${minimumGroup}个保护单位；不足的数留空`,
          `At least ${minimumGroup} protected units stand behind each number; smaller numbers are blank`,
        ),
    ...(dominance
      ? [
          verdict(
            'dominance',
            `最大的${dominance.n}个单位合计占比不超过${dominance.k}%`,
            `The ${dominance.n} largest units together make up at most ${dominance.k}%`,
          ),
        ]
      : []),
    ...(query.cells.length > 1
      ? [
          verdict(
            'complement',
            '同一结果中的数相减不能推出个别单位',
            'Numbers of one answer cannot be subtracted to single out a few units',
          ),
        ]
      : []),
    ...(rounding
      ? [
          verdict(
            'rounding',
            `数值取整到${rounding.base}的倍数`,
            `Numbers are rounded to multiples of ${rounding.base}`,
          ),
        ]
      : []),
  ];
}

/** The same groups with some numbers blank that the history of releases does not let out again. */
export const blankByHistory = (
  { groups, verdicts }: Guarded,
  isBlank: (group: number, cell: number) => boolean,
): Guarded => ({
  verdicts,
  groups: groups.map((group, index) =>
    sealGuarded(
      group.keys,
      group.cells.map((cell, place) =>
        cell.shown && isBlank(index, place) ? { shown: false, reason: 'history' } : cell,
      ),
    ),
  ),
});
