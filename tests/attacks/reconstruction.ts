import { expectOk } from '#foundation';
import { perturbedCount, recordKeySpace } from '#platform/privacy/model/cell-key';
import type { QueryParameter, ReleasedCell } from '#platform/query/model';
import { item, resource, sampleAgreement } from '#testkit';
import { drawFrom, governedGround, type SourceRow } from '../../testkit/evaluator/index.ts';

/** A thousand people of whom everything but one bit is known to the attacker, who also knows how common the bit is. */
export interface Register {
  readonly rows: readonly SourceRow[];
  readonly secret: readonly boolean[];
  readonly baseRate: number;
}

const districts = ['东城', '西城', '南城', '北城', '中城'];

export function drawRegister(seed: number, units: number, percent = 20): Register {
  const draw = drawFrom(seed);
  const secret = Array.from({ length: units }, () => draw(1, 100) <= percent);
  return {
    secret,
    baseRate: percent / 100,
    rows: secret.map((bit, index) => ({
      pid: `p${index}`,
      district: districts[draw(0, districts.length - 1)]!,
      sex: draw(0, 1) === 0 ? '男' : '女',
      age: String(draw(18, 77)),
      ill: bit ? '是' : '否',
    })),
  };
}

/** One number the attacker has, and the people it is about: those in it who have the bit are so many. */
export interface Equation {
  readonly people: readonly number[];
  readonly count: number;
}

/** A reviewed product: its text, its values, and whom of the register each row of its answer is about. */
export interface Product {
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly calls: readonly { readonly [name: string]: string }[];
  readonly about: (
    row: SourceRow,
    values: { readonly [name: string]: string },
    keys: readonly ReleasedCell[],
  ) => boolean;
  readonly keys: number;
}

const ageParameter = (values: readonly number[]): QueryParameter => ({
  name: 'age',
  type: 'integer',
  allowed: { kind: 'list', values: values.map(String) },
});

/** Products over every public attribute, with ages in steps of so many years. */
export function products(step: number): readonly Product[] {
  const ages = Array.from({ length: Math.floor(60 / step) }, (_, index) => 18 + index * step);
  const calls = ages.map((age) => ({ age: String(age) }));
  const ill = "count(*) FILTER (WHERE ill = '是')";
  const older = (row: SourceRow, { age }: { readonly [name: string]: string }) =>
    Number(row['age']) >= Number(age);
  return [
    {
      sql: `SELECT ${ill} FROM people WHERE age >= :age`,
      parameters: [ageParameter(ages)],
      calls,
      keys: 0,
      about: older,
    },
    ...(['district', 'sex'] as const).map((key) => ({
      sql: `SELECT ${key}, ${ill} FROM people WHERE age >= :age GROUP BY ${key}`,
      parameters: [ageParameter(ages)],
      calls,
      keys: 1,
      about: (
        row: SourceRow,
        values: { readonly [name: string]: string },
        [value]: readonly ReleasedCell[],
      ) => older(row, values) && row[key] === value,
    })),
    {
      sql: `SELECT district, sex, ${ill} FROM people WHERE age >= :age GROUP BY district, sex`,
      parameters: [ageParameter(ages)],
      calls,
      keys: 2,
      about: (row, values, [district, sex]) =>
        older(row, values) && row['district'] === district && row['sex'] === sex,
    },
  ];
}

const people = resource('people', {
  items: [
    item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
    item('district', '区', 'text'),
    item('sex', '性别', 'text'),
    item('age', '年龄', 'integer'),
    item('ill', '患病', 'text'),
  ],
  protectedUnits: [{ unit: 'person', items: ['pid'] }],
  forms: ['aggregate', 'model-training'],
});

