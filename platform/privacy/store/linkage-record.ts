import { sql } from 'kysely';
import { newId, type Tx } from '#foundation';
import { isAtLeast, type Severity, worst } from '../model/linkage/severity.ts';
import { thresholds } from '../model/linkage/thresholds.ts';
import { type LinkageCause, type LinkageRow, linkageTables } from './linkage-tables.ts';

/** One direction of a measured pair, ready to be kept. */
export type NewLinkage = Omit<LinkageRow, 'check_id' | 'state' | 'measured_at' | 'superseded_at'>;
export interface NewCheck {
  readonly revisionId: string;
  readonly resourceId: string;
  readonly cause: LinkageCause;
  /** It is out itself: what it does to the others holds from now on. Otherwise it would, and is kept apart. */
  readonly isOut: boolean;
  readonly undecided: string | null;
  readonly by: string;
  readonly pairs: readonly {
    readonly otherRevisionId: string;
    readonly outcome: 'apart' | 'measured' | 'undecided';
    readonly reason: string | null;
  }[];
  readonly linkages: readonly NewLinkage[];
  /** Everything that is out now. */
  readonly servedIds: readonly string[];
}

/** A table that is out and became riskier. */
export interface Risen {
  readonly revisionId: string;
  readonly causeRevisionId: string;
  readonly before: Severity;
  readonly now: Severity;
}

/**
 * Keep a check in the place of the one before, and say which released tables rose to the threshold by it. Checks are kept one after the other: each
 * sees what the one before it left.
 */
export async function keepCheck(
  tx: Tx,
  check: NewCheck,
): Promise<{
  readonly checkId: string;
  readonly risen: readonly Risen[];
  /** Those of which the severity is another than before. */
  readonly changed: readonly string[];
}> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('gongshu.linkage', 0))`.execute(linkageTables(tx));
  const concerned = [check.revisionId, ...check.servedIds];
  const before = await severitiesNow(tx, concerned);
  await supersede(tx, check);
  const checkId = newId('lkc');
  await insertCheck(tx, checkId, check);
  if (!check.isOut) return { checkId, risen: [], changed: [check.revisionId] };
  const now = await severitiesNow(tx, concerned);
  const risen = [...new Set(concerned)].flatMap((revisionId): Risen[] => {
    const [was, is] = [before.get(revisionId) ?? 'none', now.get(revisionId) ?? 'none'];
    if (was === is || !isAtLeast(is, was) || !isAtLeast(is, thresholds.alertFrom)) return [];
    const cause =
      revisionId === check.revisionId
        ? check.linkages.find((one) => one.revision_id === revisionId && one.severity === is)
            ?.other_revision_id
        : check.revisionId;
    return cause === undefined ? [] : [{ revisionId, causeRevisionId: cause, before: was, now: is }];
  });
  const changed = [...new Set(concerned)].filter(
    (id) => id === check.revisionId || (before.get(id) ?? 'none') !== (now.get(id) ?? 'none'),
  );
  return { checkId, risen, changed };
}

/** The worst of what is known of each revision now. */
async function severitiesNow(tx: Tx, revisionIds: readonly string[]): Promise<ReadonlyMap<string, Severity>> {
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage')
    .select(['revision_id', 'severity'])
    .where('revision_id', 'in', [...new Set(revisionIds)])
    .where('state', '=', 'current')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ revision_id }) => revision_id)].map(([id, own]) => [
      id,
      worst(own.map(({ severity }) => severity)),
    ]),
  );
}

async function supersede(tx: Tx, check: NewCheck): Promise<void> {
  const tables = linkageTables(tx);
  await tables
    .updateTable('privacy.linkage_check')
    .set({ state: 'superseded' })
    .where('revision_id', '=', check.revisionId)
    .where('state', '=', 'current')
    .execute();
  // What it would have done was a look ahead only; it is made anew.
  await tables
    .deleteFrom('privacy.linkage')
    .where('other_revision_id', '=', check.revisionId)
    .where('state', '=', 'prospective')
    .execute();
  // Of the pairs that are made anew, and of those with a revision that is no longer out. A pair with one that entered service meanwhile stays.
  const others = check.pairs.map(({ otherRevisionId }) => otherRevisionId);
  await tables
    .updateTable('privacy.linkage')
    .set({ state: 'superseded', superseded_at: tx.now })
    .where('state', '=', 'current')
    .where((where) =>
      where.or([
        where('revision_id', '=', check.revisionId).and(
          sql<boolean>`other_revision_id = ANY (${others}::text[])`,
        ),
        where('other_revision_id', '=', check.revisionId).and(
          sql<boolean>`revision_id = ANY (${others}::text[])`,
        ),
        sql<boolean>`other_revision_id <> ALL (${check.servedIds}::text[])`,
      ]),
    )
    .execute();
}

async function insertCheck(tx: Tx, checkId: string, check: NewCheck): Promise<void> {
  const tables = linkageTables(tx);
  await tables
    .insertInto('privacy.linkage_check')
    .values({
      id: checkId,
      revision_id: check.revisionId,
      resource_id: check.resourceId,
      cause: check.cause,
      was_out: check.isOut,
      state: 'current',
      thresholds: JSON.stringify(thresholds),
      undecided: check.undecided,
      checked_by: check.by,
      checked_at: tx.now,
    })
    .execute();
  for (let from = 0; from < check.pairs.length; from += 500)
    await tables
      .insertInto('privacy.linkage_pair')
      .values(
        check.pairs.slice(from, from + 500).map(({ otherRevisionId, outcome, reason }) => ({
          check_id: checkId,
          other_revision_id: otherRevisionId,
          outcome,
          reason,
        })),
      )
      .execute();
  for (let from = 0; from < check.linkages.length; from += 200)
    await tables
      .insertInto('privacy.linkage')
      .values(
        check.linkages.slice(from, from + 200).map((linkage) => ({
          ...linkage,
          check_id: checkId,
          state:
            linkage.revision_id === check.revisionId || check.isOut
              ? ('current' as const)
              : ('prospective' as const),
          measured_at: tx.now,
          superseded_at: null,
        })),
      )
      .execute();
}
