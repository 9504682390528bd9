import { type SubjectView, text } from '#foundation';
import { resourceTitles } from '#platform/catalog';
import { organisationName } from '#platform/identity';
import { sharedConsentLifecycle } from '../model/shared-consent.ts';
import { agreementTextOf } from '../scenarios/step.ts';
import { findConsent } from '../store/consents.ts';
import { findAgreement } from '../store/tables.ts';
import { providerNow } from './decide.ts';

/** What the provider is asked: which data of its, by which way, in whose operation, for what. */
export const consentView: SubjectView = async (tx, id) => {
  const row = await findConsent(tx, id);
  const agreement = row && (await findAgreement(tx, row.agreement_id));
  if (!row || !agreement) return null;
  const { parties, parts } = agreementTextOf(agreement);
  const granted = parts.scope.resources.find(({ resourceId }) => resourceId === row.resource_id);
  const title =
    granted?.title ?? (await resourceTitles(tx, [row.resource_id])).get(row.resource_id) ?? row.resource_id;
  const through = row.through as readonly string[];
  const prefill = { consentId: id };
  return {
    title: text(`共享数据同意：${agreement.number} “${title}”`, `Consent: “${title}” of ${agreement.number}`),
    lifecycle: { id: sharedConsentLifecycle.id, state: row.state },
    facts: [
      {
        label: text('提供单位', 'Provider'),
        value: await organisationName(tx, await providerNow(tx, row)),
      },
      { label: text('授权', 'Agreement'), value: agreement.number },
      { label: text('运营机构', 'Operator'), value: parties.operator.name },
      { label: text('数据资源', 'Resource'), value: title },
      {
        label: text('共享数据来自', 'The shared data came through'),
        value: through.length > 0 ? through.join('；') : '协议载明',
      },
      {
        label: text('授权的信息项', 'Items granted'),
        value: (granted?.items ?? []).map((item) => item.title).join('、'),
      },
      {
        label: text('用途', 'Purposes'),
        value: parts.scope.purposes.map((purpose) => purpose.title).join('；'),
      },
      { label: text('期限至', 'Until'), value: agreement.term_until.toString() },
      ...(row.due_on ? [{ label: text('答复期限', 'Answer until'), value: row.due_on.toString() }] : []),
      ...(row.reference ? [{ label: text('文号', 'Reference'), value: row.reference }] : []),
      ...(row.reason ? [{ label: text('理由', 'Reason'), value: row.reason }] : []),
    ],
    prefill: {
      'authorisation.give-shared-consent': prefill,
      'authorisation.refuse-shared-consent': prefill,
      'authorisation.withdraw-shared-consent': prefill,
      'authorisation.enter-shared-consent': prefill,
    },
    page: '/shared-consents',
  };
};
