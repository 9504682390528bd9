import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import {
  type Actor,
  defineRead,
  ok,
  PageOf,
  type Problem,
  packCursor,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { clocksOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { runLifecycle } from '../model/index.ts';
import { problems } from '../problems.ts';
import { runTitle, stageWords } from '../runs/desk.ts';
import { findRun, type RunRow } from '../store/runs.ts';
import { queryTables } from '../store/tables.ts';
import { RefusalSchema, refusalOf } from './schemas.ts';
import { mayKnowOutcome, mayReadRun, oversees, runSides } from './who-reads.ts';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

const RunLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  agreement: Type.Object({ id: Type.String(), number: Type.String() }),
  purpose: Type.String(),
  organisation: Type.Object({ id: Type.String(), name: Type.String() }),
  state: Type.String(),
  stateTitle: TextSchema,
  submittedAt: Type.String(),
  finishedAt: nullable(Type.String()),
  /** Null until the result may be told of. */
  rows: nullable(Type.Integer()),
  suppressed: nullable(Type.Integer()),
});

const line = (
  actor: Actor,
  sides: ReadonlySet<string>,
  run: RunRow,
  names: ReadonlyMap<string, string>,
): Static<typeof RunLine> => ({
  id: run.id,
  title: runTitle(run),
  agreement: { id: run.agreement_id, number: run.agreement_number },
  purpose: run.purpose,
  organisation: { id: run.organisation, name: names.get(run.organisation) ?? '' },
  state: run.state,
  stateTitle: runLifecycle.states[run.state].title,
  submittedAt: run.submitted_at.toString(),
  finishedAt: run.finished_at?.toString() ?? null,
  rows: mayKnowOutcome(actor, sides, run) ? run.result_rows : null,
  suppressed: mayKnowOutcome(actor, sides, run) ? run.suppressed : null,
});

/** Runs the reader may see, newest first. */
export const runsRead = defineRead({
  name: 'query.runs',
  title: text('数据实验运行', 'Runs'),
  path: '/api/v1/runs',
  audience: 'signed-in',
  input: Type.Object(
    { agreementId: Type.Optional(Type.String({ maxLength: 60 })), ...pageInput },
    { additionalProperties: false },
  ),
  output: PageOf(RunLine),
  async run(actor, { agreementId, cursor, limit = 50 }, tx) {
    const sides = await runSides(tx, actor);
    const own = ['', ...sides];
    const place = unpackCursor(cursor) as { readonly at?: string; readonly id?: string } | null;
    let select = queryTables(tx).selectFrom('query.run').selectAll();
    if (!oversees(actor))
      select = select.where((where) =>
        where.or([
          where('organisation', 'in', own),
          where('tenant', 'in', own),
          where('implementing_body', 'in', own),
        ]),
      );
    if (agreementId) select = select.where('agreement_id', '=', agreementId);
    const { total } = await select
      .clearSelect()
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('total'))
      .executeTakeFirstOrThrow();
    if (typeof place?.at === 'string' && typeof place.id === 'string')
      select = select.where(sql<boolean>`(submitted_at, id) < (${place.at}::timestamptz, ${place.id})`);
    const found = await select
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const rows = found.filter((run) => mayReadRun(actor, sides, run)).slice(0, limit);
    const names = await organisationNames(
      tx,
      rows.map((run) => run.organisation),
    );
    const last = rows.at(-1);
    return ok({
      items: rows.map((run) => line(actor, sides, run, names)),
      next:
        found.length > limit && last ? packCursor({ at: last.submitted_at.toString(), id: last.id }) : null,
      total: rows.length === 0 ? 0 : total,
    });
  },
});

/** How far a run is: its place in the queue, or its stage and since when. */
const Progress = Type.Object({
  position: nullable(Type.Integer({ description: 'Runs of the same tenant before it, itself included.' })),
  stage: nullable(Type.Object({ code: Type.String(), title: TextSchema })),
  startedAt: nullable(Type.String()),
  attempts: Type.Integer(),
});

