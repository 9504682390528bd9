import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  type ClockHandler,
  dateAt,
  defineAction,
  newId,
  ok,
  refuse,
  startOfDate,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { startClock } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { appendPublicFact } from '#platform/evidence';
import { addReason, clearReason, connect, ensureStanding } from '#platform/lineage';
import { agreementSubject, hand, planSubject } from '../desk.ts';
import { AgreementDocument, agreementDefects, agreementDigestInput, R24, R25 } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { R23 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import {
  type AgreementRow,
  authorisationTables,
  findPlan,
  lockAgreement,
  nextNumber,
} from '../store/tables.ts';
import { Decision } from './plan.ts';

const byAgreement = {
  agreementId: Type.String({ maxLength: 60, title: '授权运营协议', titleEn: 'Agreement' }),
};
const Answer = Type.Object({ agreementId: Type.String(), state: Type.String() });
const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : actorReference(actor));
const refOf = (agreement: Pick<AgreementRow, 'id' | 'number'>) => ({
  kind: 'agreement',
  id: agreement.id,
  title: agreement.number,
});

/** SHA-256 of the document in canonical JSON; what the log, the receipts and the parties mean by "this agreement". */
export const agreementDigest = (document: AgreementDocument): string =>
  createHash('sha256')
    .update(canonicalize(agreementDigestInput(document)) ?? '')
    .digest('hex');

/** The implementing body writes the agreement out of an approved plan. What the engine will enforce is this document and nothing else. */
export const draftAgreement = defineAction({
  name: 'authorisation.draft-agreement',
  title: text('拟定授权运营协议', 'Draft the agreement'),
  description: text(
    '依据已审议的实施方案拟定协议（十三部分）；协议生效后由查询引擎直接执行。',
    'Draft the agreement in thirteen parts from the approved plan. Once in force, the query engine executes it as it stands.',
  ),
  input: Type.Object(
    {
      planId: Type.String({ maxLength: 60, title: '实施方案', titleEn: 'Plan' }),
      document: AgreementDocument,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ agreementId: Type.String(), number: Type.String() }),
  problems: [
    problems['agreement-incomplete'].type,
    problems['term-too-long'].type,
    problems['beyond-plan'].type,
    problems['plan-not-approved'].type,
  ],
  rules: ['R24', 'R25', 'R28'],
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await findPlan(tx, input.planId);
    if (plan?.state !== 'approved') return refuse(problems['plan-not-approved']());
    const number = await nextNumber(tx, '授协');
    const document: AgreementDocument = {
      ...input.document,
      number,
      version: 1,
      plan: { number: plan.number, version: plan.version },
    };
    const defects = [...agreementDefects(document), ...(await catalogueDefects(tx, document))];
    if (defects.length > 0) {
      return refuse(problems['agreement-incomplete']({ rule: 'R24', clause: R24.clause, defects }));
    }
    const planned = plan.document as unknown as {
      resources: string[];
      operator: string;
      term: { from: string; until: string };
    };
    const beyond = document.parts.scope.resources.filter(
      (resource) => !planned.resources.includes(resource.resourceId),
    );
    if (
      beyond.length > 0 ||
      document.parties.operator.organisationId !== planned.operator ||
      document.parties.implementingBody.organisationId !== plan.implementing_body ||
      document.parties.authorisingBody.organisationId !== plan.authorising_body ||
      document.parts.term.from < planned.term.from ||
      document.parts.term.until > planned.term.until
    ) {
      return refuse(
        problems['beyond-plan']({ clause: { document: '实施规范', article: '11' }, rule: 'R23' }),
      );
    }
    const id = newId('agr');
    await authorisationTables(tx)
      .insertInto('authorisation.agreement')
      .values({
        id,
        number,
        version: 1,
        state: 'draft',
        plan_id: plan.id,
        document: JSON.stringify(document),
        digest: agreementDigest(document),
        authorising_body: plan.authorising_body,
        implementing_body: plan.implementing_body,
        operator: planned.operator,
        term_from: Temporal.PlainDate.from(document.parts.term.from),
        term_until: Temporal.PlainDate.from(document.parts.term.until),
        drafted_by: personOf(actor),
        approved_by: null,
        decision: null,
        signed_by: null,
        returned_reason: null,
        suspension: null,
        log_entry: null,
        created_at: tx.now,
        approved_at: null,
        signed_at: null,
        active_at: null,
        ended_at: null,
      })
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id: plan.id, title: plan.title },
      text('已拟定协议', 'The agreement was drafted'),
    );
    await hand(tx, actor, refOf({ id, number }), text('拟定协议', 'Drafted the agreement'), {
      kind: 'agreement-approval',
      title: text('审议授权运营协议', 'Decide on the agreement'),
      organisationId: plan.authorising_body,
      role: 'authorising-body',
      acts: ['authorisation.approve-agreement', 'authorisation.return-agreement'],
    });
    return ok({ agreementId: id, number });
  },
});

