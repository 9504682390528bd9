import { type Actor, expectOk, newId } from '#foundation';
import { gradesOf } from '#platform/privacy';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

export const source = people.source;
const person = (organisation: string, name: string, role: string): Actor => ({
  kind: 'person',
  personId: `per_${name}` as 'per_x',
  postId: `pst_${name}` as 'pst_x',
  organisationId: organisation as 'org_x',
  roles: [role],
});
export const overseer = person(organisations.authority, 'overseer', 'data-authority');
export const stranger = person(organisations.registry, 'acceptor', 'source-department');

export interface FoundIn {
  readonly family: string;
  readonly column: string;
  readonly count?: number;
  readonly sensitive?: boolean;
}

/** A resource of the bureau with these columns. */
export async function catalogued(
  ground: Ground,
  columns: readonly string[],
  more: { readonly owner?: string } = {},
): Promise<string> {
  const id = newId('res');
  const owner = more.owner ?? organisations.bureau;
  await ground.db.pool.query(
    `INSERT INTO catalog.resource (id, title, title_key, source_organisation, search, created_at, changed_at)
     VALUES ($1, $1, $1, $2, '', '2026-01-05', '2026-01-05')`,
    [id, owner],
  );
  for (const [position, name] of columns.entries())
    await ground.db.pool.query(
      `INSERT INTO catalog.item (id, resource_id, position, name, column_name, type, source_organisation)
       VALUES ($1, $2, $3, $4, $4, 'text', $5)`,
      [newId('itm'), id, position, name, owner],
    );
  return id;
}

/** A checked revision in which this was found; events of its loading are delivered. */
export async function loaded(
  ground: Ground,
  resource: string,
  found: readonly FoundIn[],
  rows = 100,
): Promise<string> {
  const id = newId('rev');
  await ground.db.database.transaction(async (tx) => {
    const tables = tx.tables<{ 'catalog.revision': Record<string, unknown> }>();
    const { numbers } = (await tables
      .selectFrom('catalog.revision')
      .select(({ fn }) => fn.countAll().as('numbers'))
      .where('resource_id', '=', resource)
      .executeTakeFirstOrThrow()) as { numbers: bigint };
    await tables
      .insertInto('catalog.revision')
      .values({
        id,
        resource_id: resource,
        number: Number(numbers) + 1,
        state: 'checked',
        file_name: 'a.csv',
        received_sha256: id,
        received_bytes: 1n,
        parquet_sha256: id,
        parquet_bytes: 1n,
        rows: BigInt(rows),
        columns: '[]',
        manifest: '{}',
        profile: '[]',
        findings: JSON.stringify(
          found.map(({ family, column, count = 3, sensitive = false }) => ({
            code: `personal-data/${family}`,
            severity: 'error',
            count,
            message: { zh: '发现', en: 'found' },
            at: [{ column }],
            evidence: { family, column, hits: count, sensitive, of: 'person', why: [] },
          })),
        ),
        loaded_by: 'per_source',
        created_at: tx.now,
      })
      .execute();
    await tx.emit({ kind: 'catalog.revision-loaded', subject: id, payload: { resource, number: 1, rows } });
  });
  await ground.tick();
  return id;
}

export const gradesIn = (ground: Ground, resource: string) =>
  ground.db.database.transaction((tx) => gradesOf(tx, resource), { mode: 'snapshot' });

export async function openGrading(ground: Ground, resource: string): Promise<string> {
  const { rows } = await ground.db.pool.query(
    `SELECT id FROM privacy.grading WHERE resource_id = $1 AND state IN ('proposed', 'awaiting')`,
    [resource],
  );
  return rows[0]?.id;
}

export async function itemOf(ground: Ground, resource: string, column: string): Promise<string> {
  const { rows } = await ground.db.pool.query(
    'SELECT id FROM catalog.item WHERE resource_id = $1 AND column_name = $2',
    [resource, column],
  );
  return rows[0].id;
}

/** What is proposed now, confirmed as it is. */
export async function confirmed(ground: Ground, resource: string, more: object = {}): Promise<string> {
  const gradingId = await openGrading(ground, resource);
  expectOk(await ground.act(source, 'privacy.confirm-grades', { gradingId, ...more }));
  await ground.tick();
  return gradingId;
}

export async function outcome(result: Promise<{ readonly ok: boolean } & object>): Promise<string> {
  const settled = (await result) as { ok: true } | { ok: false; problem: { code: string } };
  return settled.ok ? 'done' : settled.problem.code;
}
