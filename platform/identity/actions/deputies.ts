import { Type } from 'typebox';
import { type Actor, defineAction, interval, ok, overlaps, refuse, type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import { ID3 } from '../rules.ts';
import { intervalOf, lockStructure } from '../store/dated.ts';
import { addHolding, endHoldings, holdingsOf } from '../store/holdings.ts';
import { person } from '../store/people.ts';
import { holderOf } from '../store/posts.ts';
import { endOf, keptApartIn } from './appoint.ts';
import { effectiveAt, idField, instantField, personOf, readEffective, reason } from './fields.ts';
import { openAt, postSubject } from './post-fitness.ts';

const postId = idField('pst', '岗位', 'Post');

/** Somebody stands in for the holder for a bounded term, which ends by itself. */
export const nameDeputy = defineAction({
  name: 'identity.name-deputy',
  title: text('指定代理人', 'Name a deputy'),
  description: text(
    '代理人在期限内行使岗位职责，到期自动失效；代理人不能再任用或转委托。',
    'The deputy has the post’s powers within the term and loses them at its end without further act. A deputy neither appoints nor delegates.',
  ),
  input: Type.Object(
    {
      postId,
      personId: idField('per', '代理人', 'Deputy'),
      effectiveAt,
      until: instantField('代理至', 'Until'),
      reason,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ until: Type.String() }),
  problems: [
    problems['not-your-post'].type,
    problems['post-closed'].type,
    problems['no-such-reference'].type,
    problems['term-too-long'].type,
    problems['deputy-named'].type,
    problems['already-in-post'].type,
    problems['kept-apart'].type,
    problems.retroactive.type,
  ],
  rules: ['ID1', 'ID2', 'ID3'],
  subject: postSubject,
  async run(actor, input, tx) {
    const from = readEffective(tx, input.effectiveAt);
    if (!from.ok) return from;
    const until = Temporal.Instant.from(input.until);
    if (Temporal.Instant.compare(until, from.value) <= 0) return refuse(problems.retroactive());
    await lockStructure(tx);
    const seat = await openAt(tx, input.postId, from.value);
    if (!seat.ok) return seat;
    if (!(await mayDelegate(tx, actor, input.postId))) return refuse(problems['not-your-post']());
    if (!(await person(tx, input.personId))) return refuse(problems['no-such-reference']());
    const term = interval(from.value, until);
    const bounded = ID3.judge(term);
    if (!bounded.holds) {
      return refuse(
        problems['term-too-long']({ rule: ID3.id, clause: bounded.clause, detail: bounded.reasons[0] }),
      );
    }
    const end = await endOf(tx, input.postId);
    if (end && Temporal.Instant.compare(until, end) > 0) return refuse(problems['post-closed']());
    for (const other of await holdingsOf(tx, input.postId, from.value)) {
      if (!overlaps(intervalOf(other), term)) continue;
      if (other.person_id === input.personId) return refuse(problems['already-in-post']());
      if (other.standing === 'deputy') return refuse(problems['deputy-named']());
    }
    const apart = await keptApartIn(tx, input.postId, input.personId, term);
    if (apart) return refuse(apart);
    await addHolding(tx, {
      postId: input.postId,
      personId: input.personId,
      standing: 'deputy',
      from: term.from,
      until,
      decidedBy: personOf(actor),
      reason: input.reason,
    });
    await tx.emit({
      kind: 'identity.deputy-named',
      subject: input.postId,
      payload: { postId: input.postId, personId: input.personId, until: until.toString() },
    });
    return ok({ until: until.toString() });
  },
});

/** A deputy's term ends before its time. */
export const endDeputy = defineAction({
  name: 'identity.end-deputy',
  title: text('终止代理', 'End a deputy’s term'),
  description: text(
    '提前终止代理，立即生效；尚未开始的代理一并取消。',
    'Ends the term at once; a term still to come is cancelled.',
  ),
  input: Type.Object({ postId, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [problems['not-your-post'].type, problems['post-vacant'].type],
  subject: postSubject,
  async run(actor, input, tx) {
    await lockStructure(tx);
    if (!(await mayDelegate(tx, actor, input.postId))) return refuse(problems['not-your-post']());
    const deputies = (await holdingsOf(tx, input.postId, tx.now)).filter((row) => row.standing === 'deputy');
    if (deputies.length === 0) return refuse(problems['post-vacant']());
    await endHoldings(tx, { postId: input.postId, standing: 'deputy' }, tx.now);
    await tx.emit({
      kind: 'identity.deputy-ended',
      subject: input.postId,
      payload: { postId: input.postId, people: deputies.map((row) => row.person_id) },
    });
    return ok({});
  },
});

/** The holder delegates for the own post; administrators for those they look after (the policy has seen to which). */
async function mayDelegate(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (actor.roles.some((role) => role === 'security-admin' || role === 'organisation-admin')) return true;
  return (await holderOf(tx, id))?.personId === personOf(actor);
}
