import type { DocumentRenderer } from '#platform/casework';
import type { QueryPorts } from '#platform/query';
import type { CodedBeforeListed } from './rules.ts';

/** What the module meets of the outside. */
export interface ProductPorts {
  readonly query: QueryPorts;
  /** Prints a report. */
  readonly renderer: DocumentRenderer;
  /** Origin under which receipts can be looked at. */
  readonly publicAddress: string;
  /** What the province asks for beyond the national text. */
  readonly profile: Partial<CodedBeforeListed>;
}
