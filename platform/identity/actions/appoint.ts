import { Type } from 'typebox';
import { defineAction, type InstantInterval, ok, type Problem, refuse, type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { rolesGainedIn, rolesHeldBy } from '../store/held-roles.ts';
import { addHolding, endHoldings, holdingsOf } from '../store/holdings.ts';
import { person } from '../store/people.ts';
import { effectiveAt, idField, personOf, readEffective, reason } from './fields.ts';
import { keptApartProblem } from './kept-apart.ts';
import { lastAdministratorStays, openAt, postSubject } from './post-fitness.ts';

const postId = idField('pst', '岗位', 'Post');

/** A person holds a vacant post from an instant on. */
export const appoint = defineAction({
  name: 'identity.appoint',
  title: text('任用', 'Appoint'),
  description: text(
    '任用人员到空缺岗位；在任岗位换人请办理交接。',
    'Appoint a person to a vacant post. To change the holder of a held post, propose a hand-over.',
  ),
  input: Type.Object(
    { postId, personId: idField('per', '人员', 'Person'), effectiveAt, reason },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [
    problems['post-held'].type,
    problems['post-closed'].type,
    problems['no-such-reference'].type,
    problems['already-in-post'].type,
    problems['kept-apart'].type,
    problems.retroactive.type,
  ],
  rules: ['ID1', 'ID2'],
  subject: postSubject,
  async run(actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    await lockStructure(tx);
    const found = await openAt(tx, input.postId, at.value);
    if (!found.ok) return found;
    if (!(await person(tx, input.personId))) return refuse(problems['no-such-reference']());
    const sitting = await holdingsOf(tx, input.postId, at.value);
    if (sitting.some((row) => row.standing === 'holder')) return refuse(problems['post-held']());
    if (sitting.some((row) => row.person_id === input.personId)) return refuse(problems['already-in-post']());
    const term = { from: at.value, until: await endOf(tx, input.postId) };
    const apart = await keptApartIn(tx, input.postId, input.personId, term);
    if (apart) return refuse(apart);
    await addHolding(tx, {
      postId: input.postId,
      personId: input.personId,
      standing: 'holder',
      ...term,
      decidedBy: personOf(actor),
      reason: input.reason,
    });
    await tx.emit({
      kind: 'identity.appointed',
      subject: input.postId,
      payload: { postId: input.postId, personId: input.personId, effectiveAt: at.value.toString() },
    });
    return ok({});
  },
});

/** The holder's time ends: leave, removal, death. The post and its tasks stay. */
export const vacatePost = defineAction({
  name: 'identity.vacate-post',
  title: text('免任', 'Vacate a post'),
  description: text(
    '在任人员离任或免任；任务留在岗位，由代理人或后任办理。',
    'The holder leaves or is removed. Tasks stay with the post, for the deputy or the next holder.',
  ),
  input: Type.Object({ postId, effectiveAt, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [
    problems['post-vacant'].type,
    problems['post-closed'].type,
    problems['last-administrator'].type,
    problems.retroactive.type,
  ],
  dangerous: true,
  subject: postSubject,
  async run(_actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    await lockStructure(tx);
    const found = await openAt(tx, input.postId, at.value);
    if (!found.ok) return found;
    const holder = (await holdingsOf(tx, input.postId, at.value)).find((row) => row.standing === 'holder');
    if (!holder) return refuse(problems['post-vacant']());
    const kept = await lastAdministratorStays(tx, input.postId, found.value.roles, at.value);
    if (!kept.ok) return kept;
    await endHoldings(tx, { postId: input.postId, standing: 'holder' }, at.value);
    // A hand-over that was only proposed has nobody left to give.
    await tables(tx)
      .updateTable('identity.hand_over')
      .set({ state: 'withdrawn', note: input.reason })
      .where('post_id', '=', input.postId)
      .where('state', '=', 'proposed')
      .execute();
    await tx.emit({
      kind: 'identity.post-vacated',
      subject: input.postId,
      payload: { postId: input.postId, personId: holder.person_id, effectiveAt: at.value.toString() },
    });
    return ok({});
  },
});

/** The refusal when sitting in this post for a time would put duties together that must be kept apart. */
export async function keptApartIn(
  tx: Tx,
  id: string,
  personId: string,
  term: InstantInterval,
): Promise<Problem | null> {
  const held = await rolesHeldBy(tx, personId);
  const gained = await rolesGainedIn(tx, id, personId, term);
  return keptApartProblem('person', [...held, ...gained]);
}

/** The decided end of a post, which nobody sits in beyond. */
export async function endOf(tx: Tx, id: string): Promise<Temporal.Instant | null> {
  const row = await tables(tx)
    .selectFrom('identity.post')
    .select('ends_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.ends_at;
}
