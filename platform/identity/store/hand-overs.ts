import type { Tx } from '#foundation';
import type { HandedThing } from '../model/hand-over.ts';
import { tables } from './dated.ts';

export interface Handed {
  readonly kind: HandedThing;
  readonly description: string;
}

export async function handOver(tx: Tx, id: string) {
  const row = await tables(tx)
    .selectFrom('identity.hand_over')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, things: row.things as readonly Handed[] };
}

/** Hand-overs of a person (giver or receiver), or all, the latest first. */
export async function handOversOf(tx: Tx, personId: string | null) {
  const rows = await tables(tx)
    .selectFrom('identity.hand_over as hand')
    .innerJoin('identity.post as post', 'post.id', 'hand.post_id')
    .selectAll('hand')
    .select(['post.title_zh', 'post.title_en'])
    .where((where) =>
      personId === null
        ? where.val(true)
        : where.or([where('hand.giver_id', '=', personId), where('hand.receiver_id', '=', personId)]),
    )
    .orderBy('hand.proposed_at', 'desc')
    .orderBy('hand.id')
    .execute();
  return rows.map((row) => ({ ...row, things: row.things as readonly Handed[] }));
}
