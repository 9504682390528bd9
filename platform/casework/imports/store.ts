import { sql } from 'kysely';
import { type Actor, actorReference, newId, type Problem, type ReadRow, type Tx } from '#foundation';
import type { ImportState, RowState } from './lifecycle.ts';
import type { FilledRow } from './read-rows.ts';

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
}

export interface ImportTables {
  'casework.import': {
    id: string;
    list: string;
    organisation_id: string;
    filed_person: string;
    filed_post: string;
    file_name: string;
    sha256: string;
    attachments: readonly AttachedFile[];
    ignored: readonly string[];
    state: ImportState;
    rows: number;
    filed_at: Temporal.Instant;
    tried_at: Temporal.Instant | null;
    confirmed_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    retry_after: Temporal.Instant | null;
  };
  'casework.import_row': {
    import_id: string;
    number: number;
    said: { readonly [column: string]: string };
    cells: ReadRow;
    state: RowState;
    problem: Problem | null;
    answer: unknown;
    done_at: Temporal.Instant | null;
  };
}
export type ImportRecord = ImportTables['casework.import'];
export type ImportRow = ImportTables['casework.import_row'];

const imports = (tx: Tx) => tx.tables<ImportTables>();

/** The import of this very file, unless it was discarded. */
export const importOfFile = (
  tx: Tx,
  file: { readonly organisationId: string; readonly list: string; readonly sha256: string },
): Promise<ImportRecord | undefined> =>
  imports(tx)
    .selectFrom('casework.import')
    .selectAll()
    .where('organisation_id', '=', file.organisationId)
    .where('list', '=', file.list)
    .where('sha256', '=', file.sha256)
    .where('state', '<>', 'discarded')
    .executeTakeFirst();

/** An import that the actor filed, from whatever post; held against other steps where it is to be changed. */
export async function ownImport(
  tx: Tx,
  actor: Actor,
  id: string,
  hold: 'hold' | 'look',
): Promise<ImportRecord | null> {
  if (actor.kind !== 'person') return null;
  const query = imports(tx)
    .selectFrom('casework.import')
    .selectAll()
    .where('id', '=', id)
    .where('filed_person', '=', actor.personId);
  return (await (hold === 'hold' ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

/** Null where the same file was filed at the same moment. */
export async function insertImport(
  tx: Tx,
  actor: Actor & { readonly kind: 'person' },
  filed: {
    readonly list: string;
    readonly file: { readonly name: string; readonly sha256: string };
    readonly attachments: readonly AttachedFile[];
    readonly ignored: readonly string[];
    readonly rows: readonly FilledRow[];
  },
): Promise<string | null> {
  const id = newId('imp');
  const inserted = await imports(tx)
    .insertInto('casework.import')
    .values({
      id,
      list: filed.list,
      organisation_id: actor.organisationId,
      filed_person: actor.personId,
      filed_post: actor.postId,
      file_name: filed.file.name,
      sha256: filed.file.sha256,
      attachments: JSON.stringify(filed.attachments) as never,
      ignored: JSON.stringify(filed.ignored) as never,
      state: 'filed',
      rows: filed.rows.length,
      filed_at: tx.now,
      tried_at: null,
      confirmed_at: null,
      ended_at: null,
      retry_after: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'list', 'sha256']).where('state', '<>', 'discarded').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return null;
  for (let from = 0; from < filed.rows.length; from += 400)
    await imports(tx)
      .insertInto('casework.import_row')
      .values(
        filed.rows.slice(from, from + 400).map((row) => ({
          import_id: id,
          number: row.number,
          said: JSON.stringify(row.said) as never,
          cells: JSON.stringify(row.values) as never,
          state: row.unchanged ? ('unchanged' as const) : ('read' as const),
          problem: null,
          answer: null,
          done_at: null,
        })),
      )
      .execute();
  return id;
}

/** The next import that is to be tried or carried out; of those that broke, only when it is time. */
export async function nextAtWork(tx: Tx): Promise<ImportRecord | undefined> {
  const row = await imports(tx)
    .selectFrom('casework.import')
    .selectAll()
    .where('state', 'in', ['filed', 'carrying-out'])
    .where((where) =>
      where.or([where('retry_after', 'is', null), where('retry_after', '<=', sql<Temporal.Instant>`now()`)]),
    )
    .orderBy('filed_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row;
}

/** Its rows in one of the states, in the order of the file. */
export const rowsIn = (tx: Tx, id: string, states: readonly RowState[]): Promise<ImportRow[]> =>
  imports(tx)
    .selectFrom('casework.import_row')
    .selectAll()
    .where('import_id', '=', id)
    .where('state', 'in', [...states])
    .orderBy('number')
    .execute();

export interface RowOutcome {
  readonly number: number;
  readonly state: RowState;
  readonly problem?: Problem;
  readonly answer?: unknown;
}

/** What became of a row, if it still was in the state in which it was taken. */
export async function noteRow(tx: Tx, id: string, from: RowState, outcome: RowOutcome): Promise<void> {
  await imports(tx)
    .updateTable('casework.import_row')
    .set({
      state: outcome.state,
      problem: outcome.problem ? (JSON.stringify(outcome.problem) as never) : null,
      answer: outcome.answer === undefined ? null : (JSON.stringify(outcome.answer) as never),
      done_at: outcome.state === 'done' ? tx.now : null,
    })
    .where('import_id', '=', id)
    .where('number', '=', outcome.number)
    .where('state', '=', from)
    .execute();
}

/** Take the import from one state to the next; false where somebody else did. */
export async function moveImport(
  tx: Tx,
  id: string,
  from: ImportState,
  to: ImportState,
  times: Partial<Pick<ImportRecord, 'tried_at' | 'confirmed_at' | 'ended_at'>> = {},
): Promise<boolean> {
  const moved = await imports(tx)
    .updateTable('casework.import')
    .set({ state: to, retry_after: null, ...times })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** Rows that are ready or were refused are to be tried anew. */
export async function tryAgain(tx: Tx, id: string): Promise<void> {
  await imports(tx)
    .updateTable('casework.import_row')
    .set({ state: 'read', problem: null })
    .where('import_id', '=', id)
    .where('state', 'in', ['ready', 'wrong'])
    .execute();
}

/** What was written in a sheet that came to nothing is not kept. */
export async function forgetRows(tx: Tx, id: string): Promise<void> {
  await imports(tx).deleteFrom('casework.import_row').where('import_id', '=', id).execute();
}

export async function countRows(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly [state in RowState]: number }>> {
  const counts = new Map(ids.map((id) => [id, { read: 0, ready: 0, unchanged: 0, wrong: 0, done: 0 }]));
  if (ids.length === 0) return counts;
  const rows = await imports(tx)
    .selectFrom('casework.import_row')
    .select((row) => ['import_id', 'state', row.fn.countAll<bigint>().as('count')])
    .where('import_id', 'in', [...ids])
    .groupBy(['import_id', 'state'])
    .execute();
  for (const row of rows) counts.get(row.import_id)![row.state] = Number(row.count);
  return counts;
}

/** The key under which a row is done: the file and its place in it. */
export const keyOfRow = (record: Pick<ImportRecord, 'list' | 'sha256'>, number: number): string =>
  `import ${record.list} ${record.sha256} ${number}`;
/** The request under which it stands in the audit trail. */
export const requestOfRow = (id: string, number: number): string => `${id}.${number}`;

export const filerOf = (record: ImportRecord): string =>
  actorReference({
    kind: 'person',
    personId: record.filed_person as 'per_x',
    postId: record.filed_post as 'pst_x',
    organisationId: record.organisation_id as 'org_x',
    roles: [],
  });
