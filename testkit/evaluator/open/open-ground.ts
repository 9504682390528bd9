import pg from 'pg';
import { quoteText } from '#platform/authorisation/model';
import type { RevisionFacts } from '#platform/query/model';
import { type GovernedGround, governedGround } from '../governed-run.ts';
import { num, showNum, to } from '../numbers.ts';
import type { SourceRow } from '../project-row.ts';
import { item, resource, sampleAgreement } from '../sample-agreement.ts';

/** The same open tables in both: behind admission and our printer in the engine, and as they are in PostgreSQL, which is the oracle of the language. */
export interface OpenGround {
  readonly governed: GovernedGround;
  /** Rows as text, `t` and `f` for conditions. */
  readonly oracle: (sql: string) => Promise<readonly (readonly (string | null)[])[]>;
  readonly close: () => Promise<void>;
}

export const factRows: readonly SourceRow[] = [
  ['一', '-7', '2.50', 'abc', '2024-02-29', '2024-02-29 23:59:59', 'true'],
  ['一', '7', '-2.55', 'a_c', '2024-12-31', '2025-01-01 00:00:00', 'false'],
  ['二', '2', '0.00', 'a%c', '2025-01-01', null, null],
  ['二', null, '10000000000.05', 'ABC', null, '1999-12-31 08:30:00', 'true'],
  ['三', '0', null, null, '1999-03-07', '2024-02-29 00:00:00', 'false'],
  ['三', '99999999999', '0.05', '中文😀', '2024-02-29', null, 'true'],
  [null, '-1', '-0.05', '', '2025-06-15', '2025-06-15 12:00:00.5', 'false'],
].map(([g, i, d, s, day, at, ok]) => ({ g: g!, i: i!, d: d!, s: s!, day: day!, at: at!, ok: ok! }));
export const areaRows: readonly SourceRow[] = [
  ['一', '一区', '1'],
  ['二', '二区', '7'],
  ['四', '四区', null],
  ['五', '', '2'],
].map(([g, name, n]) => ({ g: g!, name: name!, n: n! }));

const tables = [
  resource('facts', {
    items: [
      item('g', '组', 'text'),
      item('i', '整数', 'integer'),
      item('d', '小数', 'decimal', { kind: 'keep' }, 2),
      item('s', '文本', 'text'),
      item('day', '日期', 'date'),
      item('at', '时间', 'timestamp'),
      item('ok', '是否', 'boolean'),
    ],
    forms: ['aggregate', 'open-extract'],
  }),
  resource('areas', {
    items: [item('g', '组', 'text'), item('name', '名称', 'text'), item('n', '数', 'integer')],
    forms: ['aggregate', 'open-extract'],
  }),
];
const sqlTypes = {
  text: 'text COLLATE "C"',
  integer: 'bigint',
  decimal: 'numeric(18,2)',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'boolean',
} as const;

/** Both engines over the same rows; the tables of PostgreSQL are temporary. */
export async function openGround(
  postgresUrl: string,
  data: { readonly facts: readonly SourceRow[]; readonly areas: readonly SourceRow[] },
): Promise<OpenGround> {
  const revisions: Record<string, RevisionFacts> = {};
  for (const { resourceId, relation, items } of tables)
    revisions[resourceId] = {
      revisionId: `rev_${relation}`,
      schema: items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
      uniqueKeys: [],
    };
  const governed = await governedGround(
    sampleAgreement(tables),
    { res_facts: data.facts, res_areas: data.areas },
    revisions,
  );
  const client = new pg.Client({
    connectionString: postgresUrl,
    types: { getTypeParser: () => (value: unknown) => value as string },
  });
  await client.connect();
  for (const { relation, items } of tables) {
    await client.query(
      `CREATE TEMP TABLE ${relation} (${items.map(({ name, type }) => `"${name}" ${sqlTypes[type]}`).join(', ')})`,
    );
    for (const row of data[relation as 'facts' | 'areas'])
      await client.query(
        `INSERT INTO ${relation} VALUES (${items.map(({ itemId }) => (row[itemId] === null || row[itemId] === undefined ? 'NULL' : quoteText(row[itemId]))).join(', ')})`,
      );
  }
  return {
    governed,
    oracle: async (sql) => (await client.query({ text: sql, rowMode: 'array' })).rows,
    close: async () => {
      governed.close();
      await client.end();
    },
  };
}

/** Cells as they are compared: numbers to six digits behind the point, which is what quotients and averages have here. */
export const comparable = (cell: unknown): unknown => {
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell === null) return null;
  const text = String(cell);
  // PostgreSQL writes a double next to nothing as -7.1e-16.
  const plain = /^-?\d+(\.\d+)?e[-+]?\d+$/.test(text) ? Number(text).toFixed(12) : text;
  return /^-?\d+(\.\d+)?$/.test(plain) ? showNum(to(num(plain), 6)) : text;
};

/** Rows to be compared: in order where the query gives one, otherwise as a set with repetitions. */
export function comparableRows(rows: readonly (readonly unknown[])[], ordered: boolean): readonly string[] {
  const shown = rows.map((row) => JSON.stringify(row.map(comparable)));
  return ordered ? shown : shown.toSorted();
}
