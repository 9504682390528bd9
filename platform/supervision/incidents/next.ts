import { text } from '#foundation';
import { R68, R69 } from '../model/incidents/rules.ts';
import type { IncidentRow } from '../store/incidents.ts';

/** What comes when nothing has to be reported any more. */
export const handling = {
  kind: 'supervision.incident-handling',
  title: text('处置安全事件', 'Handle an incident'),
  acts: ['supervision.handle-incident', 'supervision.notify-affected', 'supervision.notify-breach'],
};

/** The clock of the report an incident or a flaw owes; null where it owes none. */
export function reportOwed(row: IncidentRow) {
  const incident = R68.judge({ level: row.level, reporter: row.reporter, foundAt: row.found_at });
  const flaw = R69.judge({ endangers: row.endangers, foundAt: row.found_at });
  return row.kind === 'flaw'
    ? flaw.output && { ...flaw, output: flaw.output }
    : incident.output.first && { ...incident, output: incident.output.first };
}

/** R68 where it still has to be passed on: it was reported, is grave, and nobody above has it. */
export function onwardOwed(row: IncidentRow) {
  const incident = R68.judge({ level: row.level, reporter: row.reporter, foundAt: row.found_at });
  const { onwardMinutes } = incident.output;
  return row.kind === 'incident' && row.forwarded_at === null && onwardMinutes !== null
    ? { ...incident, onwardMinutes }
    : null;
}
