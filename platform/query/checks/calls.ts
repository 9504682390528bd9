import { sql } from 'kysely';
import { type Check, FaultList, pagesOf, type Text, text } from '#foundation';
import { type AuditedEntry, auditedEntries } from '#platform/evidence';
import { type QueryTables, queryTables } from '../store/tables.ts';
import { unpairedEntries } from './entries-of-calls.ts';

const batch = 5_000;

/** A released call, its log entry and its meter line are of one commit: each has the others, and they say the same. */
const callsCheck: Check = {
  name: 'query.calls',
  title: text('每次调用恰有一条存证和一行计量', 'Each call has one entry and one meter line'),
  async run(tx) {
    const faults = new FaultList();
    let [looked, over] = [0, 0];
    const callsAfter = (after: string, size: number) =>
      queryTables(tx)
        .selectFrom('query.call')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(size)
        .execute();
    for await (const calls of pagesOf(batch, callsAfter)) {
      const entries = await auditedEntries(
        tx,
        calls.map((call) => call.entry_id),
      );
      for (const call of calls) {
        const entry = entries.get(call.entry_id);
        if (entry?.erasedBy) over += 1;
        const wrong = disagreement(call, entry);
        if (wrong) faults.add(text(`${call.id}：${wrong.zh}`, `${call.id}: ${wrong.en}`));
      }
      looked += calls.length;
    }
    for (const verification of [false, true])
      for await (const { entry, calls } of unpairedEntries(tx, verification))
        faults.add(
          calls.length === 0
            ? text(`存证 ${entry} 没有对应的调用`, `the entry ${entry} has no call`)
            : text(
                `存证 ${entry} 同属 ${calls.join('、')}`,
                `the entry ${entry} is claimed by ${calls.join(', ')}`,
              ),
        );
    return { ...faults.report(looked), ...(over > 0 ? { notes: [retentionOver(over)] } : {}) };
  },
};

/** Call, entry and meter line are still held against each other; what the entry said of the call is not there any more. */
const retentionOver = (calls: number): Text =>
  text(
    `${calls} 次调用的保存期已满（R67），存证所载内容已清除，只核对存证与计量是否都在`,
    `retention of ${calls} calls is over (R67): what their entries said is erased, only entry and meter line are compared`,
  );

function disagreement(call: QueryTables['query.call'], entry: AuditedEntry | undefined): Text | null {
  const verification = call.form === 'verification';
  if (entry?.kind !== (verification ? 'query.verification' : 'query.call'))
    return text('没有存证', 'there is no entry');
  if (!entry.meter) return text('没有计量行', 'there is no meter line');
  const { agreement, product, purpose, buyer } = entry.meter;
  const metered = [agreement, product, purpose, buyer].join('\n');
  if (metered !== [call.agreement_id, call.product_id, call.purpose, call.organisation].join('\n'))
    return text(
      '计量行记的是另一协议、产品、用途或单位',
      'its meter line is of another agreement, product, purpose or buyer',
    );
  // After retention is over nothing more can be compared.
  if (entry.values === null) return null;
  const same =
    entry.values['call'] === call.id &&
    entry.values['result'] === call.result_digest &&
    entry.values['question'] === call.question_digest &&
    entry.values['agreementDigest'] === call.agreement_digest &&
    (verification || (entry.values['rows'] === call.result_rows && sameMode(call, entry.values)));
  return same ? null : text('与存证所载内容不同', 'it is not what its entry says');
}

/** Release mode and ε of an answer as the public log has them: who changes how a call left must change what was published. */
function sameMode(call: QueryTables['query.call'], said: { readonly [field: string]: unknown }): boolean {
  const guard = call.guard as { readonly mode?: string | null; readonly epsilon?: string } | null;
  return (
    (said['mode'] ?? 'open') === (guard?.mode ?? 'open') &&
    (said['epsilon'] ?? null) === (guard?.epsilon ?? null)
  );
}

/**
 * Quota rows are the sums of the calls, by day in Shanghai and over the term, and of the last day also those of the subjects asked about.
 * Bytes are not kept by call and not compared; the subjects of earlier days go with the first call of a day.
 */
const quotaCheck: Check = {
  name: 'query.quotas',
  title: text('配额用量等于调用之和', 'Quotas used are the sums of the calls'),
  async run(tx) {
    const { rows } = await sql<{ agreement: string; day: string; wrong: boolean }>`
      WITH by_day AS (
        SELECT agreement_id, (released_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
               count(*)::bigint AS calls, sum(result_rows)::bigint AS rows
        FROM query.call GROUP BY 1, 2
      ), summed AS (
        SELECT * FROM by_day
        UNION ALL
        SELECT agreement_id, DATE '1970-01-01', sum(calls)::bigint, sum(rows)::bigint FROM by_day GROUP BY 1
      )
      SELECT coalesce(used.agreement_id, summed.agreement_id) AS agreement,
             coalesce(used.day, summed.day)::text AS day,
             (coalesce(used.calls, 0), coalesce(used.rows, 0)) IS DISTINCT FROM
             (coalesce(summed.calls, 0), coalesce(summed.rows, 0)) AS wrong
      FROM query.quota_use AS used
      FULL JOIN summed ON summed.agreement_id = used.agreement_id AND summed.day = used.day
      ORDER BY 1, 2`.execute(queryTables(tx));
    const faults = rows
      .filter(({ wrong }) => wrong)
      .map(({ agreement, day }) =>
        day === '1970-01-01'
          ? text(
              `${agreement} 的期限内用量与调用不符`,
              `${agreement}: the use in the term is not that of its calls`,
            )
          : text(
              `${agreement} 在 ${day} 的用量与调用不符`,
              `${agreement}: the use on ${day} is not that of its calls`,
            ),
      );
    const { rows: subjects } = await sql<{ agreement: string; day: string }>`
      SELECT agreement_id AS agreement, day::text AS day FROM query.subject_use AS asked
      GROUP BY agreement_id, day
      HAVING count(*) <> coalesce((SELECT subjects FROM query.quota_use AS used
        WHERE used.agreement_id = asked.agreement_id AND used.day = asked.day), 0)
      ORDER BY 1, 2`.execute(queryTables(tx));
    for (const { agreement, day } of subjects)
      faults.push(
        text(
          `${agreement} 在 ${day} 的核验对象数与记录不符`,
          `${agreement}: the number of subjects on ${day} is not that of those asked about`,
        ),
      );
    return { looked: rows.length, faults };
  },
};

export const callChecks: readonly Check[] = [callsCheck, quotaCheck];
