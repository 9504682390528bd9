import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { problems } from '../problems.ts';
import { lockStructure, notOver, tables } from '../store/dated.ts';
import { endRole } from '../store/end-post.ts';
import { effectiveAt, idField, readEffective, reason } from './fields.ts';
import { rolesField } from './open-post.ts';
import { lastAdministratorStays, openAt, postSubject, rolesFit, sittersFit } from './post-fitness.ts';

/** Other roles from an instant on; whoever sits in the post has them from then. */
export const changePostRoles = defineAction({
  name: 'identity.change-post-roles',
  title: text('调整岗位角色', 'Change the roles of a post'),
  description: text(
    '从生效时间起，岗位只有所列角色。',
    'From the effective time the post has the roles listed, and no others.',
  ),
  input: Type.Object(
    { postId: idField('pst', '岗位', 'Post'), roles: rolesField, effectiveAt, reason },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [
    problems['roles-not-right'].type,
    problems['kept-apart'].type,
    problems['change-scheduled'].type,
    problems['last-administrator'].type,
    problems.retroactive.type,
  ],
  rules: ['ID1', 'ID2'],
  subject: postSubject,
  async run(_actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    await lockStructure(tx);
    const found = await openAt(tx, input.postId, at.value);
    if (!found.ok) return found;
    const granted = await tables(tx)
      .selectFrom('identity.post_role as role')
      .selectAll()
      .where('role.post_id', '=', input.postId)
      .where(notOver('role', at.value))
      .execute();
    if (granted.some((row) => Temporal.Instant.compare(row.starts_at, at.value) > 0))
      return refuse(problems['change-scheduled']());
    const fit = await rolesFit(tx, found.value.organisationId, input.postId, input.roles, at.value);
    if (!fit.ok) return fit;
    const peopleFit = await sittersFit(tx, input.postId, input.roles, at.value);
    if (!peopleFit.ok) return peopleFit;
    const dropped = granted.filter((row) => !input.roles.includes(row.role));
    const kept = await lastAdministratorStays(
      tx,
      input.postId,
      dropped.map((row) => row.role),
      at.value,
    );
    if (!kept.ok) return kept;
    for (const row of dropped) await endRole(tx, row, at.value);
    const added = input.roles.filter((role) => !granted.some((row) => row.role === role));
    if (added.length > 0) {
      await tables(tx)
        .insertInto('identity.post_role')
        .values(added.map((role) => ({ post_id: input.postId, role, starts_at: at.value, ends_at: null })))
        .execute();
    }
    await tx.emit({
      kind: 'identity.post-roles-changed',
      subject: input.postId,
      payload: { postId: input.postId, roles: [...input.roles], effectiveAt: at.value.toString() },
    });
    return ok({});
  },
});
