export { revisionFiles, type StageTimes } from './revision-files.ts';
export { sheetReader } from './sheet-reader.ts';
