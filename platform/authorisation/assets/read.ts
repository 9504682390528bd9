import { Type } from 'typebox';
import { defineRead, ok, refuse, type SubjectView, TextSchema, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import { assetKinds, assetLifecycle, assetOwners, disposals, movementKinds } from '../model/asset.ts';
import { problems } from '../problems.ts';
import { mayRead, readingAs } from '../reads/reader.ts';
import { assetsOf, findAsset, movementsOf } from '../store/assets.ts';
import { findAgreement } from '../store/tables.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** What each party brought into the operation, with every entry. For the parties and those who oversee. */
export const assetsRead = defineRead({
  name: 'authorisation.assets',
  title: text('资产台账', 'Asset ledger'),
  path: '/api/v1/agreements/{id}/assets',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Type.Integer(),
        state: Type.String(),
        stateTitle: TextSchema,
        kind: TextSchema,
        description: Type.String(),
        owner: TextSchema,
        amount: orNull(Type.String()),
        /** Something waits for the other side. */
        open: Type.Boolean(),
        movements: Type.Array(
          Type.Object({
            title: TextSchema,
            state: Type.String(),
            disposal: orNull(TextSchema),
            reference: Type.String(),
            evidence: orNull(Type.String({ description: 'SHA-256 of the scan.' })),
            proposer: Type.String(),
            proposedAt: Type.String(),
            decider: orNull(Type.String()),
            decidedAt: orNull(Type.String()),
            remark: orNull(Type.String()),
          }),
        ),
      }),
    ),
  }),
  problems: [problems['no-such-agreement'].type],
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    if (!row || !mayRead(await readingAs(tx, actor), row)) return refuse(problems['no-such-agreement']());
    const assets = await assetsOf(tx, row.id);
    const movements = await movementsOf(
      tx,
      assets.map(({ id }) => id),
    );
    const names = await organisationNames(tx, [row.operator, row.implementing_body]);
    const of = Map.groupBy(movements, ({ asset_id }) => asset_id);
    return ok({
      items: assets.map((asset) => ({
        id: asset.id,
        number: asset.number,
        state: asset.state,
        stateTitle: assetLifecycle.states[asset.state].title,
        kind: assetKinds[asset.kind],
        description: asset.description,
        owner: assetOwners[asset.owner],
        amount: asset.amount,
        open: (of.get(asset.id) ?? []).some(({ state }) => state === 'proposed'),
        movements: (of.get(asset.id) ?? []).map((one) => ({
          title: movementKinds[one.kind],
          state: one.state,
          disposal: one.disposal ? disposals[one.disposal] : null,
          reference: one.reference,
          evidence: one.evidence_sha256,
          proposer: names.get(one.proposer) ?? '',
          proposedAt: one.proposed_at.toString(),
          decider: one.decider ? (names.get(one.decider) ?? '') : null,
          decidedAt: one.decided_at?.toString() ?? null,
          remark: one.remark,
        })),
      })),
    });
  },
});

/** An item where it is confirmed: what it is, and what is said of it now. */
export const assetView: SubjectView = async (tx, id) => {
  const asset = await findAsset(tx, id);
  const agreement = asset && (await findAgreement(tx, asset.agreement_id));
  if (!asset || !agreement) return null;
  const last = (await movementsOf(tx, [id])).at(-1);
  const said = (last?.content ?? asset) as unknown as typeof asset;
  const prefill = { assetId: id };
  return {
    title: text(`资产：${asset.description}`, `Asset: ${asset.description}`),
    lifecycle: { id: 'authorisation.asset', state: asset.state },
    facts: [
      { label: text('授权', 'Agreement'), value: agreement.number },
      ...(last
        ? [
            { label: text('登记', 'Entry'), value: movementKinds[last.kind].zh },
            ...(last.disposal
              ? [{ label: text('处置方式', 'What becomes of it'), value: disposals[last.disposal].zh }]
              : []),
          ]
        : []),
      { label: text('类别', 'Kind'), value: assetKinds[said.kind].zh },
      { label: text('名称与说明', 'What it is'), value: said.description },
      { label: text('归属', 'Whose'), value: assetOwners[said.owner].zh },
      ...(said.amount ? [{ label: text('数量或金额', 'Number or amount'), value: said.amount }] : []),
      ...(last ? [{ label: text('依据', 'Ground'), value: last.reference }] : []),
      ...(last?.evidence_sha256
        ? [{ label: text('扫描件 SHA-256', 'SHA-256 of the scan'), value: last.evidence_sha256 }]
        : []),
    ],
    prefill: {
      'authorisation.confirm-asset': prefill,
      'authorisation.decline-asset': prefill,
      'authorisation.dispose-asset': prefill,
      'authorisation.change-asset': {
        ...prefill,
        kind: asset.kind,
        description: asset.description,
        owner: asset.owner,
        ...(asset.amount ? { amount: asset.amount } : {}),
      },
    },
    page: `/agreements/${agreement.id}#assets`,
  };
};
