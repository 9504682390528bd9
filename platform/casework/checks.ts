import { sql } from 'kysely';
import { type Check, type KeptFile, pagesOf, type Text, type Tx, text } from '#foundation';
import { type SealChecking, sealCheck } from './seal-check.ts';
import { dueOfTask } from './store/clocks.ts';
import { documentDigest } from './store/documents.ts';
import type { CaseworkTables } from './store/tables.ts';

/** Rows in memory at a time. */
const pageSize = 5_000;

/** A clock fires once: what it says of itself, of its task and of its end must fit together. */
const clockCheck: Check = {
  name: 'casework.clocks',
  title: text('法定时限的状态前后一致', 'Statutory clocks are in a state that fits'),
  async run(tx) {
    const { rows } = await sql<{ id: string; wrong: string }>`
      SELECT * FROM (
        SELECT clock.id, CASE
          WHEN (clock.state = 'fired') <> (clock.fired_at IS NOT NULL) THEN 'fired'
          WHEN clock.fired_at < clock.due_at THEN 'early'
          WHEN clock.state = 'stopped' AND clock.ended_at IS NULL THEN 'ended'
          WHEN clock.state IN ('running', 'paused') AND clock.ended_at IS NOT NULL THEN 'ended'
          WHEN clock.state = 'fired' AND clock.nature = 'duty' AND clock.outcome IS DISTINCT FROM 'missed' THEN 'outcome'
          WHEN clock.state = 'fired' AND clock.nature <> 'duty' AND clock.ended_at IS NULL THEN 'ended'
          WHEN clock.nature = 'duty' AND clock.state = 'running' AND task.state IN ('done', 'cancelled') THEN 'task'
        END AS wrong
        FROM casework.clock AS clock LEFT JOIN casework.task AS task ON task.id = clock.task_id
      ) AS judged WHERE wrong IS NOT NULL ORDER BY id`.execute(tx.tables());
    const { count } = await tx
      .tables<CaseworkTables>()
      .selectFrom('casework.clock')
      .select((all) => all.fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow();
    const faults = rows.flatMap(({ id, wrong }) => {
      const said = clockFaults[wrong];
      return said ? [text(`${id}：${said.zh}`, `${id}: ${said.en}`)] : [];
    });
    return { looked: Number(count), faults };
  },
};

const clockFaults: { readonly [name: string]: { readonly zh: string; readonly en: string } } = {
  fired: text('状态与到期处理的记录不符', 'fired and the mark of firing do not agree'),
  early: text('早于期限即被处理', 'it fired before it was due'),
  ended: text('状态与结束时刻不符', 'its state and its end do not agree'),
  outcome: text('义务逾期却未记为逾期', 'a duty ran out and is not marked as missed'),
  task: text('办件已结束而时限仍在走', 'its task is over and it still runs'),
};

/** A desk is sorted by what stands on the task; that is when its duty ends. */
export const dueCheck: Check = {
  name: 'casework.task-due',
  title: text('办件上的期限与其时限一致', 'The time on a task is that of its clock'),
  async run(tx) {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM casework.task AS task WHERE due_at IS DISTINCT FROM ${dueOfTask} ORDER BY id`.execute(
      tx.tables(),
    );
    const { count } = await tx
      .tables<CaseworkTables>()
      .selectFrom('casework.task')
      .select((all) => all.fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow();
    const faults = rows.map(({ id }) =>
      text(`${id} 的期限与其时限不符`, `${id} says another time than its clock`),
    );
    return { looked: Number(count), faults };
  },
};

/** A paper's digest is printed on it; what is kept must still give it. */
const documentCheck: Check = {
  name: 'casework.documents',
  title: text('公文内容与印在其上的摘要相符', 'Papers have the digest printed on them'),
  async run(tx) {
    const faults: Text[] = [];
    let looked = 0;
    for await (const documents of pagesOf(pageSize, (after, size) =>
      tx
        .tables<CaseworkTables>()
        .selectFrom('casework.document')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(size)
        .execute(),
    )) {
      looked += documents.length;
      for (const document of documents)
        if (documentDigest(document) !== document.digest)
          faults.push(
            text(
              `${document.id}（${document.number}）的内容已不同`,
              `${document.id} (${document.number}) says something else by now`,
            ),
          );
    }
    return { looked, faults };
  },
};

/** Numbers of an organisation, a series and a year have no gaps and end at the one last given. */
const numberCheck: Check = {
  name: 'casework.document-numbers',
  title: text('文号连续无缺', 'Document numbers have no gaps'),
  async run(tx) {
    const { rows } = await sql<{ organisation: string; mark: string; year: number; wrong: boolean }>`
      SELECT coalesce(given.organisation_id, used.organisation_id) AS organisation,
             coalesce(given.mark, used.mark) AS mark, coalesce(given.year, used.year) AS year,
             (given.last, given.last) IS DISTINCT FROM (used.highest, used.count) AS wrong
      FROM casework.document_sequence AS given
      FULL JOIN (SELECT organisation_id, mark, year, max(sequence) AS highest, count(*)::int AS count
                 FROM casework.document GROUP BY 1, 2, 3) AS used
        ON used.organisation_id = given.organisation_id AND used.mark = given.mark AND used.year = given.year`.execute(
      tx.tables(),
    );
    const faults = rows
      .filter(({ wrong }) => wrong)
      .map(({ organisation, mark, year }) =>
        text(
          `${organisation} 的“${mark}〔${year}〕”文号有缺`,
          `the numbers ${mark}〔${year}〕 of ${organisation} have a gap`,
        ),
      );
    return { looked: rows.length, faults };
  },
};

/** Scans of decisions taken outside the system and of receipts of papers served there, sheets brought in with what was attached, and sealed papers. */
export async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const tables = tx.tables<CaseworkTables>();
  const decisions = await tables
    .selectFrom('casework.external_decision')
    .select(['id', 'scan_sha256'])
    .execute();
  const receipts = await tables.selectFrom('casework.service').select(['id', 'scan_sha256']).execute();
  const sealed = await tables
    .selectFrom('casework.seal')
    .select(['document_id', 'sha256', 'bytes'])
    .where('state', '=', 'sealed')
    .execute();
  const sheets = await tables
    .selectFrom('casework.import')
    .select(['id', 'sha256', 'attachments'])
    .where('state', '<>', 'discarded')
    .execute();
  return [
    ...sheets.flatMap(({ id, sha256, attachments }) =>
      [sha256, ...attachments.map((one) => one.sha256)].map((digest) => ({
        of: id,
        sha256: digest,
        bytes: null,
      })),
    ),
    ...[...decisions, ...receipts].map(({ id, scan_sha256 }) => ({
      of: id,
      sha256: scan_sha256,
      bytes: null,
    })),
    ...sealed.map((row) => ({ of: row.document_id, sha256: row.sha256!, bytes: row.bytes })),
  ];
}

export const checks = (sealing: SealChecking): readonly Check[] => [
  clockCheck,
  dueCheck,
  documentCheck,
  numberCheck,
  sealCheck(sealing),
];
