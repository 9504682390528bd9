import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  defineAction,
  newId,
  ok,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { completeTasks, openTask, recordStep } from '#platform/casework';
import { organisationName, rolesOfOrganisation } from '#platform/identity';
import { BS1 } from '../../model/settlement/rules.ts';
import { sharingSubject } from '../../settlement/desk.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { nowOf, personOf } from '../../sides.ts';
import { post } from '../../store/ledger.ts';
import { type SharingLineRow, type SharingRow, settlementTables } from '../../store/settlement-tables.ts';
import { deliveriesOf, lockSharing, payoutsOf, sharingLines } from '../../store/sharings.ts';
import { bySharing, day, lineNumber, long, reference, yuan } from './fields.ts';
import { amountIn } from './payments.ts';
import { destinationOf, payableOf } from './sharing.ts';

const PayoutAnswer = Type.Object({ sharingId: Type.String(), line: Type.Integer(), left: Type.Integer() });

/** What of each line is neither paid nor delivered and confirmed, in fen. */
export async function leftOfLines(tx: Tx, sharingId: string): Promise<ReadonlyMap<number, bigint>> {
  const left = new Map((await sharingLines(tx, sharingId)).map(({ line, amount_fen }) => [line, amount_fen]));
  for (const { line } of await payoutsOf(tx, sharingId)) left.set(line, 0n);
  for (const { line, value_fen, state } of await deliveriesOf(tx, sharingId))
    if (state === 'confirmed') left.set(line, left.get(line)! - value_fen);
  return left;
}

/** With every line done the operator has nothing to do with it any more. Answers how many lines are left. */
async function doneIfAll(tx: Tx, actor: Actor, sharingId: string): Promise<number> {
  const open = [...(await leftOfLines(tx, sharingId)).values()].filter((fen) => fen > 0n).length;
  if (open === 0) await completeTasks(tx, { subject: { kind: 'sharing', id: sharingId } }, actor);
  return open;
}

async function lineIn(
  tx: Tx,
  sharingId: string,
  number: number,
): Promise<{ readonly row: SharingRow; readonly line: SharingLineRow | undefined }> {
  const row = await lockSharing(tx, sharingId);
  const line =
    row.state === 'decided' ? (await sharingLines(tx, row.id)).find((one) => one.line === number) : undefined;
  return { row, line };
}

/** A share in money was paid: to the treasury where it is an administrative organ's, to the party's account else. */
export const recordPayout = defineAction({
  name: 'pricing.record-payout',
  title: text('登记收益支付', 'Record the payment of a share'),
  description: text(
    '凭审定书支付后登记；非税收入须写明缴款书编号，收款人为国库或财政专户，不得是行政机关本单位账户。',
    'Paid by the decision; of non-tax revenue with the number of its notice, to the treasury and never to the organ’s own account.',
  ),
  input: Type.Object(
    {
      ...bySharing,
      line: lineNumber(),
      payee: Type.String({ minLength: 2, maxLength: 200, title: '收款人名称', titleEn: 'Payee' }),
      treasuryNotice: Type.Optional(
        Type.String({
          minLength: 4,
          maxLength: 60,
          title: '非税收入缴款书编号',
          titleEn: 'Notice of non-tax revenue',
        }),
      ),
      reference,
      paidOn: day('支付日期', 'Paid on'),
    },
    { additionalProperties: false },
  ),
  output: PayoutAnswer,
  problems: ['no-such-line', 'paid-already', 'not-to-own-account', 'wrong-payer', 'not-yet-day'].map(
    (name) => problems[name as 'no-such-line'].type,
  ),
  rules: ['BS1'],
  idempotent: true,
  subject: (tx, input) => sharingSubject(tx, input.sharingId),
  async run(actor, input, tx) {
    const { row, line } = await lineIn(tx, input.sharingId, input.line);
    const to = line && destinationOf(line);
    if (!line || to === 'in-kind') return refuse(problems['no-such-line']());
    const left = (await leftOfLines(tx, row.id)).get(line.line)!;
    if (left <= 0n) return refuse(problems['paid-already']());
    const paidOn = Temporal.PlainDate.from(input.paidOn);
    if (Temporal.PlainDate.compare(paidOn, dateAt(tx.now)) > 0) return refuse(problems['not-yet-day']());
    const names = [line.party_name, await organisationName(tx, await nowOf(tx, line.party))];
    const own = names.includes(input.payee.trim());
    const clause = BS1.judge({ kind: line.party_kind, way: line.way });
    if (to === 'treasury' && (own || !input.treasuryNotice))
      return refuse(problems['not-to-own-account']({ rule: clause.rule, clause: clause.clause }));
    if (to === 'own-account' && !own)
      return refuse(
        problems['wrong-payer']({ detail: text(`收款人应为${names[1]}`, `The payee is ${names[1]}`) }),
      );
    await settlementTables(tx)
      .insertInto('pricing.payout')
      .values({
        sharing_id: row.id,
        line: line.line,
        amount_fen: left,
        payee: input.payee.trim(),
        treasury_notice: input.treasuryNotice ?? null,
        reference: input.reference,
        paid_on: paidOn,
        recorded_by: personOf(actor),
        recorded_at: tx.now,
      })
      .execute();
    await post(tx, {
      book: row.operator,
      document: { kind: 'payout', id: `${row.id}/${line.line}` },
      agreementId: row.agreement_id,
      title: `收益支付 ${row.number} 第${line.line}行`,
      sides: [
        { account: payableOf(line), party: line.party, fen: left },
        { account: 'cash', fen: -left },
      ],
    });
    const said = text(`支付第 ${line.line} 行`, `Line ${line.line} paid`);
    await recordStep(tx, { subject: { kind: 'sharing', id: row.id }, title: said, actor });
    return ok({ sharingId: row.id, line: line.line, left: await doneIfAll(tx, actor, row.id) });
  },
});

