import type { Generated } from 'kysely';
import type { Json } from '#foundation';

export interface CatalogTables {
  'catalog.resource': {
    id: string;
    list_number: number | null;
    title: string;
    title_key: string;
    source_organisation: string;
    theme: string | null;
    theme_as_given: string | null;
    summary: string;
    formats: string[];
    update_cycle: string | null;
    level: string | null;
    graded: Generated<boolean>;
    release_mode: ReleaseMode | null;
    protected_units: Json;
    archived: boolean;
    source_updated_at: Temporal.Instant | null;
    search: unknown;
    version: Generated<number>;
    created_at: Temporal.Instant;
    changed_at: Temporal.Instant;
  };
  'catalog.item': {
    id: string;
    resource_id: string;
    position: number;
    name: string;
    column_name: string;
    type: string;
    unit: string | null;
    code_table: string | null;
    level: string | null;
    graded: Generated<boolean>;
    source_organisation: string;
    legal_basis: string | null;
  };
  'catalog.defect': { resource_id: string; code: string; detail: Json };
  'catalog.import_run': {
    id: string;
    file_name: string;
    sha256: string;
    rows: number;
    report: Json;
    at: Temporal.Instant;
  };
  'catalog.revision': {
    id: string;
    resource_id: string;
    number: number;
    state: RevisionState;
    file_name: string;
    received_sha256: string;
    received_bytes: bigint;
    parquet_sha256: string;
    parquet_bytes: bigint;
    rows: bigint;
    columns: Json;
    manifest: Json;
    profile: Json;
    findings: Json;
    loaded_by: string;
    created_at: Temporal.Instant;
    in_service_at: Temporal.Instant | null;
  };
}

/** How results over protected units are released: one mode per resource, across all agreements and revisions. */
export type ReleaseMode = 'reviewed' | 'cell-key' | 'differential-privacy';
export type RevisionState = 'checked' | 'in-service' | 'superseded' | 'stopped';
