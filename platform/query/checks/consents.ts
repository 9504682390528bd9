import { sql } from 'kysely';
import { type Check, FaultList, pagesOf, type Text, text } from '#foundation';
import { auditedEntries } from '#platform/evidence';
import { queryTables } from '../store/tables.ts';

const batch = 2_000;
/** A row has the time at which its transaction began. A withdrawal that waited for a release to commit has the earlier time and is the later one. */
const settling = '15 minutes';

/** The register of consents is what the log committed to, and no call rests on one that is not there, was taken back, over, or another’s. */
export const consentsCheck: Check = {
  name: 'query.consents',
  title: text(
    '授权同意与存证相符，且每次核验时有效',
    'Consents are what their entries say, and held when a call rested on them',
  ),
  async run(tx) {
    const faults = new FaultList();
    let looked = 0;
    const consentsAfter = (after: string, size: number) =>
      queryTables(tx)
        .selectFrom('query.consent')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(size)
        .execute();
    for await (const consents of pagesOf(batch, consentsAfter)) {
      const entries = await auditedEntries(
        tx,
        consents.map(({ entry_id }) => entry_id),
      );
      for (const consent of consents) {
        const entry = entries.get(consent.entry_id);
        const said = entry?.values;
        const same =
          entry?.kind === 'query.consent' &&
          // After retention is over nothing more can be compared.
          (said === null ||
            (said?.['consent'] === consent.id &&
              said['product'] === consent.product_id &&
              said['organisation'] === consent.organisation &&
              said['purpose'] === consent.purpose &&
              said['paper'] === consent.paper_sha256 &&
              said['until'] === consent.until.toString()));
        if (!same) faults.add(text(`${consent.id} 与其存证不符`, `${consent.id} is not what its entry says`));
      }
      looked += consents.length;
    }
    const callsAfter = (after: string, size: number) =>
      queryTables(tx)
        .selectFrom('query.call')
        .select(['id', 'entry_id', 'product_id', 'organisation', 'purpose', 'subject', 'released_at'])
        .where('form', '=', 'verification')
        .where('id', '>', after)
        .orderBy('id')
        .limit(size)
        .execute();
    for await (const calls of pagesOf(batch, callsAfter)) {
      faults.add(...(await faultsOfCalls(tx, calls)));
      looked += calls.length;
    }
    return faults.report(looked);
  },
};

interface CallOnConsent {
  readonly id: string;
  readonly entry_id: string;
  readonly product_id: string | null;
  readonly organisation: string;
  readonly purpose: string;
  readonly subject: Buffer | null;
  readonly released_at: Temporal.Instant;
}

async function faultsOfCalls(
  tx: Parameters<Check['run']>[0],
  calls: readonly CallOnConsent[],
): Promise<readonly Text[]> {
  const entries = await auditedEntries(
    tx,
    calls.map(({ entry_id }) => entry_id),
  );
  const named = calls.flatMap((call) => {
    const consent = entries.get(call.entry_id)?.values?.['consent'];
    // Only a registered one is sealed; where none is needed, what is named is kept as it is named.
    return typeof consent === 'string' && consent.startsWith('cns_') ? [{ call, consent }] : [];
  });
  if (named.length === 0) return [];
  const { rows } = await sql<{ call: string; why: keyof typeof reasons }>`
    SELECT call.id AS call,
           CASE WHEN consent.id IS NULL THEN 'absent'
                WHEN (consent.product_id, consent.organisation, consent.purpose)
                     IS DISTINCT FROM (call.product_id, call.organisation, call.purpose)
                  OR consent.subject IS DISTINCT FROM call.subject THEN 'other'
                WHEN consent.registered_at > call.released_at + ${settling}::interval THEN 'later'
                WHEN consent.until < (call.released_at AT TIME ZONE 'Asia/Shanghai')::date THEN 'over'
                ELSE 'withdrawn' END AS why
    FROM unnest(${named.map(({ call }) => call.id)}::text[], ${named.map(({ consent }) => consent)}::text[])
           AS named (call_id, consent_id)
    JOIN query.call AS call ON call.id = named.call_id
    LEFT JOIN query.consent AS consent ON consent.id = named.consent_id
    WHERE consent.id IS NULL
       OR (consent.product_id, consent.organisation, consent.purpose)
          IS DISTINCT FROM (call.product_id, call.organisation, call.purpose)
       OR consent.subject IS DISTINCT FROM call.subject
       OR consent.registered_at > call.released_at + ${settling}::interval
       OR consent.until < (call.released_at AT TIME ZONE 'Asia/Shanghai')::date
       OR consent.withdrawn_at < call.released_at - ${settling}::interval
    ORDER BY call.id`.execute(queryTables(tx));
  return rows.map(({ call, why }) => text(`${call}：${reasons[why].zh}`, `${call}: ${reasons[why].en}`));
}

const reasons = {
  absent: text('所依据的授权同意不在登记中', 'the consent it rests on is in no register'),
  other: text(
    '所依据的授权同意属另一产品、单位、用途或个人',
    'the consent it rests on is for another product, organisation, purpose or person',
  ),
  later: text('所依据的授权同意登记在后', 'the consent it rests on was registered after it'),
  over: text('所依据的授权同意已过期', 'the consent it rests on was over'),
  withdrawn: text('所依据的授权同意已先撤回', 'the consent it rests on had been withdrawn'),
};