/** What was done in kind, for what value; it counts once the other side confirms. */
export const recordDelivery = defineAction({
  name: 'pricing.record-delivery',
  title: text('登记服务或数据治理的履行', 'Record a delivery in kind'),
  description: text(
    '以服务或数据治理履行的分配，登记做了什么、价值多少，由受益单位确认（实施规范第二十条）。',
    'What was done instead of money and its value; whom it benefits confirms it (实施规范 Art 20).',
  ),
  input: Type.Object(
    {
      ...bySharing,
      line: lineNumber(),
      what: long('履行内容', 'What was done'),
      value: yuan('价值（元）', 'Value in yuan'),
      deliveredOn: day('完成日期', 'Done on'),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ deliveryId: Type.String(), state: Type.String() }),
  problems: ['no-such-line', 'amount-unfit', 'not-yet-day'].map(
    (name) => problems[name as 'no-such-line'].type,
  ),
  idempotent: true,
  subject: (tx, input) => sharingSubject(tx, input.sharingId),
  async run(actor, input, tx) {
    const { row, line } = await lineIn(tx, input.sharingId, input.line);
    if (!line || destinationOf(line) !== 'in-kind') return refuse(problems['no-such-line']());
    const value = amountIn(input.value);
    const waiting = (await deliveriesOf(tx, row.id))
      .filter((one) => one.line === line.line && one.state === 'recorded')
      .reduce((sum, { value_fen }) => sum + value_fen, 0n);
    const left = (await leftOfLines(tx, row.id)).get(line.line)! - waiting;
    if (value === null || value > left) return refuse(problems['amount-unfit']());
    const deliveredOn = Temporal.PlainDate.from(input.deliveredOn);
    if (Temporal.PlainDate.compare(deliveredOn, dateAt(tx.now)) > 0) return refuse(problems['not-yet-day']());
    const id = newId('dlv');
    await settlementTables(tx)
      .insertInto('pricing.delivery')
      .values({
        id,
        sharing_id: row.id,
        line: line.line,
        what: input.what,
        value_fen: value,
        delivered_on: deliveredOn,
        state: 'recorded',
        recorded_by: personOf(actor),
        recorded_at: tx.now,
        confirmed_by: null,
        confirmed_at: null,
        opinion: null,
      })
      .execute();
    const receiver = await nowOf(tx, line.party);
    const role = await receivingRole(tx, receiver);
    if (role)
      await openTask(tx, {
        kind: 'pricing.delivery',
        title: text(`确认收到：${input.what}`, `Confirm a delivery: ${input.what}`),
        subject: { kind: 'delivery', id },
        organisationId: receiver,
        role,
        acts: ['pricing.confirm-delivery', 'pricing.decline-delivery'],
      });
    return ok({ deliveryId: id, state: 'recorded' });
  },
});

