import { type SubjectView, text, viewWithTitles } from '#foundation';
import { organisationName } from '#platform/identity';
import { findRevocation } from './actions/revocation.ts';
import { type RevocationGround, revocationGrounds } from './model/revocation.ts';
import { findApplication } from './store/tables.ts';
import { revocationTitle, revocationTitles } from './subject-titles.ts';

/** What who decides on a revocation sees. */
export const revocationView: SubjectView = viewWithTitles(async (tx, id) => {
  const revocation = await findRevocation(tx, id);
  const registration = revocation && (await findApplication(tx, revocation.registration_id));
  if (!revocation || !registration) return null;
  const prefill = { revocationId: id };
  return {
    title: revocationTitle(registration.title),
    lifecycle: { id: 'registration.revocation', state: revocation.state },
    facts: [
      { label: text('登记主体', 'Registrant'), value: await organisationName(tx, registration.registrant) },
      { label: text('登记数据名称', 'Data name'), value: registration.title },
      { label: text('登记结果查询码', 'Query code'), value: registration.query_code ?? '' },
      {
        label: text('撤销情形', 'Ground'),
        value: revocationGrounds[revocation.ground as RevocationGround].zh,
      },
      { label: text('事实和理由', 'Facts and reasons'), value: revocation.reason },
    ],
    prefill: { 'registration.confirm-revocation': prefill, 'registration.drop-revocation': prefill },
    page: `/registrations/${registration.query_code ?? ''}`,
  };
}, revocationTitles);
