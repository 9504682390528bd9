import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { answersFor } from '#platform/identity';
import type { AgreementDocument } from './model/index.ts';
import type { AgreementState } from './model/lifecycles.ts';
import { mayRead, type Reader } from './reads/reader.ts';
import { granting } from './store/granting.ts';
import { type AgreementRow, authorisationTables, earlierVersions, findAgreement } from './store/tables.ts';

/** An agreement as query, products and supervision need it. */
export interface Agreement {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: AgreementState;
  readonly digest: string;
  readonly document: AgreementDocument;
  readonly authorisingBody: string;
  readonly implementingBody: string;
  readonly operator: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly logEntry: string | null;
  /** When it took effect, and when it ended; null while it has not. */
  readonly activeAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
}

const toAgreement = (row: AgreementRow): Agreement => ({
  id: row.id,
  number: row.number,
  version: row.version,
  state: row.state,
  digest: row.digest,
  document: row.document as unknown as AgreementDocument,
  authorisingBody: row.authorising_body,
  implementingBody: row.implementing_body,
  operator: row.operator,
  from: row.term_from,
  until: row.term_until,
  logEntry: row.log_entry,
  activeAt: row.active_at,
  endedAt: row.ended_at,
});

/** The agreement with this id in whatever state, or null. */
export async function agreement(tx: Tx, id: string): Promise<Agreement | null> {
  const row = await findAgreement(tx, id);
  return row ? toAgreement(row) : null;
}

/** Every text an agreement was ever in force with, the first one first. */
export async function documentsInForce(tx: Tx, id: string): Promise<readonly AgreementDocument[]> {
  const row = await findAgreement(tx, id);
  if (!row) return [];
  const earlier = (await earlierVersions(tx, id)).filter(({ in_force_from }) => in_force_from !== null);
  return [row, ...earlier].map(({ document }) => document as unknown as AgreementDocument).toReversed();
}

/**
 * Agreements in force or suspended under which an organisation works, as operator or as a developer they name, or which it implements; also those of bodies
 * it answers for since they were merged into it.
 */
export async function agreementsUsableBy(tx: Tx, organisationId: string): Promise<Agreement[]> {
  const sides = await answersFor(tx, organisationId, tx.now, 'authorisation');
  if (sides.length === 0) return [];
  const developed = sides.map((side) => JSON.stringify([{ organisationId: side }]));
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('state', 'in', ['active', 'suspended'])
    .where((row) =>
      row.or([
        row('operator', 'in', sides),
        row('implementing_body', 'in', sides),
        sql<boolean>`document #> '{parts,scope,users,developers}' @> ANY (${developed}::jsonb[])`,
      ]),
    )
    .orderBy('active_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toAgreement);
}

/** Those of these agreements that there are, by number. */
export async function agreementsByIds(tx: Tx, ids: readonly string[]): Promise<readonly Agreement[]> {
  if (ids.length === 0) return [];
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('number')
    .execute();
  return rows.map(toAgreement);
}

/** Whether the reader may read of this agreement: its parties, who answers for them now, and those who oversee. */
export const mayReadAgreement = (
  reader: Reader,
  {
    operator,
    implementingBody,
    authorisingBody,
  }: Pick<Agreement, 'operator' | 'implementingBody' | 'authorisingBody'>,
): boolean =>
  mayRead(reader, { operator, implementing_body: implementingBody, authorising_body: authorisingBody });

/** Where a list of disclosed agreements stopped. */
export interface DisclosedPlace {
  readonly activeAt: Temporal.Instant;
  readonly id: string;
}

/** Agreements that took effect at some time: those the public may know of. Newest first, at most `limit` after a place. */
export async function disclosedAgreements(
  tx: Tx,
  { after, limit }: { readonly after?: DisclosedPlace; readonly limit: number },
): Promise<Agreement[]> {
  let select = authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('active_at', 'is not', null);
  if (after)
    select = select.where((row) =>
      row.or([
        row('active_at', '<', after.activeAt),
        row.and([row('active_at', '=', after.activeAt), row('id', '>', after.id)]),
      ]),
    );
  const rows = await select.orderBy('active_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(toAgreement);
}

/** Agreements that were in operation at some time in a stretch of time, by number. */
export async function agreementsInOperation(
  tx: Tx,
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<readonly Agreement[]> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('active_at', '<', until)
    .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>=', from)]))
    .orderBy('number')
    .execute();
  return rows.map(toAgreement);
}

/** How many disclosed agreements are in each state. */
export async function agreementFigures(tx: Tx): Promise<ReadonlyMap<AgreementState, number>> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .select('state')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
    .where('active_at', 'is not', null)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** What a disclosed agreement grants, for lines that hang on it. */
export interface DisclosedGrant {
  readonly number: string;
  readonly purposes: AgreementDocument['parts']['scope']['purposes'];
  /** Ids of its resources. */
  readonly resources: readonly string[];
}

/** The grants of these agreements, as far as they took effect. */
export async function disclosedGrants(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DisclosedGrant>> {
  if (ids.length === 0) return new Map();
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .select(['id', 'number'])
    .select([
      sql<DisclosedGrant['purposes']>`document #> '{parts,scope,purposes}'`.as('purposes'),
      sql<string[]>`jsonb_path_query_array(document, '$.parts.scope.resources[*].resourceId')`.as(
        'resources',
      ),
    ])
    .where('id', 'in', ids)
    .where('active_at', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, ...grant }) => [id, grant]));
}

/** Ids of the agreements in force or suspended that grant the resource. */
export const agreementsGranting = async (tx: Tx, resourceId: string): Promise<readonly string[]> =>
  (await granting(tx, [resourceId], ['active', 'suspended']).select('id').execute()).map(({ id }) => id);

/** Agreements that take the resource's data now or will by themselves: signed, in force or suspended. */
export const agreementsTaking = async (tx: Tx, resourceId: string): Promise<readonly Agreement[]> =>
  (await granting(tx, [resourceId], ['signed', 'active', 'suspended']).selectAll().execute()).map(
    toAgreement,
  );

/** Ids of all agreements in force or suspended. */
export async function agreementsInForce(tx: Tx): Promise<readonly string[]> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .select('id')
    .where('state', 'in', ['active', 'suspended'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Is the resource granted by an agreement that is in force or suspended? Then it is in authorised operation (登记办法 Art 5). */
export const inAuthorisedOperation = async (tx: Tx, resourceId: string): Promise<boolean> =>
  (await agreementsGranting(tx, resourceId)).length > 0;
