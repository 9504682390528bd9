import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { problems } from '../problems.ts';
import { lockStructure } from '../store/dated.ts';
import { moveSeat } from '../store/reorganisations.ts';
import { decisionFields, effectiveAt, idField, readDecisionDate, readEffective } from './fields.ts';
import { openAt, postSubject, rolesFit, standsFrom } from './post-fitness.ts';

/** 职能划转: a post moves to another organisation with its tasks, its roles and whoever sits in it. */
export const movePost = defineAction({
  name: 'identity.move-post',
  title: text('划转岗位', 'Move a post'),
  description: text(
    '职能划转：岗位连同任务、时限和在任人员转入另一单位。',
    'A function goes to another organisation: the post moves with its tasks, clocks and people.',
  ),
  input: Type.Object(
    {
      postId: idField('pst', '岗位', 'Post'),
      organisationId: idField('org', '转入单位', 'Organisation'),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [
    problems['not-standing'].type,
    problems['kept-apart'].type,
    problems['post-closed'].type,
    problems.retroactive.type,
    problems['decision-in-future'].type,
  ],
  rules: ['ID2'],
  dangerous: true,
  subject: postSubject,
  async run(_actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    const decidedOn = readDecisionDate(tx, input);
    if (!decidedOn.ok) return decidedOn;
    await lockStructure(tx);
    const found = await openAt(tx, input.postId, at.value);
    if (!found.ok) return found;
    const stands = await standsFrom(tx, input.organisationId, at.value);
    if (!stands.ok || found.value.organisationId === input.organisationId)
      return refuse(problems['not-standing']());
    const fit = await rolesFit(tx, input.organisationId, input.postId, found.value.roles, at.value);
    if (!fit.ok) return fit;
    await moveSeat(tx, {
      postId: input.postId,
      from: found.value.organisationId,
      to: input.organisationId,
      at: at.value,
      reorganisationId: null,
    });
    await tx.emit({
      kind: 'identity.post-moved',
      subject: input.postId,
      payload: {
        postId: input.postId,
        from: found.value.organisationId,
        to: input.organisationId,
        documentNumber: input.documentNumber,
        documentDate: decidedOn.value.toString(),
        effectiveAt: at.value.toString(),
      },
    });
    return ok({});
  },
});
