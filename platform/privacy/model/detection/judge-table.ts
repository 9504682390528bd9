import { type Text, text } from '#foundation';
import type { PersonalEvidence } from './evidence.ts';
import { type Family, families, familyNames } from './families.ts';
import type { LookedAtColumn, SeenTrace } from './look-at-columns.ts';
import { R61, type SensitivityStandard } from './sensitivity.ts';

/** A verdict on one family in one column, before it is put into a finding. */
export interface Verdict {
  readonly evidence: PersonalEvidence;
  readonly severity: 'info' | 'warning' | 'error';
  /** Names a person by itself or with what stands beside it: not to be opened as it is. */
  readonly blocks: boolean;
}

/** Values of these name somebody by themselves, whoever publishes them. */
const blocking: ReadonlySet<Family> = new Set([
  'resident-id',
  'passport',
  'mobile',
  'bank-card',
  'biometric',
]);
/** Beside the name of a private person these say who of that name it is. */
const besideNames: ReadonlySet<Family> = new Set([
  'address-room',
  'birth-date',
  'email',
  'licence-plate',
  'landline',
]);
const addresses: ReadonlySet<Family> = new Set(['address-room', 'address-street', 'address-district']);
/** Families of which a header alone is worth a word, with those that would answer it. */
const announced: readonly (readonly [Family, readonly Family[]])[] = [
  ['resident-id', ['resident-id', 'passport', 'credit-code', 'individual-business', 'business-registration']],
  ['mobile', ['mobile', 'landline']],
  ['bank-card', ['bank-card']],
  ['email', ['email']],
  ['birth-date', ['birth-date']],
];

/** Puts the columns of a table beside each other: whose values they are, and which of them together name a person. */
export function judgeTable(
  columns: readonly LookedAtColumn[],
  standard: SensitivityStandard,
): readonly Verdict[] {
  const aboutFirms = columns.some(
    ({ header, traces }) =>
      (header.organisationName && header.of !== 'person') ||
      traces.some(({ family }) => family === 'credit-code' || family === 'business-registration'),
  );
  const seen = columns.flatMap((column) =>
    [...column.traces]
      .sort((one, other) => familyNames.indexOf(one.family) - familyNames.indexOf(other.family))
      .map((trace) => ({ column, trace, of: ownerOf(column, trace, aboutFirms) })),
  );
  const beside = seen.filter(
    ({ trace, of }) => besideNames.has(trace.family) && of !== 'organisation' && trace.confidence !== 'low',
  );
  const verdicts = seen.map(({ column, trace, of }): Verdict => {
    const low = trace.confidence === 'low';
    if (trace.family === 'person-name' && of !== 'officer' && !low && beside.length > 0) {
      const others = [...new Set(beside.map((one) => one.column.name))].slice(0, 5);
      const why = text(
        `同表还有${others.map((name) => `“${name.slice(0, 40)}”`).join('、')}，与姓名合在一起可以认出个人`,
        `The table also has ${others.map((name) => `“${name.slice(0, 40)}”`).join(', ')}: together with the name they say who it is`,
      );
      return { evidence: evidenceOf(column, trace, of, standard, [why]), severity: 'error', blocks: true };
    }
    const blocks = blocking.has(trace.family) && !low;
    return {
      evidence: evidenceOf(column, trace, of, standard),
      severity: blocks ? 'error' : severityOf(trace.family, of, low),
      blocks,
    };
  });
  return [...verdicts, ...columns.flatMap((column) => headersAlone(column, standard))];
}

function severityOf(family: Family, of: PersonalEvidence['of'], low: boolean): 'info' | 'warning' {
  if (family === 'individual-business') return 'warning';
  if (families[family].class !== 'direct') return 'info';
  // What firms make known of their offices and officers is for a person to look at, and no fault.
  return of === 'organisation' || (of === 'officer' && family === 'person-name' && !low) ? 'info' : 'warning';
}

function ownerOf(column: LookedAtColumn, trace: SeenTrace, aboutFirms: boolean): PersonalEvidence['of'] {
  if (trace.of) return trace.of;
  const { of } = column.header;
  if (families[trace.family].class === 'organisation') return 'organisation';
  if (trace.family === 'person-name') return of === 'organisation' ? 'unknown' : of;
  if (of !== 'unknown') return of;
  const office = addresses.has(trace.family) || trace.family === 'landline' || trace.family === 'coordinates';
  return office && aboutFirms ? 'organisation' : 'unknown';
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

function evidenceOf(
  column: LookedAtColumn,
  trace: SeenTrace,
  of: PersonalEvidence['of'],
  standard: SensitivityStandard,
  more: readonly Text[] = [],
): PersonalEvidence {
  const { family, hits, valid } = trace;
  const judged = R61.judge({ family }, { standard });
  return {
    family,
    class: addresses.has(family) && of === 'organisation' ? 'organisation' : families[family].class,
    column: column.name,
    hits: hits.cells,
    filled: column.filled,
    hitRate: trace.lookedAt === 0 ? 0 : rounded(hits.cells / trace.lookedAt),
    lookedAt: trace.lookedAt,
    distinct: hits.distinct,
    validShare: valid && valid.of > 0 ? rounded(valid.fits / valid.of) : null,
    forms: { ...hits.forms },
    examples: hits.examples,
    why: [...trace.why, ...more, ...judged.reasons],
    confidence: trace.confidence,
    of,
    sensitive: judged.output.sensitive,
    standard,
  };
}

/** A header that speaks of personal data over values that show none: a hint, and said to be no more. */
function headersAlone(column: LookedAtColumn, standard: SensitivityStandard): readonly Verdict[] {
  if (column.filled === 0) return [];
  const found = new Set(column.traces.map(({ family }) => family));
  if (found.has('masked')) return [];
  return announced.flatMap(([family, answers]) => {
    if (!column.header.families.has(family) || answers.some((one) => found.has(one))) return [];
    const { title } = families[family];
    const judged = R61.judge({ family: 'header' }, { standard });
    return [
      {
        severity: 'info' as const,
        blocks: false,
        evidence: {
          family: 'header',
          class: 'hint',
          column: column.name,
          hits: 0,
          filled: column.filled,
          hitRate: 0,
          lookedAt: column.filled,
          distinct: 0,
          validShare: null,
          forms: {},
          examples: [],
          why: [
            text(
              `列名提到${title.zh}，取值中没有；列名只是线索`,
              `The header speaks of ${title.en}, no value shows one; a header is a hint only`,
            ),
          ],
          confidence: 'low',
          of: column.header.of,
          sensitive: judged.output.sensitive,
          standard,
        },
      },
    ];
  });
}
