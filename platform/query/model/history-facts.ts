import type { Decimal } from '#foundation';
import { isNumber, type Value } from '#platform/privacy/model/guards';
import { compareNumbers, compareTexts } from './exact.ts';

/** What must be so of a row, in one spelling however it was written: `x + 0 = 1`, `1 = x` and `NOT (x <> 1)` are one fact. */
export type Fact =
  | ({ readonly kind: 'bound'; readonly subject: string; readonly above: boolean } & Bound)
  | { readonly kind: 'equals' | 'without'; readonly subject: string; readonly value: Value }
  | { readonly kind: 'among'; readonly subject: string; readonly values: readonly Value[] }
  | { readonly kind: 'known'; readonly subject: string }
  /** Anything else, by its text. */
  | { readonly kind: 'other'; readonly text: string };
export interface Bound {
  readonly value: Decimal | string;
  /** Is the value itself inside? */
  readonly closed: boolean;
}

/** Facts that hold together, without those that others say already. */
export function tidied(facts: readonly Fact[]): readonly Fact[] {
  const tight = facts.filter(
    (fact, index) => !facts.some((other, at) => at !== index && says(other, fact, at < index)),
  );
  return tight.flatMap((fact): readonly Fact[] => {
    if (fact.kind !== 'bound') return [fact];
    const isPoint = tight.some(
      (other) =>
        other.kind === 'bound' &&
        other.subject === fact.subject &&
        other.above !== fact.above &&
        other.closed &&
        fact.closed &&
        ordered(other.value, fact.value) === 0,
    );
    if (!isPoint) return [fact];
    return fact.above ? [{ kind: 'equals', subject: fact.subject, value: fact.value }] : [];
  });
}

/** Does one fact say another? Of two that say the same the earlier does. */
function says(one: Fact, other: Fact, isEarlier: boolean): boolean {
  if (one.kind === 'other' || other.kind === 'other') return isEarlier && factText(one) === factText(other);
  if (one.subject !== other.subject) return false;
  if (factText(one) === factText(other)) return isEarlier;
  if (other.kind === 'known') return true;
  if (one.kind === 'equals') {
    const { value } = one;
    if (other.kind === 'among') return other.values.some((each) => valueText(each) === valueText(value));
    if (other.kind === 'without') return valueText(other.value) !== valueText(value);
    return other.kind === 'bound' && value !== null && typeof value !== 'boolean' && isInside(value, other);
  }
  if (one.kind !== 'bound' || other.kind !== 'bound' || one.above !== other.above) return false;
  const order = ordered(one.value, other.value);
  return order === 0 ? !one.closed : one.above ? order > 0 : order < 0;
}

const isInside = (value: Decimal | string, bound: Bound & { readonly above: boolean }): boolean => {
  const order = ordered(value, bound.value);
  return order === 0 ? bound.closed : bound.above ? order > 0 : order < 0;
};
/** Negative, zero or positive; NaN where two are not of one kind. */
export const ordered = (one: Decimal | string, other: Decimal | string): number =>
  isNumber(one) && isNumber(other)
    ? compareNumbers(one, other)
    : typeof one === 'string' && typeof other === 'string'
      ? compareTexts(one, other)
      : Number.NaN;

/** One text for a fact. */
export function factText(fact: Fact): string {
  switch (fact.kind) {
    case 'other':
      return fact.text;
    case 'known':
      return `${fact.subject} is known`;
    case 'equals':
      return `${fact.subject} = ${valueText(fact.value)}`;
    case 'without':
      return `${fact.subject} <> ${valueText(fact.value)}`;
    case 'among': {
      const texts = [...new Set(fact.values.map(valueText))].sort();
      return texts.length === 1
        ? `${fact.subject} = ${texts[0]}`
        : `${fact.subject} among ${texts.join(', ')}`;
    }
    case 'bound':
      return `${fact.subject} ${fact.above ? '>' : '<'}${fact.closed ? '=' : ''} ${valueText(fact.value)}`;
  }
}

/** The same without constants, where two that differ only there are nested ranges, or exclusions that differ by what they exclude. */
export function factShape(fact: Fact): string {
  switch (fact.kind) {
    case 'bound':
      return `${fact.subject} ${fact.above ? 'above' : 'below'}`;
    case 'without':
      return `${fact.subject} without`;
    case 'among':
      return `${fact.subject} among`;
    default:
      return factText(fact);
  }
}

/** Facts that hold together as one text. */
export const conjunction = (facts: readonly Fact[]): string =>
  [...new Set(tidied(facts).map(factText))].sort().join(' and ');

/** Equal for equal values, whatever their digits. */
export function valueText(value: Value): string {
  if (value === null || !isNumber(value)) return JSON.stringify(value);
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale -= 1;
  }
  return `${coefficient}e-${scale}`;
}
