import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

/*
 * The whole size. What the real acts wrote about some thousand things is put in place again and again beside itself, each time under ids
 * of its own: row for row the same instants, clocks, steps and texts. What differs between copies is what has to: ids wherever they
 * stand, and the numbers and digests of papers, which have no gaps and fit again.
 */

/** Ids of what is copied end in eight characters that say which copy it is (four would meet those of an original now and then); organisations, posts and people stay who they are. */
const helpers = `
  CREATE SCHEMA simulation;
  CREATE FUNCTION simulation.mark(copy int) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT '0000' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', ((copy >> shift) & 31) + 1, 1), '' ORDER BY shift DESC) FROM unnest(ARRAY[0, 5, 10, 15]) AS shift $$;
  CREATE FUNCTION simulation.id_of(id text, mark text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT left(id, -8) || mark $$;
  CREATE FUNCTION simulation.ids_in(words text, mark text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT regexp_replace(words, '((?:reg|obj|rvk|res|prd|tsk|clk|ntc|doc|ent)_[0-9a-z]{18})[0-9a-z]{8}', '\\1' || mark, 'g') $$;
  CREATE TABLE simulation.copy AS SELECT copy, simulation.mark(copy) AS mark FROM generate_series(1, $1) AS copy;
  CREATE TABLE simulation.paper (base text, copy int, sequence int, number text, digest text, PRIMARY KEY (base, copy));`;

const id = (column: string) => `simulation.id_of(base.${column}, copy.mark)`;
const said = (column: string, type = 'text') => `simulation.ids_in(base.${column}::text, copy.mark)::${type}`;

/** What of a table is another in each copy; everything else is as it was. */
const tables: readonly {
  readonly table: string;
  readonly changed: { readonly [column: string]: string };
  readonly join?: string;
  /** In which order rows are written; by default that of the new ids. */
  readonly order?: string;
}[] = [
  {
    table: 'evidence.entry',
    changed: {
      id: id('id'),
      subject: id('subject'),
      leaf: `convert_to(simulation.ids_in(convert_from(base.leaf, 'UTF8'), copy.mark), 'UTF8')`,
    },
  },
  {
    table: 'registration.application',
    changed: {
      id: id('id'),
      registration_id: id('registration_id'),
      thing_id: id('thing_id'),
      registration_code: id('registration_code'),
      query_code: id('query_code'),
      result_document: id('result_document'),
      evidence_entry: id('evidence_entry'),
    },
    // What follows a registration comes after it.
    order: 'base.registration_id NULLS FIRST, base.id, copy.copy',
  },
  { table: 'registration.objection', changed: { id: id('id'), application_id: id('application_id') } },
  { table: 'registration.revocation', changed: { id: id('id'), registration_id: id('registration_id') } },
  {
    table: 'registration.drift',
    changed: { registration_id: id('registration_id') },
    order: 'base.registration_id, copy.copy',
  },
  {
    table: 'registration.platform_report',
    changed: { registration_id: id('registration_id') },
    order: 'base.registration_id, copy.copy',
  },
  { table: 'registration.duty', changed: { thing_id: id('thing_id') }, order: 'base.thing_id, copy.copy' },
  { table: 'diary.delivered', changed: { thing: id('thing') }, order: 'base.thing, copy.copy' },
  { table: 'diary.served', changed: { thing: id('thing') }, order: 'base.thing, copy.copy, base.at' },
  { table: 'casework.task', changed: { id: id('id'), subject_id: id('subject_id') } },
  {
    table: 'casework.clock',
    changed: { id: id('id'), subject_id: id('subject_id'), task_id: id('task_id') },
  },
  {
    table: 'casework.document',
    changed: {
      id: id('id'),
      subject_id: id('subject_id'),
      paragraphs: said('paragraphs', 'jsonb'),
      values: said('values', 'jsonb'),
      sequence: 'paper.sequence',
      number: 'paper.number',
      digest: 'paper.digest',
    },
    join: 'JOIN simulation.paper AS paper ON paper.base = base.id AND paper.copy = copy.copy',
  },
  {
    table: 'casework.seal',
    changed: { document_id: id('document_id') },
    order: 'base.document_id, copy.copy',
  },
  {
    table: 'casework.notice',
    changed: {
      id: id('id'),
      subject_id: id('subject_id'),
      document_id: id('document_id'),
      text_zh:
        'CASE WHEN paper.base IS NULL THEN base.text_zh ELSE replace(base.text_zh, document.number, paper.number) END',
      text_en:
        'CASE WHEN paper.base IS NULL THEN base.text_en ELSE replace(base.text_en, document.number, paper.number) END',
    },
    join: `LEFT JOIN casework.document AS document ON document.id = base.document_id
           LEFT JOIN simulation.paper AS paper ON paper.base = base.document_id AND paper.copy = copy.copy`,
  },
  {
    table: 'casework.step',
    changed: { subject_id: id('subject_id') },
    // A history is read in the order in which it was written.
    order: 'base.subject_id, copy.copy, base.id',
  },
];

