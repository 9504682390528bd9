import type { Text } from '#foundation';
import type { ReleaseForm } from '../release-form.ts';
import type { RiskMeasures } from './measures.ts';

export type RiskReportState = 'draft' | 'signed';

/** What a report says of one revision for one form of release, as those decide by it who come after: the gate and the repair. */
export interface RiskReport {
  readonly id: string;
  readonly revisionId: string;
  readonly resourceId: string;
  readonly form: ReleaseForm;
  readonly quasi: readonly string[];
  readonly sensitive: readonly string[];
  /** Columns proposed to be judged that were not. */
  readonly leftOut: readonly string[];
  readonly k: number;
  readonly uniques: number;
  readonly uniqueShare: number;
  /** 1/k: the chance of recognising somebody known to be in the table, in the worst class. */
  readonly prosecutorMax: number;
  /** Share of all rows that one who links the whole table recognises. */
  readonly marketer: number;
  /** Rows estimated to be unique in the population; null where no population was given or no model fits. */
  readonly populationUniques: number | null;
  /** Fewest distinct values of any sensitive attribute in any class; null without sensitive attributes. */
  readonly l: number | null;
  /** Greatest distance of any sensitive attribute (ordered where it has an order, otherwise equal); null without sensitive attributes. */
  readonly t: number | null;
  readonly passes: boolean;
  readonly reasons: readonly Text[];
  readonly state: RiskReportState;
  readonly at: Temporal.Instant;
  readonly measures: RiskMeasures;
}

/** The l of a report: of its sensitive attributes the worst. */
export const lowestL = (measures: RiskMeasures): number | null =>
  measures.sensitive.length === 0 ? null : Math.min(...measures.sensitive.map(({ distinctL }) => distinctL));

/** The t of a report: of its sensitive attributes the worst, by order where there is one. */
export const greatestT = (measures: RiskMeasures): number | null =>
  measures.sensitive.length === 0
    ? null
    : Math.max(...measures.sensitive.map(({ tOrdered, tEqual }) => tOrdered ?? tEqual));
