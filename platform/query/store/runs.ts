import type { Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { Standing } from '#platform/lineage';
import type { RunTable } from './run-tables.ts';
import { queryTables } from './tables.ts';

export type RunRow = Selectable<RunTable>;

export const findRun = (tx: Tx, id: string) =>
  queryTables(tx).selectFrom('query.run').selectAll().where('id', '=', id).executeTakeFirst();

export const lockRun = (tx: Tx, id: string) =>
  queryTables(tx)
    .selectFrom('query.run')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const setRun = (tx: Tx, id: string, set: Partial<Omit<RunRow, 'id'>>) =>
  queryTables(tx).updateTable('query.run').set(set).where('id', '=', id).execute();

/** The sealed result of a run, or undefined once it was destroyed. */
export async function sealedResult(tx: Tx, runId: string): Promise<Buffer | undefined> {
  const row = await queryTables(tx)
    .selectFrom('query.sealed_result')
    .select('sealed')
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row?.sealed;
}

export const destroySealed = (tx: Tx, runId: string) =>
  queryTables(tx).deleteFrom('query.sealed_result').where('run_id', '=', runId).execute();

/** Standing as a row keeps it: what a later release is held against. */
export const standingToKeep = (standing: readonly Standing[]): string =>
  JSON.stringify(standing.map(({ kind, id, version }) => ({ kind, id, version: version.toString() })));

export const keptStanding = (row: Pick<RunRow, 'standing'>): readonly Standing[] =>
  (row.standing as unknown as readonly { kind: string; id: string; version: string }[]).map(
    ({ kind, id, version }) => ({ kind, id, version: BigInt(version), status: 'clear', reasons: [] }),
  );

export interface KeptRevision {
  readonly resource: string;
  readonly revision: string;
}
export const keptRevisions = (row: Pick<RunRow, 'revisions'>): readonly KeptRevision[] =>
  row.revisions as unknown as readonly KeptRevision[];
