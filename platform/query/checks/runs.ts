import { sql } from 'kysely';
import { type Check, personIn, type Text, text } from '#foundation';
import { clocksOf } from '#platform/casework';
import { type RunRecord, recordDigest } from '../runs/record.ts';
import { queryTables } from '../store/tables.ts';

const batch = 1_000;

/** A run's state is what its result, its calls and its record say; a result lies sealed only where somebody may still decide about it or have it. */
const runsCheck: Check = {
  name: 'query.runs',
  title: text(
    '运行的状态与封存结果、领取和记录相符',
    'States of runs agree with sealed results, collections and records',
  ),
  async run(tx) {
    const faults: Text[] = [];
    let [looked, after] = [0, ''];
    for (;;) {
      const { rows } = await sql<RunFacts>`
        SELECT run.id, run.state, run.record, run.record_digest AS "recordDigest", run.result_digest AS "resultDigest",
               run.reviewed_by AS "reviewedBy", run.submitted_by AS "submittedBy",
               coalesce((run.evidence->>'needsReview')::boolean, false) AS "needsReview",
               sealed.run_id IS NOT NULL AS sealed,
               (SELECT count(*)::int FROM query.call WHERE call.run_id = run.id) AS calls,
               (SELECT count(*)::int FROM query.call
                 WHERE call.run_id = run.id AND (call.result_digest <> run.result_digest
                   OR call.agreement_id <> run.agreement_id OR call.organisation <> run.organisation)) AS "otherCalls"
        FROM query.run AS run LEFT JOIN query.sealed_result AS sealed ON sealed.run_id = run.id
        WHERE run.id > ${after} ORDER BY run.id LIMIT ${batch}`.execute(queryTables(tx));
      for (const run of rows)
        for (const fault of faultsOf(run))
          faults.push(text(`${run.id}：${fault.zh}`, `${run.id}: ${fault.en}`));
      for (const run of rows)
        if (run.sealed && !(await runsOut(tx, run.id)))
          faults.push(text(`${run.id}：封存的结果没有到期时限`, `${run.id}: its sealed result has no end`));
      looked += rows.length;
      after = rows.at(-1)?.id ?? after;
      if (rows.length < batch) break;
    }
    const { rows: lost } = await sql<{ id: string }>`
      SELECT call.id FROM query.call WHERE call.run_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM query.run WHERE run.id = call.run_id) ORDER BY 1`.execute(
      queryTables(tx),
    );
    for (const { id } of lost) faults.push(text(`${id}：所属的运行不存在`, `${id}: its run is not there`));
    return { looked, faults };
  },
};

interface RunFacts {
  readonly id: string;
  readonly state: string;
  readonly record: RunRecord | null;
  readonly recordDigest: string | null;
  readonly resultDigest: string | null;
  readonly reviewedBy: string | null;
  readonly submittedBy: string;
  readonly needsReview: boolean;
  readonly sealed: boolean;
  readonly calls: number;
  readonly otherCalls: number;
}

const answered = ['guarded', 'awaiting-review', 'cleared', 'released', 'returned'];

function faultsOf(run: RunFacts): readonly Text[] {
  const wrong = (holds: boolean, zh: string, en: string) => (holds ? [] : [text(zh, en)]);
  const may = ['guarded', 'awaiting-review', 'cleared', 'released'];
  return [
    ...wrong(
      !run.sealed || may.includes(run.state),
      '已结束而结果仍封存着',
      'it is over and its result still lies sealed',
    ),
    ...wrong(
      run.sealed || !['guarded', 'awaiting-review', 'cleared'].includes(run.state),
      '封存的结果不见了',
      'its sealed result is missing',
    ),
    ...wrong(
      run.state !== 'released' || run.calls > 0,
      '已领取而没有调用',
      'it was released and no call says so',
    ),
    ...wrong(
      run.state === 'released' || run.calls === 0,
      '未放行而有调用',
      'it was not released and has calls',
    ),
    ...wrong(
      run.otherCalls === 0,
      '调用记的是另一结果、协议或单位',
      'a call is of another result, agreement or organisation',
    ),
    ...wrong(!answered.includes(run.state) || run.record !== null, '没有运行记录', 'it has no record'),
    ...wrong(
      run.record === null ||
        (recordDigest(run.record) === run.recordDigest && run.record.result.digest === run.resultDigest),
      '运行记录与其摘要不符',
      'its record is not what its digest says',
    ),
    ...wrong(
      !run.needsReview || !['cleared', 'released'].includes(run.state) || run.reviewedBy !== null,
      '须审核而未经审核即放行',
      'it needed a review and was cleared without one',
    ),
    ...wrong(
      run.reviewedBy === null || personIn(run.reviewedBy) !== personIn(run.submittedBy),
      '提交人与审核人是同一人',
      'who submitted it reviewed it',
    ),
  ];
}

async function runsOut(tx: Parameters<Check['run']>[0], runId: string): Promise<boolean> {
  const clocks = await clocksOf(tx, { kind: 'query-run', id: runId });
  return clocks.some(({ kind, state }) => kind === 'query.result-expires' && state === 'running');
}

export const runChecks: readonly Check[] = [runsCheck];