/** What the document says of the catalogue must be true: items that exist, and the protected units the resource has. */
async function catalogueDefects(tx: Tx, document: AgreementDocument) {
  const defects = [];
  for (const [index, granted] of document.parts.scope.resources.entries()) {
    const at = `/parts/scope/resources/${index}`;
    const resource = await cataloguedResource(tx, granted.resourceId);
    if (!resource) {
      defects.push({
        at: `${at}/resourceId`,
        message: text('目录中没有这个资源', 'The catalogue has no such resource'),
      });
      continue;
    }
    const known = new Set(resource.items.map((item) => item.id));
    for (const [position, item] of [...granted.items, ...granted.otherItems].entries()) {
      if (!known.has(item.itemId)) {
        defects.push({
          at: `${at}/items/${position}`,
          message: text(`目录中没有信息项“${item.title}”`, `The catalogue has no item “${item.title}”`),
        });
      }
    }
    const named = new Set(granted.protectedUnits.map((unit) => unit.unit as string));
    for (const { unit } of resource.protectedUnits) {
      if (!named.has(unit)) {
        defects.push({
          at: `${at}/protectedUnits`,
          message: text(`遗漏保护对象：${unit}`, `A protected unit of the resource is left out: ${unit}`),
        });
      }
    }
  }
  return defects;
}

