import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { inferColumns, readTabular } from '#adapters/files';
import { readCatalogue } from '../catalogue/read.ts';
import { renamePlaces } from '../catalogue/rename.ts';
import type { DemoFile } from './demo-files.ts';
import { selection } from './selection.ts';

/**
 * Copy the selected files and describe them: `node demo/files/collect.ts FOLDER MANIFEST`, where FOLDER holds the published files
 * and MANIFEST is the list that joins them to catalogue titles. Only needed when the selection changes.
 */
function collect(folder: string, manifestFile: string): DemoFile[] {
  const listed = Papa.parse<{ readonly file: string; readonly catalog_title: string }>(
    readFileSync(manifestFile, 'utf8').replace(/^\ufeff/, ''),
    { header: true, skipEmptyLines: true },
  ).data;
  const titles = new Map(listed.map((line) => [line.file, line.catalog_title]));
  const entries = new Map(readCatalogue().map((entry) => [entry.title, entry]));
  return Object.entries(selection).map(([fileName, safeBecause]) => {
    const bytes = readFileSync(join(folder, fileName));
    const result = readTabular(bytes, { fileName });
    if (!result.ok) throw new Error(`${fileName}: ${result.refusal.message.en}`);
    const { table } = result;
    const published = titles.get(fileName) ?? '';
    const title = published === '' ? null : renamePlaces(published);
    if (title !== null && !entries.has(title)) throw new Error(`${fileName}: no catalogue entry ${title}`);
    copyFileSync(join(folder, fileName), join(import.meta.dirname, fileName));
    const reasons = inferColumns(table).flatMap((column) => column.nonConforming.map(({ reason }) => reason));
    return {
      fileName,
      catalogueTitle: title,
      department: title === null ? null : entries.get(title)!.department,
      container: table.reading.container,
      encoding: table.reading.encoding,
      rows: table.rows.length,
      columns: table.columns.length,
      defects: table.findings.filter(({ code }) => !ordinary.has(code)).map(({ code }) => code),
      cellDefects: [...new Set(reasons)].sort(),
      safeBecause,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
}

/** Findings that say how a file was read and are no defect. */
const ordinary = new Set<string>(['encoding', 'delimiter', 'workbook-dates', 'line-breaks', 'sheet-chosen']);

const [folder = '', manifestFile = ''] = process.argv.slice(2);
const files = collect(resolve(folder), resolve(manifestFile));
writeFileSync(join(import.meta.dirname, 'manifest.json'), `${JSON.stringify(files, null, 2)}\n`);
console.log(`${files.length} files, ${files.reduce((sum, file) => sum + file.bytes, 0)} bytes`);
