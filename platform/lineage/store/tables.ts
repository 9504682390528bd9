import type { Generated } from 'kysely';
import type { Effect, ReasonCode, Status } from '../model/reasons.ts';
import type { Relation } from '../model/relations.ts';
import type { ColumnEdge, Visibility } from '../model/thing.ts';

export interface LineageTables {
  'lineage.standing': {
    kind: string;
    id: string;
    status: Generated<Status>;
    version: Generated<bigint>;
    title_zh: string | null;
    title_en: string | null;
    owner: string | null;
    visibility: Generated<Visibility>;
    changed_at: Temporal.Instant;
  };
  'lineage.edge': {
    id: string;
    from_kind: string;
    from_id: string;
    to_kind: string;
    to_id: string;
    relation: Relation;
    columns: readonly ColumnEdge[] | null;
    since: Temporal.Instant;
    until: Temporal.Instant | null;
    by: string;
    until_by: string | null;
  };
  'lineage.column_trace': { digest: string; trace: string; made_at: Temporal.Instant };
  'lineage.column_source': {
    digest: string;
    resource_id: string;
    item_id: string;
    output: string | null;
    how: string;
  };
  'lineage.column_use': {
    kind: string;
    id: string;
    digest: string;
    agreement_id: string;
    since: Temporal.Instant;
    until: Temporal.Instant | null;
  };
  'lineage.reason': {
    id: string;
    kind: string;
    thing_id: string;
    origin: string | null;
    code: ReasonCode;
    effect: Effect;
    text_zh: string;
    text_en: string;
    rule: string | null;
    clause_document: string | null;
    clause_article: string | null;
    decision: unknown;
    since: Temporal.Instant;
    until: Temporal.Instant | null;
    by: string;
    until_by: string | null;
  };
}
