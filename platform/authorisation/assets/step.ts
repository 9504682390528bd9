import { Type } from 'typebox';
import {
  type Actor,
  newId,
  ok,
  type Problem,
  type Result,
  refuse,
  type Subject,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import { personOf } from '../actions/agreement-step.ts';
import { hand, partiesOf, tell } from '../desk.ts';
import { type AssetKind, type AssetOwner, assetKinds, assetOwners, movementKinds } from '../model/asset.ts';
import { problems } from '../problems.ts';
import { sideOf } from '../reads/reader.ts';
import { findAsset, nextPlace, openMovement } from '../store/assets.ts';
import {
  type AgreementRow,
  type AssetRow,
  authorisationTables,
  findAgreement,
  type MovementRow,
} from '../store/tables.ts';

/** How acts on an item of the ledger name it. */
export const byAsset = { assetId: Type.String({ maxLength: 60, title: '资产', titleEn: 'Asset' }) };
export const AssetAnswer = Type.Object({
  assetId: Type.String(),
  agreementId: Type.String(),
  state: Type.String(),
});

/** What an item says of the asset. */
export const assetFields = {
  kind: Type.Unsafe<AssetKind>({
    type: 'string',
    enum: Object.keys(assetKinds),
    enumTitles: assetKinds,
    title: '类别',
    titleEn: 'Kind',
  }),
  description: Type.String({ minLength: 2, maxLength: 500, title: '名称与说明', titleEn: 'What it is' }),
  owner: Type.Unsafe<AssetOwner>({
    type: 'string',
    enum: Object.keys(assetOwners),
    enumTitles: assetOwners,
    title: '归属',
    titleEn: 'Whose',
  }),
  amount: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      title: '数量或金额',
      titleEn: 'Number or amount',
      asked: true,
    }),
  ),
};
/** What proves it. */
export const evidenceFields = {
  reference: Type.String({
    minLength: 2,
    maxLength: 200,
    title: '依据（协议条款、发票或单据号）',
    titleEn: 'Ground (clause, invoice or slip)',
  }),
  evidenceUploadId: Type.Optional(
    Type.String({
      maxLength: 100,
      format: 'upload',
      title: '单据扫描件',
      titleEn: 'Scan of it',
      asked: true,
    }),
  ),
};
export interface Evidence {
  readonly reference: string;
  readonly evidenceUploadId?: string;
}

export const sidesOf = (agreement: AgreementRow) =>
  [agreement.operator, agreement.implementing_body] as const;
/** Who has to confirm what this organisation entered. */
const otherSide = (agreement: AgreementRow, organisation: string) =>
  organisation === agreement.operator ? agreement.implementing_body : agreement.operator;

export const assetRef = (asset: Pick<AssetRow, 'id' | 'description'>) => ({
  kind: 'asset',
  id: asset.id,
  title: asset.description,
});

/** The agreement of a ledger as policies see it: of the operator and the implementing body, who keep it. */
export async function ledgerSubject(tx: Tx, agreementId: string): Promise<Subject | null> {
  const agreement = await findAgreement(tx, agreementId);
  return agreement
    ? { kind: 'agreement', id: agreement.id, parties: [...sidesOf(agreement)], state: agreement.state }
    : null;
}

/** An item as policies see it: of who proposed what is open, handled by the other side. */
export async function assetSubject(tx: Tx, id: string): Promise<Subject | null> {
  const asset = await findAsset(tx, id);
  const agreement = asset && (await findAgreement(tx, asset.agreement_id));
  if (!asset || !agreement) return null;
  const open = await openMovement(tx, id);
  return {
    kind: 'asset',
    id,
    ...(open ? { owner: open.proposer, handler: otherSide(agreement, open.proposer) } : {}),
    parties: [...sidesOf(agreement)],
    authors: open ? [open.proposed_by] : [],
    state: asset.state,
  };
}

/** Something is said of an asset, and lies with the other side to confirm. */
export async function propose(
  tx: Tx,
  actor: Actor,
  uploads: Uploads,
  { agreement, asset }: { readonly agreement: AgreementRow; readonly asset: AssetRow },
  movement: Pick<MovementRow, 'kind' | 'disposal'> & { readonly content: object | null },
  { reference, evidenceUploadId }: Evidence,
): Promise<Result<null>> {
  if (await openMovement(tx, asset.id)) return refuse(waiting());
  const scan = evidenceUploadId ? await uploads.find(tx, actor, evidenceUploadId) : null;
  if (evidenceUploadId && !scan)
    return refuse(
      problems['asset-not-in-order']({ detail: text('没有找到扫描件', 'The scan was not found') }),
    );
  // Of whom it is the successor, if it is one: the ledger has two sides.
  const proposer = (await sideOf(tx, actor, sidesOf(agreement))) ?? '';
  await authorisationTables(tx)
    .insertInto('authorisation.asset_movement')
    .values({
      id: newId('mov'),
      asset_id: asset.id,
      place: await nextPlace(tx, asset.id),
      kind: movement.kind,
      state: 'proposed',
      content: movement.content && JSON.stringify(movement.content),
      disposal: movement.disposal,
      reference,
      evidence_upload: scan?.id ?? null,
      evidence_sha256: scan?.sha256 ?? null,
      proposed_by: personOf(actor),
      proposer,
      proposed_at: tx.now,
      decided_by: null,
      decider: null,
      decided_at: null,
      remark: null,
    })
    .execute();
  const what = movementKinds[movement.kind];
  const organisationId = otherSide(agreement, proposer);
  await hand(tx, actor, assetRef(asset), text(`登记${what.zh}`, `Entered: ${what.en}`), {
    kind: 'asset',
    title: text(`确认资产${what.zh}`, `Confirm an asset: ${what.en}`),
    organisationId,
    role: organisationId === agreement.operator ? 'operator' : 'implementing-body',
    acts: ['authorisation.confirm-asset', 'authorisation.decline-asset'],
  });
  await tell(
    tx,
    actor,
    agreement,
    partiesOf(agreement),
    'asset-proposed',
    text(
      `授权 ${agreement.number} 的资产台账登记${what.zh}：${asset.description}`,
      `Asset ledger of agreement ${agreement.number}: ${what.en}, ${asset.description}`,
    ),
  );
  return ok(null);
}

export const waiting = (): Problem =>
  problems['asset-not-in-order']({
    detail: text('已有一项登记待对方确认', 'Something about it waits for the other side already'),
  });
