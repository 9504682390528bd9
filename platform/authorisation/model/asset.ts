import { defineLifecycle, type Text, text } from '#foundation';

export const assetKinds = {
  hardware: text('硬件', 'Hardware'),
  software: text('软件', 'Software'),
  'data-product': text('数据产品', 'Data product'),
  service: text('服务', 'Service'),
  money: text('资金', 'Money'),
} as const;
export type AssetKind = keyof typeof assetKinds;

/** Whose it is. */
export const assetOwners = {
  'authorising-body': text('授权主体', 'Authorising body'),
  'implementing-body': text('实施机构', 'Implementing body'),
  operator: text('运营机构', 'Operator'),
} as const;
export type AssetOwner = keyof typeof assetOwners;

/** What becomes of an asset that leaves the operation. */
export const disposals = {
  returned: text('返还所有者', 'Returned to its owner'),
  destroyed: text('销毁、删除', 'Destroyed or deleted'),
  transferred: text('转移给另一方', 'Transferred to another party'),
  retained: text('由所有者自行保留', 'Kept by its owner'),
  settled: text('结清', 'Settled'),
} as const;
export type Disposal = keyof typeof disposals;

export const movementKinds: { readonly [kind in 'in' | 'change' | 'out']: Text } = {
  in: text('投入', 'Brought in'),
  change: text('变更', 'Changed'),
  out: text('退出', 'Taken out'),
};
export type MovementKind = keyof typeof movementKinds;

export type AssetState = 'proposed' | 'held' | 'disposed' | 'declined';
export type AssetEvent = 'admit' | 'decline' | 'dispose';

/** 资产台账的一项: in when both sides agree, out when both agree (实施规范 Art 14-5). */
export const assetLifecycle = defineLifecycle<AssetState, AssetEvent>({
  id: 'authorisation.asset',
  title: text('资产台账项', 'Item of the asset ledger'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待对方确认', 'Awaiting the other side'),
      on: { admit: 'held', decline: 'declined' },
    },
    held: { title: text('在册', 'In the operation'), on: { dispose: 'disposed' } },
    disposed: { title: text('已处置', 'Disposed of') },
    declined: { title: text('未获确认', 'Declined') },
  },
  events: {
    admit: text('确认投入', 'Admit'),
    decline: text('不予确认', 'Decline'),
    dispose: text('确认处置', 'Dispose'),
  },
});

/** Steps of an exit that hold as long as something is in the ledger. */
export const stepsOfAssets: readonly string[] = ['return-data', 'delete-data'];
