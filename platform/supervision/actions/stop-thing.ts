import { type Static, Type } from 'typebox';
import {
  type Action,
  type Actor,
  actorReference,
  defineAction,
  idPattern,
  momentInWords,
  newId,
  ok,
  organisationOf,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { agreement } from '#platform/authorisation';
import { type DocumentTemplate, handOn, type IssuedDocument, issueDocument } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { appendEntry, appendPublicFact } from '#platform/evidence';
import { organisation, organisationName } from '#platform/identity';
import { addReason, clearReason, connect, ensureStanding, weighsOn } from '#platform/lineage';
import { findProduct, liveOrdersOf } from '#platform/products';
import { personOf } from '../objections/desk.ts';
import { tellConcerned } from '../objections/tell-concerned.ts';
import { answering, bodyNow, operatorNow, ownRows, sourceNow } from '../sides.ts';
import { stopLifecycle } from '../stops/lifecycle.ts';
import { stopLifted, stopNotice } from '../stops/papers.ts';
import { stopProblems as problems } from '../stops/problems.ts';
import { findStop, lockStop, openStop, type StopKind, type StopRow, stopTables } from '../store/stops.ts';

interface Stoppable {
  readonly title: string;
  /** Whose it is. */
  readonly owner: string;
  /** Whose turn it is beside the data authority's. */
  readonly handler: string;
}

/** What can be stopped, as it is named; null when it is not there. */
const found: { readonly [K in StopKind]: (tx: Tx, id: string) => Promise<Stoppable | null> } = {
  resource: async (tx, id) => {
    const resource = await cataloguedResource(tx, id);
    return resource ? heldBy(resource.title, await sourceNow(tx, resource.sourceOrganisation)) : null;
  },
  product: async (tx, id) => {
    const product = await findProduct(tx, id);
    const granted = product && (await agreement(tx, product.agreement_id));
    return product && granted
      ? {
          title: product.title,
          owner: await operatorNow(tx, product.operator),
          handler: await bodyNow(tx, granted.implementingBody),
        }
      : null;
  },
  agreement: async (tx, id) => {
    const granted = await agreement(tx, id);
    return granted
      ? {
          title: granted.number,
          owner: await bodyNow(tx, granted.operator),
          handler: await bodyNow(tx, granted.implementingBody),
        }
      : null;
  },
  buyer: async (tx, id) => {
    const buyer = await organisation(tx, id);
    return buyer ? { title: await organisationName(tx, id), owner: id, handler: '' } : null;
  },
};

/** Whoever owns it is whose turn it is. */
const heldBy = (title: string, owner: string): Stoppable => ({ title, owner, handler: owner });

const words = {
  resource: text('资源', 'resource'),
  product: text('产品', 'product'),
  agreement: text('授权协议', 'agreement'),
  buyer: text('购买方', 'buyer'),
} as const;

const reason = Type.String({
  minLength: 4,
  maxLength: 500,
  format: 'text',
  title: '停用原因',
  titleEn: 'Reason',
});
const StopAnswer = Type.Object({ stopId: Type.String(), state: Type.String() });

async function stop(
  tx: Tx,
  actor: Actor,
  kind: StopKind,
  thingId: string,
  why: string,
): Promise<ReturnType<typeof refuse> | { readonly ok: true; readonly value: Static<typeof StopAnswer> }> {
  const thing = (await found[kind](tx, thingId))!;
  const own = organisationOf(actor) ?? '';
  const before = await openStop(tx, kind, thingId, await ownRows(tx, actor));
  if (before) return refuse(problems['stopped-already']({ data: { stopId: before.id } }));
  const ref = { kind, id: thingId };
  if (kind === 'buyer') {
    await ensureStanding(tx, ref, { title: thing.title, owner: thingId });
    // Orders accepted by an earlier release of this hub hang on their products only.
    for (const order of await liveOrdersOf(tx, thingId))
      if (order.state === 'accepted')
        await connect(tx, {
          from: ref,
          to: { kind: 'order', id: order.id },
          relation: 'ordered-by',
          by: 'system:supervision',
        });
  }
  const id = newId('stp');
  const reasonId = await addReason(tx, ref, {
    code: 'suspension',
    text: text(`${words[kind].zh}已紧急停用：${why}`, `The ${words[kind].en} is stopped: ${why}`),
    by: actorReference(actor),
  });
  await stopTables(tx)
    .insertInto('supervision.stop')
    .values({
      id,
      kind,
      thing_id: thingId,
      title: thing.title,
      owner: thing.owner,
      reason: why,
      state: 'in-force',
      reason_id: reasonId,
      stopped_by: personOf(actor),
      stopped_org: own,
      stopped_at: tx.now,
      lifted_by: null,
      lifted_at: null,
      lifted_why: null,
    })
    .execute();
  const row = (await findStop(tx, id))!;
  await enter(tx, row, 'stopped', actor, why);
  // Who deals with whom is nobody else's to read, so a stopped buyer is not on the timeline.
  if (kind !== 'buyer')
    await appendPublicFact(tx, {
      kind: 'supervision.stopped',
      subject: thingId,
      fact: { thing: thing.title, reason: why, at: tx.now.toString() },
    });
  await issuePaper(tx, actor, row, stopNotice, why);
  const reached = await weighsOn(tx, reasonId);
  await handOn(
    tx,
    actor,
    { kind: 'stop', id, title: thing.title },
    text(`紧急停用：${why}`, `Stopped: ${why}`),
    {
      kind: 'supervision.stop-lifting',
      title: text('处理紧急停用', 'Settle a stop'),
      organisationId: row.stopped_org,
      responsibility: 'supervision',
      role: actor.roles.find((role) => stoppingRoles.includes(role)) ?? 'data-authority',
      acts: ['supervision.lift-stop'],
      apartFrom: [row.stopped_by],
    },
  );
  await tellConcerned(
    tx,
    actor,
    { kind: 'supervision.stop', subject: { kind: 'stop', id }, reached },
    text(`“${thing.title}”已紧急停用：${why}`, `“${thing.title}” is stopped: ${why}`),
  );
  return ok({ stopId: id, state: 'in-force' });
}

const stoppingRoles: readonly string[] = ['data-authority', 'implementing-body', 'source-department'];

/** Served on who owns what is stopped: the source department, the operator, the implementing body, the buyer. */
async function issuePaper(
  tx: Tx,
  actor: Actor,
  row: StopRow,
  template: DocumentTemplate,
  why: string,
): Promise<IssuedDocument> {
  const owner = await answering(tx, row.owner);
  return issueDocument(tx, {
    template,
    actor,
    issuedBy: await answering(tx, row.stopped_org),
    subject: { kind: 'stop', id: row.id },
    addressee: await organisationName(tx, owner),
    values: { kind: words[row.kind].zh, thing: row.title, at: momentInWords(tx.now), reason: why },
    serveTo: [{ organisationId: owner }],
  });
}

const enter = (tx: Tx, row: StopRow, step: string, actor: Actor, why: string) =>
  appendEntry(tx, {
    kind: 'supervision.stop',
    fields: {
      stop: row.id,
      step,
      thing: `${row.kind}/${row.thing_id}`,
      reason: why,
      by: actorReference(actor),
      at: tx.now.toString(),
    },
  });

/** Effective with the commit: the very next call is refused, and what is running does not leave. */
const stopAct = <Field extends string>(
  kind: StopKind,
  field: Field,
  format: string,
  more: string,
): Action => {
  const input = Type.Object(
    {
      [field]: Type.String({
        maxLength: 80,
        ...(format === 'organisation' ? { pattern: idPattern('org') } : {}),
        format,
        title: words[kind].zh,
        titleEn: words[kind].en,
      }),
      reason,
    },
    { additionalProperties: false },
  );
  const idOf = (given: unknown): string => String((given as { readonly [name: string]: unknown })[field]);
  return defineAction({
    name: `supervision.stop-${kind}`,
    title: text(`紧急停用${words[kind].zh}`, `Stop a ${words[kind].en}`),
    description: text(
      `一步停用，下一次调用即被拒绝；${more}解除须由另一人办理。`,
      'One act: the very next call is refused. Another person lifts it.',
    ),
    input,
    output: StopAnswer,
    problems: [problems['stopped-already'].type],
    dangerous: true,
    idempotent: true,
    subject: async (tx: Tx, given: unknown): Promise<Subject | null> => {
      const thing = await found[kind](tx, idOf(given));
      return thing && { kind, id: idOf(given), owner: thing.owner, handler: thing.handler };
    },
    run: (actor: Actor, given: unknown, tx: Tx) =>
      stop(tx, actor, kind, idOf(given), (given as { readonly reason: string }).reason),
  } as never) as Action;
};

export const stopActs = [
  stopAct('resource', 'resourceId', 'resource', '依赖该资源的产品一并停用，'),
  stopAct('product', 'productId', 'product', '该产品的全部订单一并停用，'),
  stopAct('agreement', 'agreementId', 'agreement', '协议项下全部调用一并停用，'),
  stopAct('buyer', 'organisationId', 'organisation', '该购买方的全部订单一并停用，'),
] as const;

export async function stopSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findStop(tx, id);
  return row
    ? {
        kind: 'stop',
        id,
        owner: row.owner,
        handler: row.stopped_org,
        parties: [row.owner, row.stopped_org],
        authors: [row.stopped_by],
        state: row.state,
      }
    : null;
}

