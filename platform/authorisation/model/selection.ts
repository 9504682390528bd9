import { defineLifecycle, defineRule, type Text, text } from '#foundation';

export const competitiveMethods = ['public-tender', 'invited-tender', 'negotiation'] as const;
export type CompetitiveMethod = (typeof competitiveMethods)[number];
export type SelectionState = 'announced' | 'decided' | 'cancelled';
export type SelectionEvent = 'decide' | 'cancel';

/** 遴选运营机构 (实施规范 Art 12). */
export const selectionLifecycle = defineLifecycle<SelectionState, SelectionEvent>({
  id: 'authorisation.selection',
  title: text('运营机构遴选', 'Selection of an operator'),
  initial: 'announced',
  states: {
    announced: { title: text('遴选中', 'Under way'), on: { decide: 'decided', cancel: 'cancelled' } },
    decided: { title: text('已确定', 'Decided') },
    cancelled: { title: text('已终止', 'Cancelled') },
  },
  events: { decide: text('确定运营机构', 'Decide'), cancel: text('终止遴选', 'Cancel') },
});

export interface Criterion {
  readonly name: string;
  /** Percent. */
  readonly weight: number;
}

/** Hundredths of a point, so that sums are exact: Σ score × weight over a weight of one hundred. */
export const totalOf = (
  criteria: readonly Criterion[],
  scores: { readonly [name: string]: number },
): string => {
  const hundredths = criteria.reduce((sum, { name, weight }) => sum + (scores[name] ?? 0) * weight, 0);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

/**
 * A selection is competitive: announced long enough, and with enough candidates. 实施规范 Art 12 names the ways and no numbers; these are of tenders in general
 * and a parameter for a bureau to confirm. Output: what is against it.
 */
export const AR6 = defineRule({
  id: 'AR6',
  title: text('遴选的公告时间与候选人数', 'Time and candidates of a selection'),
  clause: { document: '实施规范', article: '12' },
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { tenderDays: 20, leastCandidates: 3, leastInNegotiation: 2 },
  actsIn: ['authorisation.announce-selection', 'authorisation.decide-selection'],
  check: (
    input: {
      readonly method: CompetitiveMethod;
      readonly announcedOn: Temporal.PlainDate;
      readonly closesOn: Temporal.PlainDate;
      /** Absent while candidates may still come. */
      readonly candidates?: number;
    },
    { tenderDays, leastCandidates, leastInNegotiation },
  ) => {
    const { method, announcedOn, closesOn, candidates } = input;
    const days = method === 'negotiation' ? 1 : tenderDays;
    const least = method === 'negotiation' ? leastInNegotiation : leastCandidates;
    const output: Text[] = [];
    if (Temporal.PlainDate.compare(closesOn, announcedOn.add({ days })) < 0)
      output.push(text(`公告至截止不少于 ${days} 日`, `At least ${days} days from announcement to closing`));
    if (candidates !== undefined && candidates < least)
      output.push(
        text(
          `候选单位不少于 ${least} 家，现有 ${candidates} 家`,
          `At least ${least} candidates are needed, there are ${candidates}`,
        ),
      );
    return {
      holds: output.length === 0,
      output,
      reasons:
        output.length > 0 ? output : [text('公告时间与候选人数符合要求', 'Time and candidates suffice')],
    };
  },
});
