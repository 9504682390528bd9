import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  startOfDate,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { departmentsOf, resourceTitles } from '#platform/catalog';
import { answersFor, currentOrganisations, organisationNames, sidesIn } from '#platform/identity';
import { oversees } from '../desk.ts';
import { type ReleaseForm, releaseFormTitles } from '../model/release-form.ts';
import { privacyTables } from '../store/tables.ts';

const which = ['proposal', 'closed'] as const;

/** What waits at the gate for the second person, and gates that closed again: exactly what the cockpit counts, of one's own data or of all for who oversees. */
export const gatesRead = defineRead({
  name: 'privacy.gates',
  title: text('发布关口待办', 'What waits at the gate'),
  path: '/api/v1/privacy/gates',
  audience: 'signed-in',
  input: Type.Object(
    {
      which: Type.Enum([...which]),
      organisation: Type.Optional(Type.String({ maxLength: 60 })),
      /** With those it answered for on this day; today when absent. */
      on: Type.Optional(Type.String({ format: 'date' })),
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      revisionId: Type.String(),
      resource: Type.Object({ id: Type.String(), title: Type.String() }),
      department: Type.String(),
      form: TextSchema,
      since: Type.String(),
      /** Entry of the log that keeps the proposal; null of a gate that closed by itself. */
      logEntry: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  sheet: {
    'resource.title': text('资源', 'Resource'),
    department: text('数源部门', 'Source department'),
    form: text('发布形式', 'Form of release'),
    since: text('时间', 'Since'),
  },
  async run(actor, { limit = 50, ...asked }, tx) {
    const all = open(asked.which as (typeof which)[number]);
    const { rows: waiting } = await sql<{
      id: string;
    }>`SELECT DISTINCT resource_id AS id FROM (${all}) AS one`.execute(privacyTables(tx));
    const departments = await departmentsOf(
      tx,
      waiting.map(({ id }) => id),
    );
    const whose = await whoseOf(tx, actor, asked);
    const among =
      whose === null
        ? sql<SqlBool>`true`
        : sql<SqlBool>`resource_id = ANY (${[...departments].flatMap(([id, of]) => (whose.has(of) ? [id] : []))}::text[])`;
    const after = unpackPlaceInTime(asked.cursor);
    const { rows } = await sql<Row>`
      SELECT * FROM (${all}) AS one
      WHERE ${among} AND (${after === null} OR (since, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::text))
      ORDER BY since DESC, id DESC LIMIT ${limit + 1}`.execute(privacyTables(tx));
    const counted = await sql<{ total: number }>`
      SELECT count(*)::int AS total FROM (${all}) AS one WHERE ${among}`.execute(privacyTables(tx));
    const { shown, next } = cutToPage(rows, limit, (last) => [last.since.toString(), last.id]);
    const titles = await resourceTitles(
      tx,
      shown.map(({ resource_id }) => resource_id),
    );
    const now = await currentOrganisations(tx, [...departments.values()], 'catalogue');
    const names = await organisationNames(tx, [...new Set(now.values())]);
    return ok({
      items: shown.map((row) => ({
        id: row.id,
        revisionId: row.revision_id,
        resource: { id: row.resource_id, title: titles.get(row.resource_id) ?? row.resource_id },
        department: names.get(now.get(departments.get(row.resource_id) ?? '') ?? '') ?? '',
        form: releaseFormTitles[row.form],
        since: row.since.toString(),
        logEntry: row.log_entry,
      })),
      next,
      total: counted.rows[0]?.total ?? 0,
    });
  },
});

interface Row {
  readonly id: string;
  readonly resource_id: string;
  readonly revision_id: string;
  readonly form: ReleaseForm;
  readonly since: Temporal.Instant;
  readonly log_entry: string | null;
}

const open = (what: (typeof which)[number]) =>
  what === 'proposal'
    ? sql`SELECT id, resource_id, revision_id, form, proposed_at AS since, log_entry FROM privacy.gate_decision WHERE state = 'proposed'`
    : sql`SELECT id, resource_id, revision_id, form, closed_at AS since, NULL::text AS log_entry FROM privacy.gate_closing WHERE reopened_at IS NULL`;

/** Whose resources are looked at; null for all. */
async function whoseOf(
  tx: Tx,
  actor: Actor,
  { organisation, on }: { readonly organisation?: string; readonly on?: string },
): Promise<ReadonlySet<string> | null> {
  if (!oversees(actor)) {
    const own = await sidesIn(tx, actor, 'catalogue');
    return organisation === undefined || own.has(organisation) ? own : new Set();
  }
  if (organisation === undefined) return null;
  // As the cockpit sums its figures.
  const at = on === undefined ? tx.now : startOfDate(Temporal.PlainDate.from(on));
  return new Set([organisation, ...(await answersFor(tx, organisation, at, 'supervision'))]);
}
