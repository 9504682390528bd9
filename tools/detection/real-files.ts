import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import * as tar from 'tar';
import { inferColumns, readTabular } from '#adapters/files';
import type { Finding, InspectedTable } from '#platform/catalog';
import { personalDataInspector } from '#platform/privacy';

/** Where the files of a city portal lie, when they are there: not a part of the repository. */
export const realFilesFolder = resolve(import.meta.dirname, '../../../shared/data/beijing-open');
export const realFilesPresent: boolean = existsSync(`${realFilesFolder}/files.tar.gz`);

/** A column of the machine-made list beside the files. */
export interface ListedColumn {
  readonly file: string;
  readonly col: string;
  readonly header: string;
  readonly nonempty: string;
  readonly idcard: string;
  readonly mobile: string;
  readonly email: string;
  readonly masked_star: string;
  readonly uscc_valid: string;
  readonly cn_name_like: string;
  readonly silver_label: string;
}

export interface ReadRealFile {
  readonly file: string;
  readonly table: InspectedTable;
  /** Place of each column in the file, from 0. */
  readonly positions: readonly number[];
  readonly findings: readonly Finding[];
}

export function listedColumns(): readonly ListedColumn[] {
  const text = readFileSync(`${realFilesFolder}/columns.csv`, 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<ListedColumn>(text, { header: true, skipEmptyLines: true }).data;
}

/** Reads every file as the hub does, and has it inspected. */
export async function readRealFiles(): Promise<readonly ReadRealFile[]> {
  const files = new Map<string, Buffer>();
  await tar.t({
    file: `${realFilesFolder}/files.tar.gz`,
    onReadEntry: (entry) => {
      const parts: Buffer[] = [];
      entry.on('data', (part: Buffer) => parts.push(part));
      entry.on('end', () => files.set(entry.path, Buffer.concat(parts)));
    },
  });
  return [...files].flatMap(([file, bytes]) => {
    const read = readTabular(bytes, { fileName: file });
    if (!read.ok) return [];
    const columns = inferColumns(read.table);
    const places = columns.map(({ position }) =>
      read.table.columns.findIndex((column) => column.position === position),
    );
    const table: InspectedTable = {
      columns: columns.map(({ name, type }) => ({ name, type: type === 'code' ? 'text' : type })),
      rows: read.table.account.data,
      values(index) {
        const { values, counts } = read.table.cells[places[index]!]!;
        return values.map((text, id) => ({ text, rows: counts[id]! }));
      },
      at(index, row) {
        const { ids, values } = read.table.cells[places[index]!]!;
        return values[ids[row]!] ?? '';
      },
    };
    return [
      {
        file,
        table,
        positions: columns.map(({ position }) => position - 1),
        findings: personalDataInspector(table),
      },
    ];
  });
}
