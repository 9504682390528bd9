import type { PurposeUse } from '#api-client';
import type { ChartData } from '#ui-kit';

/** Words the chart needs, in the reader's language. */
export interface ChartWords {
  readonly title: string;
  readonly unit: string;
  readonly atLeast: string;
  readonly atMost: string;
}

/** Bars by purpose. Where published totals leave room, what may be there besides is a second part of the bar, never a made-up middle. */
export function chartOfUse(
  use: readonly PurposeUse[],
  nameOf: (line: PurposeUse) => string,
  words: ChartWords,
): ChartData {
  const categories = use.map(nameOf);
  const certain = use.map(({ calls }) => calls.atLeast);
  const exact = use.every(({ calls }) => calls.atLeast === calls.atMost);
  return {
    kind: exact ? 'bars' : 'stacked',
    title: words.title,
    unit: words.unit,
    categories,
    series: exact
      ? [{ name: words.title, values: certain }]
      : [
          { name: words.atLeast, values: certain },
          { name: words.atMost, values: use.map(({ calls }) => calls.atMost - calls.atLeast) },
        ],
  };
}