/** Puts so many copies beside what is there. Returns how many rows were written of each table. */
export async function enlarge(
  pool: pg.Pool,
  copies: number,
  say: (line: string) => void = () => {},
): Promise<ReadonlyMap<string, number>> {
  const written = new Map<string, number>();
  for (const statement of helpers.replace('$1', String(copies)).split(/;\n {2}/)) await pool.query(statement);
  const client = await pool.connect();
  try {
    await client.query("SET transaction_timeout = 0; SET synchronous_commit = off; SET work_mem = '512MB'");
    // What is there before: copies are of that alone, also when a table is read while it grows.
    await numberPapers(client, copies);
    for (const { table, changed, join = '', order = 'base.id, copy.copy' } of tables) {
      const from = `CROSS JOIN simulation.copy AS copy ${join} ORDER BY ${order}`;
      const rowCount = await copyRows(client, { table, changed, from });
      written.set(table, rowCount);
      say(`${table}: ${rowCount} rows`);
    }
    await client.query(
      `UPDATE casework.document_sequence AS given SET last = used.last FROM
         (SELECT organisation_id, mark, year, max(sequence) AS last FROM casework.document GROUP BY 1, 2, 3) AS used
       WHERE (used.organisation_id, used.mark, used.year) = (given.organisation_id, given.mark, given.year)`,
    );
    await client.query('DROP SCHEMA simulation CASCADE');
    for (const { table } of tables) await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    client.release(true);
  }
  return written;
}

/**
 * Puts rows of a table beside those it has: `base` is a row, `from` says with what it is joined, which and in which order. What the database
 * itself counts is counted on. Answers how many.
 */
export async function copyRows(
  client: Pick<pg.Pool, 'query'>,
  {
    table,
    changed,
    from,
  }: {
    readonly table: string;
    readonly changed: { readonly [column: string]: string };
    readonly from: string;
  },
): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' ORDER BY attnum`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${columns.map((name) => changed[name] ?? `base."${name}"`).join(', ')} FROM ${table} AS base ${from}`,
  );
  return rowCount ?? 0;
}

/** Copies of papers go on where the numbers of their series end, with the digest of what they say. Written apart from the product's own way. */
async function numberPapers(client: pg.PoolClient, copies: number): Promise<void> {
  const { rows } = await client.query(
    `SELECT id, organisation_id, document.mark, year, title_zh, issuer, addressee, copy.copy, simulation.ids_in(paragraphs::text, copy.mark) AS paragraphs,
            to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS issued
     FROM casework.document CROSS JOIN simulation.copy AS copy WHERE copy.copy <= $1 ORDER BY issued_at, id, copy.copy`,
    [copies],
  );
  const { rows: given } = await client.query(
    'SELECT organisation_id, mark, year, last FROM casework.document_sequence',
  );
  const last = new Map(
    given.map((one) => [`${one.organisation_id} ${one.mark} ${one.year}`, Number(one.last)]),
  );
  const papers = rows.map((row) => {
    const series = `${row.organisation_id} ${row.mark} ${row.year}`;
    const sequence = last.get(series)! + 1;
    last.set(series, sequence);
    const number = `${row.mark}〔${row.year}〕${sequence}号`;
    const content = {
      number,
      title: row.title_zh,
      issuer: row.issuer,
      addressee: row.addressee,
      paragraphs: JSON.parse(row.paragraphs),
      issuedAt: row.issued,
    };
    return {
      base: row.id,
      copy: row.copy,
      sequence,
      number,
      digest: createHash('sha256').update(canonicalize(content)!).digest('hex'),
    };
  });
  for (let from = 0; from < papers.length; from += 20_000)
    await client.query(
      'INSERT INTO simulation.paper SELECT * FROM jsonb_to_recordset($1) AS paper (base text, copy int, sequence int, number text, digest text)',
      [JSON.stringify(papers.slice(from, from + 20_000))],
    );
}
