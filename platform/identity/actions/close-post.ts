import { Type } from 'typebox';
import { defineAction, ok, refuse, type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { endPost } from '../store/end-post.ts';
import { endHoldings } from '../store/holdings.ts';
import { effectiveAt, idField, readEffective, reason } from './fields.ts';
import { lastAdministratorStays, openAt, postSubject } from './post-fitness.ts';

/** A post ends; another one is named for the tasks that lie in it. */
export const closePost = defineAction({
  name: 'identity.close-post',
  title: text('撤销岗位', 'Close a post'),
  description: text(
    '岗位撤销，在任与代理同时终止，未办结任务转入指定岗位。',
    'The post ends with its holder’s and deputy’s time; its open tasks go to the post named.',
  ),
  input: Type.Object(
    {
      postId: idField('pst', '岗位', 'Post'),
      tasksGoTo: idField('pst', '任务转入岗位', 'Tasks go to'),
      effectiveAt,
      reason,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [problems['post-closed'].type, problems['last-administrator'].type, problems.retroactive.type],
  dangerous: true,
  subject: postSubject,
  async run(_actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    await lockStructure(tx);
    const [closing, receiving] = [
      await openAt(tx, input.postId, at.value),
      await openAt(tx, input.tasksGoTo, at.value),
    ];
    if (!closing.ok) return closing;
    if (!receiving.ok || input.tasksGoTo === input.postId || (await endDecided(tx, input.tasksGoTo)))
      return refuse(problems['post-closed']());
    const kept = await lastAdministratorStays(tx, input.postId, closing.value.roles, at.value);
    if (!kept.ok) return kept;
    await endHoldings(tx, { postId: input.postId }, at.value);
    await endPost(tx, input.postId, input.tasksGoTo, at.value);
    await tx.emit({
      kind: 'identity.post-closed',
      subject: input.postId,
      payload: { postId: input.postId, tasksGoTo: input.tasksGoTo, effectiveAt: at.value.toString() },
    });
    return ok({});
  },
});

async function endDecided(tx: Tx, id: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.post')
    .select('ends_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.ends_at !== null;
}
