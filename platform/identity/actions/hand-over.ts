import { Type } from 'typebox';
import { type Actor, defineAction, newId, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { handedThingCodes, handedThings, handOverLifecycle } from '../model/hand-over.ts';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { type Handed, handOver } from '../store/hand-overs.ts';
import { addHolding, endHoldings, holdingsOf } from '../store/holdings.ts';
import { person } from '../store/people.ts';
import { holderOf, post } from '../store/posts.ts';
import { endOf, keptApartIn } from './appoint.ts';
import { administered, codeField, idField, personOf, reason, textField } from './fields.ts';
import { openAt, postSubject } from './post-fitness.ts';

const things = Type.Array(
  Type.Object(
    {
      kind: codeField(handedThingCodes, '类别', 'Kind', handedThings),
      description: textField('说明', 'Description', { minLength: 1, maxLength: 300 }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 200, title: '移交物品与事项', titleEn: 'What is handed over' },
);
const handOverId = idField('hnd', '交接', 'Hand-over');

async function subject(
  tx: Tx,
  input: { readonly handOverId: string },
  actor: Actor,
): Promise<Subject | null> {
  const row = await handOver(tx, input.handOverId);
  const seat = row && (await post(tx, row.post_id));
  return seat
    ? administered(actor, {
        kind: 'hand-over',
        id: row.id,
        owner: seat.organisationId,
        handler: seat.organisationId,
        state: row.state,
      })
    : null;
}

/** The holder is to change: from the present one to somebody else, with a list of what goes along. */
export const proposeHandOver = defineAction({
  name: 'identity.propose-hand-over',
  title: text('发起交接', 'Propose a hand-over'),
  description: text(
    '换任：由现任向后任交接。任务与时限随岗位走，无需逐项移交；清单记录其他物品与事项。',
    'The holder changes. Tasks and clocks follow the post by themselves; the list is for everything else.',
  ),
  input: Type.Object(
    {
      postId: idField('pst', '岗位', 'Post'),
      toPersonId: idField('per', '接任人员', 'New holder'),
      things,
      reason,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ handOverId: Type.String() }),
  problems: [
    problems['post-vacant'].type,
    problems['post-closed'].type,
    problems['no-such-reference'].type,
    problems['already-in-post'].type,
    problems['hand-over-open'].type,
    problems['kept-apart'].type,
  ],
  rules: ['ID1', 'ID2'],
  subject: postSubject,
  async run(actor, input, tx) {
    await lockStructure(tx);
    const seat = await openAt(tx, input.postId, tx.now);
    if (!seat.ok) return seat;
    const giver = await holderOf(tx, input.postId);
    if (!giver) return refuse(problems['post-vacant']());
    if (!(await person(tx, input.toPersonId))) return refuse(problems['no-such-reference']());
    if (giver.personId === input.toPersonId) return refuse(problems['already-in-post']());
    const open = await tables(tx)
      .selectFrom('identity.hand_over')
      .select('id')
      .where('post_id', '=', input.postId)
      .where('state', '=', 'proposed')
      .executeTakeFirst();
    if (open) return refuse(problems['hand-over-open']());
    const apart = await keptApartIn(tx, input.postId, input.toPersonId, { from: tx.now, until: null });
    if (apart) return refuse(apart);
    const id = newId('hnd');
    await tables(tx)
      .insertInto('identity.hand_over')
      .values({
        id,
        post_id: input.postId,
        giver_id: giver.personId,
        receiver_id: input.toPersonId,
        things: JSON.stringify(input.things),
        reason: input.reason,
        state: 'proposed',
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        given_at: null,
        received_at: null,
        note: null,
      })
      .execute();
    await tx.emit({
      kind: 'identity.hand-over-proposed',
      subject: id,
      payload: { handOverId: id, postId: input.postId },
    });
    return ok({ handOverId: id });
  },
});

/** The giver signs; with that the holder changes, without a moment in between. */
export const giveHandOver = defineAction({
  name: 'identity.give-hand-over',
  title: text('移交确认', 'Confirm giving'),
  description: text(
    '移交人补全清单并确认；确认即换任，岗位的未办结任务由接任人承接。',
    'The giver completes the list and confirms. The holder changes with it; open tasks of the post are the new holder’s.',
  ),
  input: Type.Object({ handOverId, furtherThings: Type.Optional(things) }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [
    problems['not-your-post'].type,
    problems['post-held'].type,
    problems['post-vacant'].type,
    problems['kept-apart'].type,
  ],
  rules: ['ID1', 'ID2'],
  subject,
  async run(actor, input, tx) {
    await lockStructure(tx);
    const row = await existing(tx, input.handOverId);
    if (personOf(actor) !== row.giver_id) return refuse(problems['not-your-post']());
    const next = handOverLifecycle.next(row.state, 'give');
    if (!next.ok) return next;
    const holders = (await holdingsOf(tx, row.post_id, tx.now)).filter((one) => one.standing === 'holder');
    if (holders[0]?.person_id !== row.giver_id) return refuse(problems['post-vacant']());
    if (holders.length > 1) return refuse(problems['post-held']());
    const term = { from: tx.now, until: await endOf(tx, row.post_id) };
    await endHoldings(tx, { postId: row.post_id, standing: 'holder' }, tx.now);
    // A deputy who becomes the holder is a deputy no longer.
    await endHoldings(tx, { postId: row.post_id, standing: 'deputy', personId: row.receiver_id }, tx.now);
    const apart = await keptApartIn(tx, row.post_id, row.receiver_id, term);
    if (apart) return refuse(apart);
    await addHolding(tx, {
      postId: row.post_id,
      personId: row.receiver_id,
      standing: 'holder',
      ...term,
      decidedBy: row.proposed_by,
      reason: row.reason,
    });
    const handed: readonly Handed[] = [...row.things, ...(input.furtherThings ?? [])];
    await tables(tx)
      .updateTable('identity.hand_over')
      .set({ state: next.value, given_at: tx.now, things: JSON.stringify(handed) })
      .where('id', '=', row.id)
      .execute();
    await tx.emit({
      kind: 'identity.handed-over',
      subject: row.post_id,
      payload: { handOverId: row.id, postId: row.post_id, personId: row.receiver_id },
    });
    return ok({});
  },
});

/** The receiver signs for what is there, or says what is missing. */
export const receiveHandOver = defineAction({
  name: 'identity.receive-hand-over',
  title: text('接收确认', 'Confirm receiving'),
  description: text(
    '接任人核对清单后确认；有缺漏的写明异议，补齐后再确认。',
    'The new holder checks the list and confirms, or says what is missing and confirms later.',
  ),
  input: Type.Object(
    {
      handOverId,
      missing: Type.Optional(textField('缺漏与异议', 'What is missing', { minLength: 2, maxLength: 1000 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ state: Type.String() }),
  problems: [problems['not-your-post'].type],
  subject,
  async run(actor, input, tx) {
    const row = await existing(tx, input.handOverId);
    if (personOf(actor) !== row.receiver_id) return refuse(problems['not-your-post']());
    const next = handOverLifecycle.next(row.state, input.missing ? 'dispute' : 'receive');
    if (!next.ok) return next;
    await tables(tx)
      .updateTable('identity.hand_over')
      .set({
        state: next.value,
        note: input.missing ?? row.note,
        ...(next.value === 'done' ? { received_at: tx.now } : {}),
      })
      .where('id', '=', row.id)
      .execute();
    await tx.emit({
      kind: input.missing ? 'identity.hand-over-disputed' : 'identity.hand-over-received',
      subject: row.id,
      payload: { handOverId: row.id, postId: row.post_id },
    });
    return ok({ state: next.value });
  },
});

/** A proposal is taken back before the giver has signed. */
export const withdrawHandOver = defineAction({
  name: 'identity.withdraw-hand-over',
  title: text('撤回交接', 'Withdraw a hand-over'),
  description: text('移交人确认之前可以撤回。', 'Possible until the giver has confirmed.'),
  input: Type.Object({ handOverId, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [],
  subject,
  async run(_actor, input, tx) {
    await lockStructure(tx);
    const row = await existing(tx, input.handOverId);
    const next = handOverLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    await tables(tx)
      .updateTable('identity.hand_over')
      .set({ state: next.value, note: input.reason })
      .where('id', '=', row.id)
      .execute();
    await tx.emit({
      kind: 'identity.hand-over-withdrawn',
      subject: row.id,
      payload: { handOverId: row.id, postId: row.post_id },
    });
    return ok({});
  },
});

async function existing(tx: Tx, id: string) {
  const row = await handOver(tx, id);
  if (!row) throw new Error(`hand-over ${id} is gone`);
  return row;
}
