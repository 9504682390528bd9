import { identifies, isCode, isQuasi, type Meaning } from './column-meaning.ts';
import type { LinkedColumn, LinkedTable } from './linked-table.ts';
import type { View } from './normalised-value.ts';
import { type ColumnSketch, overlapOf } from './sketch.ts';
import { bounds, thresholds } from './thresholds.ts';

/** One column on each side that can be compared, each in a view. */
export interface KeyPart {
  readonly first: string;
  readonly firstView: View;
  readonly second: string;
  readonly secondView: View;
}
export type JoinKey = readonly KeyPart[];

interface Match extends KeyPart {
  /** Things it can tell apart on the side that has fewer. */
  readonly distinct: number;
  /** How telling it is, in bits. */
  readonly score: number;
}

/**
 * Bits that a column has before its values are counted. What identifies stands before whatever else two tables have in common, be it ever so much:
 * of a wide table only the first columns are looked at, and the one by which somebody would join must be among them.
 */
const ahead = { identifying: 64, known: 3, sameHeader: 2 } as const;

/**
 * Keys on which somebody could join two tables, the most telling first; none when the sketches keep them apart. All columns in common are one
 * key; each telling column alone is another, since one column that only happens to overlap would hide what the others join.
 */
export function joinKeys(first: LinkedTable, second: LinkedTable): readonly JoinKey[] {
  const matches = matchesOf(first, second).slice(0, bounds.keyColumns);
  const alone = matches.filter(({ distinct }) => distinct >= thresholds.distinctTogether);
  const keys: Match[][] = [matches, ...alone.map((match) => [match])];
  if (matches.length >= 3) for (const left of matches) keys.push(matches.filter((match) => match !== left));
  const telling = keys.filter(
    (key) =>
      key.some(({ distinct }) => distinct >= thresholds.distinctAlone) &&
      key.reduce((product, { distinct }) => product * distinct, 1) >= thresholds.distinctTogether,
  );
  const seen = new Set<string>();
  return telling
    .map((key) => key.map(({ distinct: _d, score: _s, ...part }): KeyPart => part))
    .filter((key) => {
      const name = JSON.stringify(key);
      return !seen.has(name) && seen.add(name);
    })
    .slice(0, bounds.keysPerPair);
}

/** Each column once, with the best partner it has, the best first. */
function matchesOf(first: LinkedTable, second: LinkedTable): readonly Match[] {
  const all = first.columns.flatMap((one) =>
    second.columns.flatMap((other) => {
      const match = bestView(one, other);
      return match ? [match] : [];
    }),
  );
  const [taken, partners] = [new Set<string>(), new Set<string>()];
  return all
    .sort((one, other) => other.score - one.score)
    .filter((match) => {
      if (taken.has(match.first) || partners.has(match.second)) return false;
      taken.add(match.first);
      partners.add(match.second);
      return true;
    });
}

function bestView(one: LinkedColumn, other: LinkedColumn): Match | null {
  const kin = kinship(one, other);
  if (kin === 'apart') return null;
  let best: Match | null = null;
  for (const first of one.sketches)
    for (const second of other.sketches) {
      if (!comparable(first.view, second.view)) continue;
      const shared = sharedValues(first, second, kin);
      if (shared === 0) continue;
      const distinct = Math.min(first.distinct, second.distinct);
      const match = {
        first: one.column,
        firstView: first.view,
        second: other.column,
        secondView: second.view,
        distinct,
        score: Math.log2(1 + shared) + headStart([one.meaning, other.meaning], kin, distinct),
      };
      if (!best || (isExact(match) === isExact(best) ? match.score > best.score : isExact(match)))
        best = match;
    }
  return best;
}

/** Values as they stand tell more than what can be told from them. */
const isExact = ({ firstView, secondView }: KeyPart): boolean =>
  firstView === 'value' && secondView === 'value';

/** A code or name with two values, as the publisher's own in each row, identifies nobody. */
function headStart(
  meanings: readonly (Meaning | null)[],
  kin: Exclude<Kinship, 'apart'>,
  distinct: number,
): number {
  const same = kin === 'same' ? ahead.sameHeader : 0;
  if (distinct >= thresholds.distinctAlone && meanings.some(identifies)) return ahead.identifying + same;
  const isKnown = meanings.some((meaning) => isQuasi(meaning) || isCode(meaning));
  return (isKnown ? ahead.known : 0) + same;
}

type Kinship = 'same' | 'values' | 'apart';

/**
 * Whether two columns may hold the same things. Texts are judged by their values whatever they are called; numbers and dates overlap by chance, so
 * their headers must speak of the same.
 */
function kinship(one: LinkedColumn, other: LinkedColumn): Kinship {
  // Numbers of rows stand in every table and say nothing of who is in them.
  if (one.meaning === 'ordinal' || other.meaning === 'ordinal') return 'apart';
  if (headerKey(one.column) === headerKey(other.column)) return 'same';
  if (one.meaning !== null && one.meaning === other.meaning) return 'same';
  const areas = ['division', 'street', 'address'];
  if (areas.includes(one.meaning ?? '') && areas.includes(other.meaning ?? '')) return 'same';
  const texts = one.type === 'text' && other.type === 'text';
  return texts && !(isDated(one) || isDated(other)) ? 'values' : 'apart';
}

const headerKey = (header: string): string => header.toLowerCase().replace(/[\s_()（）·.:：-]+/g, '');
const isDated = ({ sketches }: LinkedColumn): boolean => sketches.some(({ view }) => view === 'year');

/** A year may stand in one table as such and in the other inside a date; the same with months and divisions. */
const comparable = (first: View, second: View): boolean =>
  first === second || first === 'value' || second === 'value';

/** About how many values two columns in these views have in common; 0 when the sketches keep them apart. */
function sharedValues(first: ColumnSketch, second: ColumnSketch, kin: Exclude<Kinship, 'apart'>): number {
  const distinct = Math.min(first.distinct, second.distinct);
  if (distinct < 2) return 0;
  const { ofFirst, ofSecond, firstSeen, secondSeen } = overlapOf(first, second);
  const share = Math.max(ofFirst, ofSecond);
  // A small column beside a large one: too few of its values lie where both sketches look. The headers say the same, so it is measured; but not what
  // could only be told from one of them, as a division from any sum of nine digits.
  const seen = first.distinct < second.distinct ? firstSeen : secondSeen;
  const unclear = kin === 'same' && first.view === second.view && seen < 12 && seen < distinct;
  if (share < thresholds.overlap && !unclear) return 0;
  if (kin === 'values' && (distinct < thresholds.distinctAlone || share < 2 * thresholds.overlap)) return 0;
  if (distinct < thresholds.distinctAlone && (kin !== 'same' || share < 0.5)) return 0;
  return Math.max(share, 0.01) * distinct;
}
