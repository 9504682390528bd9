import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ParquetReader } from '#adapters/duckdb';
import { type InferredColumn, readInWorker } from '#adapters/files';
import type { BlobStore } from '#adapters/uploads';
import { type Json, text } from '#foundation';
import type { Column, ColumnProfile, Finding, ReadRevision, RevisionFiles } from '#platform/catalog';
import { storedType } from './inspect.ts';

const inspector = new URL('./inspect.ts', import.meta.url).href;

/** Stages of reading one file, in milliseconds. */
export interface StageTimes {
  readonly [stage: string]: number;
}

/**
 * Revisions on disk: received bytes and Parquet in one blob store, by digest. A file is read, typed and written as Parquet in a
 * thread of its own; the Parquet appears in the store only whole.
 */
export function revisionFiles(
  blobs: BlobStore,
  workFolder: string,
  reader: ParquetReader,
  observe?: (times: StageTimes) => void,
): RevisionFiles {
  return {
    parquetPath: (sha256) => blobs.path(sha256),

    async read(file) {
      const bytes = await blobs.read(file.sha256);
      await mkdir(workFolder, { recursive: true });
      const parquetFile = join(workFolder, `${randomBytes(8).toString('hex')}.parquet`);
      try {
        const answer = await readInWorker({
          bytes,
          options: { fileName: file.name },
          parquetFile,
          keepRows: 0,
          inspector,
        });
        if (!answer.ok) return { ok: false, reason: answer.refusal.message, code: answer.refusal.code };
        const answered = performance.now();
        if (!answer.parquet) throw new Error('the reader wrote no Parquet file');
        const kept = await blobs.put(createReadStream(parquetFile));
        const columns: Column[] = answer.columns.map((column) => ({
          name: column.name,
          type: storedType(column.type),
        }));
        const revision: ReadRevision = {
          receivedSha256: file.sha256,
          receivedBytes: bytes.length,
          parquetSha256: kept.sha256,
          parquetBytes: kept.bytes,
          rows: answer.parquet.rows,
          columns,
          reading: answer.table.reading as unknown as { readonly [name: string]: Json },
          findings: [
            ...answer.table.findings.map((finding) => withColumnNames(finding, answer.columns)),
            ...unconverted(answer.parquet.unconverted),
            ...(answer.inspected as unknown as readonly Finding[]),
          ],
          profile: answer.columns.map(profileOfColumn),
        };
        observe?.({ ...answer.stages, 'hand over and keep': performance.now() - answered });
        return { ok: true, revision };
      } finally {
        await rm(parquetFile, { force: true });
      }
    },

    async preview(sha256, { offset, limit, columns }) {
      const { rows } = await reader.previewRows(blobs.path(sha256), columns, limit, offset);
      return rows.map((row) =>
        row.map((value) =>
          value === null ? null : typeof value === 'string' ? value : JSON.stringify(value),
        ),
      );
    },
  };
}

/** The reader's findings in the catalogue's words: a column by its name, and never the cell's content. */
function withColumnNames(
  finding: {
    readonly code: string;
    readonly severity: Finding['severity'];
    readonly message: Finding['message'];
    readonly count: number;
    readonly at: readonly { readonly row: number; readonly column?: number | undefined }[];
  },
  columns: readonly InferredColumn[],
): Finding {
  const nameAt = (position: number | undefined) =>
    columns.find((column) => column.position + 1 === position)?.name;
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    count: finding.count,
    at: finding.at.map((place) => {
      const column = nameAt(place.column);
      return { row: place.row, ...(column ? { column } : {}) };
    }),
  };
}

const unconverted = (
  columns: readonly {
    readonly column: string;
    readonly count: number;
    readonly at: readonly { readonly row: number }[];
  }[],
): Finding[] =>
  columns.map(({ column, count, at }) => ({
    code: 'unconverted-cells',
    severity: 'warning',
    count,
    message: text(
      `“${column}”列有 ${count} 个单元格不符合该列类型，启用后为空值；原文件完整保留`,
      `${count} cells of “${column}” do not have the column’s type and are empty in service; the file as received is kept`,
    ),
    at: at.map((place) => ({ row: place.row, column })),
  }));

export const profileOfColumn = (column: InferredColumn): ColumnProfile => ({
  column: column.name,
  type: storedType(column.type),
  filled: column.profile.filled,
  distinct: column.profile.distinct,
  ...(column.profile.min !== null ? { min: column.profile.min.slice(0, 200) } : {}),
  ...(column.profile.max !== null ? { max: column.profile.max.slice(0, 200) } : {}),
  top: column.profile.top.map(({ value, count }) => ({ value: value.slice(0, 200), count })),
});
