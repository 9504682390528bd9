export { applyRepair, type Repaired } from './apply.ts';
export type { CellType, RepairTools } from './cell.ts';
export { type RepairDefect, repairDefects } from './defects.ts';
export {
  type CoveredFamily,
  coveredFamilies,
  emptyRepair,
  type Remedy,
  RemedySchema,
  type RepairDocument,
  RepairDocumentSchema,
  SensitiveGoalSchema,
  type TableRemedy,
  TableRemedySchema,
} from './document.ts';
export { type Hierarchy, HierarchySchema } from './hierarchy.ts';
export type { ClassMeasures, ColumnOutcome, RepairOutcome } from './outcome.ts';
export { type FoundInColumn, proposedDocument, proposeRemedies, type RemedyProposal } from './propose.ts';
export { proposeHierarchy } from './propose-hierarchy.ts';
export { type RepairSample, sampleOf } from './sample.ts';
export { type Losses, type LossName, lossNames } from './search/loss.ts';
export { type SearchQuestion, withLevels, withSensitiveInOrder } from './search/question.ts';
export { type SearchResult, searchLevels } from './search/search.ts';
export { cellAt, type RepairColumn, type RepairTable } from './table.ts';
