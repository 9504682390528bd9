import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as tar from 'tar';
import { inferColumns, readTabular, tableToParquet } from '#adapters/files';
import type { Column, Finding, InspectedTable } from '#platform/catalog';
import { personalDataInspector } from '#platform/privacy';

const packed = resolve(import.meta.dirname, '../../../shared/data/beijing-open/files.tar.gz');
/** What a city portal really published; not a part of the repository. */
export const realTablesPresent: boolean = existsSync(packed);

export interface RealTable {
  /** Stands for its digest: the Parquet lies at `folder/name.parquet`. */
  readonly name: string;
  readonly file: string;
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

/** These files as the hub reads them, written as Parquet into the folder. */
export async function realTables(folder: string, only: ReadonlySet<string>): Promise<readonly RealTable[]> {
  const files = new Map<string, Buffer>();
  await tar.t({
    file: packed,
    filter: (path) => only.has(path),
    onReadEntry: (entry) => {
      const parts: Buffer[] = [];
      entry.on('data', (part: Buffer) => parts.push(part));
      entry.on('end', () => files.set(entry.path, Buffer.concat(parts)));
    },
  });
  const tables: RealTable[] = [];
  for (const [file, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const read = readTabular(bytes, { fileName: file });
    if (!read.ok) continue;
    const inferred = inferColumns(read.table);
    const columns = inferred.map(({ name, type }) => ({ name, type: type === 'code' ? 'text' : type }));
    const places = inferred.map(({ position }) =>
      read.table.columns.findIndex((column) => column.position === position),
    );
    const inspected: InspectedTable = {
      columns,
      rows: read.table.account.data,
      values(index) {
        const { values, counts } = read.table.cells[places[index]!]!;
        return values.map((text, id) => ({ text, rows: counts[id]! }));
      },
    };
    const name = `real${tables.length}`;
    await tableToParquet(read.table, inferred, join(folder, `${name}.parquet`));
    tables.push({ name, file, columns, findings: personalDataInspector(inspected) });
  }
  return tables;
}
