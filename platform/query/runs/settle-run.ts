import { type Database, type Problem, Refusal, type Tx, text } from '#foundation';
import { handOn, startClock } from '#platform/casework';
import { traceColumns } from '#platform/lineage';
import { lockSpaces } from '#platform/privacy';
import { QR1, QR2, queryShape } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { columnTrace } from '../run/column-trace.ts';
import type { Computed } from '../run/compute.ts';
import { questionDigest, resultDigest } from '../run/digests.ts';
import { lastWordOf } from '../run/last-word.ts';
import { countRefusal } from '../run/refusals.ts';
import { type RunRow, setRun, standingToKeep } from '../store/runs.ts';
import { queryTables } from '../store/tables.ts';
import { runRef } from './desk.ts';
import { endRun, queryActor } from './end-run.ts';
import { needsReview } from './explain.ts';
import { type RunVersions, recordDigest, runRecord } from './record.ts';
import { runBounds } from './run-limits.ts';
import { holdRunStanding } from './run-stands.ts';
import { sealResult } from './seal-result.ts';
import { type TakenRun, whileHeld } from './take-run.ts';

/** What was computed lies sealed and its record stands, in one commit; false when the run was cancelled meanwhile. */
export async function guardRun(
  ports: QueryPorts,
  database: Database,
  taken: TakenRun,
  computed: Computed,
  versions: RunVersions,
): Promise<boolean> {
  const secret = await ports.keys.open(taken.row.agreement_id);
  const { admission } = computed;
  const { normalForm } = admission.query;
  const guarded = database.transaction((tx) =>
    whileHeld(tx, taken, async (run) => {
      // From here on the answer can leave, however often it is collected: ε is spent and the history written once, now.
      const { result, alarm } = await settledResult(tx, computed, run.id);
      const record = runRecord({ ...computed, result }, runBounds, versions);
      const sealedAs = { runId: run.id, resultDigest: resultDigest(result) };
      const sealed = sealResult(secret, sealedAs, result);
      await queryTables(tx)
        .insertInto('query.sealed_result')
        .values({ run_id: run.id, agreement_id: run.agreement_id, sealed, sealed_at: tx.now })
        .execute();
      await traceColumns(
        tx,
        { kind: 'query-run', id: run.id },
        { agreementId: run.agreement_id, trace: columnTrace(normalForm) },
      );
      await setRun(tx, run.id, {
        state: 'guarded',
        stage: null,
        record: JSON.stringify(record),
        record_digest: recordDigest(record),
        form: normalForm.form,
        revisions: JSON.stringify(record.revisions.map(({ resource, revision }) => ({ resource, revision }))),
        standing: standingToKeep(admission.standing),
        shape: JSON.stringify(queryShape(normalForm)),
        question_digest: questionDigest(computed.call, computed.printed.sql),
        result_digest: sealedAs.resultDigest,
        result_rows: result.rows.length,
        result_bytes: Buffer.byteLength(JSON.stringify(result.rows)),
        suppressed: result.suppressed.length,
        engine_ms: computed.engineMs,
        evidence: JSON.stringify({
          needsReview: needsReview(computed.mode, normalForm),
          verdicts: result.verdicts,
          units: computed.units,
          rawOut: computed.rawOut,
          alarm,
        }),
      });
      const kept = QR2.judge({ from: tx.now });
      await startClock(tx, {
        kind: 'query.result-expires',
        subject: { kind: 'query-run', id: run.id },
        rule: kept.rule,
        clause: kept.clause,
        deadline: kept.output,
        nature: 'period',
      });
    }),
  );
  return guarded.catch(async (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    await endWithProblem(database, taken, error.problem);
    return false;
  });
}

/** The answer after the last word of its release mode; a word against it is thrown and nothing is sealed. */
async function settledResult(
  tx: Tx,
  computed: Computed,
  runId: string,
): Promise<{ readonly result: Computed['result']; readonly alarm: string | null }> {
  let { result } = computed;
  let alarm: string | null = null;
  const { spaces, lastWord } = lastWordOf(computed, (amended, raised) => {
    result = amended;
    alarm = raised;
  });
  await lockSpaces(tx, spaces ?? []);
  const word = await lastWord?.(tx, runId);
  if (word && 'code' in word) throw new Refusal(word);
  return { result, alarm };
}

/** Where a guarded run goes: to the implementing body's desk, or straight to who asked. One that is stale by now goes nowhere. */
export async function routeRun(database: Database, taken: TakenRun): Promise<void> {
  await database.transaction((tx) =>
    whileHeld(tx, taken, async (run) => {
      if (run.state !== 'guarded') return;
      const stands = await holdRunStanding(tx, run);
      const free = { lease: null, lease_until: null } as const;
      if (!stands.ok) {
        await endRun(tx, run, 'refused', stands.problem);
      } else if ((run.evidence as { readonly needsReview?: boolean }).needsReview) {
        await setRun(tx, run.id, { ...free, state: 'awaiting-review' });
        await askReview(tx, run);
      } else {
        await setRun(tx, run.id, { ...free, state: 'cleared', cleared_at: tx.now });
        await tx.emit({
          kind: 'query.run-cleared',
          subject: run.id,
          payload: { agreement: run.agreement_id },
        });
      }
    }),
  );
}

async function askReview(tx: Tx, run: RunRow): Promise<void> {
  await handOn(
    tx,
    queryActor,
    runRef(run),
    text('结果已封存，送出域审核', 'Result sealed, sent to the egress review'),
    {
      kind: 'query.egress-review',
      title: text('出域审核', 'Egress review'),
      organisationId: run.implementing_body,
      role: 'implementing-body',
      acts: ['query.pass-egress', 'query.return-egress'],
      clock: QR1.judge({ from: tx.now }),
    },
  );
  await tx.emit({
    kind: 'query.run-awaits-review',
    subject: run.id,
    payload: { agreement: run.agreement_id },
  });
}

/** Nothing came out of it: refused by a rule, or failed in the engine. Counted like every refusal. */
export async function endWithProblem(database: Database, taken: TakenRun, problem: Problem): Promise<void> {
  const written = await database.transaction((tx) =>
    whileHeld(tx, taken, (run) =>
      endRun(
        tx,
        run,
        problem.code === 'query/run-failed' || problem.status >= 500 ? 'failed' : 'refused',
        problem,
      ),
    ),
  );
  if (written) await countRefusal(database, taken.row.agreement_id, problem.code);
}
