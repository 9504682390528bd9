import { residentIdCheckCharacter } from '#foundation';
import { districtsOf, type Settlement } from './districts.ts';
import { SeededRandom } from './random.ts';

export type HouseholdRole = '户主' | '配偶' | '子女' | '父母' | '孙子女';

/** A person who does not exist. `synthetic` stands in every row, so that no extract loses the mark. */
export interface Resident {
  readonly personId: string;
  readonly householdId: string;
  /** Well formed except that its region begins with 99, which no issued number has. */
  readonly residentNumber: string;
  /** 「演示居民-000123」: no name that somebody could have. */
  readonly displayName: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly sex: '男' | '女';
  readonly district: string;
  readonly role: HouseholdRole;
  readonly education: string;
  readonly employment: string;
  /** Monthly income in yuan, in bands; `无` for those without own income. */
  readonly incomeBand: string;
  readonly disability: boolean;
}

export interface Household {
  readonly householdId: string;
  readonly district: string;
  readonly settlement: Settlement;
  readonly members: number;
  readonly headPersonId: string;
  readonly housing: string;
  /** Plots worked, in mu with one decimal; 0.0 where there are none. Rural households only. */
  readonly pearMu: string;
  readonly milletMu: string;
  readonly lowIncome: boolean;
}

/** One allowance one person of a household receives. Amount per month in yuan. */
export interface Allowance {
  readonly allowanceId: string;
  readonly householdId: string;
  readonly personId: string;
  readonly kind: string;
  readonly monthlyYuan: number;
  readonly since: string;
}

export interface Population {
  readonly seed: number;
  /** Day the population is described on; ages are counted to it. */
  readonly asOf: string;
  readonly residents: readonly Resident[];
  readonly households: readonly Household[];
  readonly allowances: readonly Allowance[];
}

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
] as const; // prettier-ignore

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
    const { code, district, settlement } = random.weighted(districtsOf);
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

interface Member {
  readonly role: HouseholdRole;
  readonly age: number;
  readonly sex: Resident['sex'];
}

