import { residentIdCheckCharacter } from '#foundation';
import { allowancesOf, householdOf, lifeOf } from './circumstances.ts';
import { places } from './districts.ts';
import { membersOf } from './household-members.ts';
import type { Allowance, Household, Population, Resident } from './person-types.ts';
import { SeededRandom } from './random.ts';

export type { Allowance, Household, HouseholdRole, Population, Resident } from './person-types.ts';

export interface PopulationOptions {
  /** Number of persons, at least 1; the last household is cut so that it is met exactly. */
  readonly persons: number;
  /** ISO date; default 2026-01-01. */
  readonly asOf?: string;
}

const sizes = [
  [1, 27],
  [2, 31],
  [3, 21],
  [4, 12],
  [5, 6],
  [6, 3],
] as const;

/**
 * People in households who do not exist, from a seed: the same seed and options give the same people, character for character.
 * Plausible in shape (household sizes, ages of couples and children, who works and who farms), true of nobody.
 */
export function makePopulation(seed: number, options: PopulationOptions): Population {
  if (!Number.isInteger(options.persons) || options.persons < 1 || options.persons > 999_999)
    throw new RangeError('persons is a whole number from 1 to 999999');
  const asOf = Temporal.PlainDate.from(options.asOf ?? '2026-01-01');
  const random = new SeededRandom(seed);
  const residents: Resident[] = [];
  const households: Household[] = [];
  const allowances: Allowance[] = [];
  const sequences = new Map<string, number>();
  while (residents.length < options.persons) {
    const size = Math.min(random.weighted(sizes), options.persons - residents.length);
    const { code, district, settlement } = random.weighted(places);
    const householdId = `HH-${String(households.length + 1).padStart(6, '0')}`;
    const members = membersOf(random, size).map(({ role, age, sex }): Resident => {
      const birthDate = birthOf(random, asOf, age);
      const personId = `PP-${String(residents.length + 1).padStart(6, '0')}`;
      const life = lifeOf(random, age, settlement);
      const resident: Resident = {
        personId,
        householdId,
        residentNumber: residentNumberOf(code, birthDate, sex, sequences),
        displayName: `演示居民-${String(residents.length + 1).padStart(6, '0')}`,
        birthDate: birthDate.toString(),
        sex,
        district,
        role,
        ...life,
        disability: random.chance(age >= 60 ? 0.09 : 0.03),
      };
      residents.push(resident);
      return resident;
    });
    const household = householdOf(random, householdId, district, settlement, members);
    households.push(household);
    for (const allowance of allowancesOf(random, household, members, asOf))
      allowances.push({ allowanceId: `AL-${String(allowances.length + 1).padStart(6, '0')}`, ...allowance });
  }
  return { seed, asOf: asOf.toString(), residents, households, allowances };
}

/** A birthday that makes the person `age` years old on the day. */
function birthOf(random: SeededRandom, asOf: Temporal.PlainDate, age: number): Temporal.PlainDate {
  return asOf.subtract({ years: age }).subtract({ days: random.integer(0, 363) });
}

/** Region, birth, a running number that is odd for men, check character (GB 11643). Unique within a population. */
function residentNumberOf(
  region: string,
  birth: Temporal.PlainDate,
  sex: Resident['sex'],
  sequences: Map<string, number>,
): string {
  const place = `${region}${birth.toString().replaceAll('-', '')}`;
  const key = `${place}${sex}`;
  const taken = sequences.get(key) ?? 0;
  sequences.set(key, taken + 1);
  const sequence = taken * 2 + (sex === '男' ? 1 : 2);
  if (sequence > 999)
    throw new RangeError('more people of one day, place and sex than numbers; ask for fewer persons');
  const body = `${place}${String(sequence).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
}
