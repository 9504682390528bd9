import { type Actor, actorReference, deadlineBefore, type Tx } from '#foundation';
import { startClock } from '#platform/casework';
import { connect } from '#platform/lineage';
import { type AgreementDocument, R25 } from '../model/index.ts';
import type { AgreementRow } from '../store/tables.ts';

/** A day on which the agreement changes by itself. */
export const termClock = (tx: Tx, agreement: AgreementRow, kind: string, day: Temporal.PlainDate) =>
  startClock(tx, {
    kind,
    subject: { kind: 'agreement', id: agreement.id },
    rule: 'R25',
    clause: R25.clause,
    deadline: deadlineBefore(day),
  });

/** Lineage from each granted resource, column by column. Saying it again as it is changes nothing. */
export async function connectGrants(
  tx: Tx,
  actor: Actor,
  agreement: Pick<AgreementRow, 'id'>,
  document: AgreementDocument,
): Promise<void> {
  for (const resource of document.parts.scope.resources)
    await connect(tx, {
      from: { kind: 'resource', id: resource.resourceId },
      to: { kind: 'agreement', id: agreement.id },
      relation: 'granted-by',
      columns: resource.items.map((item) => ({ fromColumn: item.title, toColumn: item.name })),
      by: actorReference(actor),
    });
}

/** 授权信息 (对象、内容、范围、时限) as it is disclosed: who, what, for what, until when, and the digest of the whole. */
export const publicFactOf = (
  document: AgreementDocument,
  agreement: Pick<AgreementRow, 'number' | 'version' | 'digest'>,
) => ({
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
