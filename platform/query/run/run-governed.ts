import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  type Actor,
  actorReference,
  type Database,
  type Json,
  ok,
  type Result,
  refuse,
  text,
} from '#foundation';
import type { ThingRef } from '#platform/lineage';
import {
  answerFrom,
  type CheckedValues,
  checkParameters,
  type EngineRow,
  type NormalForm,
  type ParameterValues,
  type PrintedQuery,
  printQuery,
  type QueryParameter,
  type ReleasedResult,
} from '../model/index.ts';
import type { QueryAnswer, QueryFailure, QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { type Admission, admit } from './admission.ts';
import { projectionFor } from './projections.ts';
import { countRefusal } from './refusals.ts';
import { release } from './release.ts';
import { isKeyTaken, releasedBefore } from './released-before.ts';

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
  const inputCheck = digest([call.productId, call.purpose, call.sql, call.values]);
  const earlier = await replayed(database, call, inputCheck);
  if (earlier) return earlier;
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
  const left = await letGo(
    database,
    call,
    inputCheck,
    admitted.value,
    printed,
    released.value,
    run.value.stats.engineMs,
  ).catch((error: unknown) => {
    if (isKeyTaken(error)) return null;
    throw error;
  });
  if (left?.ok) return left;
  // Another call may have been released under the same key meanwhile; it may also have taken the last of a quota.
  const other = await replayed(database, call, inputCheck);
  if (other) return other;
  if (left) return left;
  throw new Error('a key is taken and no call has it');
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
  return answerFrom(form, printed, rows, scope.guards, values);
}

const asText = (value: Json): string | null =>
  value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');

async function letGo(
  database: Database,
  call: GovernedCall,
  inputCheck: string,
  admission: Admission,
  printed: PrintedQuery,
  result: ReleasedResult,
  engineMs: number,
): Promise<Result<GovernedAnswer>> {
  const { query } = admission;
  const released = await release(database, {
    requestId: call.requestId,
    ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
    inputCheck,
    actor: actorReference(call.actor),
    client: call.actor.kind === 'client' ? call.actor.clientId : null,
    organisation: call.organisation,
    productId: call.productId,
    purpose: call.purpose,
    agreement: admission.agreement,
    form: query.normalForm.form,
    revisions: query.normalForm.tables.map(({ relation }) => ({
      resource: relation.resourceId,
      revision: relation.revisionId,
    })),
    admitted: admission.standing,
    alsoHold: [],
    admittedBefore: false,
    subject: null,
    questionDigest: digest({ sql: call.sql, values: call.values, printed: digest(printed.sql) }),
    resultDigest: digest({ columns: result.columns, rows: result.rows }),
    rows: result.rows.length,
    bytes: Buffer.byteLength(JSON.stringify(result.rows)),
    suppressed: result.suppressed.length,
    engineMs,
    entryKind: 'query.call',
    entryFields: { rows: result.rows.length, suppressed: result.suppressed.length },
  });
  if (!released.ok) return released;
  const { callId, receiptId } = released.value;
  return ok({ callId, receiptId, result, engineMs });
}

/** A key that was answered before: the receipt again, never the rows (they would escape a stop that came since). */
async function replayed(
  database: Database,
  call: GovernedCall,
  inputCheck: string,
): Promise<Result<GovernedAnswer> | null> {
  const { idempotencyKey } = call;
  if (!idempotencyKey) return null;
  const earlier = await database.transaction(
    (tx) => releasedBefore(tx, { actor: actorReference(call.actor), idempotencyKey, inputCheck }),
    { mode: 'snapshot' },
  );
  if (!earlier.ok) return earlier;
  return earlier.value ? ok({ ...earlier.value, result: null }) : null;
}

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
