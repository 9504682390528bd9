interface Scored {
  readonly organisation: { readonly id: string };
  readonly scores: readonly { readonly code: string; readonly hundredths: number | null }[];
}

export const inPoints = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** Indexes as they would be with other weights, in hundredths of a point, by the scheme's own formula; null where too little weight has a score. */
export function withWeights(
  results: readonly Scored[],
  weights: { readonly [code: string]: number },
  leastWeight: number,
): ReadonlyMap<string, number | null> {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return new Map(
    results.map(({ organisation, scores }) => {
      let [weight, weighted] = [0, 0];
      for (const { code, hundredths } of scores) {
        if (hundredths === null) continue;
        weight += weights[code] ?? 0;
        weighted += (weights[code] ?? 0) * hundredths;
      }
      const stands = weight > 0 && weight * 100 >= leastWeight * all;
      return [organisation.id, stands ? Math.floor((2 * weighted + weight) / (2 * weight)) : null];
    }),
  );
}

/** Places of those that have an index, the highest first; equal ones share a place. */
export function placesIn(indexes: ReadonlyMap<string, number | null>): ReadonlyMap<string, number> {
  const values = [...indexes.values()].filter((value) => value !== null);
  return new Map(
    [...indexes].flatMap(([id, value]) =>
      value === null ? [] : [[id, 1 + values.filter((other) => other > value).length] as const],
    ),
  );
}
