import type { Database, Tx } from '#foundation';
import { type Agreement, agreement as findAgreement } from '#platform/authorisation';
import { standingOf } from '#platform/lineage';
import { isKeyGone, type QueryPorts } from '../ports.ts';
import { scopeNow } from '../run/scope-of.ts';
import { queryTables } from '../store/tables.ts';
import { ensureBuilt, ProjectionEnded, type WantedProjection, wantedProjection } from './build.ts';
import { endSuperseded, exit, finish } from './end.ts';
import { projectionsInUse } from './use.ts';

/** Longer than any run: after it no process can have one open that it did not tell of. */
const grace = Temporal.Duration.from({ minutes: 10 });

interface Seen {
  readonly agreement: Agreement;
  /** The agreement is over. */
  readonly over: boolean;
  readonly wanted: readonly WantedProjection[];
  /** Granted resources that will never be used again. */
  readonly withdrawn: readonly string[];
  readonly present: readonly {
    readonly id: string;
    readonly resource_id: string;
    readonly revision_id: string;
    readonly select_digest: string;
    readonly retired_at: Temporal.Instant | null;
    readonly ending_at: Temporal.Instant | null;
  }[];
  readonly now: Temporal.Instant;
}

/**
 * Bring an agreement's projections to what they should be at this moment: made for each revision in service, retired where another took
 * the place, ended where nobody uses them, destroyed with the key where the agreement or a grant is over. Gives the time to look again
 * for what has to wait.
 */
export async function careFor(
  ports: QueryPorts,
  database: Database,
  agreementId: string,
): Promise<Temporal.Instant | null> {
  const seen = await database.transaction((tx) => look(tx, agreementId), { mode: 'snapshot' });
  if (!seen) return null;
  const { agreement, present } = seen;
  const leaving = { agreementId, number: agreement.number };
  const because = seen.over
    ? 'ended'
    : (await ports.keys.state(agreementId)) === 'destroyed'
      ? 'key-destroyed'
      : null;
  if (because) {
    await exit(ports, database, { ...leaving, resourceId: null, because });
    return null;
  }
  for (const resourceId of seen.withdrawn)
    await exit(ports, database, { ...leaving, resourceId, because: 'withdrawn' });
  await finish(
    ports,
    database,
    present.flatMap(({ id, ending_at }) => (ending_at ? [id] : [])),
  );
  const wanted = seen.wanted.filter(({ relation }) => !seen.withdrawn.includes(relation.resourceId));
  // A suspended agreement keeps what it has; nobody asks for more.
  if (agreement.state === 'active') for (const one of wanted) await made(ports, database, one);
  return retire(ports, database, seen, wanted);
}

async function made(ports: QueryPorts, database: Database, wanted: WantedProjection): Promise<void> {
  try {
    await ensureBuilt(ports, database, wanted);
  } catch (error) {
    // It ended meanwhile, and whoever ended it asked for care.
    if (!isKeyGone(error) && !(error instanceof ProjectionEnded)) throw error;
  }
}

async function look(tx: Tx, agreementId: string): Promise<Seen | null> {
  const agreement = await findAgreement(tx, agreementId);
  if (!agreement) return null;
  const present = await queryTables(tx)
    .selectFrom('query.projection')
    .select(['id', 'resource_id', 'revision_id', 'select_digest', 'retired_at', 'ending_at'])
    .where('agreement_id', '=', agreementId)
    .where('destroyed_at', 'is', null)
    .orderBy('id')
    .execute();
  const purpose = agreement.document.parts.scope.purposes[0]?.code ?? '';
  const { scope, resources } = await scopeNow(tx, agreement, purpose);
  const standing = await standingOf(tx, [
    ...(agreement.activeAt ? [{ kind: 'agreement', id: agreementId }] : []),
    ...scope.relations.map(({ resourceId: id }) => ({ kind: 'resource', id })),
  ]);
  const ended = (kind: string) =>
    standing.flatMap((one) => (one.kind === kind && one.status === 'ended' ? [one.id] : []));
  return {
    agreement,
    present,
    over: ['expired', 'terminated'].includes(agreement.state) || ended('agreement').length > 0,
    wanted: scope.relations.map((relation) =>
      wantedProjection(agreement, relation, resources.get(relation.resourceId)!),
    ),
    withdrawn: ended('resource'),
    now: tx.now,
  };
}

/** What others took the place of is retired; after the grace, and when no run of this process has it, it ends. */
async function retire(
  ports: QueryPorts,
  database: Database,
  { agreement, present, now }: Seen,
  wanted: readonly WantedProjection[],
): Promise<Temporal.Instant | null> {
  const nameOf = (resource: string, revision: string, digest: string) => [resource, revision, digest].join();
  const names = new Set(
    wanted.map(({ relation, selectDigest }) =>
      nameOf(relation.resourceId, relation.revisionId, selectDigest),
    ),
  );
  const isWanted = (one: Seen['present'][number]) =>
    names.has(nameOf(one.resource_id, one.revision_id, one.select_digest));
  const live = present.filter(({ ending_at }) => ending_at === null);
  await mark(
    database,
    live.filter((one) => !isWanted(one) && !one.retired_at).map(({ id }) => id),
    true,
  );
  // A revision may come back into service.
  await mark(
    database,
    live.filter((one) => isWanted(one) && one.retired_at).map(({ id }) => id),
    false,
  );
  const use = projectionsInUse(ports.projections);
  const unwanted = live.filter((one) => !isWanted(one));
  const idle = unwanted.filter(
    ({ id, retired_at }) => retired_at && isPast(retired_at.add(grace), now) && !use.isUsed(agreement.id, id),
  );
  await endSuperseded(
    ports,
    database,
    idle.map(({ id }) => id),
  );
  if (idle.length === unwanted.length) return null;
  const waiting = unwanted.filter((one) => !idle.includes(one));
  const due = waiting.map(({ retired_at }) => (retired_at ?? now).add(grace));
  // One that is past its grace is in use: look again in a minute.
  return due.map((at) => (isPast(at, now) ? now.add({ minutes: 1 }) : at)).sort(Temporal.Instant.compare)[0]!;
}

const isPast = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0;

async function mark(database: Database, ids: readonly string[], retired: boolean): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction((tx) =>
    queryTables(tx)
      .updateTable('query.projection')
      .set({ retired_at: retired ? tx.now : null })
      .where('id', 'in', [...ids])
      .where('ending_at', 'is', null)
      .execute(),
  );
}
