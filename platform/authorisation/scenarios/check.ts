import { sql } from 'kysely';
import { type Check, type Text, text } from '#foundation';
import { auditedEntries, factsOfNothing } from '#platform/evidence';
import type { ScenarioDocument } from '../model/scenario.ts';
import { authorisationTables, type ScenarioRow } from '../store/tables.ts';
import { scenarioDigest } from './step.ts';

type Row = Pick<ScenarioRow, 'id' | 'number' | 'document' | 'digest' | 'log_entry'> & {
  readonly reviewed: boolean;
  readonly follows: boolean;
};

/**
 * A scenario that holds, or held, was reviewed by two people who had not filed it, or is a minor change of one that was; its text is the one of the public log;
 * and each version follows the one before it.
 */
export const scenarioCheck: Check = {
  name: 'authorisation.scenarios',
  title: text(
    '应用场景均经两人审核并与公开日志相符',
    'Scenarios passed two reviews, and the log says the same',
  ),
  async run(tx) {
    const { rows } = await sql<Row>`
      SELECT one.id, one.number, one.document, one.digest, one.log_entry,
             one.approved_at IS NULL OR one.size = 'minor' OR coalesce(
               one.security_by <> one.compliance_by AND one.filed_by NOT IN (one.security_by, one.compliance_by), false) AS reviewed,
             one.version = 1 AND one.replaces IS NULL OR EXISTS (
               SELECT FROM authorisation.scenario AS before
               WHERE before.id = one.replaces AND before.number = one.number AND before.version < one.version
                 AND before.approved_at IS NOT NULL) AS follows
      FROM authorisation.scenario AS one`.execute(authorisationTables(tx));
    const entries = await auditedEntries(
      tx,
      rows.flatMap(({ log_entry }) => (log_entry ? [log_entry] : [])),
    );
    const faults: Text[] = [];
    for (const row of rows) {
      const name = `${row.id}（${row.number}）`;
      if (!row.reviewed) faults.push(text(`${name}未经两人审核`, `${name}: two people did not review it`));
      if (!row.follows)
        faults.push(text(`${name}没有此前的版本`, `${name}: the version before it is missing`));
      if (scenarioDigest(row.document as unknown as ScenarioDocument) !== row.digest)
        faults.push(text(`${name}的正文与摘要不符`, `${name}: the text has another digest`));
      const fact = row.log_entry
        ? (entries.get(row.log_entry)?.fact as { digest?: unknown } | null | undefined)
        : null;
      if (row.log_entry && fact?.digest !== row.digest)
        faults.push(text(`${name}与日志所载不同`, `${name}: the log says another digest`));
    }
    const there = new Set(rows.map(({ id }) => id));
    faults.push(
      ...(await factsOfNothing(
        tx,
        ['approved', 'suspended', 'resumed', 'ended'].map((step) => `authorisation.scenario-${step}`),
        async () => there,
      )),
    );
    return { looked: rows.length, faults };
  },
};
