import type { Archive } from '#adapters/archive';
import type { DatabaseShape, SequenceState, TableShape } from '#adapters/postgres';
import { text } from '#foundation';
import { Refused } from '../outcome.ts';

export const backupFormat = 'gongshu-backup/1';

export interface SavedTableEntry extends TableShape {
  readonly rows: number;
}

/** What a backup says of itself. The archive adds `parts`: name, length and digest of every member. */
export interface Manifest {
  readonly format: typeof backupFormat;
  /** Version of the program that wrote it. */
  readonly gongshu: string;
  readonly createdAt: string;
  /** A demo home's backup goes into demo homes only, and the other way round. */
  readonly demo: boolean;
  readonly postgres: string;
  readonly migrations: DatabaseShape['migrations'];
  /** In the order in which they can be loaded. */
  readonly tables: readonly SavedTableEntry[];
  readonly sequences: readonly SequenceState[];
  /** Ids whose keys were destroyed: names only, so that a restore into another home keeps them destroyed. */
  readonly destroyedKeys: readonly string[];
  /** Files of the blob store that did not have their digest and were left out. */
  readonly damagedBlobs: readonly string[];
  /** Certificates, as PEM, that seals of papers must end at. Backups from before there were seals say none. */
  readonly sealRoots?: readonly string[];
}

export const tablePart = ({ schema, table }: Pick<TableShape, 'schema' | 'table'>): string =>
  `tables/${schema}.${table}.copy.gz`;
export const blobPart = (sha256: string): string => `blobs/${sha256}`;
export const logPart = (path: string): string => `log/${path}`;

/** The manifest of an archive; refuses one of another kind or of a later format. */
export function manifestOf(archive: Archive): Manifest {
  const { format } = archive.manifest;
  if (format !== backupFormat) {
    throw new Refused(
      text(
        `备份格式为“${String(format)}”，本程序只认识 ${backupFormat}。请使用写出该备份的版本或更新的版本。`,
        `The backup’s format is “${String(format)}”, and this program reads ${backupFormat}. Use the version that wrote it, or a later one.`,
      ),
    );
  }
  return archive.manifest as unknown as Manifest;
}
