import { type Static, Type } from 'typebox';
import { text } from '#foundation';
import {
  exitSteps,
  Mode,
  OutputRules,
  PartyRole,
  Price,
  PrivacyBudgetShare,
  ProductLine,
  Purpose,
  Quotas,
  Settlement,
  Users,
} from './agreement-values.ts';
import { GrantedResource, Party } from './resource.ts';
import { clause, closed, date, line, Wording, yuan } from './schema-parts.ts';

export * from './agreement-values.ts';

const wording = { wording: Wording };

const PartSchemas = {
  /** Part 1 — resources, purposes, users, quotas (Art 14-1). */
  scope: closed({
    ...wording,
    resources: Type.Array(GrantedResource, { minItems: 1, maxItems: 200 }),
    purposes: Type.Array(Purpose, { minItems: 1, maxItems: 50 }),
    users: Users,
    quotas: Quotas,
  }),
  /** Part 2 — `[from, until)` in civil dates of Shanghai; in principle at most five years (Art 14-2, R25). */
  term: closed({ ...wording, from: date, until: date, reasonBeyondLimit: Type.Optional(line(1000)) }),
  /** Part 3 — product list, technical standards, security and business-compliance review (Art 14-3). */
  products: closed({
    ...wording,
    list: Type.Array(ProductLine, { minItems: 1, maxItems: 500 }),
    technicalStandards: Type.Array(line(200), { minItems: 1, maxItems: 50 }),
    securityReview: Type.Enum(['each-product', 'each-product-and-change']),
    complianceReview: Type.Enum(['each-product', 'each-product-and-change']),
  }),
  /** Part 4 — the supporting platform (Art 14-4, 15). */
  platform: closed({
    ...wording,
    name: line(200),
    provider: PartyRole,
    measures: Type.Array(
      Type.Enum([
        'minimised-domain',
        'privacy-computing',
        'isolated-execution',
        'sealed-storage',
        'evidence-log',
      ]),
      {
        minItems: 1,
        maxItems: 5,
        uniqueItems: true,
      },
    ),
  }),
  /** Part 5 — who owns what is built (Art 14-5). */
  assets: closed({
    ...wording,
    holdings: Type.Array(
      closed({
        kind: Type.Enum(['hardware', 'software', 'product', 'service']),
        description: line(500),
        owner: PartyRole,
        ...clause,
      }),
      {
        minItems: 1,
        maxItems: 200,
      },
    ),
  }),
  /** Part 6 — disclosure, and no re-development by the operator or its affiliates (Art 6, 14-6, R30). */
  disclosure: closed({
    ...wording,
    duties: Type.Array(
      closed({
        what: Type.Enum([
          'own-information',
          'authorisation',
          'authorised-resources',
          'use-of-resources',
          'product-list',
          'price-ceilings',
          'actual-prices',
        ]),
        by: PartyRole,
        frequency: Type.Enum(['yearly', 'on-change']),
        ...clause,
      }),
      { minItems: 1, maxItems: 50 },
    ),
    noRedevelopment: Type.Boolean(),
    affiliates: Type.Array(Party, { maxItems: 200 }),
  }),
  /** Part 7 — accounts, price, benefit sharing (Art 14-7, 22). */
  money: closed({ ...wording, separateAccounts: Type.Boolean(), price: Price, settlement: Settlement }),
  /** Part 8 — security, personal information, output rules, monitoring, emergency (Art 14-8). */
  security: closed({
    ...wording,
    output: OutputRules,
    privacyBudget: Type.Array(PrivacyBudgetShare, { maxItems: 50 }),
    personalInformation: closed({
      contained: Type.Boolean(),
      basis: Type.Enum(['none', 'consent', 'anonymised', 'statutory-duty']),
      impactAssessmentReference: Type.Optional(line(200)),
      ...clause,
    }),
    monitoring: closed({
      logMonths: Type.Integer({ minimum: 6, maximum: 240 }),
      auditEveryMonths: Type.Integer({ minimum: 1, maximum: 36 }),
      ...clause,
    }),
    emergency: closed({
      contact: line(200),
      noticeHours: Type.Integer({ minimum: 1, maximum: 72 }),
      ...clause,
    }),
  }),
  /** Part 9 — evaluation, renewal, exit (Art 14-9). */
  ending: closed({
    ...wording,
    evaluationEveryMonths: Type.Integer({ minimum: 1, maximum: 36 }),
    evaluationStandard: line(500),
    renewalNoticeDays: Type.Integer({ minimum: 1, maximum: 365 }),
    exit: Type.Array(
      closed({
        step: Type.Enum([...exitSteps]),
        by: PartyRole,
        withinDays: Type.Integer({ minimum: 0, maximum: 365 }),
        ...clause,
      }),
      { minItems: 1, maxItems: 30 },
    ),
  }),
  /** Part 10 — breach (Art 14-10). */
  breach: closed({
    ...wording,
    consequences: Type.Array(
      closed(
        {
          of: line(300),
          consequence: Type.Enum(['correct', 'suspend', 'liquidated-damages', 'terminate', 'report']),
          amountYuan: Type.Optional(yuan),
          ...clause,
        },
        { of: text('情形', 'Breach') },
      ),
      { minItems: 1, maxItems: 50 },
    ),
  }),
  /** Part 11 — disputes (Art 14-11). */
  disputes: closed({
    ...wording,
    way: Type.Enum(['negotiation', 'mediation', 'arbitration', 'litigation']),
    forum: line(200),
  }),
  /** Part 12 — change and termination (Art 14-12). */
  changes: closed({
    ...wording,
    changeBy: Type.Enum(['written-supplement', 'new-version']),
    terminationGrounds: Type.Array(line(300), { minItems: 1, maxItems: 50 }),
    noticeDays: Type.Integer({ minimum: 0, maximum: 365 }),
  }),
  /** Part 13 — other (Art 14-13). */
  other: closed({
    ...wording,
    entries: Type.Array(closed({ title: line(200), text: line(2000), ...clause }), { maxItems: 100 }),
  }),
} as const;

/** Names of the thirteen parts, in the order of 实施规范 Art 14. */
export type PartName = keyof typeof PartSchemas;
export const partNames = Object.keys(PartSchemas) as readonly PartName[];

/**
 * The authorisation agreement (授权运营协议) as one versioned, typed document: thirteen parts of 实施规范 Art 14, each with the text people
 * sign (`wording`) beside the values the engine enforces. The query engine, the meter, the price book, settlement, disclosure and exit all read this.
 * JSON through and through: dates are civil dates, money and large counts decimal strings.
 */
export const AgreementDocument = closed(
  {
    schema: Type.Literal('gongshu.agreement/1'),
    // Given by the register, not by who writes the document.
    number: Type.String({ ...line(80), readOnly: true }),
    version: Type.Integer({ minimum: 1, maximum: 10_000, readOnly: true }),
    supersedes: Type.Optional(
      closed(
        { number: line(80), version: Type.Integer({ minimum: 1, maximum: 10_000 }) },
        {},
        { readOnly: true },
      ),
    ),
    /** The implementation plan it carries out (实施方案, Art 9–11). */
    plan: Type.Optional(
      closed(
        { number: line(80), version: Type.Integer({ minimum: 1, maximum: 10_000 }) },
        {},
        { readOnly: true },
      ),
    ),
    parties: closed({ authorisingBody: Party, implementingBody: Party, operator: Party }),
    mode: Mode,
    parts: closed({ ...PartSchemas }),
  },
  {},
  { title: '协议文本', titleEn: 'The agreement' },
);
export type AgreementDocument = Static<typeof AgreementDocument>;
