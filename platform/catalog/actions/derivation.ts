import { Type } from 'typebox';
import { actorReference, defineAction, ok, refuse, text } from '#foundation';
import { connect, dataSources, disconnect, lineageProblems } from '#platform/lineage';
import { catalogProblems } from '../problems.ts';
import { findResource, lockResource } from '../store/resources.ts';
import { resourceSubject } from '../store/subject.ts';

const both = {
  resourceId: Type.String({ format: 'resource', maxLength: 60, title: '数据资源', titleEn: 'Resource' }),
  fromResourceId: Type.String({
    format: 'resource',
    maxLength: 60,
    title: '来源资源',
    titleEn: 'Resource it was made from',
  }),
};
const Answer = Type.Object({ resourceId: Type.String(), sources: Type.Integer() });

/**
 * The department says which resource of whomever its own was made from. From then on what stands on that one weighs on this, and where it is another
 * department's the data came by sharing: its consent is needed in authorised operation (实施规范 Art 5).
 */
export const recordDerivation = defineAction({
  name: 'catalog.record-derivation',
  title: text('登记加工来源', 'Record what it was made from'),
  description: text(
    '登记本资源由哪个资源加工、汇聚或共享而来。来源资源的异议、冻结随之影响本资源；来源属其他部门的，授权运营须经其同意。',
    'Say which resource this one was made from. What is said of that one then weighs on this; where it is another department’s, authorised operation needs its consent.',
  ),
  input: Type.Object(both, { additionalProperties: false }),
  output: Answer,
  problems: [catalogProblems['derivation-not-right'].type, lineageProblems.cycle.type],
  idempotent: true,
  subject: (tx, input) => resourceSubject(tx, input.resourceId),
  async run(actor, input, tx) {
    await lockResource(tx, input.resourceId);
    if (input.resourceId === input.fromResourceId || !(await findResource(tx, input.fromResourceId)))
      return refuse(catalogProblems['derivation-not-right']());
    await connect(tx, {
      from: { kind: 'resource', id: input.fromResourceId },
      to: { kind: 'resource', id: input.resourceId },
      relation: 'derived-into',
      by: actorReference(actor),
    });
    const sources = (await dataSources(tx, [input.resourceId])).get(input.resourceId) ?? [];
    return ok({ resourceId: input.resourceId, sources: sources.length - 1 });
  },
});

/** What was recorded by mistake, or is so no more from now on. The edge stays in the history. */
export const endDerivation = defineAction({
  name: 'catalog.end-derivation',
  title: text('终止加工来源', 'End what it was made from'),
  description: text(
    '登记有误，或者自现在起不再由该资源加工而来；说明理由，原登记留存。',
    'Recorded by mistake, or not so any more from now on. Say why; what was recorded stays in the history.',
  ),
  input: Type.Object(
    {
      ...both,
      reason: Type.String({ minLength: 4, maxLength: 500, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [catalogProblems['derivation-not-right'].type],
  dangerous: true,
  subject: (tx, input) => resourceSubject(tx, input.resourceId),
  async run(actor, input, tx) {
    await lockResource(tx, input.resourceId);
    const ended = await disconnect(tx, {
      from: { kind: 'resource', id: input.fromResourceId },
      to: { kind: 'resource', id: input.resourceId },
      relation: 'derived-into',
      by: actorReference(actor),
    });
    if (!ended) return refuse(catalogProblems['derivation-not-right']());
    await tx.emit({
      kind: 'catalog.derivation-ended',
      subject: input.resourceId,
      payload: { from: input.fromResourceId, reason: input.reason },
    });
    const sources = (await dataSources(tx, [input.resourceId])).get(input.resourceId) ?? [];
    return ok({ resourceId: input.resourceId, sources: sources.length - 1 });
  },
});
