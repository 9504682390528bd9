import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ProductKind } from '#platform/authorisation/model';
import { DataApiDefinition } from './kinds/data-api.ts';
import { FeaturesDefinition } from './kinds/features.ts';
import { IndexDefinition } from './kinds/index-number.ts';
import type { OwnDataDefinition } from './kinds/own-data.ts';
import type { ProductParameter } from './kinds/parameters.ts';
import { ReportDefinition } from './kinds/report.ts';
import { VerificationDefinition } from './kinds/verification.ts';

/** The schema of each kind's definition. */
export const definitionSchemas = {
  'data-api': DataApiDefinition,
  verification: VerificationDefinition,
  index: IndexDefinition,
  report: ReportDefinition,
  'model-features': FeaturesDefinition,
} as const;

/** What is defined, by kind; the kind says which of them a definition is. */
export type Definition =
  | { readonly kind: 'data-api'; readonly definition: DataApiDefinition }
  | { readonly kind: 'verification'; readonly definition: VerificationDefinition }
  | { readonly kind: 'index'; readonly definition: IndexDefinition }
  | { readonly kind: 'report'; readonly definition: ReportDefinition }
  | { readonly kind: 'model-features'; readonly definition: FeaturesDefinition };

/** Reads a stored definition: it was checked when the product was defined, and its digest says that it is the same. */
export const definitionOf = ({
  kind,
  definition,
}: {
  readonly kind: ProductKind;
  readonly definition: unknown;
}): Definition => ({ kind, definition }) as Definition;

/** SHA-256 of the definition in canonical JSON: what was reviewed, registered and is run. */
export const definitionDigest = (definition: object): string =>
  createHash('sha256')
    .update(canonicalize(definition) ?? '')
    .digest('hex');

/** One reviewed statement of a definition. A kind that reads no SQL has none. */
export interface Statement {
  /** Empty where there is only one. */
  readonly name: string;
  readonly sql: string;
}

export function statementsOf(defined: Definition): readonly Statement[] {
  switch (defined.kind) {
    case 'verification':
      return [];
    case 'report':
      return defined.definition.queries.map(({ name, sql }) => ({ name, sql }));
    default:
      return [{ name: '', sql: defined.definition.sql }];
  }
}

/** What a caller chooses among. */
export const parametersOf = (defined: Definition): readonly ProductParameter[] =>
  defined.kind === 'verification' || defined.kind === 'index' ? [] : defined.definition.parameters;

/** The table a caller brings, where the definition asks for one. */
export const ownDataOf = (defined: Definition): OwnDataDefinition | undefined =>
  defined.kind === 'data-api' || defined.kind === 'model-features' ? defined.definition.ownData : undefined;
