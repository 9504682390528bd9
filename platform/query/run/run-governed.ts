import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  type Actor,
  actorReference,
  type Database,
  type Json,
  newId,
  ok,
  Refusal,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { appendEntry, recordUse } from '#platform/evidence';
import { holdStanding, stillStands, type ThingRef } from '#platform/lineage';
import { guardGroups } from '#platform/privacy/model/guards';
import {
  type CheckedValues,
  checkParameters,
  decodeGroups,
  type EngineRow,
  type NormalForm,
  type ParameterValues,
  type PrintedQuery,
  printQuery,
  type QueryParameter,
  type ReleasedResult,
  releaseGroups,
  releaseRows,
} from '../model/index.ts';
import type { QueryAnswer, QueryFailure, QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';
import { type Admission, admit } from './admission.ts';
import { projectionFor } from './projections.ts';
import { settleQuota } from './quota.ts';
import { countRefusal } from './refusals.ts';

export interface GovernedCall {
  readonly agreementId: string;
  readonly purpose: string;
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly values: ParameterValues;
  readonly actor: Actor;
  /** Organisation that asks: the buyer, or the operator itself. */
  readonly organisation: string;
  readonly productId: string | null;
  readonly standsOn: readonly ThingRef[];
  readonly requestId: string;
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal;
}

export interface GovernedAnswer {
  readonly callId: string;
  readonly receiptId: string;
  /** Null when this is the replay of an earlier call: the receipt is given again, the rows are not. */
  readonly result: ReleasedResult | null;
  readonly engineMs: number;
}

const limits = {
  timeMs: 30_000,
  memoryBytes: 512 * 1024 * 1024,
  resultRows: 100_000,
  resultBytes: 32 * 1024 * 1024,
} as const;

/**
 * One governed call from question to released answer: admission → projection → run → guards → one release transaction, in which
 * the standing of everything it depends on is held and must be what it was at admission; quota, call, meter line and log entry
 * are written there together. What is refused leaves nothing but a count.
 */
export async function runGoverned(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall,
): Promise<Result<GovernedAnswer>> {
  const result = await attempt(ports, database, call);
  if (!result.ok) await countRefusal(database, call.agreementId, result.problem.code);
  return result;
}

async function attempt(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall,
): Promise<Result<GovernedAnswer>> {
  const earlier = await replayed(database, call);
  if (earlier) return ok(earlier);
  const values = checkParameters(call.parameters, call.values);
  if (!values.ok) return values;
  const admitted = await database.transaction((tx) => admit(tx, call), {
    mode: 'snapshot',
    requestId: call.requestId,
  });
  if (!admitted.ok) return admitted;
  const { agreement, scope, resources, query } = admitted.value;
  const form = query.normalForm;
  const modes = form.tables.map(({ relation }) => resources.get(relation.resourceId)?.releaseMode ?? null);
  if (modes.some((mode) => mode !== null && mode !== 'reviewed'))
    return refuse(problems['mode-not-available']());

  const relations = [...new Map(form.tables.map(({ relation }) => [relation.resourceId, relation])).values()];
  const projection = await projectionFor(ports, database, agreement, relations, resources);
  const printed = printQuery(form, { guards: scope.guards, parameters: values.value });
  const run = await ports.engine.run({
    projection,
    sql: printed.sql,
    parameters: [],
    limits,
    signal: call.signal,
  });
  if (!run.ok) return refuse(failure(run.failure));
  const released = guard(form, printed, run.value, admitted.value, values.value);
  if (!released.ok) return released;
  return release(database, call, admitted.value, printed, released.value, run.value.stats.engineMs);
}

/** The engine's rows through the guards: what comes out of here may leave. */
function guard(
  form: NormalForm,
  printed: PrintedQuery,
  answer: QueryAnswer,
  { scope }: Admission,
  values: CheckedValues,
): Result<ReleasedResult> {
  const rows = answer.rows.map((row) => row.map(asText)) as EngineRow[];
  if (form.shape === 'extract') return ok(releaseRows(form, rows, scope.guards));
  const groups = decodeGroups(form, printed, rows);
  if (!groups.ok) return groups;
  const guarded = guardGroups(
    groups.value,
    {
      subjects: form.subjects,
      cells: form.atoms.map((atom) => ({
        kind: atom.function === 'sum' ? 'sum' : 'count',
        condition: atom.condition,
      })),
      grouped: form.keys.length > 0,
    },
    scope.guards,
  );
  return ok(releaseGroups(form, guarded, scope.guards, values));
}

const asText = (value: Json): string | null =>
  value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');

async function release(
  database: Database,
  call: GovernedCall,
  admission: Admission,
  printed: PrintedQuery,
  result: ReleasedResult,
  engineMs: number,
): Promise<Result<GovernedAnswer>> {
  const { agreement, scope, query } = admission;
  const bytes = Buffer.byteLength(JSON.stringify(result.rows));
  const question = { sql: call.sql, values: call.values, printed: digest(printed.sql) };
  const revisions = query.normalForm.tables.map(({ relation }) => ({
    resource: relation.resourceId,
    revision: relation.revisionId,
  }));
  try {
    return await database.transaction(
      async (tx) => {
        const held = await holdStanding(tx, admission.standing);
        const stands = stillStands(admission.standing, held);
        if (!stands.ok) throw new Refusal(stands.problem);
        const over = await settleQuota(tx, agreement.id, scope.quotas, {
          calls: 1,
          rows: result.rows.length,
          bytes,
        });
        if (over) throw new Refusal(over);
        const id = newId('cal');
        const resultDigest = digest({ columns: result.columns, rows: result.rows });
        const entry = await appendEntry(tx, {
          kind: 'query.call',
          fields: {
            call: id,
            agreement: agreement.number,
            agreementDigest: agreement.digest,
            product: call.productId,
            purpose: call.purpose,
            organisation: call.organisation,
            question: digest(question),
            revisions,
            result: resultDigest,
            rows: result.rows.length,
            suppressed: result.suppressed.length,
            at: tx.now.toString(),
          },
        });
        await queryTables(tx)
          .insertInto('query.call')
          .values({
            id,
            request_id: call.requestId,
            agreement_id: agreement.id,
            agreement_digest: agreement.digest,
            product_id: call.productId,
            purpose: call.purpose,
            organisation: call.organisation,
            actor: actorReference(call.actor),
            form: query.normalForm.form,
            question_digest: digest(question),
            revisions: JSON.stringify(revisions),
            result_digest: resultDigest,
            result_rows: result.rows.length,
            suppressed: result.suppressed.length,
            engine_ms: engineMs,
            entry_id: entry.id,
            idempotency_key: call.idempotencyKey ?? null,
            released_at: tx.now,
          })
          .execute();
        await recordUse(tx, {
          entry: entry.id,
          product: call.productId,
          agreement: agreement.id,
          purpose: call.purpose,
          buyer: call.organisation,
          units: 1n,
        });
        return ok({ callId: id, receiptId: entry.id, result, engineMs });
      },
      { requestId: call.requestId },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

/** A key that was answered before: the receipt again, never the rows (they would escape a stop that came since). */
async function replayed(database: Database, call: GovernedCall): Promise<GovernedAnswer | null> {
  if (!call.idempotencyKey) return null;
  const row = await database.transaction((tx) => earlierCall(tx, call), { mode: 'snapshot' });
  return row ? { callId: row.id, receiptId: row.entry_id, result: null, engineMs: row.engine_ms } : null;
}

const earlierCall = (tx: Tx, call: GovernedCall) =>
  queryTables(tx)
    .selectFrom('query.call')
    .select(['id', 'entry_id', 'engine_ms'])
    .where('actor', '=', actorReference(call.actor))
    .where('idempotency_key', '=', call.idempotencyKey ?? '')
    .executeTakeFirst();

function failure({ code }: QueryFailure) {
  switch (code) {
    case 'timeout':
      return problems['run-failed']({
        detail: text('超过了运行时间上限。', 'It took longer than a run may take.'),
        data: { reason: code },
      });
    case 'memory':
      return problems['run-failed']({
        detail: text('超过了内存上限。', 'It needed more memory than a run may have.'),
        data: { reason: code },
      });
    case 'result-too-large':
      return problems['run-failed']({
        detail: text('结果过大。', 'The result is too large.'),
        data: { reason: code },
      });
    case 'cancelled':
      return problems['run-failed']({
        detail: text('查询已取消。', 'The query was cancelled.'),
        data: { reason: code },
      });
    case 'engine-error':
      // What went wrong may depend on a single row: the words stay inside.
      return problems['run-failed']({ data: { reason: code } });
    default:
      return problems['engine-unavailable']({ data: { reason: code } });
  }
}