/** Whose desk a delivery lies on, the first there is. */
const receiving = ['source-department', 'data-authority', 'implementing-body', 'authorising-body'];
async function receivingRole(tx: Tx, organisation: string): Promise<string | null> {
  const there = await rolesOfOrganisation(tx, organisation);
  return receiving.find((role) => there.some((one) => one === role)) ?? null;
}

async function deliverySubject(tx: Tx, id: string): Promise<Subject | null> {
  const one = await findDelivery(tx, id);
  const line = one && (await sharingLines(tx, one.sharing_id)).find(({ line }) => line === one.line);
  const sharing = line && (await sharingSubject(tx, one.sharing_id));
  return sharing
    ? {
        kind: 'delivery',
        id,
        owner: sharing.owner!,
        handler: await nowOf(tx, line!.party),
        parties: [...(sharing.parties ?? []), line!.party],
        authors: [one!.recorded_by],
        state: one!.state,
      }
    : null;
}

export const findDelivery = (tx: Tx, id: string) =>
  settlementTables(tx).selectFrom('pricing.delivery').selectAll().where('id', '=', id).executeTakeFirst();

const confirming = {
  deliveryId: Type.String({ maxLength: 60, title: '履行记录', titleEn: 'Delivery' }),
  opinion: long('意见', 'Opinion'),
};
const DeliveryAnswer = Type.Object({ deliveryId: Type.String(), state: Type.String() });

async function settleDelivery(
  tx: Tx,
  actor: Actor,
  id: string,
  state: 'confirmed' | 'declined',
  opinion: string,
) {
  const found = (await findDelivery(tx, id))!;
  const row = await lockSharing(tx, found.sharing_id);
  const one = (await findDelivery(tx, id))!;
  if (one.state !== 'recorded') return refuse(problems['paid-already']());
  await settlementTables(tx)
    .updateTable('pricing.delivery')
    .set({ state, opinion, confirmed_by: personOf(actor), confirmed_at: tx.now })
    .where('id', '=', id)
    .execute();
  await completeTasks(tx, { subject: { kind: 'delivery', id } }, actor);
  if (state === 'confirmed') {
    const line = (await sharingLines(tx, row.id)).find((each) => each.line === one.line)!;
    await post(tx, {
      book: row.operator,
      document: { kind: 'delivery', id },
      agreementId: row.agreement_id,
      title: `履行 ${row.number} 第${one.line}行`,
      sides: [
        { account: 'in-kind-payable', party: line.party, fen: one.value_fen },
        { account: 'in-kind-delivered', fen: -one.value_fen },
      ],
    });
    await doneIfAll(tx, actor, row.id);
  }
  return ok({ deliveryId: id, state: state as string });
}

/** Whom it benefits has it. */
export const confirmDelivery = defineAction({
  name: 'pricing.confirm-delivery',
  title: text('确认收到服务或数据治理', 'Confirm a delivery in kind'),
  description: text(
    '受益单位核对内容和价值后确认，计入已履行。',
    'Whom it benefits checks what and for how much, and it counts.',
  ),
  input: Type.Object(confirming, { additionalProperties: false }),
  output: DeliveryAnswer,
  problems: [problems['paid-already'].type],
  fourEyes: true,
  subject: (tx, input) => deliverySubject(tx, input.deliveryId),
  run: (actor, input, tx) => settleDelivery(tx, actor, input.deliveryId, 'confirmed', input.opinion),
});

export const declineDelivery = defineAction({
  name: 'pricing.decline-delivery',
  title: text('不认可履行记录', 'Decline a delivery in kind'),
  description: text('写明不符之处；不计入已履行。', 'Say what is not as recorded; it does not count.'),
  input: Type.Object(confirming, { additionalProperties: false }),
  output: DeliveryAnswer,
  problems: [problems['paid-already'].type],
  fourEyes: true,
  subject: (tx, input) => deliverySubject(tx, input.deliveryId),
  run: (actor, input, tx) => settleDelivery(tx, actor, input.deliveryId, 'declined', input.opinion),
});
