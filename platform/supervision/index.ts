import { type Module, problemTypes, text } from '#foundation';
import type { SheetWriter } from '#platform/casework';
import type { LogPorts } from '#platform/evidence';
import { above } from './above/part.ts';
import type { Watches } from './alerts/look.ts';
import { alerts } from './alerts/part.ts';
import { cockpit } from './cockpit/part.ts';
import { conductFiguresRead } from './conduct/public-figures.ts';
import { watchConduct } from './conduct/watch.ts';
import { disclosure } from './disclosure/part.ts';
import { evaluation } from './evaluation/part.ts';
import { watchGuards } from './guards/watch.ts';
import { honestErrors } from './honest-error/part.ts';
import { incidents } from './incidents/part.ts';
import { conductRules } from './model/conduct/rules.ts';
import { guardRules } from './model/guards/rules.ts';
import { monitoringRules } from './model/monitoring/rules.ts';
import { watchUse } from './monitoring/watch.ts';
import { type ObjectionPorts, objections } from './objections/part.ts';
import { supervisionProblems } from './problems.ts';
import { agreementImpact } from './reads/agreement-impact.ts';
import { columnReads } from './reads/columns.ts';
import { evidenceBundleRead } from './reads/evidence-bundle.ts';
import { rectifications } from './rectification/part.ts';
import { stops } from './stops/part.ts';
import { tips } from './tips/part.ts';

export { reportLines } from './above/compose.ts';
export { keepReporting } from './above/due-clock.ts';
export type { AuthorityAbove, DispatchAnswer, Dispatched, DispatchedFile } from './above/ports.ts';
export { createDispatchSender, type DispatchSender, type SenderOptions } from './above/sender.ts';
export { keepDailyLook } from './alerts/daily-clock.ts';
export { type AlertFigure, openAlertFigures } from './alerts/figures.ts';
export { keepTakingFigures, takeFigures } from './cockpit/take.ts';
export { contentDigest } from './digest.ts';
export { publishComplaints } from './disclosure/complaints.ts';
export { keepDailyTotals } from './disclosure/daily-totals-clock.ts';
export { reportDigest } from './disclosure/desk.ts';
export { type FiguresOfUse, figuresOfUse } from './disclosure/figures-of-use.ts';
export { drawnLines } from './disclosure/lines/draw.ts';
export { keepYearlyDisclosures } from './disclosure/owed.ts';
export type { PurposeUse } from './model/disclosure/use.ts';
export { CountSchema, PurposeUse as PurposeUseSchema } from './reads/shapes.ts';
export { rectificationAccepted, rectificationNotice } from './rectification/papers.ts';

export interface SupervisionPorts extends ObjectionPorts {
  readonly log: LogPorts;
  readonly sheets: SheetWriter;
}

const watches: Watches = { conduct: watchConduct, monitoring: watchUse, guard: watchGuards };
const lookingOut = alerts(watches);

/** 监督: disclosure to the public and the daily totals it rests on; evidence for those who audit; objections, stops and incidents. */
export const supervision = ({ log, sheets, ...ports }: SupervisionPorts): Module => ({
  name: 'supervision',
  title: text('监督与信息披露', 'Supervision and disclosure'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    ...disclosure.acts,
    ...objections.acts(ports),
    ...stops.acts,
    ...incidents.acts,
    ...rectifications.acts(ports.uploads),
    ...lookingOut.acts,
    ...tips.acts,
    ...honestErrors.acts,
    ...evaluation.acts,
    ...above.acts,
  ],
  reads: [
    ...disclosure.reads,
    ...columnReads,
    agreementImpact,
    evidenceBundleRead(log),
    ...objections.reads(ports),
    ...stops.reads,
    ...incidents.reads,
    ...cockpit.reads,
    ...rectifications.reads(ports.uploads),
    ...lookingOut.reads,
    ...tips.reads,
    ...honestErrors.reads,
    ...evaluation.reads,
    ...above.reads(sheets),
    conductFiguresRead,
  ],
  checks: [
    ...disclosure.checks,
    ...objections.checks,
    ...stops.checks,
    ...incidents.checks,
    ...rectifications.checks,
    ...lookingOut.checks,
    ...tips.checks,
    ...honestErrors.checks,
    ...cockpit.checks,
    ...evaluation.checks,
    ...above.checks,
  ],
  keeps: async (tx) => [...(await objections.keeps(tx)), ...(await rectifications.keeps(tx))],
  problems: [
    ...problemTypes(supervisionProblems),
    ...disclosure.problems,
    ...objections.problems,
    ...stops.problems,
    ...incidents.problems,
    ...rectifications.problems,
    ...lookingOut.problems,
    ...tips.problems,
    ...honestErrors.problems,
    ...evaluation.problems,
    ...above.problems,
  ],
  rules: [
    ...disclosure.rules,
    ...objections.rules,
    ...incidents.rules,
    ...cockpit.rules,
    ...rectifications.rules,
    ...lookingOut.rules,
    ...tips.rules,
    ...honestErrors.rules,
    ...evaluation.rules,
    ...above.rules,
    ...conductRules,
    ...monitoringRules,
    ...guardRules,
  ],
  lifecycles: [
    ...disclosure.lifecycles,
    ...objections.lifecycles,
    ...stops.lifecycles,
    ...incidents.lifecycles,
    ...rectifications.lifecycles,
    ...lookingOut.lifecycles,
    ...tips.lifecycles,
    ...honestErrors.lifecycles,
    ...evaluation.lifecycles,
    ...above.lifecycles,
  ],
  papers: [
    ...disclosure.papers,
    ...objections.papers,
    ...stops.papers,
    ...incidents.papers,
    ...rectifications.papers,
    ...lookingOut.papers,
    ...honestErrors.papers,
    ...evaluation.papers,
    ...above.papers,
  ],
  events: objections.events,
  subjects: {
    ...disclosure.subjects,
    ...objections.subjects,
    ...stops.subjects,
    ...incidents.subjects,
    ...rectifications.subjects,
    ...lookingOut.subjects,
    ...tips.subjects,
    ...honestErrors.subjects,
    ...evaluation.subjects,
    ...above.subjects,
  },
  clocks: {
    ...disclosure.clocks,
    ...lookingOut.clocks,
    ...cockpit.clocks,
    ...evaluation.clocks,
    ...above.clocks,
  },
});
