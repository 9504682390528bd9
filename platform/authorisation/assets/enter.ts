import { type Static, Type } from 'typebox';
import {
  type Actor,
  type AnyAct,
  defineAction,
  newId,
  ok,
  type Result,
  refuse,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import { byAgreement } from '../actions/agreement-step.ts';
import { assetLifecycle, type Disposal, disposals } from '../model/asset.ts';
import { problems } from '../problems.ts';
import { assetsOf, findAsset } from '../store/assets.ts';
import { type AssetRow, authorisationTables, lockAgreement } from '../store/tables.ts';
import {
  AssetAnswer,
  assetFields,
  assetSubject,
  byAsset,
  type Evidence,
  evidenceFields,
  ledgerSubject,
  propose,
} from './step.ts';

const inForce: readonly string[] = ['signed', 'active', 'suspended'];
const held = (asset: AssetRow) =>
  asset.state === 'held'
    ? null
    : problems['asset-not-in-order']({
        detail: text(
          `该资产“${assetLifecycle.states[asset.state].title.zh}”，不能变更或处置`,
          `It is “${assetLifecycle.states[asset.state].title.en}”: neither changed nor disposed of`,
        ),
      });

/** What a party brings into the operation; in the ledger once the other side confirms. */
export const enterAsset = (uploads: Uploads) =>
  defineAction({
    name: 'authorisation.enter-asset',
    title: text('登记投入的资产', 'Enter an asset'),
    description: text(
      '运营机构或实施机构登记投入运营的硬件、软件、数据产品、服务或资金，写明归属和依据，由对方确认后在册。',
      'The operator or the implementing body enters hardware, software, data products, services or money brought into the operation, with owner and ground; in the ledger once the other side confirms.',
    ),
    input: Type.Object(
      { ...byAgreement, ...assetFields, ...evidenceFields },
      { additionalProperties: false },
    ),
    output: AssetAnswer,
    problems: [problems['asset-not-in-order'].type],
    idempotent: true,
    subject: (tx, input) => ledgerSubject(tx, input.agreementId),
    async run(actor, input, tx) {
      const agreement = await lockAgreement(tx, input.agreementId);
      if (!inForce.includes(agreement.state))
        return refuse(
          problems['asset-not-in-order']({
            detail: text(
              '授权签署后、终结前才能登记投入',
              'Only between the signature and the end of the agreement',
            ),
          }),
        );
      const { kind, description, owner } = input;
      const asset: AssetRow = {
        id: newId('ast'),
        agreement_id: agreement.id,
        number: ((await assetsOf(tx, agreement.id)).at(-1)?.number ?? 0) + 1,
        state: assetLifecycle.initial,
        kind,
        description,
        owner,
        amount: input.amount ?? null,
      };
      await authorisationTables(tx).insertInto('authorisation.asset').values(asset).execute();
      const content = { kind, description, owner, amount: asset.amount };
      const done = await propose(
        tx,
        actor,
        uploads,
        { agreement, asset },
        { kind: 'in', disposal: null, content },
        input,
      );
      return done.ok ? ok({ assetId: asset.id, agreementId: agreement.id, state: asset.state }) : done;
    },
  });

export const changeAsset = (uploads: Uploads): AnyAct =>
  defineAction({
    name: 'authorisation.change-asset',
    title: text('变更在册资产', 'Change an asset'),
    description: text(
      '在册资产的归属、数量等变更，由对方确认后生效；此前各项留存。',
      'Owner, number and the like, in effect once the other side confirms; what was said before stays.',
    ),
    input: Type.Object({ ...byAsset, ...assetFields, ...evidenceFields }, { additionalProperties: false }),
    output: AssetAnswer,
    problems: [problems['asset-not-in-order'].type],
    subject: (tx, input) => assetSubject(tx, input.assetId),
    run(actor, input, tx) {
      const { kind, description, owner, amount = null } = input;
      const content = { kind, description, owner, amount };
      return proposeOfHeld(tx, actor, uploads, { kind: 'change', disposal: null, content }, input);
    },
  });

export const disposeAsset = (uploads: Uploads): AnyAct =>
  defineAction({
    name: 'authorisation.dispose-asset',
    title: text('处置在册资产', 'Dispose of an asset'),
    description: text(
      '写明返还、销毁、转移、保留或结清，由对方确认后退出台账；退出时须逐项处置。',
      'Returned, destroyed, transferred, kept or settled; out once the other side confirms. An exit waits for each item.',
    ),
    input: Type.Object(
      {
        ...byAsset,
        disposal: Type.Unsafe<Disposal>({
          type: 'string',
          enum: Object.keys(disposals),
          enumTitles: disposals,
          title: '处置方式',
          titleEn: 'What becomes of it',
        }),
        ...evidenceFields,
      },
      { additionalProperties: false },
    ),
    output: AssetAnswer,
    problems: [problems['asset-not-in-order'].type],
    dangerous: true,
    subject: (tx, input) => assetSubject(tx, input.assetId),
    run: (actor, input, tx) =>
      proposeOfHeld(tx, actor, uploads, { kind: 'out', disposal: input.disposal, content: null }, input),
  });

/** A movement of what is in the ledger, under the agreement's lock: what is not held is neither changed nor disposed of. */
async function proposeOfHeld(
  tx: Tx,
  actor: Actor,
  uploads: Uploads,
  movement: Parameters<typeof propose>[4],
  input: Evidence & { readonly assetId: string },
): Promise<Result<Static<typeof AssetAnswer>>> {
  const named = (await findAsset(tx, input.assetId))!;
  const agreement = await lockAgreement(tx, named.agreement_id);
  const asset = (await findAsset(tx, input.assetId))!;
  const wrong = held(asset);
  if (wrong) return refuse(wrong);
  const done = await propose(tx, actor, uploads, { agreement, asset }, movement, input);
  return done.ok ? ok({ assetId: asset.id, agreementId: agreement.id, state: asset.state }) : done;
}
