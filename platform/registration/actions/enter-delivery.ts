import { Type } from 'typebox';
import { type Actor, dateAt, defineAction, newId, newSubject, ok, refuse, type Tx, text } from '#foundation';
import { confirmedDecision, type ExternalDecision, noteDecisionUse, recordStep } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { deliveryRef, deliverySubject, endDelivery } from '../deliveries.ts';
import { registrantRole } from '../desk.ts';
import { holdDuty } from '../duty.ts';
import { judgeDutyAgain } from '../duty-again.ts';
import { deliveryDefects, deliveryLifecycle, deliverySays } from '../model/delivery.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { R1, R3 } from '../rules.ts';
import { sidesOf } from '../sides.ts';
import { type Delivery, findDelivery, lockDelivery } from '../store/deliveries.ts';
import { registrationTables } from '../store/tables.ts';

const thingOf = ({ thing_kind: kind, thing_id: id }: Delivery) => ({ kind, id });
const proof = (title: string, titleEn: string) =>
  Type.String({ maxLength: 60, format: 'confirmed-decision', title, titleEn });

/** A paper of one's own side that a second person compared with its scan. */
async function checkedPaper(tx: Tx, actor: Actor, id: string): Promise<ExternalDecision | null> {
  const paper = await confirmedDecision(tx, id);
  return paper && (await sidesOf(tx, actor)).has(paper.organisationId) ? paper : null;
}

/** The duty is judged again, on the desk of who holds the thing now. */
const judgeAgain = (tx: Tx, delivery: Delivery, thing: { readonly title: string; readonly holder: string }) =>
  judgeDutyAgain(tx, {
    ...thingOf(delivery),
    title: thing.title,
    organisation: thing.holder,
    role: registrantRole(delivery) as 'operator' | 'source-department',
  });

/**
 * What was supplied or delivered in authorised operation without the hub, before it or by another system, is entered on a checked paper: the duty to
 * register is judged by it like by a delivery of the hub (R2; before 2025-03-01 R3). A first filing made elsewhere may be entered with it, and meets the duty.
 */
export const enterDelivery = (ports: RegistrationPorts) =>
  defineAction({
    name: 'registration.enter-delivery',
    title: text('登记系统外交付', 'Enter a delivery made elsewhere'),
    description: text(
      '本系统启用前或经其他系统提供的资源、交付的产品：先以“登记系统外决策”录入凭证（验收单、回执等，含扫描件）并经第二人复核，再在此登记交付日期；首次登记义务（R2、R3）据此计算。',
      'Resources supplied or products delivered before this hub or by another system: enter the proof (acceptance, receipt, with its scan) as an outside decision and have it checked, then give the day here. The duty to register (R2, R3) is judged by it.',
    ),
    input: Type.Object(
      {
        kind: Type.Enum(['resource', 'product'], { title: '交付对象', titleEn: 'Kind' }),
        thingId: Type.String({
          maxLength: 60,
          format: 'registrable',
          title: '资源或产品',
          titleEn: 'Resource or product',
        }),
        deliveredOn: Type.String({
          format: 'date',
          title: '首次交付日期',
          titleEn: 'Day of the first delivery',
        }),
        deliveredBy: Type.String({
          minLength: 2,
          maxLength: 200,
          title: '经何系统、交付给谁',
          titleEn: 'By which system, to whom',
        }),
        decisionId: proof('交付凭证（已复核的系统外文件）', 'Proof of it (outside paper, checked)'),
        filedOn: Type.Optional(
          Type.String({
            format: 'date',
            title: '已在别处申请首次登记的日期',
            titleEn: 'Day of a first filing made elsewhere',
            asked: true,
          }),
        ),
        filedWith: Type.Optional(
          Type.String({
            minLength: 2,
            maxLength: 200,
            title: '受理的登记机构',
            titleEn: 'Registrar it was filed with',
            asked: true,
          }),
        ),
        filedNumber: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 100,
            title: '申请或登记编号',
            titleEn: 'Its number',
            asked: true,
          }),
        ),
        replaces: Type.Optional(
          Type.String({ maxLength: 60, title: '更正哪一件系统外交付', titleEn: 'Delivery it puts right' }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ outsideDeliveryId: Type.String(), rule: Type.String() }),
    problems: [registrationProblems['delivery-unfit'].type, registrationProblems['delivery-there'].type],
    rules: ['R1', 'R2', 'R3'],
    idempotent: true,
    subject: async (tx, input) => {
      const thing = await ports.things[input.kind](tx, input.thingId);
      return thing && newSubject('registration-delivery', thing.holder);
    },
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons enter deliveries');
      const of = { kind: input.kind, id: input.thingId };
      await holdDuty(tx, of);
      const thing = (await ports.things[input.kind](tx, input.thingId))!;
      const deliveredOn = Temporal.PlainDate.from(input.deliveredOn);
      const filedOn = input.filedOn ? Temporal.PlainDate.from(input.filedOn) : null;
      const paper = await checkedPaper(tx, actor, input.decisionId);
      const replaced = input.replaces ? await lockDelivery(tx, input.replaces) : undefined;
      const defects = deliveryDefects({
        today: dateAt(tx.now),
        deliveredOn,
        filedOn,
        filedWith: input.filedWith ?? null,
        filedNumber: input.filedNumber ?? null,
        paper,
        inAuthorisedOperation: R1.judge({ inAuthorisedOperation: thing.inAuthorisedOperation }).holds,
        replacedFits:
          input.replaces === undefined ||
          (replaced?.state === 'stands' && replaced.thing_kind === of.kind && replaced.thing_id === of.id),
      });
      if (defects.length > 0 || !paper)
        return refuse(registrationProblems['delivery-unfit']({ rule: 'R1', clause: R1.clause, defects }));
      const id = newId('dlv');
      const told = {
        thing_kind: of.kind,
        thing_id: of.id,
        delivered_on: deliveredOn,
        filed_on: filedOn,
        filed_number: input.filedNumber?.trim() ?? null,
        decision_id: paper.id,
        paper_number: paper.number,
      };
      if (replaced)
        await endDelivery(tx, actor, replaced, { state: 'replaced', paper, said: `${paper.number}` });
      const { id: entry } = await appendEntry(tx, {
        kind: 'registration.delivery',
        fields: { delivery: id, ...deliverySays(told) },
      });
      const inserted = await registrationTables(tx)
        .insertInto('registration.delivery')
        .values({
          id,
          ...told,
          organisation: thing.holder,
          delivered_by: input.deliveredBy.trim(),
          filed_with: input.filedWith?.trim() ?? null,
          state: deliveryLifecycle.initial,
          replaces: replaced?.id ?? null,
          entered_by: actor.personId,
          entered_post: actor.postId,
          entered_at: tx.now,
          entry_id: entry,
          ended_by: null,
          ended_at: null,
          ended_decision: null,
          said: null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['thing_kind', 'thing_id', 'decision_id'])
            .where('state', '=', 'stands')
            .doNothing(),
        )
        .returningAll()
        .executeTakeFirst();
      if (!inserted) return refuse(registrationProblems['delivery-there']());
      await noteDecisionUse(tx, paper.id, deliveryRef(inserted));
      await recordStep(tx, {
        subject: deliveryRef(inserted),
        title: text('登记系统外交付', 'Delivery made elsewhere entered'),
        actor,
      });
      await judgeAgain(tx, inserted, thing);
      await tx.emit({
        kind: 'registration.delivery-entered',
        subject: id,
        payload: { thing: of.id, organisation: thing.holder, deliveredOn: input.deliveredOn },
      });
      const before = R3.judge({ deliveredAt: deliveredOn.toZonedDateTime('Asia/Shanghai').toInstant() });
      return ok({ outsideDeliveryId: id, rule: before.holds ? R3.id : 'R2' });
    },
  });

