import { createHash } from 'node:crypto';
import * as XLSX from '@e965/xlsx';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import type { Actor, AnyRead, Database, Module, Upload, Uploads } from '#foundation';
import { casework, createImportKeeper, noSeal } from '#platform/casework';
import {
  createPerform,
  createRehearse,
  identity,
  loadPolicies,
  mayStart,
  type Perform,
  type PolicySet,
} from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { registryWith } from '../../platform/casework/cases/desk.ts';
import { holder, settleTown, town } from '../../platform/casework/cases/town.ts';

/** A cell as a test writes it: text, number, day, or a formula with its stored result. */
export type TestCell = string | number | Date | { readonly f: string; readonly v: number };

/** A workbook with one sheet, as a person saves it. */
export function workbookOf(rows: readonly (readonly TestCell[])[], name = '填写'): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(
    rows.map((row) =>
      row.map((cell) => (typeof cell === 'object' && 'f' in cell ? { t: 'n', ...cell } : cell)),
    ),
    { cellDates: true },
  );
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, name);
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** The sheets of a workbook as rows of texts, by name. */
export function sheetsOf(bytes: Buffer): ReadonlyMap<string, readonly (readonly string[])[]> {
  const book = XLSX.read(bytes, { type: 'buffer' });
  return new Map(
    book.SheetNames.map((name) => [
      name,
      XLSX.utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, raw: false, defval: '' }),
    ]),
  );
}

export const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    rows
      .map((row) =>
        row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
      )
      .join('\r\n'),
  );

export interface ImportHouse {
  readonly db: TestDatabase;
  readonly module: Module;
  /** Hand in a file; the id of its upload. */
  upload(actor: Actor, name: string, bytes: Uint8Array): string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the act answers.
  act(actor: Actor, name: string, input: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the read answers.
  read(actor: Actor, name: string, input: object): Promise<any>;
  /** Try and carry out what waits; on a database and an executor of the caller where given. */
  settle(through?: {
    readonly database?: Database;
    readonly perform?: (perform: Perform) => Perform;
  }): Promise<void>;
  close(): Promise<void>;
}

/** The casework module over a small town, with files in memory and the real readers and writers of spreadsheets. */
export async function importHouse(): Promise<ImportHouse> {
  const files = new Map<
    string,
    { readonly upload: Upload; readonly owner: string; readonly bytes: Uint8Array }
  >();
  const uploads: Uploads = {
    keep: () => Promise.reject(new Error('files come by upload()')),
    find: async (_tx, actor, id) => {
      const file = files.get(id);
      return file && actor.kind === 'person' && actor.organisationId === file.owner ? file.upload : null;
    },
    read: async ({ sha256 }) => [...files.values()].find(({ upload }) => upload.sha256 === sha256)!.bytes,
  };
  let policies: PolicySet | undefined;
  const module: Module = casework({
    registry: () => registryWith(module),
    renderer: { contentType: 'application/pdf', extension: 'pdf', render: async () => Buffer.from('paper') },
    uploads: () => uploads,
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: (actor, act) => mayStart(policies!, actor, act),
    seal: noSeal,
    publicAddress: 'https://hub.example',
  });
  const db = await testDatabase([identity, module]);
  await settleTown(db.pool);
  policies = loadPolicies([identity, module], `imports-${db.url.slice(-12)}`);
  const performOn = (database: Database) =>
    createPerform({
      database,
      policies: policies!,
      idempotency: postgresIdempotency,
      actLog: postgresActLog,
    });
  const perform = performOn(db.database);
  let calls = 0;
  return {
    db,
    module,
    upload(actor, name, bytes) {
      if (actor.kind !== 'person') throw new Error('only persons upload here');
      const id = `upl_${files.size + 1}`;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.set(id, {
        upload: { id, name, bytes: bytes.length, sha256 },
        owner: actor.organisationId,
        bytes,
      });
      return id;
    },
    async act(actor, name, input) {
      const found = module.acts!.find((one) => one.name === name)!;
      const result = await perform(actor, found, input, { requestId: `req_${++calls}` });
      return result.ok ? result.value : { refused: result.problem.code, problem: result.problem };
    },
    async read(actor, name, input) {
      const found = module.reads!.find((one) => one.name === name) as AnyRead;
      const result = await db.database.transaction((tx) => found.run(actor, input, tx), { mode: 'snapshot' });
      return result.ok ? result.value : { refused: result.problem.code };
    },
    async settle({ database = db.database, perform: wrapped = (same: Perform) => same } = {}) {
      const keeper = createImportKeeper({
        database,
        registry: () => registryWith(module),
        perform: wrapped(performOn(database)),
        rehearse: createRehearse({ database, policies: policies! }),
        onError: () => {},
      });
      await keeper.drain();
    },
    close: () => db.close(),
  };
}

export const people = {
  recorder: holder(town.acceptor),
  checker: holder(town.checker),
  stranger: holder(town.source),
};
