import type { Settlement } from './districts.ts';
import type { Allowance, Household, Resident } from './person-types.ts';
import type { SeededRandom } from './random.ts';

/** What age and place make likely. */
export type Life = Pick<Resident, 'education' | 'employment' | 'incomeBand'>;

export function lifeOf(random: SeededRandom, age: number, settlement: Settlement): Life {
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
  );
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
    );
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
  );
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

export function householdOf(
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
    ),
    pearMu: mu(district === '梨谷区' ? 0.75 : 0.22, 12),
    milletMu: mu(0.38, 20),
    lowIncome: earning.every((member) => poor.has(member.incomeBand)) && random.chance(0.6),
  };
}

export type NewAllowance = Omit<Allowance, 'allowanceId'>;

/** Allowances the household's members are due, in the order of the members. */
export function allowancesOf(
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
      );
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
