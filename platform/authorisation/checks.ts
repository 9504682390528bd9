import { sql } from 'kysely';
import { type Check, type Text, text } from '#foundation';
import { auditedEntries, factsOfNothing } from '#platform/evidence';
import { sharesOf } from '#platform/privacy';
import { agreementDigest } from './actions/draft-agreement.ts';
import { approvalCheck } from './checks-of-approvals.ts';
import { changeCheck } from './checks-of-changes.ts';
import { exitCheck } from './checks-of-exits.ts';
import { filingCheck } from './checks-of-filings.ts';
import { selectionCheck } from './checks-of-selections.ts';
import type { AgreementDocument } from './model/index.ts';
import { authorisationTables } from './store/tables.ts';

/** What the public log says of agreements. */
const factKinds = [
  'authorisation.in-force',
  'authorisation.filed',
  'authorisation.suspended',
  'authorisation.resumed',
  'authorisation.expired',
  'authorisation.terminated',
  'authorisation.exit-began',
  'authorisation.exit-step-confirmed',
  'authorisation.exit-completed',
];

/** An agreement is the document that was signed: its digest, and the entry in the log that says so. */
const agreementCheck: Check = {
  name: 'authorisation.agreements',
  title: text('协议正文、摘要与公开日志相符', 'Agreements, their digests and the public log agree'),
  async run(tx) {
    const agreements = await authorisationTables(tx)
      .selectFrom('authorisation.agreement')
      .selectAll()
      .execute();
    const entries = await auditedEntries(
      tx,
      agreements.flatMap(({ log_entry }) => (log_entry ? [log_entry] : [])),
    );
    const faults: Text[] = [];
    for (const { id, number, document, digest, active_at, log_entry } of agreements) {
      if (agreementDigest(document as unknown as AgreementDocument) !== digest)
        faults.push(
          text(`${id}（${number}）的正文与摘要不符`, `${id} (${number}): the document has another digest`),
        );
      if ((active_at === null) !== (log_entry === null))
        faults.push(
          text(
            `${id}（${number}）生效与入日志的记录不符`,
            `${id} (${number}): in force and in the log do not agree`,
          ),
        );
      const fact = log_entry
        ? (entries.get(log_entry)?.fact as { digest?: unknown } | null | undefined)
        : null;
      if (log_entry && fact?.digest !== digest)
        faults.push(
          text(`${id}（${number}）与日志所载不同`, `${id} (${number}): the log says another digest`),
        );
    }
    const there = new Set(agreements.map(({ id }) => id));
    faults.push(...(await factsOfNothing(tx, factKinds, async () => there)));
    return { looked: agreements.length, faults };
  },
};

/** Numbers 公授、授协 of a year: none is beyond the last one given. */
const numberCheck: Check = {
  name: 'authorisation.numbers',
  title: text('方案与协议编号未越过已给出的编号', 'Numbers of plans and agreements were all given'),
  async run(tx) {
    const { rows } = await sql<{ number: string; wrong: boolean }>`
      WITH used AS (
        SELECT number, (regexp_match(number, '^(.*)〔([0-9]{4})〕([0-9]+)号$')) AS parts
        FROM (
          SELECT number FROM authorisation.plan UNION SELECT number FROM authorisation.agreement
          UNION SELECT number FROM authorisation.selection UNION SELECT number FROM authorisation.scenario
        ) AS numbers
      )
      SELECT used.number, given.last IS NULL OR used.parts[3]::int > given.last AS wrong
      FROM used LEFT JOIN authorisation.number AS given
        ON given.series = used.parts[1] AND given.year = used.parts[2]::int`.execute(authorisationTables(tx));
    const faults = rows
      .filter(({ wrong }) => wrong)
      .map(({ number }) => text(`编号 ${number} 从未给出`, `the number ${number} was never given`));
    return { looked: rows.length, faults };
  },
};

/** Every version that was returned is still there: a matter at version n has the versions 1 … n−1 before it. */
const versionCheck: Check = {
  name: 'authorisation.versions',
  title: text('退回过的各版均有留存', 'Every version that was returned is kept'),
  async run(tx) {
    const { rows } = await sql<{ id: string; version: number; wrong: boolean }>`
      SELECT matter.id, matter.version, matter.version - 1 <> coalesce(earlier.versions, 0)
             OR coalesce(earlier.last, 0) <> matter.version - 1 AS wrong
      FROM (
        SELECT id, version FROM authorisation.plan UNION ALL SELECT id, version FROM authorisation.agreement
      ) AS matter
      LEFT JOIN (
        SELECT subject_id, count(*)::int AS versions, max(version) AS last
        FROM authorisation.earlier_version GROUP BY 1
      ) AS earlier ON earlier.subject_id = matter.id`.execute(authorisationTables(tx));
    const faults = rows
      .filter(({ wrong }) => wrong)
      .map(({ id, version }) =>
        text(
          `${id} 为第 ${version} 版，此前各版不全`,
          `${id} is at version ${version} and earlier versions are missing`,
        ),
      );
    return { looked: rows.length, faults };
  },
};

/**
 * An agreement that was terminated was so by a decision of another than who proposed it, the public log says on which ground, and nothing of its
 * share is open; and nobody's decision took effect on an agreement that is not terminated.
 */
const terminationCheck: Check = {
  name: 'authorisation.terminations',
  title: text(
    '终止均有决定、有公开记录并已生效',
    'Terminations were decided, are in the log and took effect',
  ),
  async run(tx) {
    const { rows } = await sql<{
      id: string;
      number: string;
      state: string;
      digest: string;
      ground: string | null;
      decided: boolean | null;
      log_entry: string | null;
    }>`
      SELECT agreement.id, agreement.number, agreement.state, agreement.digest, ended.ground, ended.log_entry,
             ended.decided_by IS NOT NULL AND ended.decided_by <> ended.proposed_by
               AND ended.decider <> ended.proposer AND ended.decision IS NOT NULL AS decided
      FROM authorisation.agreement AS agreement
      LEFT JOIN authorisation.termination AS ended
        ON ended.agreement_id = agreement.id AND ended.state = 'effective'
      WHERE agreement.state = 'terminated' OR ended.id IS NOT NULL`.execute(authorisationTables(tx));
    const entries = await auditedEntries(
      tx,
      rows.flatMap(({ log_entry }) => (log_entry ? [log_entry] : [])),
    );
    const faults: Text[] = [];
    for (const row of rows) {
      const name = `${row.id}（${row.number}）`;
      if (row.state !== 'terminated' || !row.decided)
        faults.push(
          text(`${name}的终止与其决定不符`, `${name}: its end and the decision on it do not agree`),
        );
      const fact = row.log_entry
        ? (entries.get(row.log_entry)?.fact as { ground?: unknown; digest?: unknown } | null | undefined)
        : null;
      if (fact?.ground !== row.ground || fact?.digest !== row.digest)
        faults.push(text(`${name}的终止与日志所载不同`, `${name}: the log says otherwise of its end`));
      const open = (await sharesOf(tx, { agreement: row.id })).filter(({ closedAt }) => closedAt === null);
      if (open.length > 0)
        faults.push(text(`${name}终止后仍占有隐私预算`, `${name}: it still holds a share of ε`));
    }
    return { looked: rows.length, faults };
  },
};

export const checks: readonly Check[] = [
  agreementCheck,
  versionCheck,
  numberCheck,
  changeCheck,
  terminationCheck,
  approvalCheck,
  filingCheck,
  exitCheck,
  selectionCheck,
];