/** Everything the products answer, as equations. */
export async function equationsOf(
  { rows }: Register,
  asked: readonly Product[],
  minimumGroup: number,
): Promise<readonly Equation[]> {
  const agreement = sampleAgreement([people], { minimumGroup });
  const ground = await governedGround(
    agreement,
    { res_people: rows },
    {
      res_people: {
        revisionId: 'rev_1',
        schema: people.items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
        uniqueKeys: [['pid']],
      },
    },
  );
  const equations: Equation[] = [];
  try {
    for (const { sql, parameters, calls, keys, about } of asked)
      for (const values of calls) {
        const { result } = expectOk(await ground.answer(sql, parameters, values));
        for (const row of result.rows) {
          const count = row[keys];
          if (count === null || count === undefined) continue;
          const named = row.slice(0, keys);
          const inside = rows.flatMap((one, index) => (about(one, values, named) ? [index] : []));
          equations.push({ people: inside, count: Number(count) });
        }
      }
  } finally {
    ground.close();
  }
  return equations;
}

/** What noise of a mode does to exact counts. */
export const withNoise = (
  equations: readonly Equation[],
  noisy: (equation: Equation) => number,
): readonly Equation[] => equations.map((equation) => ({ ...equation, count: noisy(equation) }));

/** Counts as cell-key gives them: the noise of a cell is fixed by who is in it. */
export function cellKeyNoise({ secret }: Register, seed: number): (equation: Equation) => number {
  const draw = drawFrom(seed);
  const recordKeys = secret.map(() => BigInt(draw(0, 2 ** 31)) * 2n ** 21n + BigInt(draw(0, 2 ** 21 - 1)));
  const noiseKey = Uint8Array.from({ length: 32 }, () => draw(0, 255));
  return ({ people: inside }) => {
    const counted = inside.filter((index) => secret[index]);
    const keySum = counted.reduce((sum, index) => (sum + recordKeys[index]!) % recordKeySpace, 0n);
    return perturbedCount({ units: counted.length, keySum }, noiseKey);
  };
}

/**
 * Linear reconstruction (Dinur and Nissim): bits between 0 and 1 that fit all numbers best, by coordinate steps from the base rate, then
 * rounded. Least squares by projected Kaczmarz sweeps; more than enough for a thousand unknowns.
 */
export function reconstruct(
  { secret, baseRate }: Register,
  equations: readonly Equation[],
  sweeps: number,
): readonly boolean[] {
  const guess = secret.map(() => baseRate);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const { people: inside, count } of equations) {
      if (inside.length === 0) continue;
      const off = (count - inside.reduce((sum, index) => sum + guess[index]!, 0)) / inside.length;
      for (const index of inside) guess[index] = Math.min(1, Math.max(0, guess[index]! + off));
    }
  return guess.map((value) => value > 0.5);
}

/** Sets that lie inside others, subtracted: the smaller numbers an intersection attack works with. */
export function differences(equations: readonly Equation[]): readonly Equation[] {
  const sets = equations.map(({ people: inside }) => new Set(inside));
  const made: Equation[] = [];
  equations.forEach((large, at) => {
    let best = -1;
    equations.forEach((small, other) => {
      const isInside =
        small.people.length < large.people.length && small.people.every((index) => sets[at]!.has(index));
      if (isInside && (best < 0 || small.people.length > equations[best]!.people.length)) best = other;
    });
    if (best >= 0)
      made.push({
        people: large.people.filter((index) => !sets[best]!.has(index)),
        count: large.count - equations[best]!.count,
      });
  });
  return made;
}

export interface Recovered {
  /** Share of people guessed right without any answer: the commoner value for everybody. */
  readonly prior: number;
  readonly recovered: number;
  readonly equations: number;
}

export function recover(register: Register, equations: readonly Equation[], sweeps = 300): Recovered {
  const all = [...equations, ...differences(equations)].toSorted((a, b) => b.people.length - a.people.length);
  const guess = reconstruct(register, all, sweeps);
  const { secret } = register;
  const right = guess.filter((bit, index) => bit === secret[index]).length;
  const commoner = secret.filter((bit) => !bit).length;
  return {
    prior: Math.max(commoner, secret.length - commoner) / secret.length,
    recovered: right / secret.length,
    equations: all.length,
  };
}

export const shown = ({ prior, recovered, equations }: Recovered): string =>
  `${(recovered * 100).toFixed(1)} % recovered, prior ${(prior * 100).toFixed(1)} %, ${equations} equations`;
