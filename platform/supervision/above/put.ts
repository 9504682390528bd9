import { type Actor, type Json, newId, type Tx } from '#foundation';
import { contentDigest } from '../digest.ts';
import { personOf } from '../objections/desk.ts';
import { aboveTables, type DispatchKind, type DispatchRow, findDispatch } from '../store/reports-above.ts';
import { enter } from './desk.ts';

export interface NewDispatch {
  readonly kind: DispatchKind;
  readonly subjectId: string;
  /** In whose name it is sent. */
  readonly organisation: string;
  readonly receiver: string;
  readonly title: string;
  readonly content: { readonly [field: string]: Json };
  /** The paper that goes with it. */
  readonly paper: string | null;
  /** It is carried, and not tried over the line at all. */
  readonly byHand?: boolean;
}

/** Something is to be told outside: put down with what asked for it, in one transaction, and sent after the commit. Null: it was put down before. */
export async function putDispatch(tx: Tx, actor: Actor, one: NewDispatch): Promise<DispatchRow | null> {
  const id = newId('dsp');
  const digest = contentDigest(one.content);
  const put = await aboveTables(tx)
    .insertInto('supervision.dispatch')
    .values({
      id,
      kind: one.kind,
      subject_id: one.subjectId,
      organisation: one.organisation,
      receiver: one.receiver,
      title: one.title,
      content: JSON.stringify(one.content),
      digest,
      paper: one.paper,
      state: one.byHand ? 'by-hand' : 'waiting',
      asked_by: personOf(actor),
      asked_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!put) return null;
  await enter(tx, 'dispatch', 'asked', actor, {
    dispatch: id,
    kind: one.kind,
    about: one.subjectId,
    to: one.receiver,
    digest,
  });
  return (await findDispatch(tx, id))!;
}
