import { type Database, ok, type Result, refuse } from '#foundation';
import {
  type AdmittedQuery,
  type CheckedValues,
  checkParameters,
  type Page,
  type PrintedQuery,
  paged,
  type RawOut,
  type ReleasedResult,
  type ReleaseMode,
  type UnitsSummary,
  unitsSummary,
} from '../model/index.ts';
import type { Projection, QueryFailure, QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { type HeldProjection, projectionFor } from '../projections/projection-for.ts';
import { type Admission, admit } from './admission.ts';
import { type AnswerByMode, byMode } from './by-mode.ts';
import { engineRows } from './engine-rows.ts';
import type { GovernedCall } from './governed-call.ts';
import { type ModeGround, modeGround } from './mode-ground.ts';
import { measureRawOut } from './raw-out.ts';
import { type HistoryOfAnswer, shapedHistory } from './release-history.ts';
import { runFailure } from './run-failure.ts';

/** Bounds of one run in the engine. */
export const runLimits = {
  timeMs: 30_000,
  memoryBytes: 512 * 1024 * 1024,
  resultRows: 100_000,
  resultBytes: 32 * 1024 * 1024,
} as const;

/** An answer behind the guards that has not left: with everything its release needs, now or later. */
export interface Computed {
  readonly call: GovernedCall;
  readonly admission: Admission;
  readonly values: CheckedValues;
  readonly printed: PrintedQuery;
  readonly ground: ModeGround;
  readonly result: ReleasedResult;
  /** How much of it repeats its source; null where nothing had to be measured. */
  readonly rawOut: RawOut | null;
  /** Asked at the release; it may leave more cells blank. */
  readonly history?: HistoryOfAnswer;
  readonly engineMs: number;
  /** The one way in which its tables' answers leave; null where none of them has protected units. */
  readonly mode: ReleaseMode | null;
  /** Bands of the units behind the numbers, when they were asked for. */
  readonly units: readonly UnitsSummary[];
  /** Of a call with own data that the second query got: whether it could be computed. */
  readonly ownComputed?: boolean;
}

export interface ComputeOptions {
  readonly onStage?: (stage: ComputeStage) => void;
  /** Sum up the units behind the numbers, for a reviewer. */
  readonly units?: boolean;
  /** The projection with a caller's own table beside its files, where the query has it there. */
  readonly beside?: (projection: Projection) => Projection;
}

/** How far a computation has come. */
export type ComputeStage = 'admission' | 'projection' | 'engine' | 'guards';

/**
 * Admission → projection → run → guards. Nothing leaves here and nothing is written but the projection; what comes out may leave through
 * `letGo` only. A call whose values do not fit, that is not admitted, whose run fails or has too many groups, is refused.
 */
export async function compute(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall,
  { onStage = () => {}, units = false, beside }: ComputeOptions = {},
): Promise<Result<Computed>> {
  onStage('admission');
  const values = checkParameters(call.parameters, call.values);
  if (!values.ok) return values;
  const admitted = await database.transaction(
    (tx) => admit(tx, call.productId === null ? { ...call, usedBy: call.organisation } : call),
    {
      mode: 'snapshot',
      requestId: call.requestId,
    },
  );
  if (!admitted.ok) return admitted;
  const turned = onPage(admitted.value, call.page);
  if (!turned.ok) return turned;
  const admission = turned.value;
  const form = admission.query.normalForm;
  const ground = await modeGround(ports, database, admission, call);
  if (!ground.ok) return ground;

  onStage('projection');
  const { guards } = admission.scope;
  const held = await projectionOf(ports, database, admission);
  if (!held.ok) return held;
  onStage('engine');
  const { unitsIn, letGo } = held.value;
  const projection =
    beside && admission.own?.kind === 'beside' ? beside(held.value.projection) : held.value.projection;
  const { signal } = call;
  const ask = (sql: string, parameters: readonly string[] = []) =>
    ports.engine.run({ projection, sql, parameters, limits: call.limits ?? runLimits, signal });
  try {
    const { printed, answer } = byMode(form, ground.value, { guards, parameters: values.value, unitsIn });
    const { mode } = ground.value;
    const run = await ask(printed.sql);
    const isLook = !run.ok && mode === 'differential-privacy' && dependsOnRows(run.failure);
    if (!run.ok && !isLook) return refuse(runFailure(run.failure));
    onStage('guards');
    const rows = run.ok ? engineRows(run.value) : [];
    const given = answer(rows);
    if (!given.ok) return given;
    const answered = run.ok ? given.value : nothingOf(given.value);
    const exact = mode === null || mode === 'reviewed';
    // Noise repeats no record and needs no reviewer.
    const repeats = exact
      ? await measureRawOut(
          { form, printed, rows, guards, values: values.value, result: answered.result },
          ask,
          engineRows,
        )
      : ok(null);
    if (!repeats.ok) return repeats;
    const shaped = shapedAs(call, answered, mode);
    if (!shaped.ok) return shaped;
    const behind = units && exact ? unitsSummary(form, printed, rows, guards.minimumGroup) : ok([]);
    if (!behind.ok) return behind;
    return ok({
      call,
      admission,
      values: values.value,
      printed,
      ground: ground.value,
      ...shaped.value,
      rawOut: repeats.value,
      engineMs: run.ok ? run.value.stats.engineMs : 0,
      mode,
      units: behind.value,
    });
  } finally {
    letGo();
  }
}

/** What was admitted, turned to one page of it; or the pages before were of other revisions. */
function onPage(admission: Admission, page: Page | undefined): Result<Admission> {
  if (!page) return ok(admission);
  const { normalForm } = admission.query;
  const revisions = normalForm.tables.map(({ relation }) => relation.revisionId).sort();
  if (page.revisions && page.revisions.join() !== revisions.join()) return refuse(problems['page-stale']());
  return ok({
    ...admission,
    query: { ...admission.query, normalForm: paged(normalForm, page) } as AdmittedQuery,
  });
}

/** An answer without its rows. */
const nothingOf = (answered: AnswerByMode): AnswerByMode => ({
  ...answered,
  result: { ...answered.result, rows: [], suppressed: [] },
});

/** Whether a run failed in this way can depend on what is in the rows. Under differential privacy that is a look, and is paid for like one. */
const dependsOnRows = ({ code }: QueryFailure): boolean =>
  ['timeout', 'memory', 'result-too-large', 'engine-error'].includes(code);

/**
 * What the call makes of a guarded answer, also of one that the history leaves more cells blank in. Under differential privacy a shape that noisy
 * numbers do not fit is an empty answer that is paid for: a refusal would be a look for nothing.
 */
function shapedAs(
  { shape }: GovernedCall,
  answered: AnswerByMode,
  mode: ReleaseMode | null,
): Result<AnswerByMode> {
  if (!shape) return ok(answered);
  const { result, history } = answered;
  const shaped = shape(result);
  if (!shaped.ok) return mode === 'differential-privacy' ? ok(nothingOf(answered)) : shaped;
  return ok({ result: shaped.value, ...(history ? { history: shapedHistory(history, shape) } : {}) });
}

function projectionOf(
  ports: QueryPorts,
  database: Database,
  admission: Admission,
): Promise<Result<HeldProjection>> {
  const { agreement, query, resources } = admission;
  const relations = new Map(
    query.normalForm.tables.map(({ relation }) => [relation.resourceId, relation]),
  ).values();
  return projectionFor(ports, database, agreement, [...relations], resources);
}
