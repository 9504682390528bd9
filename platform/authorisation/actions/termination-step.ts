import { Type } from 'typebox';
import { type Subject, type Tx, text } from '#foundation';
import { partiesOf } from '../desk.ts';
import type { AgreementDocument } from '../model/index.ts';
import {
  type AgreementRow,
  authorisationTables,
  findAgreement,
  type TerminationRow,
} from '../store/tables.ts';
import { byAgreement } from './agreement-step.ts';

/** How acts on a termination name it: with its agreement, so that what it reaches can be shown. */
export const byTermination = {
  ...byAgreement,
  terminationId: Type.String({ maxLength: 60, title: '终止提请', titleEn: 'Proposed end' }),
};
export const TerminationAnswer = Type.Object({
  agreementId: Type.String(),
  terminationId: Type.String(),
  state: Type.String(),
  effectiveOn: Type.Union([Type.String(), Type.Null()], {
    title: '终止日（为空即时终止）',
    titleEn: 'Day on which it ends (none: at once)',
  }),
});

/** Its task hangs on the agreement, of which at most one end is open. */
export const terminationRef = (agreement: Pick<AgreementRow, 'id' | 'number'>) => ({
  kind: 'termination',
  id: agreement.id,
  title: agreement.number,
});

export const findTermination = (
  tx: Tx,
  input: { readonly agreementId: string; readonly terminationId: string },
): Promise<TerminationRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.termination')
    .selectAll()
    .where('id', '=', input.terminationId)
    .where('agreement_id', '=', input.agreementId)
    .executeTakeFirst();

/** A proposed end as policies see it: who proposed it owns it, the other side decides. */
export async function terminationSubject(
  tx: Tx,
  input: { readonly agreementId: string; readonly terminationId: string },
): Promise<Subject | null> {
  const agreement = await findAgreement(tx, input.agreementId);
  const termination = await findTermination(tx, input);
  return agreement && termination
    ? {
        kind: 'termination',
        id: agreement.id,
        owner: termination.proposer,
        handler: termination.decider,
        parties: partiesOf(agreement),
        authors: [termination.proposed_by],
        state: termination.state,
      }
    : null;
}

/** Both bodies, the operator, and the developers the agreement names. */
export const concernedBy = (agreement: AgreementRow): readonly string[] => [
  ...partiesOf(agreement),
  ...(agreement.document as unknown as AgreementDocument).parts.scope.users.developers.map(
    ({ organisationId }) => organisationId as string,
  ),
];

/** When it ends, in words. */
export const onDay = (day: Temporal.PlainDate | null) =>
  day ? text(`自 ${day} 起终止`, `ends on ${day}`) : text('即时终止', 'ends at once');
