import { type Actor, actorReference, type Text, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import {
  addReason,
  clearReason,
  connect,
  ensureStanding,
  holdDownstream,
  type ItemUse,
  type NewReason,
  type ThingRef,
  usesOfItems,
  type Weighed,
  weighsOn,
} from '#platform/lineage';
import { lockSubjectsAlone } from '#platform/query';
import { grounds } from '../model/objections/grounds.ts';
import { answering } from '../sides.ts';
import { marksOf, subjectsOf } from '../store/objections.ts';
import { type ObjectionRow, objectionTables } from '../store/tables.ts';
import { objectionRef } from './desk.ts';
import { tellConcerned as tell } from './tell-concerned.ts';

/** What an objection is about, as things of the lineage. Items are connected to the products that read them before anything is said of them. */
async function targetsOf(tx: Tx, row: ObjectionRow, uses: readonly ItemUse[]): Promise<readonly ThingRef[]> {
  if (row.product_id) return [{ kind: 'product', id: row.product_id }];
  const resourceId = row.resource_id!;
  if (row.about === 'resource') return [{ kind: 'resource', id: resourceId }];
  if (row.about === 'subject') {
    const digests = (await subjectsOf(tx, row.id)).map(({ digest }) => digest);
    await lockSubjectsAlone(tx, digests);
    return digests.map((id) => ({ kind: 'subject', id }));
  }
  await lockSubjectsAlone(tx, row.items, 'item');
  const resource = await cataloguedResource(tx, resourceId);
  for (const { id, name } of resource?.items ?? [])
    if (row.items.includes(id))
      await ensureStanding(tx, { kind: 'item', id }, { title: name, owner: row.department });
  // Products defined by an earlier release of this hub hang on their resources only.
  for (const [key, [use]] of Map.groupBy(uses, ({ itemId, id }) => `${itemId} ${id}`))
    if (use && key)
      await connect(tx, {
        from: { kind: 'item', id: use.itemId },
        to: { kind: 'product', id: use.id },
        relation: 'defined-over',
        by: 'system:supervision',
      });
  return row.items.map((id) => ({ kind: 'item', id }));
}

/** Put a reason on everything an objection is about, and keep what it reached. Returns the things reached, each once. */
export async function mark(
  tx: Tx,
  row: ObjectionRow,
  reason: NewReason,
  freezeId: string | null = null,
): Promise<readonly Weighed[]> {
  const uses = (row.about === 'items' ? await usesOfItems(tx, row.resource_id!, 'product') : []).filter(
    ({ itemId }) => row.items.includes(itemId),
  );
  const targets = await targetsOf(tx, row, uses);
  await holdDownstream(tx, ...targets);
  const reached = new Map<string, Weighed>();
  for (const target of targets) {
    const reasonId = await addReason(tx, target, reason);
    await objectionTables(tx)
      .insertInto('supervision.mark')
      .values({
        reason_id: reasonId,
        objection_id: row.id,
        freeze_id: freezeId,
        kind: target.kind,
        thing_id: target.id,
        code: reason.code,
        marked_at: tx.now,
        cleared_at: null,
      })
      .execute();
    for (const thing of await weighsOn(tx, reasonId)) {
      const key = `${thing.kind} ${thing.id}`;
      const before = reached.get(key);
      if (!before || before.effect === 'marked') reached.set(key, thing);
    }
  }
  const things = [...reached.values()];
  for (const thing of things)
    await objectionTables(tx)
      .insertInto('supervision.marked_thing')
      .values({
        objection_id: row.id,
        kind: thing.kind,
        id: thing.id,
        title: thing.title?.zh ?? null,
        effect: thing.effect,
        columns: [...new Set(uses.flatMap(({ id, output }) => (id === thing.id ? (output ?? []) : [])))],
        at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return things;
}

/** Take reasons of an objection away, everywhere they were carried: those of one freeze, those of the objection itself, or all. */
export async function clearMarks(
  tx: Tx,
  row: ObjectionRow,
  actor: Actor,
  which: 'all' | { readonly freezeId: string | null },
): Promise<readonly Weighed[]> {
  const standing = (await marksOf(tx, row.id)).filter(
    ({ cleared_at, freeze_id }) => !cleared_at && (which === 'all' || freeze_id === which.freezeId),
  );
  if (row.about === 'subject')
    await lockSubjectsAlone(
      tx,
      standing.map(({ thing_id }) => thing_id),
    );
  await holdDownstream(tx, ...standing.map(({ kind, thing_id }) => ({ kind, id: thing_id })));
  const freed: Weighed[] = [];
  for (const { reason_id } of standing) {
    freed.push(...(await weighsOn(tx, reason_id)));
    await clearReason(tx, reason_id, actorReference(actor));
  }
  await objectionTables(tx)
    .updateTable('supervision.mark')
    .set({ cleared_at: tx.now })
    .where('reason_id', 'in', standing.length > 0 ? standing.map(({ reason_id }) => reason_id) : [''])
    .execute();
  return freed;
}

/** Word to those it concerns, who hear of the thing and never who objected. */
export const tellConcerned = (
  tx: Tx,
  actor: Actor,
  row: ObjectionRow,
  reached: readonly Weighed[],
  happened: Text,
): Promise<void> =>
  tell(tx, actor, { kind: 'supervision.objection', subject: objectionRef(row), reached }, happened);

/** What is on the public timeline of it. An objection about one person's record is nobody's to read, so nothing of it is there. */
export async function publish(
  tx: Tx,
  row: ObjectionRow,
  step: 'marked' | 'frozen' | 'unfrozen' | 'lifted',
): Promise<void> {
  if (row.about === 'subject') return;
  const fact = {
    number: Number(row.number),
    thing: row.title,
    ground: grounds[row.ground].zh,
    handler: await organisationName(tx, await answering(tx, row.handler)),
    at: tx.now.toString(),
  };
  const subject = row.product_id ?? row.resource_id!;
  switch (step) {
    case 'marked':
      await appendPublicFact(tx, { kind: 'supervision.objection-marked', subject, fact });
      return;
    case 'frozen':
      await appendPublicFact(tx, { kind: 'supervision.objection-frozen', subject, fact });
      return;
    case 'unfrozen':
      await appendPublicFact(tx, { kind: 'supervision.freeze-lifted', subject, fact });
      return;
    case 'lifted':
      await appendPublicFact(tx, {
        kind: 'supervision.objection-lifted',
        subject,
        fact: { ...fact, outcome: row.outcome },
      });
  }
}

/** The sentence that stands with the reason wherever it is carried: what, never who. */
export const reasonText = (row: ObjectionRow): Text =>
  row.about === 'subject'
    ? text(
        `数据主体对本人记录提出异议（第 ${row.number} 号）：${grounds[row.ground].zh}`,
        `A data subject objects to their own record (no. ${row.number}): ${grounds[row.ground].en.toLowerCase()}`,
      )
    : text(
        `“${row.title}”有异议处理中（第 ${row.number} 号）：${grounds[row.ground].zh}`,
        `There is an objection to “${row.title}” (no. ${row.number}): ${grounds[row.ground].en.toLowerCase()}`,
      );
