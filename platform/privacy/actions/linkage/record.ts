import type { Tx } from '#foundation';
import { newId } from '#foundation';
import { knownRevisions, servedOpenRevisions } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import type { ComparedPair, Direction } from '../../model/linkage/compared-pair.ts';
import { thresholds } from '../../model/linkage/thresholds.ts';
import { keepCheck, type NewLinkage } from '../../store/linkage-record.ts';
import { type LinkageCause, linkageTables } from '../../store/linkage-tables.ts';
import type { Compared } from './compare.ts';

export interface Recorded {
  readonly checkId: string;
  readonly checkedAgainst: number;
  readonly undecided: number;
  readonly findings: number;
}

/** Keep what was found, enter it as evidence, and raise an alert for each released table that became riskier; all in one commit. */
export async function recordCheck(
  tx: Tx,
  { revision, undecided, pairs, left }: Compared,
  { cause, by }: { readonly cause: LinkageCause; readonly by: string },
): Promise<Recorded> {
  const served = await servedOpenRevisions(tx);
  const servedIds = served.map(({ id }) => id);
  const out = new Set(servedIds);
  // What left service while it was measured is nothing to be set against any more.
  const still = [...pairs, ...left.map(notReached)].filter(({ otherRevisionId }) => out.has(otherRevisionId));
  const linkages = still.flatMap((pair) =>
    pair.outcome === 'measured'
      ? [
          linkageOn(revision.id, pair.otherRevisionId, pair.own, false),
          linkageOn(pair.otherRevisionId, revision.id, pair.other, true),
        ]
      : [],
  );
  const { checkId, risen, changed } = await keepCheck(tx, {
    revisionId: revision.id,
    resourceId: revision.resourceId,
    cause,
    isOut: out.has(revision.id),
    undecided,
    by,
    pairs: still.map((pair) => ({
      otherRevisionId: pair.otherRevisionId,
      outcome: pair.outcome,
      reason: pair.outcome === 'undecided' ? pair.reason : null,
    })),
    linkages,
    servedIds,
  });
  const open = still.filter(({ outcome }) => outcome === 'undecided').length;
  const found = linkages.filter(
    ({ revision_id, severity }) => revision_id === revision.id && severity !== 'none',
  ).length;
  await appendEntry(tx, {
    kind: 'privacy.linkage-check',
    fields: {
      revision: revision.id,
      against: still.length - open,
      undecided: open,
      notDecided: undecided,
      findings: found,
      smallGroup: thresholds.smallGroup,
      by,
    },
  });
  await raiseAlerts(tx, risen);
  for (const id of changed)
    await tx.emit({ kind: 'privacy.linkage-changed', subject: id, payload: { check: checkId } });
  return { checkId, checkedAgainst: still.length - open, undecided: open, findings: found };
}

/** There was no time for it; asked for again, the check goes on with it. */
const notReached = (otherRevisionId: string): ComparedPair => ({
  otherRevisionId,
  outcome: 'undecided',
  reason: 'took-too-long',
});

const linkageOn = (
  revisionId: string,
  otherRevisionId: string,
  { effect, key, quasi, severity }: Direction,
  turned: boolean,
): NewLinkage => ({
  revision_id: revisionId,
  other_revision_id: otherRevisionId,
  shared_columns: JSON.stringify(
    key.map(({ first, firstView, second, secondView }) =>
      turned
        ? { own: second, ownView: secondView, other: first, otherView: firstView }
        : { own: first, ownView: firstView, other: second, otherView: secondView },
    ),
  ),
  quasi_columns: [...quasi],
  caused_by: JSON.stringify(effect.causedBy),
  rows: BigInt(effect.rows),
  linked_rows: BigInt(effect.linkedRows),
  named_rows: BigInt(effect.namedRows),
  k_before: BigInt(effect.kBefore),
  k_after: BigInt(effect.kAfter),
  uniques_before: BigInt(effect.uniquesBefore),
  uniques_after: BigInt(effect.uniquesAfter),
  new_small_groups: BigInt(effect.newSmallGroups),
  severity,
});

/** One alert for a table and what made it riskier; the task follows from the event, since a post nobody holds must not stop the check. */
async function raiseAlerts(tx: Tx, risen: Awaited<ReturnType<typeof keepCheck>>['risen']): Promise<void> {
  const known = await knownRevisions(
    tx,
    risen.map(({ revisionId }) => revisionId),
  );
  for (const { revisionId, causeRevisionId, before, now } of risen) {
    const revision = known.get(revisionId);
    if (!revision) continue;
    const raised = await linkageTables(tx)
      .insertInto('privacy.linkage_alert')
      .values({
        id: newId('lka'),
        revision_id: revisionId,
        resource_id: revision.resourceId,
        owner: revision.sourceOrganisation,
        cause_revision_id: causeRevisionId,
        severity: now,
        severity_before: before,
        state: 'open',
        finding: null,
        settled_by: null,
        raised_at: tx.now,
        settled_at: null,
      })
      .onConflict((conflict) => conflict.columns(['revision_id', 'cause_revision_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (raised)
      await tx.emit({
        kind: 'privacy.linkage-risen',
        subject: raised.id,
        payload: { revision: revisionId, cause: causeRevisionId },
      });
  }
}
