import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { knownRevisions } from '#platform/catalog';
import type { Effect } from '../model/linkage/judge.ts';
import { isAtLeast, type Severity, worst } from '../model/linkage/severity.ts';
import { type LinkageRow, linkageTables } from './linkage-tables.ts';

/** Columns of two tables that hold the same things, and the view by which they do: values as they are, or year, month, division. */
export interface SharedColumn {
  readonly own: string;
  readonly other: string;
  readonly ownView: string;
  readonly otherView: string;
}

/** What a revision tells more once another released one is beside it. Counts and names of columns only, never a value. */
export interface LinkageFinding extends Effect {
  readonly otherRevisionId: string;
  readonly otherTitle: string;
  readonly sharedColumns: readonly SharedColumn[];
  /** Columns of this table by which persons can be told apart. */
  readonly quasiColumns: readonly string[];
  readonly severity: Severity;
}

/** 汇聚关联风险 of one revision against everything that is out (实施规范 Art 21). */
export interface Linkage {
  /** Every revision of which there is a word, decided or not. */
  readonly against: readonly string[];
  /** How many released revisions it was really set against. */
  readonly checkedAgainst: number;
  /** Those about which nothing can be said, with the reason. */
  readonly undecided: readonly { readonly otherRevisionId: string; readonly reason: string }[];
  /** What stood in the way of the whole check, or null. */
  readonly notDecided: string | null;
  readonly at: Temporal.Instant;
  readonly severity: Severity;
  /** The worst first. Those of severity `none` share columns, and nothing new comes of it. */
  readonly findings: readonly LinkageFinding[];
}

/** What is known of a revision's linkage now, or null when it was never set against what is out. */
export async function linkageOf(tx: Tx, revisionId: string): Promise<Linkage | null> {
  const check = await linkageTables(tx)
    .selectFrom('privacy.linkage_check')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .where('state', '=', 'current')
    .executeTakeFirst();
  if (!check) return null;
  const pairs = await currentPairs(tx, revisionId);
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .where('state', '=', 'current')
    .execute();
  const others = await knownRevisions(
    tx,
    rows.map((row) => row.other_revision_id),
  );
  const findings = rows
    .map((row) => asFinding(row, others.get(row.other_revision_id)?.title ?? row.other_revision_id))
    .sort(worstFirst);
  return {
    against: pairs.map(({ other }) => other),
    checkedAgainst: pairs.filter(({ outcome }) => outcome !== 'undecided').length,
    undecided: pairs
      .filter(({ outcome }) => outcome === 'undecided')
      .map(({ other, reason }) => ({ otherRevisionId: other, reason: reason ?? '' })),
    notDecided: check.undecided,
    at: pairs.reduce(
      (latest, { at }) => (Temporal.Instant.compare(at, latest) > 0 ? at : latest),
      check.checked_at,
    ),
    severity: worst(findings.map(({ severity }) => severity)),
    findings,
  };
}

interface PairNow {
  readonly other: string;
  readonly outcome: 'apart' | 'measured' | 'undecided';
  readonly reason: string | null;
  readonly at: Temporal.Instant;
}

/** The last word about each pair this revision is in: of its own check, or of a later one of the other, which then was out. */
async function currentPairs(tx: Tx, revisionId: string): Promise<readonly PairNow[]> {
  const { rows } = await sql<PairNow>`
    SELECT DISTINCT ON (other) other, outcome, reason, at FROM (
      SELECT pair.other_revision_id AS other, pair.outcome, pair.reason, made.checked_at AS at
        FROM privacy.linkage_check AS made JOIN privacy.linkage_pair AS pair ON pair.check_id = made.id
       WHERE made.revision_id = ${revisionId} AND made.state = 'current'
      UNION ALL
      SELECT made.revision_id, pair.outcome, pair.reason, made.checked_at
        FROM privacy.linkage_pair AS pair JOIN privacy.linkage_check AS made ON made.id = pair.check_id
       WHERE pair.other_revision_id = ${revisionId} AND made.state = 'current' AND made.was_out
    ) AS pairs ORDER BY other, at DESC`.execute(linkageTables(tx));
  return rows;
}

const asFinding = (row: LinkageRow, otherTitle: string): LinkageFinding => ({
  otherRevisionId: row.other_revision_id,
  otherTitle,
  sharedColumns: row.shared_columns as unknown as SharedColumn[],
  quasiColumns: row.quasi_columns,
  causedBy: row.caused_by as unknown as LinkageFinding['causedBy'],
  rows: Number(row.rows),
  linkedRows: Number(row.linked_rows),
  namedRows: Number(row.named_rows),
  kBefore: Number(row.k_before),
  kAfter: Number(row.k_after),
  uniquesBefore: Number(row.uniques_before),
  uniquesAfter: Number(row.uniques_after),
  newSmallGroups: Number(row.new_small_groups),
  severity: row.severity,
});

const worstFirst = (one: LinkageFinding, other: LinkageFinding): number =>
  one.severity === other.severity
    ? other.namedRows - one.namedRows || other.newSmallGroups - one.newSmallGroups
    : isAtLeast(one.severity, other.severity)
      ? -1
      : 1;
