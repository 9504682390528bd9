import { type Defect, defineLifecycle, text } from '#foundation';

export type DeliveryState = 'stands' | 'replaced' | 'withdrawn';

/** A delivery made without the hub, entered on paper: it counts until another entry takes its place or it is withdrawn. */
export const deliveryLifecycle = defineLifecycle<DeliveryState, 'replace' | 'withdraw'>({
  id: 'registration.delivery',
  title: text('系统外交付', 'Delivery made elsewhere'),
  initial: 'stands',
  states: {
    stands: { title: text('计入义务', 'Counts'), on: { replace: 'replaced', withdraw: 'withdrawn' } },
    replaced: { title: text('已被更正', 'Replaced') },
    withdrawn: { title: text('已撤销', 'Withdrawn') },
  },
  events: {
    replace: text('以更正件取代', 'Another entry takes its place'),
    withdraw: text('撤销', 'Withdraw'),
  },
});

export interface DeliveryTold {
  readonly thing_kind: string;
  readonly thing_id: string;
  readonly delivered_on: Temporal.PlainDate;
  readonly filed_on: Temporal.PlainDate | null;
  readonly filed_number: string | null;
  readonly decision_id: string;
  readonly paper_number: string;
}

/** What an entry says, as the log fixes it and the check reads it again. */
export const deliverySays = (told: DeliveryTold) => ({
  thing: `${told.thing_kind}/${told.thing_id}`,
  deliveredOn: told.delivered_on.toString(),
  filedOn: told.filed_on?.toString() ?? null,
  filedNumber: told.filed_number,
  paper: told.decision_id,
  paperNumber: told.paper_number,
});

const after = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0;

/** All that is wrong with an entry, at once. `paper` is null when nobody checked it, or it is another organisation's. */
export function deliveryDefects(entry: {
  readonly today: Temporal.PlainDate;
  readonly deliveredOn: Temporal.PlainDate;
  readonly filedOn: Temporal.PlainDate | null;
  readonly filedWith: string | null;
  readonly filedNumber: string | null;
  readonly paper: { readonly decidedOn: Temporal.PlainDate } | null;
  readonly inAuthorisedOperation: boolean;
  readonly replacedFits: boolean;
}): readonly Defect[] {
  const defects: Defect[] = [];
  const wrong = (at: string, zh: string, en: string) => defects.push({ at, message: text(zh, en) });
  if (!entry.inAuthorisedOperation)
    wrong(
      '/thingId',
      '未纳入授权运营，没有登记义务可计',
      'It is not in authorised operation: no duty arises',
    );
  if (after(entry.deliveredOn, entry.today))
    wrong('/deliveredOn', '交付日期在将来', 'The delivery is in the future');
  const filing = [entry.filedOn, entry.filedWith, entry.filedNumber];
  if (filing.some((one) => one !== null) && filing.some((one) => one === null))
    wrong(
      '/filedOn',
      '已在别处申请登记的，申请日期、登记机构和编号须同时填写',
      'Of a filing made elsewhere give the day, the registrar and the number, all three',
    );
  if (entry.filedOn && after(entry.filedOn, entry.today))
    wrong('/filedOn', '申请日期在将来', 'The filing is in the future');
  if (!entry.paper)
    wrong(
      '/decisionId',
      '凭证须是本单位录入、经第二人复核的系统外文件',
      'The proof is an outside paper of your organisation that a second person checked',
    );
  else if (
    after(entry.deliveredOn, entry.paper.decidedOn) ||
    (entry.filedOn && after(entry.filedOn, entry.paper.decidedOn))
  )
    wrong(
      '/decisionId',
      `凭证日期 ${entry.paper.decidedOn} 早于所载的交付或申请，不能证明`,
      `The proof is of ${entry.paper.decidedOn}, before the delivery or filing it is to prove`,
    );
  if (!entry.replacedFits)
    wrong(
      '/replaces',
      '被更正的须是同一数据现行的系统外交付',
      'What is replaced is a delivery of the same thing that counts now',
    );
  return defects;
}
