import { discreteLaplace } from '#platform/privacy/model/noise';
import { seededEntropy } from '../../platform/privacy/model/noise/seeded-entropy-for-tests.ts';
import {
  cellKeyNoise,
  drawRegister,
  type Equation,
  equationsOf,
  products,
  type Recovered,
  recover,
  withNoise,
} from './reconstruction.ts';

export interface Attacked {
  /** The lists of values a reviewer lets through: steps that leave ten people and more between two calls. */
  readonly reviewed: Recovered;
  /** A list nobody looked at, a year a step, in the mode in which two answers are not compared. */
  readonly careless: Recovered;
  /** The same list with no guard at all: the control. */
  readonly unguarded: Recovered;
  readonly cellKey: Recovered;
  /** ε = 1 for all calls of the list together. */
  readonly differentialPrivacy: Recovered;
}

/** Reconstruction of a register through each way in which numbers leave. */
export async function attackRegister(units: number, seed: number): Promise<Attacked> {
  const register = drawRegister(seed, units);
  const yearly = products(1);
  const exact = await equationsOf(register, yearly, 2).then((some) => filledIn(register, some));
  return {
    reviewed: recover(register, await equationsOf(register, products(20), 10)),
    careless: recover(register, await equationsOf(register, yearly, 10)),
    unguarded: recover(register, exact),
    cellKey: recover(register, withNoise(exact, cellKeyNoise(register, seed))),
    differentialPrivacy: recover(register, withNoise(exact, laplace(exact.length, seed))),
  };
}

/** With the least group of two a few numbers are still blank; who asks past the guards has all of them. */
function filledIn(
  { rows, secret }: ReturnType<typeof drawRegister>,
  some: readonly Equation[],
): readonly Equation[] {
  const known = new Set(some.map(({ people }) => people.join()));
  const all = products(1).flatMap(({ calls, keys, about }) =>
    calls.flatMap((values) => {
      const groups = Map.groupBy(rows, (row) => JSON.stringify(keysOf(row, keys)));
      return [...groups.keys()].map((key) => {
        const named = JSON.parse(key) as string[];
        const inside = rows.flatMap((row, index) => (about(row, values, named) ? [index] : []));
        return { people: inside, count: inside.filter((index) => secret[index]).length };
      });
    }),
  );
  return [...some, ...all.filter(({ people }) => people.length > 0 && !known.has(people.join()))];
}

const keysOf = (row: { readonly [item: string]: string | null }, keys: number): readonly (string | null)[] =>
  keys === 0 ? [] : keys === 2 ? [row['district']!, row['sex']!] : [row['district']!];

/** Each answer has its part of the budget: noise of scale q for q answers and ε = 1. */
function laplace(answers: number, seed: number): (equation: Equation) => number {
  const entropy = seededEntropy(`reconstruction ${seed}`);
  return ({ count }) =>
    count + Number(discreteLaplace({ numerator: BigInt(answers), denominator: 1n }, entropy));
}
