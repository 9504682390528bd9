import { type Module, problemTypes, text } from '#foundation';
import { endDerivation, recordDerivation } from './actions/derivation.ts';
import { describeItems } from './actions/describe-items.ts';
import { importList } from './actions/import-list.ts';
import { loadRevision } from './actions/load-revision.ts';
import { putInService } from './actions/put-in-service.ts';
import { registerResource } from './actions/register-resource.ts';
import { setReleaseMode } from './actions/set-release-mode.ts';
import { checks, keptFiles } from './checks.ts';
import { catalogEvents } from './events.ts';
import type { CatalogPorts } from './ports.ts';
import { catalogProblems } from './problems.ts';
import { resourceRead, revisionRead, rowsRead } from './reads/resource.ts';
import { searchRead } from './reads/search.ts';
import { resourceView } from './subject-views.ts';

export { type DerivedRevision, storeDerivedRevision } from './derived-revision.ts';
export {
  type CataloguedItem,
  type CataloguedResource,
  type CataloguedRevision,
  cataloguedResource,
  cataloguedRevision,
  catalogueFigures,
  mayPreviewRows,
  mustServeIn,
  resourceByTitle,
  resourceTitles,
  revisionsInService,
  type ServedRevision,
  type WhoseData,
  whoseData,
} from './doors.ts';
export { newestRevision, setGradedLevels } from './levels-door.ts';
export type { Derivation } from './model/drift.ts';
export { countFindings, type FindingCounts } from './model/finding-counts.ts';
export type {
  CatalogPorts,
  Column,
  ColumnProfile,
  ColumnType,
  Finding,
  InspectedTable,
  InspectedValue,
  Inspector,
  ReadRevision,
  ReleaseGate,
  RevisionFiles,
  SheetReader,
} from './ports.ts';
export {
  type KnownRevision,
  knownRevisions,
  newestRevisionsOf,
  servedOpenRevisions,
  servedRevisions,
} from './revision-doors.ts';
export type { ReleaseMode, RevisionState } from './store/tables.ts';
export { countSupply, departmentsInService, departmentsOf, type SupplyCount } from './supply-doors.ts';

/** What data exists (目录): resources, items, revisions, search, import. */
export const catalog = (ports: CatalogPorts): Module => ({
  name: 'catalog',
  title: text('数据目录', 'Catalogue'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    importList(ports),
    registerResource,
    describeItems,
    recordDerivation,
    endDerivation,
    setReleaseMode,
    loadRevision(ports),
    putInService(ports.gate),
  ],
  reads: [searchRead, resourceRead, rowsRead(ports), revisionRead],
  subjects: { resource: resourceView },
  checks,
  keeps: keptFiles,
  problems: problemTypes(catalogProblems),
  events: catalogEvents,
});
