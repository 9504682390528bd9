import { type Text, text } from '#foundation';

/** How many, as far as published totals tell. */
export interface Count {
  readonly atLeast: number;
  readonly atMost: number;
}

/** Published calls of an agreement for a purpose; either may be the name of what is merged. */
export interface PublishedLine {
  readonly agreement: string;
  readonly purpose: string;
  readonly calls: Count;
}

export interface GrantedPurpose {
  readonly code: string;
  readonly title: string;
  readonly class: string;
}

/** Use for one purpose over all agreements. */
export interface PurposeUse {
  readonly purpose: Text;
  /** `governance`, `public-welfare`, `industry`, `sector`; null where purposes are merged. */
  readonly class: string | null;
  readonly calls: Count;
  /** Counts too small to be published by name are together here. */
  readonly merged: boolean;
}

const mergedTitle = text('其他（数量太小，合并公布）', 'Others (too few to publish alone)');

/** Published use by purpose, the most used first, what is merged last. Purposes of the same title and class are one. */
export function byPurpose(
  lines: readonly PublishedLine[],
  purposesOf: (agreement: string) => readonly GrantedPurpose[],
  mergedName: string,
): PurposeUse[] {
  const named = new Map<string, PurposeUse>();
  const mergedCalls: Count[] = [];
  for (const { agreement, purpose, calls } of lines) {
    if (purpose === mergedName) {
      mergedCalls.push(calls);
      continue;
    }
    const granted = purposesOf(agreement).find(({ code }) => code === purpose);
    const title = granted?.title ?? purpose;
    const key = JSON.stringify([title, granted?.class ?? null]);
    named.set(key, {
      purpose: text(title, title),
      class: granted?.class ?? null,
      calls: add(named.get(key)?.calls, calls),
      merged: false,
    });
  }
  const sorted = [...named.values()].toSorted((one, other) => other.calls.atLeast - one.calls.atLeast);
  if (mergedCalls.length === 0) return sorted;
  const calls = mergedCalls.reduce(add, zero);
  return [...sorted, { purpose: mergedTitle, class: null, calls, merged: true }];
}

/** Calls under one agreement: what is published by its name, and at most also all that is merged across agreements. */
export function callsUnder(lines: readonly PublishedLine[], agreement: string, mergedName: string): Count {
  const of = (name: string) =>
    lines.filter((line) => line.agreement === name).reduce((sum, { calls }) => add(sum, calls), zero);
  const named = of(agreement);
  return { atLeast: named.atLeast, atMost: named.atMost + of(mergedName).atMost };
}

export const totalUse = (lines: readonly PublishedLine[]): Count =>
  lines.reduce((sum, { calls }) => add(sum, calls), zero);

const zero: Count = { atLeast: 0, atMost: 0 };
const add = (one: Count = zero, other: Count): Count => ({
  atLeast: one.atLeast + other.atLeast,
  atMost: one.atMost + other.atMost,
});
