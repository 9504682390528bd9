import { type Module, problemTypes, text } from '#foundation';
import { approveErasure, declineErasure, proposeErasure } from './actions/erasure.ts';
import { liftHold, placeHold } from './actions/hold.ts';
import { checks } from './checks.ts';
import { events } from './events.ts';
import { erasureLifecycle } from './model/erasure.ts';
import type { LogPorts } from './ports.ts';
import { problems } from './problems.ts';
import { reads } from './reads.ts';
import { retentionCheck } from './retention/check.ts';
import type { RetentionOptions } from './retention/erase-batch.ts';
import { nothingNeeded } from './retention/needs.ts';
import { retentionReads } from './retention/reads.ts';
import { erasureClock, runErasure } from './retention/run-erasure.ts';
import { rules } from './rules.ts';
import { erasureView, holdView } from './subject-views.ts';

export type { Receipt, ReceiptPromise } from '#verifier';
export {
  appendEntries,
  appendEntriesIn,
  appendEntry,
  appendPublicFact,
  type Entry,
  type NewEntry,
  type NewPublicFact,
} from './append.ts';
export { type AuditReport, auditLog } from './audit.ts';
export {
  defaultThreshold,
  lastSettledDay,
  publishDailyTotals,
  settledUntil,
  type TotalsOptions,
  totalsDueAt,
  totalsKind,
} from './daily-totals.ts';
export {
  countPublicFacts,
  DamagedLeaf,
  type EntryRecord,
  type FactReference,
  factsAbout,
  findEntries,
  findEntry,
  openingsOf,
  type PublicFact,
  type PublicFactFilter,
  type PublicFactQuestion,
  placesOf,
  publicFacts,
  type SaidFact,
  saidAbout,
} from './entries.ts';
export { type HaltReason, LogHalted } from './halted.ts';
export { compareLogs, copyLog, filesOfLog, type LogFile, type LogRelation } from './log-copy.ts';
export { type LogView, logView, type ProvenEntry } from './log-view.ts';
export { createMeterFolder, type MeterFolder, type MeterFolderOptions } from './meter/folder.ts';
export { type MeterLine, recordUse, recordUses, recordUsesIn } from './meter/lines.ts';
export { type UsageDimension, type UsageQuestion, type UsageSum, usage } from './meter/usage.ts';
export {
  type AuditedEntry,
  auditedEntries,
  auditedFacts,
  entryIdsOfKind,
  factsOfNothing,
} from './metered-entries.ts';
export { type Count, sumOf } from './model/count.ts';
export { others } from './model/totals.ts';
export { type OverdueOptions, publishOverdueTotals, type Reached } from './overdue-totals.ts';
export type { LogPorts, NoteSigner, TileStore } from './ports.ts';
export { problems as evidenceProblems } from './problems.ts';
export { maximumMergeDelay, signPromises } from './promises.ts';
export {
  type Coverage,
  type Days,
  type PublishedUse,
  publishedUse,
  totalsCoverage,
  totalsEntries,
} from './published-use.ts';
export { receipt } from './receipts.ts';
export { type EntryStanding, entryStanding } from './retention/entry-standing.ts';
export { eraseBatch, type RetentionOptions } from './retention/erase-batch.ts';
export { type AskNeeds, type Need, nothingNeeded } from './retention/needs.ts';
export { R67, R75, type RecordKind, type Trace } from './rules.ts';
export { type PublishedHead, publishedHead } from './sequencer/durable-log.ts';
export { type LogKey, logKeys } from './sequencer/log-keys.ts';
export {
  createSequencer,
  type Sequencer,
  type SequencerOptions,
  type SequencerStatus,
} from './sequencer/loop.ts';
export { type StepOutcome, Superseded } from './sequencer/step.ts';

/**
 * The transparency log, receipts and the meter. Beside this module a worker runs `createSequencer(database, ports).start()` and
 * `createMeterFolder(database).start()`. `retention.needs` says
 * which agreements and products still need their evidence.
 */
export const evidence = (
  ports: LogPorts,
  retention: RetentionOptions = { needs: nothingNeeded },
): Module => ({
  name: 'evidence',
  title: text('存证与计量', 'Evidence and metering'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [proposeErasure(retention), approveErasure, declineErasure, placeHold(retention.needs), liftHold],
  reads: [...reads(ports), ...retentionReads(retention)],
  problems: problemTypes(problems),
  rules,
  lifecycles: [erasureLifecycle],
  events,
  checks: [...checks(ports), retentionCheck(retention)],
  clocks: { [erasureClock]: runErasure(retention) },
  subjects: { erasure: erasureView, 'evidence-hold': holdView },
});
