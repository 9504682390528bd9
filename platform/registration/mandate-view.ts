import { offeredIn, type SubjectView, text, viewWithTitles } from '#foundation';
import { organisationNames, personName } from '#platform/identity';
import { coversInWords, mandateLifecycle } from './model/mandate.ts';
import { findMandate } from './store/mandates.ts';
import { mandateTitle, mandateTitles } from './subject-titles.ts';

/** What the principal is asked to confirm: who files for it, what, until when, on which letter. */
export const mandateView: SubjectView = viewWithTitles(async (tx, id) => {
  const mandate = await findMandate(tx, id);
  if (!mandate) return null;
  const names = await organisationNames(tx, [mandate.principal, mandate.agent]);
  const prefill = { mandateId: id };
  return {
    title: mandateTitle(names.get(mandate.agent) ?? ''),
    lifecycle: { id: 'registration.mandate', state: mandate.state },
    facts: [
      { label: text('委托人', 'Principal'), value: names.get(mandate.principal) ?? '' },
      { label: text('代理人', 'Agent'), value: names.get(mandate.agent) ?? '' },
      { label: text('委托事项', 'What it carries'), value: coversInWords(mandate.covers).zh },
      {
        label: text('数据范围', 'Things'),
        value: mandate.things.length > 0 ? mandate.things.join('、') : '委托人登记的全部数据',
      },
      { label: text('委托期限至', 'Until'), value: mandate.until.toString() },
      { label: text('委托书编号', 'Number of the letter'), value: mandate.letter_number },
      { label: text('委托书扫描件', 'Scan of the letter'), value: mandate.letter_name },
      { label: text('扫描件 SHA-256', 'SHA-256 of the scan'), value: mandate.letter_sha256 },
      { label: text('录入人', 'Entered by'), value: await personName(tx, mandate.entered_by) },
      ...(mandate.said ? [{ label: text('理由', 'Reason'), value: mandate.said }] : []),
    ],
    prefill: offeredIn(mandateLifecycle, mandate.state, {
      'registration.confirm-mandate': ['confirm', prefill],
      'registration.refuse-mandate': ['refuse', prefill],
      'registration.withdraw-mandate': ['withdraw', prefill],
      'registration.resign-mandate': ['resign', prefill],
    }),
    page: `/registration-mandates/${id}`,
  };
}, mandateTitles);
