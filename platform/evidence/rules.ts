import { defineRule, shanghai, text } from '#foundation';

export type RecordKind = 'log' | 'provision' | 'impact-assessment';

/** How long a record must be kept; answers the first instant at which it may go. */
export const R67 = defineRule({
  id: 'R67',
  title: text('记录保存期限', 'Retention of records'),
  // 网络日志留存 stood in Art 21 of the 2016 text; the amendment of 2025 numbers it anew.
  clause: { document: '网络安全法', article: '网络日志留存' },
  alsoBasedOn: [
    { document: '网数条例', article: '12' },
    { document: '个人信息保护法', article: '56' },
  ],
  inForce: { from: '2017-06-01' },
  jurisdiction: 'CN',
  verified: true,
  // 日志不少于六个月；提供、委托处理记录与个人信息保护影响评估报告不少于三年。
  parameters: { logMonths: 6, provisionYears: 3, impactAssessmentYears: 3 },
  actsIn: [
    'evidence.propose-erasure',
    'evidence.approve-erasure',
    'evidence.erase-openings',
    'privacy.sign-assessment',
  ],
  check: (
    input: {
      readonly record: RecordKind;
      readonly createdAt: Temporal.Instant;
      readonly now: Temporal.Instant;
    },
    parameters,
  ) => {
    const period = {
      log: { months: parameters.logMonths },
      provision: { years: parameters.provisionYears },
      'impact-assessment': { years: parameters.impactAssessmentYears },
    }[input.record];
    const keepUntil = input.createdAt.toZonedDateTimeISO(shanghai).add(period).toInstant();
    const holds = Temporal.Instant.compare(input.now, keepUntil) >= 0;
    const until = keepUntil.toZonedDateTimeISO(shanghai).toPlainDate().toString();
    return {
      holds,
      reasons: [
        holds
          ? text(`保存期已于${until}届满`, `The retention period ended on ${until}`)
          : text(`须保存至${until}`, `To be kept until ${until}`),
      ],
      output: { keepUntil },
    };
  },
});

export interface Trace {
  /** Public-data resources it comes from. */
  readonly resources: readonly string[];
  /** Agreement that allows it. */
  readonly authorisation: string | null;
  /** Entry of the log. */
  readonly entry: string | null;
}

/** A product or a line of disclosure leads back to its resources, its authorisation and its entry in the log. */
export const R75 = defineRule({
  id: 'R75',
  title: text('来源可追溯', 'Traceability'),
  clause: { document: '意见', article: '四' },
  alsoBasedOn: [{ document: '实施规范', article: '15' }],
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['evidence.receipt'],
  check: (trace: Trace) => {
    const missing = [
      trace.resources.length === 0 && text('缺公共数据资源', 'no public-data resource'),
      !trace.authorisation && text('缺授权', 'no authorisation'),
      !trace.entry && text('缺日志条目', 'no entry in the log'),
    ].filter((reason) => reason !== false);
    return {
      holds: missing.length === 0,
      reasons:
        missing.length > 0
          ? missing
          : [text('可追溯到资源、授权和日志', 'Leads back to resource, authorisation and log')],
      output: undefined,
    };
  },
});

export const rules = [R67, R75];
