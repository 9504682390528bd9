import { toldStep } from './told-count.ts';

type Told = number | null;

/** What a preview tells: what remains, and of each condition what it takes away and what nothing else takes away. */
export interface ToldCounts {
  readonly remaining: Told;
  readonly conditions: readonly { readonly removes: Told; readonly removesAlone: Told }[];
}

/**
 * Told counts that do not contradict one another: none is above the rows there are, and what a condition alone takes away is not above what it takes
 * away. Made of what is told anyway and of the number of rows, which is no secret, so nothing more is told by it. A count stays a multiple of
 * ten within ten of the truth: one above the rows is at most a step above them. Without a condition all rows remain, whatever was drawn.
 */
export function agreeingCounts(rows: number, { remaining, conditions }: ToldCounts): ToldCounts {
  const most = Math.floor(rows / toldStep) * toldStep;
  if (conditions.length === 0) return { remaining: rows, conditions };
  return {
    remaining: atMost(remaining, most),
    conditions: conditions.map(({ removes, removesAlone }) => {
      const whole = atMost(removes, most);
      return { removes: whole, removesAlone: atMost(removesAlone, whole) };
    }),
  };
}

/** A part of what is not told is not told. */
const atMost = (count: Told, most: Told): Told =>
  count === null || most === null ? null : Math.min(count, most);
