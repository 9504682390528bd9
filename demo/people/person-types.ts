import type { Settlement } from './districts.ts';

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