export const approveAgreement = defineAction({
  name: 'authorisation.approve-agreement',
  title: text('审议通过协议', 'Approve the agreement'),
  description: text(
    '按“三重一大”决策程序审议通过协议。',
    'Approve the agreement through the 三重一大 procedure.',
  ),
  input: Type.Object({ ...byAgreement, ...Decision }, { additionalProperties: false }),
  output: Answer,
  problems: [problems['decision-missing'].type],
  rules: ['R23', 'R24', 'R25'],
  fourEyes: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'approve');
    if (!next.ok) return next;
    const decided = R23.judge({ ...input, today: dateAt(tx.now).toString() });
    if (!decided.holds) {
      return refuse(
        problems['decision-missing']({ rule: 'R23', clause: decided.clause, detail: decided.reasons[0]! }),
      );
    }
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({
        state: next.value,
        approved_by: personOf(actor),
        approved_at: tx.now,
        decision: JSON.stringify({ number: input.decisionNumber, date: input.decidedOn }),
      })
      .where('id', '=', agreement.id)
      .execute();
    await hand(tx, actor, refOf(agreement), text('审议通过协议', 'Approved the agreement'), {
      kind: 'agreement-signing',
      title: text('签署授权运营协议', 'Sign the agreement'),
      organisationId: agreement.operator,
      role: 'operator',
      acts: ['authorisation.sign-agreement'],
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

export const returnAgreement = defineAction({
  name: 'authorisation.return-agreement',
  title: text('退回协议', 'Return the agreement'),
  description: text('退回修改并说明理由。', 'Return it with the reason.'),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'return');
    if (!next.ok) return next;
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, returned_reason: input.reason })
      .where('id', '=', agreement.id)
      .execute();
    await hand(tx, actor, refOf(agreement), text('退回修改', 'Returned'));
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

/** The operator signs; the agreement takes effect at once if its term has begun, otherwise by a clock on the first day of the term. */
export const signAgreement = defineAction({
  name: 'authorisation.sign-agreement',
  title: text('签署协议', 'Sign the agreement'),
  description: text(
    '运营机构签署协议；期限开始之日起生效，由引擎执行。',
    'The operator signs. From the first day of the term the engine executes it.',
  ),
  input: Type.Object(byAgreement, { additionalProperties: false }),
  output: Answer,
  problems: [problems['term-over'].type],
  rules: ['R25'],
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'sign');
    if (!next.ok) return next;
    if (Temporal.PlainDate.compare(agreement.term_until, dateAt(tx.now)) <= 0)
      return refuse(problems['term-over']());
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, signed_by: personOf(actor), signed_at: tx.now })
      .where('id', '=', agreement.id)
      .execute();
    await hand(tx, actor, refOf(agreement), text('签署协议', 'Signed the agreement'));
    const begins = startOfDate(agreement.term_from);
    if (Temporal.Instant.compare(begins, tx.now) <= 0)
      await begin(tx, actor, { ...agreement, state: next.value });
    else await termClock(tx, agreement, 'authorisation.term-begins', agreement.term_from);
    return ok({
      agreementId: agreement.id,
      state: Temporal.Instant.compare(begins, tx.now) <= 0 ? 'active' : next.value,
    });
  },
});

const termClock = (tx: Tx, agreement: AgreementRow, kind: string, day: Temporal.PlainDate) =>
  startClock(tx, {
    kind,
    subject: { kind: 'agreement', id: agreement.id },
    rule: 'R25',
    clause: R25.clause,
    deadline: {
      dueAt: startOfDate(day),
      lastDay: day.subtract({ days: 1 }),
      provisional: false,
      calendarVersion: 'civil',
    },
  });

/** From now on it is executable: standing, lineage from each resource, a public fact in the log, and the clock of its end. */
async function begin(tx: Tx, actor: Actor, agreement: AgreementRow): Promise<void> {
  const document = agreement.document as unknown as AgreementDocument;
  const title = text(`授权 ${agreement.number}`, `Agreement ${agreement.number}`);
  const described = {
    kind: 'agreement',
    id: agreement.id,
    title,
    owner: agreement.implementing_body,
    visibility: 'public' as const,
  };
  await ensureStanding(tx, described, described);
  for (const resource of document.parts.scope.resources) {
    await connect(tx, {
      from: { kind: 'resource', id: resource.resourceId },
      to: described,
      relation: 'granted-by',
      columns: resource.items.map((item) => ({ fromColumn: item.title, toColumn: item.name })),
      by: actorReference(actor),
    });
  }
  const entry = await appendPublicFact(tx, {
    kind: 'authorisation.in-force',
    subject: agreement.id,
    fact: publicFactOf(document, agreement),
  });
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({ state: 'active', active_at: tx.now, log_entry: entry.id })
    .where('id', '=', agreement.id)
    .execute();
  await termClock(tx, agreement, 'authorisation.term-ends', agreement.term_until);
  await tx.emit({
    kind: 'authorisation.in-force',
    subject: agreement.id,
    payload: { number: agreement.number },
  });
}

/** 授权信息 (对象、内容、范围、时限) as it is disclosed: who, what, for what, until when, and the digest of the whole. */
const publicFactOf = (document: AgreementDocument, agreement: AgreementRow) => ({
  number: agreement.number,
  version: agreement.version,
  digest: agreement.digest,
  authorisingBody: document.parties.authorisingBody.name,
  implementingBody: document.parties.implementingBody.name,
  operator: document.parties.operator.name,
  resources: document.parts.scope.resources.map((resource) => ({
    title: resource.title,
    items: resource.items.map((item) => item.title),
    forms: resource.forms,
  })),
  purposes: document.parts.scope.purposes.map((purpose) => ({
    code: purpose.code,
    title: purpose.title,
    class: purpose.class,
  })),
  from: document.parts.term.from,
  until: document.parts.term.until,
});

