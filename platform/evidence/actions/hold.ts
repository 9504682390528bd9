import { Type } from 'typebox';
import {
  type AnyAct,
  defineAction,
  idPattern,
  newId,
  newOf,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { recordStep } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { openingsOf } from '../entries.ts';
import { problems } from '../problems.ts';
import { holdSubject, personOf } from '../retention/erasures.ts';
import { waitForBatch } from '../retention/holds.ts';
import type { AskNeeds } from '../retention/needs.ts';
import { evidenceTables } from '../store/tables.ts';

/** While somebody disputes it, what belongs to an agreement, a product, an organisation or one entry is kept, whatever its age. */
export const placeHold = (needs: AskNeeds): AnyAct =>
  defineAction({
    name: 'evidence.place-hold',
    title: text('保全存证', 'Keep evidence under hold'),
    description: text(
      '有异议、争议、事件或案件待办的，保全有关协议、产品、单位或某一条存证的盐值与字段值，期满也不清除。',
      'While an objection, dispute, incident or case is open: keep salts and values of an agreement, a product, an organisation or one entry beyond the period.',
    ),
    input: Type.Object(
      {
        thing: Type.String({
          pattern: '^(agr|prd|org|ent)_[0-9a-hjkmnp-tv-z]{26}$',
          title: '协议、产品、单位或存证编号',
          titleEn: 'Id of the agreement, product, organisation or entry',
        }),
        reason: Type.String({
          minLength: 4,
          maxLength: 1000,
          format: 'text',
          title: '保全事由与文号',
          titleEn: 'Why, and the number of the document',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ holdId: Type.String() }),
    problems: [problems['nothing-to-hold'].type, problems['already-held'].type],
    subject: newOf('evidence-hold'),
    async run(actor, { thing, reason }, tx) {
      await waitForBatch(tx);
      if (!(await isThere(tx, needs, thing))) return refuse(problems['nothing-to-hold']());
      const id = newId('hld');
      const entered = await evidenceTables(tx)
        .insertInto('evidence.hold')
        .values({
          id,
          thing,
          reason,
          owner: organisationOf(actor) ?? '',
          placed_by: personOf(actor),
          placed_at: tx.now,
          lifted_by: null,
          lifted_at: null,
          why_lifted: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!entered) return refuse(problems['already-held']());
      await recordStep(tx, {
        subject: { kind: 'evidence-hold', id },
        title: text(`保全：${reason}`, `Held: ${reason}`),
        actor,
      });
      return ok({ holdId: id });
    },
  });

export const liftHold = defineAction({
  name: 'evidence.lift-hold',
  title: text('解除存证保全', 'Lift a hold'),
  description: text(
    '争议了结后由保全人以外的另一人解除；保存期已满的，以后可以清除。',
    'When the dispute is settled somebody other than who placed it lifts it; what is past its period can then be erased.',
  ),
  input: Type.Object(
    {
      holdId: Type.String({ pattern: idPattern('hld'), title: '保全事项', titleEn: 'Hold' }),
      reason: Type.String({ minLength: 4, maxLength: 1000, title: '解除理由', titleEn: 'Why it is lifted' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ holdId: Type.String() }),
  problems: [problems['not-held'].type],
  fourEyes: true,
  subject: (tx, input) => holdSubject(tx, input.holdId),
  async run(actor, { holdId, reason }, tx) {
    const lifted = await evidenceTables(tx)
      .updateTable('evidence.hold')
      .set({ lifted_by: personOf(actor), lifted_at: tx.now, why_lifted: reason })
      .where('id', '=', holdId)
      .where('lifted_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!lifted) return refuse(problems['not-held']());
    await recordStep(tx, {
      subject: { kind: 'evidence-hold', id: holdId },
      title: text(`解除保全：${reason}`, `Hold lifted: ${reason}`),
      actor,
    });
    return ok({ holdId });
  },
});

/** A wrong id, or an entry whose salts and values are gone, would keep nothing and nobody would notice. */
async function isThere(tx: Tx, needs: AskNeeds, thing: string): Promise<boolean> {
  if (thing.startsWith('ent_')) return (await openingsOf(tx, thing)) !== null;
  if (thing.startsWith('org_')) return (await organisationNames(tx, [thing])).has(thing);
  return (await needs(tx, [thing])).has(thing);
}
