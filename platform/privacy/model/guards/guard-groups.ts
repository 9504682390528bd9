import { text } from '#foundation';
import { separable } from './complement.ts';
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
import {
  aggregationRisk,
  type GuardPolicy,
  type GuardVerdict,
  type SuppressionReason,
  suppressionTexts,
} from './policy.ts';
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
  return { groups: sealed, verdicts: verdictsOf(sealed, query, policy) };
}

function guardCells(group: EvidencedGroup, query: GuardedQuery, policy: GuardPolicy): readonly GuardedCell[] {
  const shownConditions: number[] = [];
  return group.cells.map((cell, index) => {
    const kind = query.cells[index]!;
    const reason = reasonToSuppress(cell, kind, policy);
    if (reason) return { shown: false, reason };
    if (policy.suppression === 'cell-and-complement' && !shownConditions.includes(kind.condition)) {
      if (!separable(group.parts, [...shownConditions, kind.condition], query.subjects, policy.minimumGroup))
        return { shown: false, reason: 'complement' };
      shownConditions.push(kind.condition);
    }
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

function verdictsOf(
  groups: readonly GuardedGroup[],
  query: GuardedQuery,
  policy: GuardPolicy,
): readonly GuardVerdict[] {
  const blanked = (reason: SuppressionReason): boolean =>
    groups.some((group) => group.cells.some((cell) => !cell.shown && cell.reason === reason));
  const verdicts: GuardVerdict[] = [
    {
      guard: 'minimum-group',
      untouched: !blanked('minimum-group'),
      statement: query.grouped
        ? text(
            `每个数背后至少有${policy.minimumGroup}个保护单位；不足的组不列出，不足的数留空`,
            `At least ${policy.minimumGroup} protected units stand behind each number; smaller groups are not listed, smaller numbers are blank`,
          )
        : text(
            `每个数背后至少有${policy.minimumGroup}个保护单位；不足的数留空`,
            `At least ${policy.minimumGroup} protected units stand behind each number; smaller numbers are blank`,
          ),
      clause: aggregationRisk,
    },
  ];
  if (policy.dominance)
    verdicts.push({
      guard: 'dominance',
      untouched: !blanked('dominance'),
      statement: text(
        `最大的${policy.dominance.n}个单位合计占比不超过${policy.dominance.k}%`,
        `The ${policy.dominance.n} largest units together make up at most ${policy.dominance.k}%`,
      ),
      clause: aggregationRisk,
    });
  if (policy.suppression === 'cell-and-complement')
    verdicts.push({
      guard: 'complement',
      untouched: !blanked('complement'),
      statement: suppressionTexts.complement,
      clause: aggregationRisk,
    });
  if (policy.rounding)
    verdicts.push({
      guard: 'rounding',
      untouched: false,
      statement: text(
        `数值取整到${policy.rounding.base}的倍数`,
        `Numbers are rounded to multiples of ${policy.rounding.base}`,
      ),
      clause: aggregationRisk,
    });
  return verdicts;
}
