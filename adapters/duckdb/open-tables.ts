import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Json } from '#foundation';
import type { OpenColumn, OpenTable, OpenTables, Place, TableQuestion } from '#platform/opening';
import { createEngine } from './engine.ts';
import { wireValue } from './exact-values.ts';
import { rowsOf } from './parquet-reader.ts';
import type { EngineSettings } from './protocol.ts';
import { quoteIdentifier, quoteText } from './quoting.ts';

export interface OpenTablesOptions {
  readonly path: (sha256: string) => string;
  /** Where narrowed files are written for the time of their download. */
  readonly folder: string;
  readonly engine?: EngineSettings;
  /** Milliseconds a page or a count may take. */
  readonly patience?: number;
  /** Pages and counts under way at once; others wait. */
  readonly atOnce?: number;
}

/** Rows of a chunk of a scan. */
const chunk = 2048;

/**
 * Open revisions read where they lie: DuckDB over the revision's Parquet, the row's place in the file as the key of pages. A copy prepared for serving would be
 * faster by three milliseconds a page and six times as large, and would have to follow every stop; see docs/decisions.
 */
export async function createOpenTables({
  path,
  folder,
  engine = { memoryBytes: 512 << 20, threads: 2, timeZone: 'Asia/Shanghai' },
  patience = 10_000,
  atOnce = 4,
}: OpenTablesOptions): Promise<OpenTables & { close(): void }> {
  const instance = await createEngine(engine);
  await settle(instance);
  const turn = turns(atOnce);

  /** The rows of one statement, or null when it was interrupted. */
  const all = (sql: string, values: readonly (string | number)[]): Promise<readonly Json[][] | null> =>
    turn(async () => {
      const connection = await instance.connect();
      let late = false;
      // Again and again: an interrupt before the engine has begun is lost.
      const timer = setInterval(() => {
        late = true;
        connection.interrupt();
      }, patience);
      try {
        const answer = await connection.runAndReadAll(sql, [...values]);
        const types = answer.columnTypes();
        return answer.getRows().map((row) => row.map((value, at) => wireValue(value, types[at]!)));
      } catch (error) {
        if (late) return null;
        throw error;
      } finally {
        clearInterval(timer);
        connection.disconnectSync();
      }
    });

  return {
    path,
    async page(table, { after, offset = 0, limit, ...question }) {
      const parts = statement(table, question, path);
      const { order } = question;
      const value = order ? `CAST(${quoteIdentifier(order.column.name)} AS VARCHAR)` : 'NULL';
      const place = after ? placed(parts, order, after) : null;
      const where = [...parts.conditions, ...(place ? [place] : [])];
      const sorted = order
        ? `ORDER BY ${quoteIdentifier(order.column.name)} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST, file_row_number`
        : '';
      const rows = await all(
        `SELECT file_row_number, ${value}, ${parts.columns} FROM ${parts.from} ${whereOf(where)} ${sorted} LIMIT ${whole(limit)} OFFSET ${whole(offset)}`,
        parts.values,
      );
      return (
        rows && {
          rows: rows.map(([row, sort, ...cells]) => ({
            place: { value: sort === null ? null : String(sort), row: Number(row) },
            cells,
          })),
        }
      );
    },
    async count(table, question, upTo) {
      const parts = statement(table, question, path);
      const rows = await all(
        `SELECT count(*)::INTEGER FROM (SELECT 1 FROM ${parts.from} ${whereOf(parts.conditions)} LIMIT ${whole(upTo)})`,
        parts.values,
      );
      return rows && Number(rows[0]?.[0] ?? 0);
    },
    async *scan(table) {
      const connection = await instance.connect();
      try {
        const { columns, from } = statement(table, { filters: [] }, path);
        let some: (readonly Json[])[] = [];
        for await (const row of rowsOf(await connection.stream(`SELECT ${columns} FROM ${from}`))) {
          some.push(row);
          if (some.length < chunk) continue;
          yield some;
          some = [];
        }
        if (some.length > 0) yield some;
      } finally {
        connection.disconnectSync();
      }
    },
    async narrowed(table) {
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${randomBytes(12).toString('hex')}.parquet`);
      const connection = await instance.connect();
      try {
        const { columns, from } = statement(table, { filters: [] }, path);
        await connection.run(
          `COPY (SELECT ${columns} FROM ${from}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`,
        );
        return file;
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      } finally {
        connection.disconnectSync();
      }
    },
    close: () => instance.closeSync(),
  };
}

async function settle(instance: DuckDBInstance): Promise<void> {
  const connection: DuckDBConnection = await instance.connect();
  try {
    // Footers of files that never change are read once.
    await connection.run('SET GLOBAL parquet_metadata_cache = true');
  } finally {
    connection.disconnectSync();
  }
}

interface Statement {
  readonly columns: string;
  readonly from: string;
  readonly conditions: readonly string[];
  readonly values: (string | number)[];
}

function statement(table: OpenTable, question: TableQuestion, path: (sha256: string) => string): Statement {
  const values: (string | number)[] = [];
  const conditions = question.filters.map(({ column, way, values: given }) => {
    const name = quoteIdentifier(column.name);
    const of = (value: string) => parameter(values, value, column);
    switch (way) {
      case 'null':
        return `${name} IS NULL`;
      case 'filled':
        return `${name} IS NOT NULL`;
      case 'in':
        return given.length === 0 ? 'false' : `${name} IN (${given.map(of).join(', ')})`;
      case 'contains':
        return `contains(${name}, ${of(given[0] ?? '')})`;
      case 'starts':
        return `starts_with(${name}, ${of(given[0] ?? '')})`;
      default:
        return `${name} ${signs[way]} ${of(given[0] ?? '')}`;
    }
  });
  if (question.words) {
    const texts = table.columns.filter(({ type }) => type === 'text');
    const words = question.words;
    conditions.push(
      texts.length === 0
        ? 'false'
        : `(${texts
            .map(
              (column) =>
                `contains(lower(${quoteIdentifier(column.name)}), ${parameter(values, words.toLowerCase(), column)})`,
            )
            .join(' OR ')})`,
    );
  }
  if (question.rows)
    conditions.push(
      question.rows.length === 0 ? 'false' : `file_row_number IN (${question.rows.map(whole).join(', ')})`,
    );
  return {
    columns: table.columns.map(({ name }) => quoteIdentifier(name)).join(', '),
    from: `read_parquet(${quoteText(path(table.sha256))}, file_row_number = true)`,
    conditions,
    values,
  };
}

const signs = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
const engineTypes: { readonly [Type in OpenColumn['type']]: string | null } = {
  text: null,
  integer: 'BIGINT',
  decimal: 'DECIMAL(38, 10)',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  boolean: 'BOOLEAN',
};

/** The value as a parameter of the column's type. */
function parameter(values: (string | number)[], value: string, { type }: OpenColumn): string {
  const engine = engineTypes[type];
  values.push(value);
  return engine === null ? `$${values.length}` : `CAST($${values.length} AS ${engine})`;
}

/** What comes after a place: empty values last, equal ones in file order. */
function placed({ values }: Statement, order: TableQuestion['order'], { value, row }: Place): string {
  const beyond = `file_row_number > ${whole(row)}`;
  if (!order) return beyond;
  const name = quoteIdentifier(order.column.name);
  if (value === null) return `(${name} IS NULL AND ${beyond})`;
  const at = parameter(values, value, order.column);
  return `(${name} ${order.descending ? '<' : '>'} ${at} OR (${name} = ${at} AND ${beyond}) OR ${name} IS NULL)`;
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

function whole(count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a whole number');
  return String(count);
}

/** At most so many at once and as many waiting, in the order in which they came; null for who finds no place. */
function turns(atOnce: number) {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    // Who waits holds a connection of the database.
    if (waiting.length >= atOnce) return null;
    if (busy >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else busy++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  };
}
