import { type Actor, actorReference, type Json, type Subject, type Text, type Tx } from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { handOn, type NextTask } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { downstream, type ThingRef } from '#platform/lineage';
import { buyersOf, findProduct } from '#platform/products';
import { callersOf } from '#platform/query';
import {
  apartFromClosing,
  findIncident,
  type IncidentRow,
  incidentTables,
  type ReachRow,
} from '../store/incidents.ts';

/** Roles that record and handle incidents of their organisation. */
export const incidentRoles: readonly string[] = [
  'data-authority',
  'implementing-body',
  'operator',
  'source-department',
];

export async function incidentSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findIncident(tx, id);
  return row
    ? {
        kind: 'incident',
        id,
        owner: row.organisation,
        handler: row.organisation,
        authors: apartFromClosing(row),
        state: row.state,
      }
    : null;
}

/** A drill says so wherever it is named. */
export const incidentTitle = ({ title, drill }: Pick<IncidentRow, 'title' | 'drill'>): string =>
  drill ? `【演练】${title}` : title;

export async function step(
  tx: Tx,
  actor: Actor,
  row: IncidentRow,
  said: Text,
  next?: Pick<NextTask, 'kind' | 'title' | 'acts' | 'clock' | 'apartFrom'>,
  /** Whose turn it stays when the program itself does the step. */
  role?: string,
): Promise<void> {
  await handOn(
    tx,
    actor,
    { kind: 'incident', id: row.id, title: incidentTitle(row) },
    said,
    next && {
      ...next,
      organisationId: row.organisation,
      responsibility: 'supervision',
      role: role ?? actor.roles.find((one) => incidentRoles.includes(one)) ?? 'data-authority',
    },
  );
}

export const enter = (
  tx: Tx,
  row: Pick<IncidentRow, 'id' | 'kind' | 'level' | 'drill'>,
  what: string,
  actor: Actor,
  more: { readonly [field: string]: Json } = {},
): Promise<unknown> =>
  appendEntry(tx, {
    kind: 'supervision.incident-step',
    fields: {
      incident: row.id,
      step: what,
      kind: row.kind,
      level: row.level,
      drill: row.drill,
      by: actorReference(actor),
      ...more,
      at: tx.now.toString(),
    },
  });

/**
 * What an incident reaches: agreements, products and buyers that depend on the thing, and those that took answers of it before. With `within` only those
 * agreements and what is under them: a party to one agreement neither reads of the others nor writes to their buyers.
 */
export async function reach(
  tx: Tx,
  incidentId: string,
  thing: ThingRef | null,
  within: ReadonlySet<string> | null,
): Promise<readonly ReachRow[]> {
  if (!thing) return [];
  const below = [thing, ...(await downstream(tx, thing))];
  const ids = (kind: string) => [...new Set(below.flatMap((one) => (one.kind === kind ? [one.id] : [])))];
  const agreementIds = ids('agreement').filter((id) => within?.has(id) ?? true);
  const productIds: string[] = [];
  for (const id of ids('product'))
    if (!within || within.has((await findProduct(tx, id))?.agreement_id ?? '')) productIds.push(id);
  const calls = await callersOf(tx, { agreementIds, productIds });
  const ordered = new Set((await buyersOf(tx, productIds)).map(({ buyer }) => buyer));
  const called = Map.groupBy(calls, ({ organisation }) => organisation);
  const buyers = [...new Set([...ordered, ...called.keys()])];
  const names = await organisationNames(tx, buyers);
  const use = (of: typeof calls) => ({
    calls: of.reduce((sum, one) => sum + one.calls, 0),
    last_call:
      of
        .map(({ last }) => last)
        .toSorted(Temporal.Instant.compare)
        .at(-1) ?? null,
  });
  const line = (
    kind: ReachRow['kind'],
    id: string,
    title: string,
    by_lineage: boolean,
    of: typeof calls,
  ) => ({
    incident_id: incidentId,
    kind,
    id,
    title,
    by_lineage,
    ...use(of),
    told_at: null,
  });
  const rows: ReachRow[] = [];
  for (const { id, number } of await agreementsByIds(tx, agreementIds))
    rows.push(
      line(
        'agreement',
        id,
        number,
        true,
        calls.filter(({ agreementId }) => agreementId === id),
      ),
    );
  for (const id of productIds)
    rows.push(
      line(
        'product',
        id,
        (await findProduct(tx, id))?.title ?? id,
        true,
        calls.filter(({ productId }) => productId === id),
      ),
    );
  for (const id of buyers)
    rows.push(line('buyer', id, names.get(id) ?? id, ordered.has(id), called.get(id) ?? []));
  if (rows.length > 0)
    await incidentTables(tx).insertInto('supervision.incident_reach').values(rows).execute();
  return rows;
}
