import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Text, type Tx, text } from '#foundation';
import { personOf } from '../actions/agreement-step.ts';
import { hand, partiesOf, tell } from '../desk.ts';
import { type AssetEvent, assetLifecycle, movementKinds } from '../model/asset.ts';
import { problems } from '../problems.ts';
import { sideOf } from '../reads/reader.ts';
import { findAsset, openMovement } from '../store/assets.ts';
import { type AssetRow, authorisationTables, lockAgreement, type MovementRow } from '../store/tables.ts';
import { AssetAnswer, assetRef, assetSubject, byAsset, sidesOf } from './step.ts';

const remark = Type.String({ minLength: 2, maxLength: 500, title: '核对意见', titleEn: 'What was compared' });

/** What a decision on a movement makes of the asset; undefined leaves it as it is. */
const eventOf = (kind: MovementRow['kind'], verdict: 'confirmed' | 'declined'): AssetEvent | undefined => {
  if (verdict === 'confirmed') return { in: 'admit', change: undefined, out: 'dispose' }[kind] as AssetEvent;
  return kind === 'in' ? 'decline' : undefined;
};

/** The other side agrees to what was entered, or does not. The agreement's row is locked, so a step of the exit sees all of it or nothing. */
function deciding({
  name,
  title,
  description,
  verdict,
  step,
}: {
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  readonly verdict: 'confirmed' | 'declined';
  readonly step: Text;
}) {
  return defineAction({
    name,
    title,
    description,
    input: Type.Object({ ...byAsset, remark }, { additionalProperties: false }),
    output: AssetAnswer,
    problems: [problems['asset-not-in-order'].type],
    fourEyes: true,
    subject: (tx, input) => assetSubject(tx, input.assetId),
    async run(actor: Actor, input, tx) {
      const named = (await findAsset(tx, input.assetId))!;
      const agreement = await lockAgreement(tx, named.agreement_id);
      const asset = (await findAsset(tx, input.assetId))!;
      const movement = await openMovement(tx, asset.id);
      const side = await sideOf(tx, actor, sidesOf(agreement));
      if (!movement || side === undefined || movement.proposer === side)
        return refuse(
          problems['asset-not-in-order']({
            detail: text('没有待您确认的登记', 'Nothing about it waits for your side'),
          }),
        );
      const event = eventOf(movement.kind, verdict);
      const next = event ? assetLifecycle.next(asset.state, event) : ok(asset.state);
      if (!next.ok) return next;
      await authorisationTables(tx)
        .updateTable('authorisation.asset_movement')
        .set({
          state: verdict,
          decided_by: personOf(actor),
          decider: side,
          decided_at: tx.now,
          remark: input.remark,
        })
        .where('id', '=', movement.id)
        .execute();
      await setAsset(tx, asset.id, {
        state: next.value,
        ...(verdict === 'confirmed' && movement.content ? contentOf(movement) : {}),
      });
      const what = movementKinds[movement.kind];
      await hand(tx, actor, assetRef(asset), text(`${step.zh}：${what.zh}`, `${step.en}: ${what.en}`));
      await tell(
        tx,
        actor,
        agreement,
        partiesOf(agreement),
        'asset-decided',
        text(
          `授权 ${agreement.number} 的资产台账“${asset.description}”${what.zh}：${step.zh}`,
          `Asset ledger of agreement ${agreement.number}, “${asset.description}”, ${what.en}: ${step.en}`,
        ),
      );
      return ok({ assetId: asset.id, agreementId: agreement.id, state: next.value });
    },
  });
}

type Content = Pick<AssetRow, 'kind' | 'description' | 'owner' | 'amount'>;
const contentOf = (movement: MovementRow): Content => movement.content as unknown as Content;

const setAsset = (tx: Tx, id: string, to: Partial<AssetRow>) =>
  authorisationTables(tx).updateTable('authorisation.asset').set(to).where('id', '=', id).execute();

export const confirmAsset = deciding({
  name: 'authorisation.confirm-asset',
  title: text('确认资产登记', 'Confirm an asset'),
  description: text(
    '核对实物、单据与登记一致后确认。',
    'After comparing the thing and its papers with the entry.',
  ),
  verdict: 'confirmed',
  step: text('对方已确认', 'Confirmed by the other side'),
});
export const declineAsset = deciding({
  name: 'authorisation.decline-asset',
  title: text('不予确认资产登记', 'Decline an asset'),
  description: text(
    '与实际不符的不予确认，说明原因；在册资产照旧。',
    'What is not so is declined; an asset in the ledger stays as it is.',
  ),
  verdict: 'declined',
  step: text('对方未予确认', 'Declined by the other side'),
});
