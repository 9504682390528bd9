import { type Static, Type } from 'typebox';
import { text } from '#foundation';
import { ProductKind } from './product-kind.ts';
import { Form, Party } from './resource.ts';
import { clause, closed, line, positiveDecimal, share, wholeNumber, yuan } from './schema-parts.ts';
import { buyerCategories, buyerCategoryCodes } from './users.ts';

/** Which of the three parties. */
export const PartyRole = Type.Enum(['authorising-body', 'implementing-body', 'operator']);
export type PartyRole = Static<typeof PartyRole>;

/** How much is authorised at once (实施规范 Art 9-4): 整体, 分领域 or 依场景. */
export const Mode = Type.Union([
  closed({ kind: Type.Literal('whole') }, {}, { title: '整体授权', titleEn: 'As a whole' }),
  closed(
    { kind: Type.Literal('sector'), sectors: Type.Array(line(100), { minItems: 1, maxItems: 50 }) },
    {},
    { title: '分领域授权', titleEn: 'By sector' },
  ),
  closed(
    {
      kind: Type.Literal('scenario'),
      scenarios: Type.Array(line(200), { minItems: 1, maxItems: 100 }),
    },
    {},
    { title: '依场景授权', titleEn: 'By scenario' },
  ),
]);
export type Mode = Static<typeof Mode>;

/** What the data may be used for. 公共治理 and 公益事业 are free, 产业发展 and 行业发展 have a guided price (价格通知 一, R34). */
export const Purpose = closed({
  code: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
  title: line(200),
  class: Type.Enum(['governance', 'public-welfare', 'industry', 'sector'], {
    enumTitles: {
      governance: text('公共治理（免费）', 'Public governance (free)'),
      'public-welfare': text('公益事业（免费）', 'Public welfare (free)'),
      industry: text('产业发展（可收费）', 'Industrial development (may be charged)'),
      sector: text('行业发展（可收费）', 'Sector development (may be charged)'),
    },
  }),
  ...clause,
});
export type Purpose = Static<typeof Purpose>;

export const Users = closed({
  /** 数据商 that develop on the operator's platform. They do not receive the authorisation. */
  developers: Type.Array(Party, { maxItems: 500 }),
  /** Kinds of buyer products may be sold to; empty means none but the operator itself. */
  buyerCategories: Type.Array(Type.Enum([...buyerCategoryCodes], { enumTitles: buyerCategories }), {
    maxItems: 50,
    uniqueItems: true,
  }),
  /** GB/T 2260 codes of where it may be used; empty means everywhere in the country. */
  regions: Type.Array(Type.String({ pattern: '^[0-9]{6}$' }), { maxItems: 400, uniqueItems: true }),
  ...clause,
});

/** Upper limits. `null` is a decision (no limit), a missing field is an incomplete agreement. */
export const Quotas = closed({
  callsPerDay: Type.Union([wholeNumber, Type.Null()]),
  callsInTerm: Type.Union([wholeNumber, Type.Null()]),
  rowsPerDay: Type.Union([wholeNumber, Type.Null()]),
  bytesPerDay: Type.Union([wholeNumber, Type.Null()]),
  distinctSubjectsPerDay: Type.Union([wholeNumber, Type.Null()]),
  /** Verifications of one buyer that confirm less than was asked. Absent: the default of AR3. */
  missesPerHour: Type.Optional(Type.Union([wholeNumber, Type.Null()])),
  ...clause,
});
export type Quotas = Static<typeof Quotas>;

/** What an answer must look like before it leaves. */
export const OutputRules = closed({
  /** Fewest protected units behind any number that leaves. */
  minimumGroup: Type.Integer({ minimum: 2, maximum: 10_000 }),
  /** (n,k): suppressed when the n largest contributors hold more than k percent. Absent: not asked for. */
  dominance: Type.Optional(
    closed({ n: Type.Integer({ minimum: 1, maximum: 5 }), k: Type.Integer({ minimum: 1, maximum: 99 }) }),
  ),
  /** Numbers are rounded to multiples of this. Absent: not rounded. */
  rounding: Type.Optional(closed({ base: Type.Integer({ minimum: 2, maximum: 1000 }) })),
  maxRows: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  maxBytes: Type.Integer({ minimum: 1000, maximum: 1_000_000_000 }),
  /**
   * What the agreement promises: `cell`: a failing cell is blanked; `cell-and-complement`: also what it could be computed from inside the same
   * answer. Over protected units the mode *reviewed* judges complements either way.
   */
  suppression: Type.Enum(['cell', 'cell-and-complement']),
  ...clause,
});
export type OutputRules = Static<typeof OutputRules>;

/** Share of a protected population's privacy budget ε. The budget belongs to the population and never resets with a new agreement. */
export const PrivacyBudgetShare = closed(
  {
    /** Id of the population, `pop_…`. */
    population: line(100),
    epsilon: positiveDecimal,
    /** What one answer spends of it, unless the call asks for less. */
    perCall: Type.Optional(positiveDecimal),
    ...clause,
  },
  { perCall: text('每次调用 ε', 'ε a call') },
);
export type PrivacyBudgetShare = Static<typeof PrivacyBudgetShare>;

export const ProductLine = closed({
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
  title: line(200),
  form: Form,
  /** 数据接口、数据核验、指数、报告、模型特征. Absent: every kind that has this form. */
  kinds: Type.Optional(Type.Array(ProductKind, { minItems: 1, maxItems: 5, uniqueItems: true })),
  purposes: Type.Array(line(60), { minItems: 1, maxItems: 20, uniqueItems: true }),
  ...clause,
});

export const Price = closed({
  feeClass: Type.Enum(['free', 'guided']),
  /** Decision that set the ceilings (上限收费标准); a guided price without one is a trial price. */
  ceilingReference: Type.Optional(line(200)),
  unitBasis: Type.Enum(['product', 'call', 'hour', 'row', 'byte', 'none']),
  trial: Type.Boolean(),
  ...clause,
});

export const Settlement = closed({
  period: Type.Enum(['month', 'quarter', 'year']),
  /** Shares of the operating fee; what an administrative organ is due is non-tax revenue. Together they are at most 1. */
  benefitSharing: Type.Array(
    closed(
      {
        to: Party,
        way: Type.Enum(['money', 'services', 'data-governance', 'non-tax-revenue']),
        share,
        /** What `share` is a part of. */
        of: Type.Enum(['revenue', 'profit']),
        /**
         * `contribution`: the shares of all such entries of one base are put together and divided among their parties by what their data
         * contributes to the products, measured from lineage when the benefit is shared. Absent: the share is the party's alone.
         */
        dividedBy: Type.Optional(Type.Enum(['agreed', 'contribution'])),
      },
      { to: text('分给谁', 'To whom') },
    ),
    { maxItems: 50 },
  ),
  capYuan: Type.Optional(yuan),
  ...clause,
});

export const exitSteps = [
  'stop-access',
  'return-data',
  'delete-data',
  'destroy-keys',
  'hand-over-logs',
  'settle-accounts',
  'security-audit',
  'inform-buyers',
  'announce',
] as const;