export const liftStop = defineAction({
  name: 'supervision.lift-stop',
  title: text('解除紧急停用', 'Lift a stop'),
  description: text(
    '说明理由解除停用。停用人不能解除。',
    'Lift it with the reason. Who stopped it does not lift it.',
  ),
  input: Type.Object(
    { stopId: Type.String({ pattern: idPattern('stp'), title: '停用', titleEn: 'Stop' }), reason },
    { additionalProperties: false },
  ),
  output: StopAnswer,
  problems: [],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => stopSubject(tx, input.stopId),
  async run(actor, input, tx) {
    const row = await lockStop(tx, input.stopId);
    const next = stopLifecycle.next(row.state, 'lift');
    if (!next.ok) return next;
    const freed = await weighsOn(tx, row.reason_id);
    await clearReason(tx, row.reason_id, actorReference(actor));
    await stopTables(tx)
      .updateTable('supervision.stop')
      .set({ state: next.value, lifted_by: personOf(actor), lifted_at: tx.now, lifted_why: input.reason })
      .where('id', '=', row.id)
      .execute();
    await enter(tx, row, 'lifted', actor, input.reason);
    if (row.kind !== 'buyer')
      await appendPublicFact(tx, {
        kind: 'supervision.stop-lifted',
        subject: row.thing_id,
        fact: { thing: row.title, reason: input.reason, at: tx.now.toString() },
      });
    await handOn(
      tx,
      actor,
      { kind: 'stop', id: row.id, title: row.title },
      text(`解除停用：${input.reason}`, `Lifted: ${input.reason}`),
    );
    await issuePaper(tx, actor, row, stopLifted, input.reason);
    await tellConcerned(
      tx,
      actor,
      { kind: 'supervision.stop', subject: { kind: 'stop', id: row.id }, reached: freed },
      text(
        `“${row.title}”的停用已解除：${input.reason}`,
        `“${row.title}” is stopped no more: ${input.reason}`,
      ),
    );
    return ok({ stopId: row.id, state: next.value });
  },
});
