import { Type } from 'typebox';
import { type Actor, actorReference } from '#foundation';
import type { AgreementRow } from '../store/tables.ts';

/** How acts on an agreement name it. */
export const byAgreement = {
  agreementId: Type.String({ maxLength: 60, title: '授权运营协议', titleEn: 'Agreement' }),
};
export const AgreementAnswer = Type.Object({ agreementId: Type.String(), state: Type.String() });
export const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : actorReference(actor));
export const refOf = (agreement: Pick<AgreementRow, 'id' | 'number'>) => ({
  kind: 'agreement',
  id: agreement.id,
  title: agreement.number,
});
