import { type Actor, type AnyAct, type Module, problemTypes, text, type Uploads } from '#foundation';
import { confirmExternalDecision } from './actions/confirm-external-decision.ts';
import { enterService } from './actions/enter-service.ts';
import { exportList } from './actions/export-list.ts';
import { markNoticeRead } from './actions/mark-notice-read.ts';
import { reassignTask } from './actions/reassign-task.ts';
import { recordExternalDecision } from './actions/record-external-decision.ts';
import { checks, keptFiles } from './checks.ts';
import { events } from './events.ts';
import { sheetImports } from './imports/index.ts';
import { outsideDecisionsImport } from './imports/outside-decisions.ts';
import { importView } from './imports/view.ts';
import { clockLifecycle } from './model/clock.ts';
import { decisionLifecycle } from './model/external-decision.ts';
import { PS1 } from './model/service.ts';
import { taskLifecycle } from './model/task.ts';
import type { DocumentRenderer, FormWriter, ListReader, Seal, SheetWriter } from './ports.ts';
import { problems } from './problems.ts';
import { decisionsRead } from './reads/decisions.ts';
import { documentCheckRead, documentFileRead } from './reads/documents.ts';
import { noticesRead } from './reads/notices.ts';
import { outsideDecisionRead, outsideDecisionsRead } from './reads/outside-decisions.ts';
import { paperRead, papersRead, proofOfServiceRead } from './reads/papers.ts';
import { taskRead } from './reads/task.ts';
import { tasksRead } from './reads/tasks.ts';
import type { Registry } from './registry.ts';
import { remind } from './reminder.ts';
import { reminderKind } from './store/clocks.ts';
import { followAtEffect, followKind, structureSubscriptions } from './store/follow-posts.ts';
import { documentView, externalDecisionView } from './subjects.ts';

export { createImportKeeper, type ImportKeeper, type ImportKeeperOptions } from './imports/keeper.ts';
export type { ClockNature, ClockOutcome, ClockState, StatutoryClock } from './model/clock.ts';
export { type DecisionKind, decisionKinds, type Meeting, meetings } from './model/external-decision.ts';
export type { SubjectRef } from './model/subject.ts';
export type { Task, TaskState } from './model/task.ts';
export {
  type DocumentTemplate,
  type DocumentValues,
  defineDocumentTemplate,
  placesOf,
} from './model/template.ts';
export {
  type DocumentRenderer,
  type FormalDocument,
  type FormBook,
  type FormWriter,
  type GrowingSheet,
  type ListReader,
  type ListSheet,
  noSeal,
  type ReadSheet,
  type Seal,
  type SealCertificate,
  type SealFault,
  type SealOwner,
  type SealTrouble,
  type SealVerdict,
  type SheetWriter,
} from './ports.ts';
export { problems as caseworkProblems } from './problems.ts';
export { type PaperPorts, printDocument } from './reads/documents.ts';
export type { Registry } from './registry.ts';
export { createSealKeeper, type SealKeeper, type SealKeeperOptions } from './seal-keeper.ts';
export { settlingAlarm } from './settling-alarm.ts';
export {
  clocksOf,
  type NewClock,
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  startUnlessRunning,
  stopClock,
} from './store/clocks.ts';
export {
  confirmedDecision,
  decisionsAbout,
  type ExternalDecision,
  findDecision,
  noteDecisionUse,
} from './store/decisions.ts';
export {
  type DocumentRecord,
  documentsOf,
  findDocument,
  type IssuedDocument,
  issueDocument,
  type NewDocument,
  setDocumentWord,
} from './store/documents.ts';
export {
  countDuties,
  countDutiesByMonth,
  type Duty,
  type DutyCount,
  type DutyState,
  dutiesOf,
  dutyStates,
  type LateFigure,
  lateFigures,
} from './store/duties.ts';
export { handOn, type NextTask } from './store/hand-on.ts';
export { type Addressee, type NewNotice, sendNotice, tellOrganisations } from './store/notices.ts';
export { ownTasks } from './store/own-tasks.ts';
export { type Service, servedOn, serviceOf } from './store/service.ts';
export { recordStep, type Step, stepsOf } from './store/steps.ts';
export {
  cancelTasks,
  completeTasks,
  type InCharge,
  type NewTask,
  openTask,
  openTaskCounts,
  tasksOf,
} from './store/tasks.ts';
export { createTicker, type FiredClock, type Ticker, type TickerOptions } from './ticker.ts';

export interface CaseworkPorts {
  /** Asked at each call, so it may be put together after this module. */
  readonly registry: () => Registry;
  readonly renderer: DocumentRenderer;
  readonly sheets: SheetWriter;
  readonly forms: FormWriter;
  readonly reader: ListReader;
  /** May the present post do this act on something of its own organisation? What it may bring in as a sheet follows from it. */
  readonly mayStart: (actor: Actor, act: AnyAct, kinds?: readonly string[]) => boolean;
  /** Seals papers, and checks sealed ones. */
  readonly seal: Seal;
  readonly uploads: () => Uploads;
  /** Where this node is reached from outside, without a slash at the end: the QR codes of papers point there. */
  readonly publicAddress: string;
}

/** What the database of this module is made of; enough for tests of modules that stand on it. */
export const caseworkDatabase = {
  name: 'casework',
  migrations: new URL('./store/migrations/', import.meta.url),
} as const;

export const casework = (ports: CaseworkPorts): Module => {
  const record = recordExternalDecision(ports.uploads);
  const imported = sheetImports(ports);
  return {
    ...caseworkDatabase,
    title: text('办件', 'Casework'),
    policies: new URL('./policies/', import.meta.url),
    acts: [
      markNoticeRead,
      reassignTask,
      enterService(ports.uploads),
      exportList(ports.registry, ports.sheets),
      record,
      confirmExternalDecision,
      ...imported.acts,
    ],
    reads: [
      tasksRead(ports.registry),
      taskRead(ports.registry),
      noticesRead,
      decisionsRead,
      outsideDecisionsRead,
      outsideDecisionRead(ports.registry),
      papersRead,
      paperRead(ports.registry, ports),
      documentFileRead(ports),
      proofOfServiceRead(ports.renderer, ports.publicAddress),
      documentCheckRead,
      ...imported.reads,
    ],
    imports: [outsideDecisionsImport(record)],
    checks: [...checks(ports), ...imported.checks],
    keeps: keptFiles,
    problems: problemTypes(problems),
    rules: [PS1],
    lifecycles: [taskLifecycle, clockLifecycle, decisionLifecycle, ...imported.lifecycles],
    clocks: { [reminderKind]: remind, [followKind]: followAtEffect },
    subscriptions: structureSubscriptions,
    events,
    subjects: {
      'external-decision': externalDecisionView,
      document: documentView,
      import: importView(ports.registry),
    },
  };
};
