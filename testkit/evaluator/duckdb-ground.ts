import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type GrantedResource, quoteIdentifier, quoteText, sqlType } from '#platform/authorisation/model';
import { type EngineRow, projectionSql, type Scope } from '#platform/query/model';
import type { SourceRow } from './project-row.ts';

/** An engine in this process that holds the projections of a scope, for tests. */
export interface DuckdbGround {
  readonly run: (sql: string) => Promise<readonly EngineRow[]>;
  /** How many units each relation holds. */
  readonly unitsIn: (table: string, unitColumn: string) => number | undefined;
  readonly close: () => void;
}

/** Loads raw rows, builds every projection with the platform's own SQL, and drops the raw rows. Columns of the raw table are `raw <itemId>`. */
export async function duckdbGround(
  scope: Scope,
  resources: readonly GrantedResource[],
  data: { readonly [resourceId: string]: readonly SourceRow[] },
  key: Uint8Array,
): Promise<DuckdbGround> {
  const instance = await DuckDBInstance.create(':memory:', {
    integer_division: 'true',
    default_null_order: 'postgres',
    threads: '1',
  });
  const connection = await instance.connect();
  await definePseudonym(connection, key);
  const units = new Map<string, number>();
  for (const relation of scope.relations) {
    const resource = resources.find(({ resourceId }) => resourceId === relation.resourceId)!;
    const items = [...resource.items, ...resource.otherItems];
    await connection.run(
      `CREATE TABLE raw (${items.map((item) => `${quoteIdentifier(`raw ${item.itemId}`)} ${sqlType(item)}`).join(', ')})`,
    );
    const rows = (data[resource.resourceId] ?? []).map(
      (row) =>
        `(${items.map(({ itemId }) => (row[itemId] === null || row[itemId] === undefined ? 'NULL' : quoteText(row[itemId]))).join(', ')})`,
    );
    if (rows.length > 0) await connection.run(`INSERT INTO raw VALUES ${rows.join(', ')}`);
    await connection.run(
      `CREATE TABLE ${quoteIdentifier(relation.table)} AS ${projectionSql(relation, { view: 'raw' })}`,
    );
    await connection.run('DROP TABLE raw');
    for (const { column } of relation.units) {
      const most = await connection.runAndReadAll(
        `SELECT CAST(coalesce(max(${quoteIdentifier(column)}), 0) AS INTEGER) FROM ${quoteIdentifier(relation.table)}`,
      );
      units.set(`${relation.table} ${column}`, Number(most.getRows()[0]![0]));
    }
  }
  return {
    run: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJson() as unknown as readonly EngineRow[];
    },
    unitsIn: (table, column) => units.get(`${table} ${column}`),
    close: () => {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}

/** `pseudonym(domain, value)` and `record_key(value)` as the builder of projections provides them: HMAC-SHA256 spelt out by RFC 2104. */
async function definePseudonym(connection: DuckDBConnection, key: Uint8Array): Promise<void> {
  const padded = (byte: number): string =>
    Buffer.from(Array.from({ length: 64 }, (_, index) => (key[index] ?? 0) ^ byte)).toString('hex');
  await connection.run(`CREATE MACRO unit_order(value) AS md5_number('${padded(0x11)}' || value)`);
  await connection.run(
    `CREATE MACRO record_key(value) AS CAST('0x' || substr(sha256(unhex('${padded(0x5c)}') || unhex(sha256(unhex('${padded(0x36)}') || encode(value)))), 1, 13) AS BIGINT)`,
  );
  await connection.run(
    `CREATE MACRO pseudonym(domain, value) AS substr(sha256(unhex('${padded(0x5c)}') || unhex(sha256(unhex('${padded(0x36)}') || encode(domain) || unhex('00') || encode(value)))), 1, 32)`,
  );
}
