import { type Module, problemTypes, text } from '#foundation';
import { approveEntry, returnEntry, takeBackEntry } from './actions/decide-entry.ts';
import { proposeEntry } from './actions/propose-entry.ts';
import { approveWithdrawal, declineWithdrawal, proposeWithdrawal } from './actions/withdraw-entry.ts';
import { checks } from './checks.ts';
import { events } from './events.ts';
import { entryLifecycle } from './model/lifecycle.ts';
import { rules } from './model/rules.ts';
import { papers } from './papers.ts';
import type { OpeningPorts } from './ports.ts';
import { problems } from './problems.ts';
import { dcatReads } from './reads/dcat.ts';
import { downloadRead } from './reads/download.ts';
import { entriesRead, entryRead } from './reads/entries.ts';
import { openListRead, openResourceRead } from './reads/open-list.ts';
import { openRowsRead } from './reads/rows.ts';
import { entryView, openResourceView } from './subject-views.ts';
import { onNewRevision, updateKind, updateOverdue } from './update-due.ts';

export { ckanAction } from './ckan/actions.ts';
export type {
  AboutNode,
  ColumnFilter,
  OpenColumn,
  OpeningPorts,
  OpenTable,
  OpenTables,
  Place,
  TableQuestion,
} from './ports.ts';
export { stillServes } from './serving.ts';
export { countDownload } from './store/downloads.ts';

/** 数据开放: the open list, and what everybody may take from it. */
export const opening = (ports: OpeningPorts): Module => ({
  name: 'opening',
  title: text('数据开放', 'Opening'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    proposeEntry,
    approveEntry,
    returnEntry,
    takeBackEntry,
    proposeWithdrawal,
    approveWithdrawal,
    declineWithdrawal,
  ],
  reads: [
    openListRead,
    openResourceRead,
    openRowsRead(ports),
    downloadRead(ports),
    ...dcatReads(ports.about),
    entriesRead,
    entryRead,
  ],
  problems: problemTypes(problems),
  rules,
  lifecycles: [entryLifecycle],
  papers,
  events,
  clocks: { [updateKind]: updateOverdue },
  subscriptions: { 'catalog.revision-in-service': onNewRevision },
  subjects: { 'open-entry': entryView, 'open-resource': openResourceView },
  checks,
});
