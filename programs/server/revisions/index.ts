export { revisionFiles } from './revision-files.ts';
export { sheetReader } from './sheet-reader.ts';
