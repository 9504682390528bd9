import { type Actor, actorReference, type Json, newId, type Tx, text } from '#foundation';
import { connect } from '#platform/lineage';
import { type Derivation, type Drift, schemaDrift, unexplainedDrift } from '../model/drift.ts';
import { countFindings, type FindingCounts } from '../model/finding-counts.ts';
import type { Finding, ReadRevision } from '../ports.ts';
import { catalogTables, itemsOf } from './resources.ts';

export interface NewRevision {
  readonly resource: { readonly id: string; readonly title: string; readonly source_organisation: string };
  readonly fileName: string;
  readonly read: ReadRevision;
  readonly derivation?: Derivation;
}

export interface StoredRevision {
  readonly id: string;
  readonly number: number;
  readonly findings: FindingCounts;
}

/**
 * A revision whose files lie there already, as `checked`, with manifest, findings and its place in the lineage. The resource is locked and
 * has its items.
 */
export async function storeRevision(
  tx: Tx,
  actor: Actor,
  { resource, fileName, read, derivation }: NewRevision,
): Promise<StoredRevision> {
  const items = await itemsOf(tx, resource.id);
  const drift = items.length > 0 ? unexplainedDrift(schemaDrift(items, read.columns), derivation) : null;
  const findings = drift ? [...read.findings, driftFinding(drift)] : read.findings;
  const counts = countFindings(findings);
  const id = newId('rev');
  const latest = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select('number')
    .where('resource_id', '=', resource.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (latest?.number ?? 0) + 1;
  const manifest: { [name: string]: Json } = {
    format: 'gongshu-revision/1',
    revision: id,
    resource: resource.id,
    file: fileName,
    received: { sha256: read.receivedSha256, bytes: read.receivedBytes },
    parquet: { sha256: read.parquetSha256, bytes: read.parquetBytes },
    rows: read.rows,
    columns: read.columns.map((column) => ({ name: column.name, type: column.type })),
    reading: read.reading,
    findings: { ...counts },
    ...(drift ? { drift: JSON.parse(JSON.stringify(drift)) as Json } : {}),
    ...(derivation ? { derivedFrom: JSON.parse(JSON.stringify(derivation)) as Json } : {}),
    loadedAt: tx.now.toString(),
  };
  await catalogTables(tx)
    .insertInto('catalog.revision')
    .values({
      id,
      resource_id: resource.id,
      number,
      state: 'checked',
      file_name: fileName,
      received_sha256: read.receivedSha256,
      received_bytes: BigInt(read.receivedBytes),
      parquet_sha256: read.parquetSha256,
      parquet_bytes: BigInt(read.parquetBytes),
      rows: BigInt(read.rows),
      columns: JSON.stringify(read.columns),
      manifest: JSON.stringify(manifest),
      profile: JSON.stringify(read.profile),
      findings: JSON.stringify(findings),
      loaded_by: actorReference(actor),
      created_at: tx.now,
      in_service_at: null,
    })
    .execute();
  await connect(tx, {
    from: { kind: 'resource', id: resource.id, ...described(resource.title, resource.source_organisation) },
    to: { kind: 'revision', id, ...described(`${resource.title} v${number}`, resource.source_organisation) },
    relation: 'revision-of',
    by: actorReference(actor),
  });
  await tx.emit({
    kind: 'catalog.revision-loaded',
    subject: id,
    payload: { resource: resource.id, number, rows: read.rows },
  });
  return { id, number, findings: counts };
}

const described = (title: string, owner: string) => ({
  title: text(title, title),
  owner,
  visibility: 'public' as const,
});

function driftFinding(drift: Drift): Finding {
  const count = drift.unexpected.length + drift.missing.length + drift.retyped.length;
  return {
    code: 'schema-drift',
    severity: 'error',
    blocks: 'service',
    count,
    message: text(`表结构与登记的信息项有 ${count} 处不同`, `${count} differences from the items described`),
    at: [...drift.unexpected, ...drift.missing, ...drift.retyped.map((one) => one.column)]
      .slice(0, 10)
      .map((column) => ({ column })),
  };
}