/** An entry was wrong and nothing takes its place: another person withdraws it, on a checked paper that shows so. */
export const withdrawDelivery = (ports: RegistrationPorts) =>
  defineAction({
    name: 'registration.withdraw-delivery',
    title: text('撤销系统外交付', 'Withdraw a delivery made elsewhere'),
    description: text(
      '登记有误且没有更正件的，由登记人以外的人凭复核过的说明撤销；登记义务重新计算，并告知数据管理部门。日期等有误的，另行登记并写明更正的是哪一件。',
      'Where an entry was wrong and nothing takes its place, another than who entered it withdraws it on a checked paper. The duty is judged again and the data authority is told. A wrong day is put right by a new entry that names this one.',
    ),
    input: Type.Object(
      {
        deliveryId: Type.String({ maxLength: 60, title: '系统外交付', titleEn: 'Delivery made elsewhere' }),
        decisionId: proof('说明材料（已复核的系统外文件）', 'Paper that shows why (outside paper, checked)'),
        reason: Type.String({ minLength: 4, maxLength: 500, title: '理由', titleEn: 'Reason' }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ outsideDeliveryId: Type.String(), state: Type.String() }),
    problems: [registrationProblems['delivery-unfit'].type],
    rules: ['R2', 'R3'],
    fourEyes: true,
    dangerous: true,
    subject: (tx, input) => deliverySubject(tx, input.deliveryId),
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons withdraw deliveries');
      await holdDuty(tx, thingOf((await findDelivery(tx, input.deliveryId))!));
      const delivery = (await lockDelivery(tx, input.deliveryId))!;
      const next = deliveryLifecycle.next(delivery.state, 'withdraw');
      if (!next.ok) return next;
      const paper = await checkedPaper(tx, actor, input.decisionId);
      if (!paper || paper.id === delivery.decision_id)
        return refuse(
          registrationProblems['delivery-unfit']({
            defects: [
              {
                at: '/decisionId',
                message: text(
                  '须是本单位另行录入、经第二人复核的说明材料',
                  'It is another paper of your organisation than the proof, that a second person checked',
                ),
              },
            ],
          }),
        );
      await endDelivery(tx, actor, delivery, { state: 'withdrawn', paper, said: input.reason.trim() });
      await noteDecisionUse(tx, paper.id, deliveryRef(delivery));
      const thing = await ports.things[delivery.thing_kind](tx, delivery.thing_id);
      await judgeAgain(tx, delivery, thing ?? { title: delivery.thing_id, holder: delivery.organisation });
      return ok({ outsideDeliveryId: delivery.id, state: next.value });
    },
  });
