import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { type KnownRevision, knownRevisions, servedOpenRevisions } from '#platform/catalog';
import type { GateFacts } from '../model/gate/facts.ts';
import { familiesIn } from '../model/linkage/families-in.ts';
import { joinKeys } from '../model/linkage/join-keys.ts';
import { linkedTable } from '../model/linkage/linked-table.ts';
import { isAtLeast } from '../model/linkage/severity.ts';
import { linkageOf } from '../store/linkage.ts';
import { keptSketches, sketchKeyOf } from '../store/linkage-sketches.ts';

/**
 * Whoever is about to open something waits for the others who are: what one of them opens, the next one's verdict sees, so that two tables never pass
 * unseen by each other. Taken before the locks of the gate, held until the commit.
 */
export async function lockOpenings(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('gongshu.openings', 0))`.execute(tx.tables());
}

/** What the revision tells more together with what is out now: only what makes new small groups or worse weighs. */
export async function linkageFacts(tx: Tx, revisionId: string): Promise<GateFacts['linkage']> {
  const linkage = await linkageOf(tx, revisionId);
  if (!linkage) return null;
  return {
    notDecided: linkage.notDecided !== null,
    undecided: linkage.undecided.map(({ otherRevisionId }) => otherRevisionId),
    unseen: await unseenBy(tx, revisionId, new Set(linkage.against)),
    findings: linkage.findings
      .filter(({ severity }) => isAtLeast(severity, 'medium'))
      .map((finding) => ({
        revisionId: finding.otherRevisionId,
        title: finding.otherTitle,
        severity: finding.severity,
        newSmallGroups: finding.newSmallGroups,
        namedRows: finding.namedRows,
      })),
  };
}

/**
 * What is out and was opened since the revision was set against everything; what the sketches keep apart from it is left out. None for one that is
 * out itself: the background sets the newcomers against it.
 */
async function unseenBy(
  tx: Tx,
  revisionId: string,
  against: ReadonlySet<string>,
): Promise<readonly string[]> {
  const revision = (await knownRevisions(tx, [revisionId])).get(revisionId);
  if (!revision || (revision.open && revision.state === 'in-service')) return [];
  const since = (await servedOpenRevisions(tx)).filter(
    ({ id, resourceId }) => resourceId !== revision.resourceId && !against.has(id),
  );
  return since.length === 0 ? [] : mayJoin(tx, revision, since);
}

async function mayJoin(
  tx: Tx,
  revision: KnownRevision,
  others: readonly KnownRevision[],
): Promise<readonly string[]> {
  const keyId = await sketchKeyOf(tx, revision.id);
  const ids = others.map(({ id }) => id);
  if (keyId === null) return ids;
  const sketches = await keptSketches(tx, [revision.id, ...ids], keyId);
  const tableOf = ({ id, findings }: KnownRevision) => {
    const kept = sketches.get(id);
    return kept && kept.undecided === null
      ? linkedTable(kept.rows, kept.columns, familiesIn(findings))
      : null;
  };
  const own = tableOf(revision);
  return others.flatMap((other) => {
    const table = tableOf(other);
    return own && table && joinKeys(own, table).length === 0 ? [] : [other.id];
  });
}
