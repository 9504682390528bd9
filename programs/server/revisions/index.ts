export { type RepairEngineOptions, repairEngine } from './repair-engine.ts';
export { revisionFiles, type StageTimes } from './revision-files.ts';
export { sheetReader } from './sheet-reader.ts';