/** Head first; then a spouse, children younger than their parents, a grandparent or grandchild in larger households. */
function membersOf(random: SeededRandom, size: number): Member[] {
  const sex = random.chance(0.68) ? '男' : '女';
  const old = size <= 2 && random.chance(0.4);
  const head: Member = {
    role: '户主',
    age: old ? random.integer(60, 92) : random.integer(size === 1 ? 22 : 27, 62),
    sex,
  };
  const members = [head];
  if (size === 1) return members;
  const spouse = size > 2 || random.chance(0.72);
  if (spouse)
    members.push({
      role: '配偶',
      age: Math.max(22, head.age + random.integer(-6, 4)),
      sex: sex === '男' ? '女' : '男',
    });
  const youngestParent = Math.min(...members.map((member) => member.age));
  while (members.length < size) {
    const role = random.weighted<HouseholdRole>([
      ['子女', 70],
      ['父母', head.age < 66 ? 22 : 0],
      ['孙子女', head.age >= 52 ? 8 : 0],
    ]); // prettier-ignore
    const age =
      role === '父母'
        ? Math.min(99, head.age + random.integer(20, 34))
        : role === '孙子女'
          ? random.integer(0, Math.max(0, youngestParent - 46))
          : random.integer(Math.max(0, youngestParent - 42), Math.max(0, youngestParent - 21));
    members.push({ role, age, sex: random.chance(0.51) ? '男' : '女' });
  }
  return members;
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

type Life = Pick<Resident, 'education' | 'employment' | 'incomeBand'>;

function lifeOf(random: SeededRandom, age: number, settlement: Settlement): Life {
  if (age < 6) return { education: '未上学', employment: '学龄前', incomeBand: '无' };
  if (age < 18)
    return {
      education: age < 12 ? '小学' : age < 15 ? '初中' : '高中',
      employment: '在校',
      incomeBand: '无',
    };
  const rural = settlement === '乡村';
  const education = random.weighted(
    rural
      ? ([
          ['初中', 48],
          ['小学', 18],
          ['高中', 22],
          ['大专', 8],
          ['本科及以上', 4],
        ] as const)
      : ([
          ['初中', 16],
          ['小学', 4],
          ['高中', 24],
          ['大专', 22],
          ['本科及以上', 34],
        ] as const),
  ); // prettier-ignore
  if (age >= 60) {
    const farming = rural && random.chance(0.5);
    const incomeBand = random.weighted(
      rural
        ? ([
            ['1000以下', 45],
            ['1000-3000', 42],
            ['3000-5000', 13],
          ] as const)
        : ([
            ['1000-3000', 24],
            ['3000-5000', 50],
            ['5000-8000', 26],
          ] as const),
    ); // prettier-ignore
    return { education, employment: farming ? '务农' : '退休', incomeBand };
  }
  if (age < 23 && random.chance(0.55))
    return { education: '本科及以上', employment: '在校', incomeBand: '无' };
  const employment = random.weighted(
    rural
      ? ([
          ['务农', 46],
          ['受雇', 34],
          ['自营', 14],
          ['未就业', 6],
        ] as const)
      : ([
          ['受雇', 74],
          ['自营', 13],
          ['灵活就业', 8],
          ['未就业', 5],
        ] as const),
  ); // prettier-ignore
  if (employment === '未就业') return { education, employment, incomeBand: '无' };
  const high = education === '本科及以上' ? 3 : education === '大专' ? 1.6 : 0.7;
  const incomeBand = random.weighted([
    ['1000-3000', rural ? 38 : 8],
    ['3000-5000', rural ? 36 : 28],
    ['5000-8000', rural ? 20 : 34],
    ['8000-15000', (rural ? 5 : 20) * high],
    ['15000以上', (rural ? 1 : 8) * high],
  ]);
  return { education, employment, incomeBand };
}

const poor = new Set(['无', '1000以下', '1000-3000']);

function householdOf(
  random: SeededRandom,
  householdId: string,
  district: string,
  settlement: Settlement,
  members: readonly Resident[],
): Household {
  const farming = settlement === '乡村' && members.some((member) => member.employment === '务农');
  const mu = (share: number, most: number): string =>
    (farming && random.chance(share) ? random.integer(5, most * 10) / 10 : 0).toFixed(1);
  const earning = members.filter((member) => member.incomeBand !== '无');
  return {
    householdId,
    district,
    settlement,
    members: members.length,
    headPersonId: members[0]!.personId,
    housing: random.weighted(
      settlement === '乡村'
        ? ([
            ['自建房', 94],
            ['租住', 6],
          ] as const)
        : ([
            ['自有', 62],
            ['租住', 26],
            ['公租房', 8],
            ['单位宿舍', 4],
          ] as const),
    ), // prettier-ignore
    pearMu: mu(district === '梨谷区' ? 0.75 : 0.22, 12),
    milletMu: mu(0.38, 20),
    lowIncome: earning.every((member) => poor.has(member.incomeBand)) && random.chance(0.6),
  };
}

type NewAllowance = Omit<Allowance, 'allowanceId'>;

function allowancesOf(
  random: SeededRandom,
  household: Household,
  members: readonly Resident[],
  asOf: Temporal.PlainDate,
): NewAllowance[] {
  const found: NewAllowance[] = [];
  const grant = (personId: string, kind: string, monthlyYuan: number): void => {
    const since = asOf.subtract({ months: random.integer(1, 96) }).with({ day: 1 });
    found.push({ householdId: household.householdId, personId, kind, monthlyYuan, since: since.toString() });
  };
  for (const member of members) {
    const age = asOf.since(Temporal.PlainDate.from(member.birthDate), { largestUnit: 'years' }).years;
    if (age >= 80) grant(member.personId, '高龄津贴', age >= 90 ? 500 : 100);
    if (member.disability)
      grant(
        member.personId,
        '残疾人两项补贴',
        random.weighted([
          [200, 5],
          [400, 3],
          [600, 2],
        ]),
      ); // prettier-ignore
    if (household.lowIncome && age < 18) grant(member.personId, '困境儿童补助', 350);
  }
  if (household.lowIncome)
    grant(household.headPersonId, '最低生活保障', 250 * members.length + random.integer(0, 8) * 50);
  if (household.lowIncome && household.housing === '租住')
    grant(household.headPersonId, '住房租赁补贴', random.integer(6, 24) * 50);
  if (Number(household.pearMu) + Number(household.milletMu) > 0)
    grant(
      household.headPersonId,
      '耕地地力保护补贴',
      Math.round((Number(household.pearMu) + Number(household.milletMu)) * 8),
    );
  return found;
}
