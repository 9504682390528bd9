import type { ProductParameter } from './kinds/parameters.ts';

export interface SampledValues {
  readonly chosen: readonly { readonly [name: string]: string }[];
  /** How many different calls the declared values allow. */
  readonly possible: bigint;
}

/**
 * A few of the calls that a product's declared values allow: the first takes the first value of each parameter, the next the second, and so on, so that
 * every value of a parameter comes about before one of them comes again.
 */
export function sampleValues(parameters: readonly ProductParameter[], most: number): SampledValues {
  const possible = parameters.reduce((all, { values }) => all * BigInt(values.length), 1n);
  const longest = Math.max(1, ...parameters.map(({ values }) => values.length));
  const chosen = Array.from({ length: Math.min(most, longest) }, (_, turn) =>
    Object.fromEntries(parameters.map(({ name, values }) => [name, values[turn % values.length]!])),
  );
  return { chosen, possible };
}
