import { Type } from 'typebox';
import type { Subject, Tx } from '#foundation';
import { partiesOf } from '../desk.ts';
import { findChange } from '../store/changes.ts';
import { type AgreementRow, type ChangeRow, draftersOf, findAgreement } from '../store/tables.ts';

/** How acts on a proposed change name it. */
export const byChange = { changeId: Type.String({ maxLength: 60, title: '协议变更', titleEn: 'Change' }) };
export const ChangeAnswer = Type.Object({
  changeId: Type.String(),
  agreementId: Type.String(),
  state: Type.String(),
  larger: Type.Boolean({ description: 'It repeats the approval (AR4).' }),
  version: Type.Integer(),
});
export const changeRef = (change: Pick<ChangeRow, 'id'>, agreement: Pick<AgreementRow, 'number'>) => ({
  kind: 'agreement-change',
  id: change.id,
  title: agreement.number,
});
export const answerOf = (change: ChangeRow, state: string) => ({
  changeId: change.id,
  agreementId: change.agreement_id,
  state,
  larger: change.size === 'larger',
  version: change.version,
});

/** A proposed change as policies see it: the implementing body's; whose turn it is handles it. */
export async function changeSubject(tx: Tx, id: string): Promise<Subject | null> {
  const change = await findChange(tx, id);
  const agreement = change && (await findAgreement(tx, change.agreement_id));
  return agreement
    ? {
        kind: 'agreement-change',
        id,
        owner: agreement.implementing_body,
        handler: change.state === 'proposed' ? agreement.authorising_body : agreement.operator,
        parties: partiesOf(agreement),
        authors: [change.proposed_by, ...(await draftersOf(tx, agreement))],
        state: change.state,
      }
    : null;
}
