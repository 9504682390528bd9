import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#foundation';

/** One published file the demo ships, byte for byte as the portal gave it out. */
export interface DemoFile {
  /** Name as published; workbooks are called `.csv` here, as they were there. */
  readonly fileName: string;
  /** Title of the demo catalogue's entry it belongs to; `null` when the catalogue has none. */
  readonly catalogueTitle: string | null;
  readonly department: string | null;
  readonly container: string;
  readonly encoding: string | null;
  readonly rows: number;
  readonly columns: number;
  /** Codes of the reader's findings, see adapters/files/findings.ts. */
  readonly defects: readonly string[];
  /** Reasons why cells do not have their column's type. */
  readonly cellDefects: readonly string[];
  readonly safeBecause: Text;
  readonly bytes: number;
  readonly sha256: string;
}

export const demoFiles = (): readonly DemoFile[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8'));

/** The bytes of a demo file. Throws when they are not those the manifest names: a checkout must not have changed them. */
export function demoFileBytes(file: DemoFile): Buffer {
  const bytes = readFileSync(join(import.meta.dirname, file.fileName));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== file.sha256) throw new Error(`${file.fileName}: SHA-256 is ${found}, the manifest has ${file.sha256}`);
  return bytes;
}
