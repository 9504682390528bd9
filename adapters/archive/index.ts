export { type Archive, ArchiveDamaged, openArchive } from './archive-reader.ts';
export { type ArchiveWriter, createArchive } from './archive-writer.ts';
export type { Part } from './parts.ts';
