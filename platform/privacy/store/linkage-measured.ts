import { sql } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { Direction } from '../model/linkage/compared-pair.ts';
import type { JoinKey } from '../model/linkage/join-keys.ts';
import { linkageTables } from './linkage-tables.ts';

/** What is known of a pair, as one of the two sees it. */
export type KnownPair =
  | { readonly outcome: 'apart' }
  | { readonly outcome: 'measured'; readonly own: Direction; readonly other: Direction }
  /** Begun and not ended: by somebody else now, or by a program that ended in the middle. */
  | { readonly outcome: 'begun'; readonly times: number };

/** Pairs of a revision with these others that were measured on the same basis, by the other's id. */
export async function knownPairs(
  tx: Tx,
  revisionId: string,
  others: readonly string[],
  basis: string,
): Promise<ReadonlyMap<string, KnownPair>> {
  if (others.length === 0) return new Map();
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage_measured')
    .selectAll()
    .where('basis', '=', basis)
    .where((where) =>
      where.or([
        where('first_revision_id', '=', revisionId).and(
          sql<boolean>`second_revision_id = ANY (${others}::text[])`,
        ),
        where('second_revision_id', '=', revisionId).and(
          sql<boolean>`first_revision_id = ANY (${others}::text[])`,
        ),
      ]),
    )
    .execute();
  return new Map(
    rows.map((row): readonly [string, KnownPair] => {
      const isFirst = row.first_revision_id === revisionId;
      const other = isFirst ? row.second_revision_id : row.first_revision_id;
      if (row.outcome === 'apart') return [other, { outcome: 'apart' }];
      // What broke off long ago has nothing to do with what the program is now.
      const stale = tx.now.since(row.at).total('hours') >= 24;
      if (row.outcome === 'begun') return [other, { outcome: 'begun', times: stale ? 0 : row.begun }];
      const first = row.first_more as unknown as Direction;
      const second = row.second_more as unknown as Direction;
      return [
        other,
        isFirst
          ? { outcome: 'measured', own: first, other: second }
          : { outcome: 'measured', own: turned(second), other: turned(first) },
      ];
    }),
  );
}

/** Of two ids the one that stands first in a pair. */
export const standsFirst = (one: string, other: string): boolean => one < other;

/** The same key with its sides changed. */
export const turnedKey = (key: JoinKey): JoinKey =>
  key.map(({ first, firstView, second, secondView }) => ({
    first: second,
    firstView: secondView,
    second: first,
    secondView: firstView,
  }));

const turned = (direction: Direction): Direction => ({ ...direction, key: turnedKey(direction.key) });

const idsOf = (one: string, other: string) => {
  const [first, second] = standsFirst(one, other) ? [one, other] : [other, one];
  return { first_revision_id: first, second_revision_id: second };
};

/** A pair of which nothing is kept beside its outcome. */
const bare = (tx: Tx, outcome: 'apart' | 'begun', basis: string) => ({
  basis,
  outcome,
  begun: outcome === 'begun' ? 1 : 0,
  first_more: null,
  second_more: null,
  at: tx.now,
});

export async function keepApart(
  tx: Tx,
  revisionId: string,
  others: readonly string[],
  basis: string,
): Promise<void> {
  const apart = bare(tx, 'apart', basis);
  for (let from = 0; from < others.length; from += 500)
    await linkageTables(tx)
      .insertInto('privacy.linkage_measured')
      .values(others.slice(from, from + 500).map((other) => ({ ...idsOf(revisionId, other), ...apart })))
      .onConflict((conflict) =>
        conflict.columns(['first_revision_id', 'second_revision_id']).doUpdateSet(apart),
      )
      .execute();
}

/** Say that a pair is going to be measured, so that it is known which one it was when the program ends in it. */
export async function beginPair(tx: Tx, one: string, other: string, basis: string): Promise<void> {
  const begun = bare(tx, 'begun', basis);
  await linkageTables(tx)
    .insertInto('privacy.linkage_measured')
    .values({ ...idsOf(one, other), ...begun })
    .onConflict((conflict) =>
      conflict.columns(['first_revision_id', 'second_revision_id']).doUpdateSet({
        ...begun,
        begun: sql<number>`CASE WHEN linkage_measured.outcome = 'begun' AND linkage_measured.basis = ${basis}
          AND linkage_measured.at > ${tx.now}::timestamptz - interval '24 hours' THEN linkage_measured.begun ELSE 0 END + 1`,
      }),
    )
    .execute();
}

/** Keep what was found of a pair that was begun. */
export async function keepPair(
  tx: Tx,
  revisionId: string,
  otherRevisionId: string,
  basis: string,
  { own, other }: { readonly own: Direction; readonly other: Direction },
): Promise<void> {
  const isFirst = standsFirst(revisionId, otherRevisionId);
  const [first, second] = isFirst ? [own, other] : [turned(other), turned(own)];
  const { first_revision_id, second_revision_id } = idsOf(revisionId, otherRevisionId);
  await linkageTables(tx)
    .updateTable('privacy.linkage_measured')
    .set({
      basis,
      outcome: 'measured',
      begun: 0,
      first_more: JSON.stringify(first) as unknown as Json,
      second_more: JSON.stringify(second) as unknown as Json,
      at: tx.now,
    })
    .where('first_revision_id', '=', first_revision_id)
    .where('second_revision_id', '=', second_revision_id)
    .execute();
}

/** It ended without an answer; the next check tries again. */
export async function forgetPair(tx: Tx, one: string, other: string): Promise<void> {
  const { first_revision_id, second_revision_id } = idsOf(one, other);
  await linkageTables(tx)
    .deleteFrom('privacy.linkage_measured')
    .where('first_revision_id', '=', first_revision_id)
    .where('second_revision_id', '=', second_revision_id)
    .where('outcome', '=', 'begun')
    .execute();
}
