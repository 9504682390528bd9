import { type Check, type Json, type Text, text } from '#foundation';
import { findDecision } from '#platform/casework';
import { auditedFacts } from '#platform/evidence';
import { numberOf } from './actions/filing.ts';
import { contentDigest } from './actions/send-filing.ts';
import { authorisationTables } from './store/tables.ts';

/**
 * What was filed came back on a checked paper or over the line, the paper and the log say the same of it, what went over the line is what was fixed for it,
 * and nothing the log calls filed is forgotten (R27).
 */
export const filingCheck: Check = {
  name: 'authorisation.filings',
  title: text('备案与回执、公开日志相符', 'Filings agree with their receipts and with the public log'),
  async run(tx) {
    const filings = await authorisationTables(tx).selectFrom('authorisation.filing').selectAll().execute();
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    const agreements = [
      ...new Set([
        ...filings.flatMap(({ subject_kind, subject_id }) =>
          subject_kind === 'agreement' ? [subject_id] : [],
        ),
        ...(await authorisationTables(tx).selectFrom('authorisation.agreement').select('id').execute()).map(
          ({ id }) => id,
        ),
      ]),
    ];
    const said = await auditedFacts(tx, 'authorisation.filed', agreements);
    const kept = new Set(filings.flatMap(({ log_entry }) => log_entry ?? []));
    for (const { id, subject } of said)
      if (!kept.has(id))
        fault(subject ?? id, '日志所载的备案没有留存', 'the log says it was filed, and it is not');
    const facts = new Map(
      said.map((entry) => [entry.id, entry.fact as { readonly [field: string]: Json } | null]),
    );
    for (const one of filings) {
      if (one.line_content !== null && contentDigest(one.line_content) !== one.line_digest)
        fault(one.id, '经线路报送的内容与摘要不符', 'what was sent over the line has another digest');
      if (!one.filed_at) continue;
      if (one.decision_id) {
        const paper = await findDecision(tx, one.decision_id);
        if (
          !paper?.checkerPerson ||
          paper.state === 'rejected' ||
          paper.number !== one.reference ||
          paper.decidedOn.toString() !== one.filed_on?.toString()
        )
          fault(one.id, '与复核过的回执不符', 'is not what its checked paper says');
      } else if (one.line_state !== 'taken')
        fault(
          one.id,
          '既无复核过的回执，线路也未收',
          'has neither a checked paper nor a receipt of the line',
        );
      if (one.subject_kind !== 'agreement') continue;
      const fact = one.log_entry ? facts.get(one.log_entry) : null;
      if (
        fact?.['number'] !== (await numberOf(tx, one)) ||
        fact['version'] !== one.version ||
        fact['authority'] !== one.authority ||
        fact['reference'] !== one.reference ||
        fact['filedOn'] !== one.filed_on?.toString()
      )
        fault(one.id, '与日志所载的备案不同', 'the log says another filing');
    }
    return { looked: filings.length, faults };
  },
};