export const beginTerm: ClockHandler = async (tx, clock) => {
  const agreement = await lockAgreement(tx, clock.subjectId);
  if (agreementLifecycle.allows(agreement.state, 'begin'))
    await begin(tx, systemActor('authorisation'), agreement);
};

export const endTerm: ClockHandler = async (tx, clock) => {
  const agreement = await lockAgreement(tx, clock.subjectId);
  const next = agreementLifecycle.next(agreement.state, 'expire');
  if (!next.ok) return;
  await addReason(
    tx,
    { kind: 'agreement', id: agreement.id },
    {
      code: 'expired',
      text: text(`授权期限于 ${agreement.term_until} 届满`, `The term ended on ${agreement.term_until}`),
      rule: 'R25',
      clause: R25.clause,
      by: 'system:authorisation',
    },
  );
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({ state: next.value, ended_at: tx.now })
    .where('id', '=', agreement.id)
    .execute();
  await appendPublicFact(tx, {
    kind: 'authorisation.expired',
    subject: agreement.id,
    fact: { number: agreement.number },
  });
};

/** Stop everything under the agreement. Effective with the commit: the very next call is refused, and what is running does not leave. */
export const suspendAgreement = defineAction({
  name: 'authorisation.suspend-agreement',
  title: text('暂停授权', 'Suspend the agreement'),
  description: text(
    '立即暂停协议项下的全部调用；提交后下一次调用即被拒绝，运行中的查询也不会放行。',
    'Stop every call under the agreement at once: the next call is refused and running queries are not released.',
  ),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '暂停原因（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  rules: ['R29'],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'suspend');
    if (!next.ok) return next;
    const reasonId = await addReason(
      tx,
      { kind: 'agreement', id: agreement.id },
      {
        code: 'suspension',
        text: text(`授权已暂停：${input.reason}`, `The authorisation is suspended: ${input.reason}`),
        rule: 'R29',
        clause: { document: '实施规范', article: '21' },
        by: actorReference(actor),
      },
    );
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, suspension: reasonId })
      .where('id', '=', agreement.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'authorisation.suspended',
      subject: agreement.id,
      fact: { number: agreement.number, reason: input.reason, at: tx.now.toString() },
    });
    await hand(tx, actor, refOf(agreement), text('暂停授权', 'Suspended'), {
      kind: 'resumption',
      title: text('处理暂停的授权', 'Settle the suspended agreement'),
      organisationId: agreement.implementing_body,
      role: 'implementing-body',
      acts: ['authorisation.resume-agreement'],
    });
    await tx.emit({
      kind: 'authorisation.suspended',
      subject: agreement.id,
      payload: { number: agreement.number },
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

export const resumeAgreement = defineAction({
  name: 'authorisation.resume-agreement',
  title: text('恢复授权', 'Resume the agreement'),
  description: text('暂停原因消除后恢复；说明理由。', 'Resume after the cause is gone; say why.'),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '恢复理由（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'resume');
    if (!next.ok) return next;
    if (agreement.suspension) await clearReason(tx, agreement.suspension, actorReference(actor));
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, suspension: null })
      .where('id', '=', agreement.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'authorisation.resumed',
      subject: agreement.id,
      fact: { number: agreement.number, reason: input.reason, at: tx.now.toString() },
    });
    await hand(tx, actor, refOf(agreement), text('恢复授权', 'Resumed'));
    await tx.emit({
      kind: 'authorisation.resumed',
      subject: agreement.id,
      payload: { number: agreement.number },
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});
