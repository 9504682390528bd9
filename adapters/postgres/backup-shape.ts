import pg from 'pg';

/** A table as a backup keeps it: which columns, in which order, of which types. */
export interface TableShape {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Of a table that is kept in ranges: those there are, beside the default one. Its rows are saved as of one table. */
  readonly partitions?: readonly TablePartition[];
}

/** Rows from one value, to but not with another. */
export interface TablePartition {
  readonly table: string;
  readonly from: string;
  readonly until: string;
}

export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

/** What the house's schemas hold: those with a migration table, `kernel` among them. */
export interface DatabaseShape {
  /** Names of the migrations applied, by schema. */
  readonly migrations: { readonly [schema: string]: readonly string[] };
  /** Tables with data of their own, referenced ones before those that refer to them. */
  readonly tables: readonly TableShape[];
}

const bookkeeping = ['kysely_migration', 'kysely_migration_lock'];

/** Read the shape of a database. Empty when no program of the house ever migrated it. */
export async function readShape(client: pg.ClientBase): Promise<DatabaseShape> {
  const migrations = await appliedMigrations(client);
  const names = Object.keys(migrations);
  await assertPlainTables(client, names);
  return {
    migrations,
    tables: inOrder(await readTables(client, names), await readReferences(client, names)),
  };
}

/** Names of the migrations a database has had, by schema. */
export async function appliedMigrations(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<DatabaseShape['migrations']> {
  const { rows: schemas } = await client.query<{ schema: string }>(
    `SELECT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relname = $1 AND c.relkind = 'r' ORDER BY n.nspname`,
    [bookkeeping[0]],
  );
  const migrations: Record<string, readonly string[]> = {};
  for (const { schema } of schemas) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM ${pg.escapeIdentifier(schema)}.kysely_migration ORDER BY name`,
    );
    migrations[schema] = rows.map(({ name }) => name);
  }
  return migrations;
}

/** Kinds of relation whose rows a COPY would not carry, or not bring back, stop a backup rather than be left out unseen. */
async function assertPlainTables(client: pg.ClientBase, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_partitioned_table AS parted ON parted.partrelid = c.oid
     WHERE n.nspname = ANY ($1)
       AND (c.relkind IN ('f', 'm') OR c.relkind = 'p' AND (c.relispartition OR parted.partstrat <> 'r' OR parted.partnatts > 1))`,
    [schemas],
  );
  if (rows.length > 0)
    throw new Error(`a backup cannot carry ${rows.map(({ name }) => name).join(', ')}: not a plain table`);
}

/** A table in partitions is one table here: which of them holds a row is not part of the row. */
async function readTables(client: pg.ClientBase, schemas: readonly string[]): Promise<TableShape[]> {
  const { rows } = await client.query<{
    schema: string;
    table: string;
    columns: TableShape['columns'];
    parted: boolean;
  }>(
    `SELECT n.nspname AS schema, c.relname AS table, c.relkind = 'p' AS parted,
            coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                              ORDER BY a.attname) FILTER (WHERE a.attname IS NOT NULL), '[]') AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_attribute a
       ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($2)
     GROUP BY n.nspname, c.relname, c.relkind ORDER BY n.nspname, c.relname`,
    [schemas, bookkeeping],
  );
  const partitions = await readPartitions(client, schemas);
  return rows.map(({ schema, table, columns, parted }) => ({
    schema,
    table,
    columns,
    ...(parted ? { partitions: partitions.get(`${schema}.${table}`) ?? [] } : {}),
  }));
}

const rangeBound = /^FOR VALUES FROM \('([^']*)'\) TO \('([^']*)'\)$/;

async function readPartitions(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<ReadonlyMap<string, readonly TablePartition[]>> {
  const { rows } = await client.query<{ of: string; table: string; bound: string }>(
    `SELECT n.nspname || '.' || parent.relname AS of, c.relname AS table, pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_inherits AS inherits
     JOIN pg_class c ON c.oid = inherits.inhrelid
     JOIN pg_class parent ON parent.oid = inherits.inhparent JOIN pg_namespace n ON n.oid = parent.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND c.relispartition
       AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
     ORDER BY 1, 2`,
    [schemas],
  );
  const found = rows.map(({ of, table, bound }) => {
    const [, from, until] = rangeBound.exec(bound) ?? [];
    if (from === undefined || until === undefined)
      throw new Error(`a backup cannot carry ${of}: the bounds of ${table} are not a range of one value`);
    return { of, partition: { table, from, until } };
  });
  return new Map(
    [...Map.groupBy(found, ({ of }) => of)].map(([of, parts]) => [
      of,
      parts.map(({ partition }) => partition),
    ]),
  );
}

interface Reference {
  readonly from: string;
  readonly to: string;
}

async function readReferences(client: pg.ClientBase, schemas: readonly string[]): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT n.nspname || '.' || c.relname AS from, tn.nspname || '.' || t.relname AS to
     FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname = ANY ($1) AND k.conrelid <> k.confrelid`,
    [schemas],
  );
  return rows;
}

/** Tables so that each comes after those it refers to: loaded in this order every reference is checked as it comes. */
function inOrder(tables: readonly TableShape[], references: readonly Reference[]): TableShape[] {
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter((table) =>
      references.every(({ from, to }) => from !== tableName(table) || placed.has(to)),
    );
    if (ready.length === 0)
      throw new Error(`the tables ${waiting.map(tableName).join(', ')} refer to each other in a circle`);
    for (const table of ready) placed.add(tableName(table));
    ordered.push(...ready);
    waiting = waiting.filter((table) => !placed.has(tableName(table)));
  }
  return ordered;
}

export const tableName = ({ schema, table }: Pick<TableShape, 'schema' | 'table'>): string =>
  `${schema}.${table}`;

export async function readSequences(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, sequencename AS name FROM pg_sequences
     WHERE schemaname = ANY ($1) ORDER BY schemaname, sequencename`,
    [schemas],
  );
  const states: SequenceState[] = [];
  for (const { schema, name } of rows) {
    const { rows: state } = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${quoted(client, schema, name)}`,
    );
    states.push({ schema, name, last: state[0]!.last, called: state[0]!.called });
  }
  return states;
}

/** `"schema"."name"`; COPY and ALTER take no parameters for names. */
export const quoted = (client: pg.ClientBase, schema: string, name: string): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