const Run = Type.Object({
  ...RunLine.properties,
  sql: Type.String(),
  submittedBy: Type.String(),
  progress: Progress,
  problem: nullable(RefusalSchema),
  /** The reproducible record (可复现), and its digest as it stands in the log; without what came out until that may be told. */
  record: nullable(
    Type.Unsafe<{ readonly [name: string]: unknown }>({ type: 'object', additionalProperties: true }),
  ),
  recordDigest: nullable(Type.String()),
  review: Type.Object({
    needed: nullable(Type.Boolean()),
    reviewedAt: nullable(Type.String()),
    opinion: nullable(Type.String()),
  }),
  verdicts: Type.Array(
    Type.Object({
      guard: Type.String(),
      statement: TextSchema,
      clause: Type.Object({ document: Type.String(), article: Type.String() }),
    }),
  ),
  keptUntil: nullable(
    Type.String({ description: 'Last civil day on which the sealed result can be collected.' }),
  ),
  collections: Type.Array(
    Type.Object({ callId: Type.String(), receiptId: Type.String(), at: Type.String() }),
  ),
  /** The server’s clock, which the times here are told by. */
  now: Type.String(),
});

/** One run: how far it is, what became of it, and its record. */
export const runRead = defineRead({
  name: 'query.run',
  title: text('一次数据实验运行', 'One run'),
  path: '/api/v1/runs/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Run,
  problems: [problems['no-such-run'].type],
  looked: ({ id }) => `query-run/${id}`,
  async run(actor, { id }, tx) {
    const run = await findRun(tx, id);
    const sides = await runSides(tx, actor);
    if (!run || !mayReadRun(actor, sides, run)) return refuse(problems['no-such-run']());
    const evidence = run.evidence as {
      readonly needsReview: boolean;
      readonly verdicts: Static<typeof Run>['verdicts'];
    } | null;
    const told = mayKnowOutcome(actor, sides, run);
    return ok({
      ...line(actor, sides, run, await organisationNames(tx, [run.organisation])),
      sql: run.sql,
      submittedBy: run.submitted_by,
      progress: {
        position: run.state === 'queued' ? await positionOf(tx, run) : null,
        stage: run.stage
          ? { code: run.stage, title: stageWords[run.stage] ?? text(run.stage, run.stage) }
          : null,
        startedAt: run.started_at?.toString() ?? null,
        attempts: run.attempts,
      },
      problem: run.problem ? refusalOf(run.problem as unknown as Problem) : null,
      record: told ? (run.record as Recorded | null) : withoutResult(run.record as Recorded | null),
      recordDigest: told ? run.record_digest : null,
      review: {
        needed: evidence?.needsReview ?? null,
        reviewedAt: run.reviewed_at?.toString() ?? null,
        opinion: run.review_opinion,
      },
      // That an answer was cut at a limit tells how many rows it had.
      verdicts: (evidence?.verdicts ?? []).filter(
        ({ guard }) => told || (guard !== 'rows' && guard !== 'bytes'),
      ),
      keptUntil: await keptUntil(tx, run),
      collections: await collectionsOf(tx, run.id),
      now: tx.now.toString(),
    });
  },
});

interface Recorded {
  readonly [name: string]: unknown;
}

function withoutResult(record: Recorded | null): Recorded | null {
  if (!record) return null;
  const { result: _, ...rest } = record;
  return rest;
}

/** Runs of the same tenant that come first. Between tenants there is no order to tell: they are served in turn. */
async function positionOf(tx: Tx, run: RunRow): Promise<number> {
  const { before } = await queryTables(tx)
    .selectFrom('query.run')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('before'))
    .where('tenant', '=', run.tenant)
    .where('state', '=', 'queued')
    .where(sql<boolean>`(submitted_at, id) <= (${run.submitted_at}, ${run.id})`)
    .executeTakeFirstOrThrow();
  return before;
}

async function keptUntil(tx: Tx, run: RunRow): Promise<string | null> {
  if (!['guarded', 'awaiting-review', 'cleared', 'released'].includes(run.state)) return null;
  const clocks = await clocksOf(tx, { kind: 'query-run', id: run.id });
  const kept = clocks.find(({ kind, state }) => kind === 'query.result-expires' && state === 'running');
  return kept?.lastDay.toString() ?? null;
}

async function collectionsOf(tx: Tx, runId: string) {
  const rows = await queryTables(tx)
    .selectFrom('query.call')
    .select(['id', 'entry_id', 'released_at'])
    .where('run_id', '=', runId)
    .orderBy('released_at')
    .execute();
  return rows.map((row) => ({ callId: row.id, receiptId: row.entry_id, at: row.released_at.toString() }));
}
