import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import {
  type Actor,
  type AnyRead,
  type Database,
  expectOk,
  type Module,
  type Upload,
  type Uploads,
} from '#foundation';
import { casework, createImportKeeper, noSeal } from '#platform/casework';
import {
  actorFor,
  createPerform,
  createRehearse,
  enterFirstRoster,
  identity,
  loadPolicies,
  mayStart,
  type PolicySet,
} from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';

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

/** Files that people hand in, in memory. */
export function memoryUploads() {
  const files = new Map<
    string,
    { readonly upload: Upload; readonly owner: string; readonly bytes: Uint8Array }
  >();
  const uploads: Uploads = {
    keep: () => Promise.reject(new Error('files come by put()')),
    find: async (_tx, actor, id) => {
      const file = files.get(id);
      return file && actor.kind === 'person' && actor.organisationId === file.owner ? file.upload : null;
    },
    read: async ({ sha256 }) => [...files.values()].find(({ upload }) => upload.sha256 === sha256)!.bytes,
  };
  return {
    uploads,
    /** The id of its upload. */
    put(actor: Actor, name: string, bytes: Uint8Array): string {
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
  };
}

export interface ImportDesk {
  /** Hand in a file; the id of its upload. */
  upload(actor: Actor, name: string, bytes: Uint8Array): string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the act answers.
  act(actor: Actor, name: string, input: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the read answers.
  read(actor: Actor, name: string, input: object): Promise<any>;
  /** A list as it is exported. */
  exported(actor: Actor, list: string, language?: 'zh' | 'en', format?: 'xlsx' | 'csv'): Promise<Buffer>;
  /** Try and carry out what waits, on a database of the caller where given. */
  settle(database?: Database): Promise<void>;
  /** Bring a sheet in and try its rows; the import, or the faults of its cells. */
  bringIn(
    actor: Actor,
    list: string,
    bytes: Uint8Array,
    attachments?: readonly string[],
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the act and the read answer.
  ): Promise<any>;
  /** Confirm it and have its rows done; the import, and each row. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the reads answer.
  carryOut(actor: Actor, importId: string): Promise<any>;
}

let calls = 0;
/** Bringing in spreadsheets over any modules that are put together, with the real keeper. */
export function importDesk(house: {
  readonly db: TestDatabase;
  readonly modules: readonly Module[];
  readonly policies: PolicySet;
  readonly files: ReturnType<typeof memoryUploads>;
}): ImportDesk {
  const { db, modules, policies, files } = house;
  const performOn = (database: Database) =>
    createPerform({ database, policies, idempotency: postgresIdempotency, actLog: postgresActLog });
  const perform = performOn(db.database);
  const desk: ImportDesk = {
    upload: files.put,
    async act(actor, name, input) {
      const found = modules.flatMap(({ acts = [] }) => acts).find((one) => one.name === name)!;
      const call = { requestId: `req_i${++calls}`, idempotencyKey: `key i${calls}` };
      const result = await perform(actor, found, input, call);
      return result.ok ? result.value : { refused: result.problem.code, problem: result.problem };
    },
    async read(actor, name, input) {
      const found = modules.flatMap(({ reads = [] }) => reads).find((one) => one.name === name) as AnyRead;
      const result = await db.database.transaction((tx) => found.run(actor, input, tx), { mode: 'snapshot' });
      return result.ok ? result.value : { refused: result.problem.code };
    },
    async exported(actor, list, language = 'zh', format = 'xlsx') {
      const act = modules
        .flatMap(({ acts = [] }) => acts)
        .find(({ name }) => name === 'casework.export-list')!;
      const call = { requestId: `req_i${++calls}` };
      const answer = expectOk(await perform(actor, act, { list, language, format }, call));
      if (act.kind !== 'operation') throw new Error('an export is a file');
      return buffer(act.file!(answer)!.body as Readable);
    },
    settle: (database = db.database) =>
      createImportKeeper({
        database,
        registry: () => ({ imports: modules.flatMap(({ imports = [] }) => imports) }),
        perform: performOn(database),
        rehearse: createRehearse({ database, policies }),
        onError: () => {},
      }).drain(),
    async bringIn(actor, list, bytes, attachments = []) {
      const uploadId = files.put(actor, '表.xlsx', bytes);
      const filed = await desk.act(actor, 'casework.file-import', { list, uploadId, attachments });
      if (filed.refused) return filed;
      await desk.settle();
      return {
        importId: filed.importId,
        ...(await desk.read(actor, 'casework.import', { id: filed.importId })),
      };
    },
    async carryOut(actor, importId) {
      const confirmed = await desk.act(actor, 'casework.confirm-import', { importId });
      if (confirmed.refused) return confirmed;
      await desk.settle();
      const { items } = await desk.read(actor, 'casework.import-rows', { id: importId });
      return { ...(await desk.read(actor, 'casework.import', { id: importId })), items };
    },
  };
  return desk;
}

export interface ImportHouse extends ImportDesk {
  readonly db: TestDatabase;
  readonly module: Module;
  readonly people: { readonly [who in 'recorder' | 'checker' | 'stranger']: Actor };
  close(): Promise<void>;
}

/** The casework module over a small town: two colleagues of a registry, somebody of a bureau. */
export async function importHouse(): Promise<ImportHouse> {
  const files = memoryUploads();
  let policies: PolicySet | undefined;
  const module: Module = casework({
    registry: () => ({
      acts: module.acts ?? [],
      reads: module.reads ?? [],
      imports: module.imports ?? [],
      subjects: module.subjects ?? {},
      lifecycles: module.lifecycles ?? [],
      rules: module.rules ?? [],
    }),
    renderer: { contentType: 'application/pdf', extension: 'pdf', render: async () => Buffer.from('paper') },
    uploads: () => files.uploads,
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: (...asked) => mayStart(policies!, ...asked),
    seal: noSeal,
    publicAddress: 'https://hub.example',
  });
  const modules = [identity, module];
  const db = await testDatabase(modules);
  policies = loadPolicies(modules, `imports-${db.url.slice(-12)}`);
  const post = (titleZh: string, titleEn: string, name: string) => ({
    titleZh,
    titleEn,
    roles: ['registrar-acceptor' as const],
    holder: { name, staffNumber: name },
  });
  const founded = await db.database.transaction((tx) =>
    enterFirstRoster(
      tx,
      [
        {
          name: '云川市公共数据登记中心',
          kind: 'public-institution',
          level: 'prefecture',
          posts: [post('受理岗', 'Acceptance', '陈受理'), post('复核岗', 'Checking', '李复核')],
        },
        {
          name: '云川市市场监督管理局',
          kind: 'government-department',
          level: 'prefecture',
          posts: [post('数据岗', 'Data', '王数据')],
        },
      ],
      '测试',
    ),
  );
  const actor = async (place: number): Promise<Actor> =>
    (await db.database.transaction((tx) => actorFor(tx, { personId: founded[place]!.personId })))!;
  const people = { recorder: await actor(0), checker: await actor(1), stranger: await actor(2) };
  return { ...importDesk({ db, modules, policies, files }), db, module, people, close: () => db.close() };
}
