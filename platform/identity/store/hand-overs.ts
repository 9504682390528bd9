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
