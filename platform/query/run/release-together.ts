import { type Batch, type Database, dateAt, newId, ok, type Result } from '#foundation';
import { mustServeIn } from '#platform/catalog';
import { appendEntriesIn, recordUsesIn } from '#platform/evidence';
import { clientsActIn } from '#platform/identity';
import { mustStandIn } from '#platform/lineage';
import { countMissesIn, missUsesOf } from './miss-use.ts';
import { settleQuotaIn } from './quota-in-batch.ts';
import { callRow, meterLine, newEntry, type Released, type ReleaseRequest, usesOf } from './release.ts';
import { lockSubjectsIn } from './subject-lock.ts';

/**
 * The release transaction of a group in which nothing is stale and no quota is used up, as one journey to the database: the same is held
 * in the same order as by `releaseAll`, compared with the admission there, and the same is written. Whatever is not as it should be undoes
 * all of it (`BatchUndone`), and `releaseAll` finds out for whom and why.
 */
export async function releaseTogether(
  database: Database,
  requests: readonly ReleaseRequest[],
): Promise<readonly Result<Released>[]> {
  const released = await database.batch((batch) => {
    hold(batch, requests);
    const made = write(batch, requests);
    for (const { agreementId, quotas, use } of usesOf(requests))
      settleQuotaIn(batch, agreementId, quotas, use);
    countMissesIn(batch, missUsesOf(requests));
    return () => made;
  });
  for (const { done } of requests) done?.written();
  return released.map(ok);
}

function hold(batch: Batch, requests: readonly ReleaseRequest[]): void {
  clientsActIn(
    batch,
    requests.flatMap(({ client }) => client ?? []),
  );
  lockSubjectsIn(
    batch,
    requests.flatMap(({ alsoHold }) => alsoHold),
  );
  mustStandIn(
    batch,
    requests.flatMap(({ admitted }) => admitted),
    requests.flatMap(({ alsoHold }) => alsoHold),
  );
  const earlier = requests.filter(({ admittedBefore }) => admittedBefore);
  mustServeIn(
    batch,
    requests.flatMap(({ whileInService, revisions }) => (whileInService ? revisions : [])),
  );
  const today = dateAt(batch.now);
  batch.add(mustBeInTerm, [
    earlier.every(({ agreement }) => Temporal.PlainDate.compare(today, agreement.until) < 0) &&
      requests.every(
        ({ consentUntil }) => !consentUntil || Temporal.PlainDate.compare(today, consentUntil) <= 0,
      ),
  ]);
}

const mustBeInTerm = { name: 'query.must-be-in-term', text: `SELECT kernel.must($1::boolean, 'term')` };

function write(batch: Batch, requests: readonly ReleaseRequest[]): Released[] {
  const made = requests.map((request) => ({ request, callId: newId('cal') }));
  const entries = appendEntriesIn(
    batch,
    made.map(({ request, callId }) => newEntry(request, callId, batch.now)),
  );
  const rows = made.map(({ request, callId }, index) => callRow(request, callId, entries[index]!.id));
  batch.add(writeCalls, [...columns.map((column) => rows.map((row) => row[column])), batch.now]);
  recordUsesIn(
    batch,
    made.map(({ request }, index) => meterLine(request, entries[index]!.id)),
  );
  const done = requests.flatMap((request) => request.done ?? []);
  done[0]?.log.recordIn(
    batch,
    done.map(({ line }) => line),
  );
  return made.map(({ callId }, index) => ({ callId, receiptId: entries[index]!.id, at: batch.now }));
}

type Column = keyof ReturnType<typeof callRow>;
const columns: readonly Column[] = [
  'id',
  'request_id',
  'agreement_id',
  'agreement_digest',
  'product_id',
  'purpose',
  'organisation',
  'actor',
  'form',
  'question_digest',
  'revisions',
  'result_digest',
  'result_rows',
  'suppressed',
  'engine_ms',
  'entry_id',
  'idempotency_key',
  'subject',
  'input_check',
  'run_id',
];

const writeCalls = {
  name: 'query.write-calls',
  text: `INSERT INTO query.call (
      id, request_id, agreement_id, agreement_digest, product_id, purpose, organisation, actor, form, question_digest,
      revisions, result_digest, result_rows, suppressed, engine_ms, entry_id, idempotency_key, subject, input_check, run_id,
      released_at)
    SELECT call.*, $21 FROM unnest(
      $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
      $11::jsonb[], $12::text[], $13::integer[], $14::integer[], $15::double precision[], $16::text[], $17::text[], $18::bytea[],
      $19::text[], $20::text[]) AS call`,
};
