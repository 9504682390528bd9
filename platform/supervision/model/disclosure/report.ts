import type { Text } from '#foundation';
import type { DisclosureField, ReportKind } from './fields.ts';

/** What a line is about, as a page of it can be opened. */
export interface LineSubject {
  readonly kind: 'agreement' | 'product' | 'organisation' | 'node';
  readonly id: string;
}

/** One thing that is said, and where it stands in the public log. */
export interface ReportLine {
  readonly field: DisclosureField;
  readonly about: LineSubject;
  readonly label: Text;
  readonly value: Text;
  /** Of a count: between what it lies; the same where it is exact. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
  /** What is counted; `CNY` of an amount. */
  readonly unit: 'calls' | 'objections' | 'reports' | 'queries' | 'CNY' | null;
  /** Of an amount, in fen. */
  readonly fen: string | null;
  /** Ids of the entries that say it. */
  readonly entries: readonly string[];
  /** Of figures that are sums of many entries: which those are, as a filter of the public facts. */
  readonly facts: { readonly kind: string; readonly from: string; readonly until: string } | null;
}

/** What only the discloser knows and adds by hand. */
export interface OwnParts {
  readonly office?: string;
  readonly contact?: string;
  readonly address?: string;
  readonly ceilingNote?: string;
  readonly results?: string;
  readonly overall?: string;
  readonly costYuan?: string;
  readonly costBasis?: string;
  readonly adjustments?: string;
}

/** All that a report says; its digest stands in the log. */
export interface YearlyReport {
  readonly kind: ReportKind;
  readonly organisation: string;
  /** The operator reported on; of a disclosure who discloses. */
  readonly about: string;
  readonly year: number;
  readonly version: number;
  /** Why an earlier version is corrected; null of the first. */
  readonly reason: string | null;
  /** Agreements that were in operation in the year. */
  readonly agreements: readonly string[];
  /** As of when records were looked at that go on after the year: cost surveys, payments. */
  readonly asOf: string;
  readonly lines: readonly ReportLine[];
  readonly own: OwnParts;
}

const notNeeded = 'not-applicable' as const;
type Said = { readonly [Field in DisclosureField]?: boolean | typeof notNeeded };

/** Of each field, whether the report says it. */
export function saidBy(report: Pick<YearlyReport, 'kind' | 'lines' | 'own'>): Said {
  const { lines, own } = report;
  const has = (field: DisclosureField) => lines.some((line) => line.field === field);
  const said = Object.fromEntries(
    [...new Set(lines.map(({ field }) => field))].map((field) => [field, true]),
  );
  const withHand = {
    ...said,
    'own-information': has('own-information') && !!own.office && !!own.contact && !!own.address,
    'fee-ceilings': has('fee-ceilings') || !!own.ceilingNote,
  };
  if (report.kind !== 'operator-report') return withHand;
  // The profit is drawn as soon as the whole cost is known.
  const known = has('profit');
  return {
    ...said,
    'overall-state': !!own.overall,
    cost: known && (!own.costYuan || !!own.costBasis),
    profit: known,
  };
}
