import { compareScaled, parseDecimal } from './decimal.ts';
import { type Text, text } from './text.ts';
import { type UnitName, units } from './units.ts';

/** How a figure binds: 「逾33亿元」 is `>`, 「不少于30亩」 is `≥`, 「约」 is `about`, which decides nothing. */
export type Bound = '=' | '≥' | '>' | '≤' | '<' | 'about';

/** A figure as a document states it. Survives JSON unchanged. */
export interface Quantity {
  /** Exact decimal in `unit`, with 万 and 亿 already multiplied out: `3300000000`. */
  readonly value: string;
  readonly unit: UnitName;
  readonly bound: Bound;
  /** The words it was read from, for showing beside it. */
  readonly source: string;
}

/** `unknown`: the bounds do not decide. `incomparable`: the units measure different things. */
export type Comparison = 'less' | 'equal' | 'greater' | 'unknown' | 'incomparable';
/** An answer about a figure that may be a bound. */
export type Decided = boolean | 'unknown' | 'incomparable';

/**
 * Order of two figures: `less` only when every value the one allows is below every value the other allows. Units of one kind (亩 and
 * 平方米) are compared exactly.
 */
export function compareQuantities(one: Quantity, other: Quantity): Comparison {
  if (!comparable(one, other)) return 'incomparable';
  const order = compareValues(one, other);
  if (order === 0 && one.bound === '=' && other.bound === '=') return 'equal';
  if (isBelow(one, other, order)) return 'less';
  return isBelow(other, one, -order) ? 'greater' : 'unknown';
}

/** Does the figure reach the threshold? 「逾33亿元」 reaches 33 and 30, and leaves 40 open. */
export function reaches(quantity: Quantity, threshold: Quantity): Decided {
  if (!comparable(quantity, threshold)) return 'incomparable';
  const order = compareValues(quantity, threshold);
  if (hasFloor(quantity) && hasCeiling(threshold) && order >= 0) return true;
  return isBelow(quantity, threshold, order) ? false : 'unknown';
}

/** Is the figure more than the threshold? */
export function exceeds(quantity: Quantity, threshold: Quantity): Decided {
  const reached = reaches(threshold, quantity);
  return typeof reached === 'boolean' ? !reached : reached;
}

/** For people: the document's own words in Chinese, and the exact figure with its bound in English. */
export function describeQuantity(quantity: Quantity): Text {
  const { title } = units[quantity.unit];
  const bound = boundWords[quantity.bound];
  return text(quantity.source, `${bound}${quantity.value}${title.en === '%' ? '' : ' '}${title.en}`);
}

const boundWords: { readonly [B in Bound]: string } = {
  '=': '',
  '≥': 'at least ',
  '>': 'more than ',
  '≤': 'at most ',
  '<': 'less than ',
  about: 'about ',
};

const comparable = (one: Quantity, other: Quantity): boolean =>
  units[one.unit].measures === units[other.unit].measures;

const hasFloor = ({ bound }: Quantity): boolean => bound === '=' || bound === '≥' || bound === '>';
const hasCeiling = ({ bound }: Quantity): boolean => bound === '=' || bound === '≤' || bound === '<';

/** Every value of `low` is under every value of `high`; `order` compares their stated values. */
const isBelow = (low: Quantity, high: Quantity, order: number): boolean =>
  hasCeiling(low) &&
  hasFloor(high) &&
  (order < 0 || (order === 0 && (low.bound === '<' || high.bound === '>')));

function compareValues(one: Quantity, other: Quantity): number {
  const [left, right] = [parseDecimal(one.value), parseDecimal(other.value)];
  if (!left || !right) throw new TypeError('the value of a quantity must be an exact decimal');
  return compareScaled(left, units[one.unit].factor, right, units[other.unit].factor);
}
