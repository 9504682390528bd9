import { DuckDBInstance } from '@duckdb/node-api';
import { newId } from '#foundation';
import { type AgreementDocument, agreementDigest } from '#platform/authorisation';
import { connect, ensureStanding } from '#platform/lineage';
import type { TestDatabase } from '#testkit';

/** A column of the residents' file and what the agreement calls it. */
export const columns = [
  ['人员编号', 'person_id', 'text'],
  ['公民身份号码', 'resident_number', 'text'],
  ['姓名', 'name', 'text'],
  ['出生日期', 'birth_date', 'date'],
  ['补贴标准', 'allowance', 'decimal'],
  ['残疾', 'disability', 'text'],
] as const;
export type Resident = readonly [string, string, string | null, string | null, string | null, string | null];

export const residents: readonly Resident[] = [
  ['P1', '99010119900307001X', '张三', '1990-03-07', '500.00', '否'],
  ['P2', '990101198505120024', '李四', '1985-05-12', null, '是'],
  ['P3', '990101197001010037', '王五', null, '320.50', '否'],
  ['P4', '990101200012310048', '赵六', '2000-12-31', '0.00', '否'],
];

export const organisations = {
  authority: 'org_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  bureau: 'org_bbbbbbbbbbbbbbbbbbbbbbbbbb',
  operator: 'org_cccccccccccccccccccccccccc',
  bank: 'org_dddddddddddddddddddddddddd',
  affiliate: 'org_eeeeeeeeeeeeeeeeeeeeeeeeee',
  registry: 'org_ffffffffffffffffffffffffff',
} as const;

/** Organisations with the posts that the procedure hands its tasks to. */
export async function settle(db: TestDatabase): Promise<void> {
  const since = Temporal.Instant.from('2020-01-01T00:00:00Z');
  const seats = [
    [organisations.authority, 'authorising-body', 'compliance'],
    [organisations.bureau, 'implementing-body', 'security'],
    [organisations.bureau, 'source-department', 'source'],
    [organisations.operator, 'operator', 'operator'],
    [organisations.operator, 'operator', 'second'],
    [organisations.bank, 'buyer', 'buyer'],
    [organisations.affiliate, 'buyer', 'other'],
    [organisations.bureau, 'implementing-body', 'drafter'],
    [organisations.authority, 'data-authority', 'overseer'],
    [organisations.bureau, 'source-department', 'source2'],
    [organisations.bureau, 'secrecy-reviewer', 'reviewer'],
    [organisations.registry, 'registrar-acceptor', 'acceptor'],
    [organisations.registry, 'registrar-reviewer', 'examiner'],
    [organisations.registry, 'registrar-reviewer', 'rechecker'],
    [organisations.registry, 'registrar-coder', 'coder'],
  ] as const;
  for (const [name, id] of Object.entries(organisations)) {
    await db.pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [id, since]);
    await db.pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       VALUES ($1, $2, $4, 'prefecture', $3)`,
      [id, `示例${name}`, since, name === 'authority' ? 'government' : 'public-institution'],
    );
    await db.pool.query(
      `INSERT INTO identity.machine_client (id, organisation_id, name, roles, purposes, state, registered_by, registered_at, approved_by)
       VALUES ($1, $2, $1, '{}', '{}', 'approved', 'one', $3, 'another')`,
      [`cli_${id.slice(4, 8)}`, id, since],
    );
  }
  for (const [organisation, role, holder] of seats) {
    const post = `pst_${holder}`;
    await db.pool.query(
      'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $2, $2, $3)',
      [post, role, since],
    );
    await db.pool.query(
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [post, organisation, since],
    );
    await db.pool.query('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
      post,
      role,
      since,
    ]);
    await db.pool.query('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [
      `per_${holder}`,
      since,
    ]);
    await db.pool.query(
      `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
       VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
      [`hld_${holder}`, post, `per_${holder}`, since],
    );
  }
}

export async function catalogueResidents(db: TestDatabase): Promise<void> {
  await db.database.transaction(async (tx) => {
    const tables = tx.tables<{ [table: string]: Record<string, unknown> }>();
    await tables
      .insertInto('catalog.resource')
      .values({
        id: 'res_residents',
        title: '居民',
        title_key: '居民',
        source_organisation: organisations.bureau,
        search: '',
        release_mode: 'reviewed',
        protected_units: JSON.stringify([{ unit: 'person', columns: ['公民身份号码'] }]),
        created_at: tx.now,
        changed_at: tx.now,
      })
      .execute();
    await tables
      .insertInto('catalog.item')
      .values(
        columns.map(([column, id, type], position) => ({
          id,
          resource_id: 'res_residents',
          position,
          name: column,
          column_name: column,
          type,
          source_organisation: organisations.bureau,
        })),
      )
      .execute();
    await ensureStanding(
      tx,
      { kind: 'resource', id: 'res_residents' },
      { title: '居民', visibility: 'public' },
    );
  });
}

export async function writeParquet(path: string, rows: readonly Resident[]): Promise<void> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE TABLE t (${columns.map(([name, , type]) => `"${name}" ${type === 'date' ? 'DATE' : type === 'decimal' ? 'DECIMAL(18,2)' : 'VARCHAR'}`).join(', ')})`,
    );
    for (const row of rows) {
      const insert = await connection.prepare(
        `INSERT INTO t VALUES (${row.map((_, at) => `$${at + 1}`).join(', ')})`,
      );
      row.forEach((value, at) => {
        if (value === null) insert.bindNull(at + 1);
        else insert.bindVarchar(at + 1, value);
      });
      await insert.run();
    }
    await connection.run(`COPY t TO '${path}' (FORMAT parquet)`);
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}

let agreements = 0;

export async function agree(db: TestDatabase, given: AgreementDocument): Promise<string> {
  const document = { ...given, number: `示授〔2026〕${++agreements}号` };
  const id = newId('agr');
  const planId = newId('pln');
  await db.database.transaction(async (tx) => {
    const tables = tx.tables<{ [table: string]: Record<string, unknown> }>();
    await tables
      .insertInto('authorisation.plan')
      .values({
        id: planId,
        number: planId,
        version: 1,
        state: 'approved',
        title: '实施方案',
        document: '{}',
        implementing_body: organisations.bureau,
        authorising_body: organisations.authority,
        drafted_by: 'test',
        created_at: tx.now,
      })
      .execute();
    await tables
      .insertInto('authorisation.agreement')
      .values({
        id,
        number: document.number,
        version: 1,
        state: 'active',
        plan_id: planId,
        document: JSON.stringify(document),
        digest: agreementDigest(document),
        authorising_body: organisations.authority,
        implementing_body: organisations.bureau,
        operator: organisations.operator,
        term_from: document.parts.term.from,
        term_until: document.parts.term.until,
        drafted_by: 'test',
        created_at: tx.now,
        active_at: tx.now,
      })
      .execute();
    const described = { kind: 'agreement', id, visibility: 'public' as const };
    await ensureStanding(tx, described, described);
    for (const { resourceId } of document.parts.scope.resources)
      await connect(tx, {
        from: { kind: 'resource', id: resourceId },
        to: described,
        relation: 'granted-by',
        by: 'test',
      });
  });
  return id;
}
