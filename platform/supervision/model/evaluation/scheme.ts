import { type Text, text } from '#foundation';

/** What is evaluated: departments that hold data, and operators that work with it. Their indexes are not compared with each other. */
export const evaluatedKinds = {
  department: text('数源部门', 'Departments'),
  operator: text('运营机构', 'Operators'),
} as const satisfies { readonly [kind: string]: Text };
export type EvaluatedKind = keyof typeof evaluatedKinds;

export const domains = {
  supply: text('供给', 'Supply'),
  use: text('使用', 'Use'),
  quality: text('质量', 'Quality'),
  timeliness: text('时效', 'Timeliness'),
  openness: text('开放', 'Openness'),
  security: text('安全', 'Security'),
  complaints: text('投诉', 'Complaints'),
} as const satisfies { readonly [domain: string]: Text };
export type Domain = keyof typeof domains;

/** What an indicator counts that has no value: the figure is not known, or too few cases stand behind it. */
export const missingRules = {
  'left-out': text('不计入，权重由其余指标分担', 'Left out, the others share its weight'),
  zero: text('计零分', 'Counts as zero'),
  full: text('计满分', 'Counts as full'),
} as const satisfies { readonly [rule: string]: Text };
export type MissingRule = keyof typeof missingRules;

/**
 * One indicator, as data. Its value is Σ numerator ÷ Σ denominator × 100, or Σ numerator where there is no denominator; the score is where that
 * lies on the way from `worst` (0 points) to `best` (100 points), so that `best` < `worst` means that less is better.
 */
export interface Indicator {
  readonly code: string;
  readonly of: EvaluatedKind;
  readonly domain: Domain;
  readonly title: string;
  readonly definition: string;
  /** Names of figures of the cockpit; their records are the source. */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
  /** The fewest cases of the denominator that a share is made of; with fewer there is no value. */
  readonly atLeast: number;
  readonly worst: number;
  readonly best: number;
  /** In percent of the index; 100 for each kind of what is evaluated. */
  readonly weight: number;
  readonly missing: MissingRule;
}

/** A scheme, as it is proposed, decided and published. */
export interface Scheme {
  readonly title: string;
  /** On what it rests, in words: the text gives the task and no indicators. */
  readonly basis: string;
  /** An index stands on at least so many percent of the weights; with less there is none. */
  readonly leastWeight: number;
  /** Working days in which the evaluated may object to a draft. */
  readonly hearingDays: number;
  readonly indicators: readonly Indicator[];
}

/** How an index is made, for everybody to read; {@link indexOf} is the same in code. */
export const formula = text(
  '指标值＝分子合计÷分母合计×100（无分母的取分子合计）；得分＝（指标值−零分值）÷（满分值−零分值）×100，限于0至100；指数＝Σ（权重×得分）÷Σ权重，只计有得分的指标；有得分的权重不足下限的，不出指数。各步四舍五入至两位小数。',
  'Value = sum of numerator ÷ sum of denominator × 100 (without denominator: sum of numerator). Score = (value − value of 0 points) ÷ (value of 100 points − value of 0 points) × 100, kept within 0 and 100. Index = Σ(weight × score) ÷ Σ weight over indicators that have a score; none where their weight is below the least. Each step is rounded half up to two decimals.',
);
