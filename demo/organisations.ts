import organisations from './organisations.json' with { type: 'json' };

/** An organisation of the fictitious city. Codes are well formed and belong to nobody: their region begins with 99. */
export interface DemoOrganisation {
  /** Unique; as the catalogue names it where it is a department of the catalogue. */
  readonly name: string;
  readonly nameEn: string;
  /** Kind, level and capacities as the identity module names them. */
  readonly kind:
    | 'government'
    | 'party-organ'
    | 'government-department'
    | 'data-authority'
    | 'public-institution'
    | 'state-owned-company'
    | 'utility'
    | 'bank'
    | 'company'
    | 'social-organisation'
    | 'cooperative';
  readonly level: 'national' | 'province' | 'prefecture' | 'county' | null;
  /** Shaped like GB/T 2260: 990000 the province 云枢省, 990100 the city 公枢市, 9901xx its districts. */
  readonly division: string;
  /** Name of the organisation above. */
  readonly parent: string | null;
  readonly capacities: readonly string[];
  readonly uscc: string;
}

export const demoOrganisations = (): readonly DemoOrganisation[] =>
  organisations as readonly DemoOrganisation[];
