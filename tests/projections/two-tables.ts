import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { connect, ensureStanding } from '#platform/lineage';
import { item, resource, sampleAgreement } from '#testkit';
import type { Ground } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

const tables = ['stops', 'lines'] as const;
export const rowsOfEach = 20;
/** How many rows a join finds and what each table's version is, as sums. */
export const joined =
  'SELECT count(*) AS n, sum(s.edition) AS a, sum(l.edition) AS b FROM stops s JOIN lines l ON s.code = l.code';

/** Two open tables that are joined on their code, and the agreement that grants both. */
export const twoTables = () =>
  sampleAgreement(
    tables.map((name) =>
      resource(name, {
        items: [item(`${name}_code`, '编号', 'text'), item(`${name}_edition`, '版次', 'integer')].map(
          (one) => ({
            ...one,
            name: one.itemId.replace(`${name}_`, ''),
          }),
        ),
        joins:
          name === 'stops'
            ? [{ toResourceId: 'res_lines', keys: [{ from: 'stops_code', to: 'lines_code' }] }]
            : [],
      }),
    ),
  );

export async function catalogueTables(ground: Ground): Promise<void> {
  await ground.db.database.transaction(async (tx) => {
    const all = tx.tables<{ [table: string]: Record<string, unknown> }>();
    for (const name of tables) {
      await all
        .insertInto('catalog.resource')
        .values({
          id: `res_${name}`,
          title: name,
          title_key: name,
          source_organisation: organisations.bureau,
          search: '',
          release_mode: null,
          protected_units: '[]',
          created_at: tx.now,
          changed_at: tx.now,
        })
        .execute();
      await all
        .insertInto('catalog.item')
        .values(
          (['code', 'edition'] as const).map((column, position) => ({
            id: `${name}_${column}`,
            resource_id: `res_${name}`,
            position,
            name: column,
            column_name: column,
            type: column === 'code' ? 'text' : 'integer',
            source_organisation: organisations.bureau,
          })),
        )
        .execute();
      await ensureStanding(tx, { kind: 'resource', id: `res_${name}` }, { visibility: 'public' });
    }
  });
}

/** Both tables in one edition: every row says its number. Both enter service in one commit, which tells of it. */
export async function serveEdition(ground: Ground, edition: number): Promise<void> {
  const sha = (name: string) => `${name}${edition}`.padEnd(64, '0');
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const name of tables)
    await connection.run(
      `COPY (SELECT 'C' || i AS code, CAST(${edition} AS BIGINT) AS edition FROM range(${rowsOfEach}) AS r(i))
       TO '${join(ground.folder, `${sha(name)}.parquet`)}' (FORMAT parquet)`,
    );
  connection.disconnectSync();
  instance.closeSync();
  await ground.db.database.transaction(async (tx) => {
    const all = tx.tables<{ [table: string]: Record<string, unknown> }>();
    for (const name of tables) {
      const id = `rev_${name}_${edition}`;
      await all
        .updateTable('catalog.revision')
        .set({ state: 'superseded' })
        .where('resource_id', '=', `res_${name}`)
        .where('state', '=', 'in-service')
        .execute();
      await all
        .insertInto('catalog.revision')
        .values({
          id,
          resource_id: `res_${name}`,
          number: edition,
          state: 'in-service',
          file_name: `${name}.csv`,
          received_sha256: sha(name),
          received_bytes: 1n,
          parquet_sha256: sha(name),
          parquet_bytes: 1n,
          rows: BigInt(rowsOfEach),
          columns: JSON.stringify([
            { name: 'code', type: 'text' },
            { name: 'edition', type: 'integer' },
          ]),
          manifest: '{}',
          profile: JSON.stringify([{ column: 'code', filled: rowsOfEach, distinct: rowsOfEach }]),
          findings: '[]',
          loaded_by: 'test',
          created_at: tx.now,
          in_service_at: tx.now,
        })
        .execute();
      await connect(tx, {
        from: { kind: 'resource', id: `res_${name}` },
        to: { kind: 'revision', id, visibility: 'public' },
        relation: 'revision-of',
        by: 'test',
      });
      await tx.emit({
        kind: 'catalog.revision-in-service',
        subject: id,
        payload: { resource: `res_${name}`, number: edition },
      });
    }
  });
}
