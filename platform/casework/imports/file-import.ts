import { Type } from 'typebox';
import {
  type Actor,
  type AnyAct,
  type Defect,
  defineOperation,
  idPattern,
  newSubject,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Tx,
  text,
  type Upload,
} from '#foundation';
import { problems } from '../problems.ts';
import { type ImportPorts, importNamed } from './lists.ts';
import { readRows } from './read-rows.ts';
import { importOfFile, insertImport } from './store.ts';

/** Bytes of a sheet; its reader bounds rows, cells and what it unpacks to. */
const largestSheet = 5 * 1024 * 1024;

const input = Type.Object(
  {
    list: Type.String({ minLength: 1, maxLength: 80, title: '清单', titleEn: 'List' }),
    uploadId: Type.String({
      minLength: 1,
      maxLength: 60,
      format: 'upload',
      title: '表格文件（CSV、XLSX、XLS）',
      titleEn: 'Spreadsheet (CSV, XLSX, XLS)',
    }),
    attachments: Type.Optional(
      Type.Array(
        Type.String({
          minLength: 1,
          maxLength: 60,
          format: 'upload',
          title: '附件',
          titleEn: 'Attached file',
        }),
        {
          maxItems: 300,
          title: '随表附件（表中按文件名引用，如扫描件）',
          titleEn: 'Files that the sheet names, such as scans',
        },
      ),
    ),
  },
  { additionalProperties: false },
);

/**
 * Bring in a list as a spreadsheet. It is read whole: either every row can be tried, or every cell that stands in the way is told at once and nothing is
 * kept. What is read does nothing yet: the rows are tried, the person sees what each would do, and confirms. The same file of an organisation is one
 * import, so that handing it in twice changes nothing.
 */
export const fileImport = (ports: ImportPorts): AnyAct =>
  defineOperation({
    name: 'casework.file-import',
    title: text('导入表格', 'Bring in a spreadsheet'),
    description: text(
      '上传填好的表格：先逐格检查并试办每一行，由您确认后才办理；每一行按原事项的权限和规则办理。本系统为非涉密系统，不得上传涉密数据。',
      'Upload a filled-in sheet: every cell is checked and every row tried; nothing is done before you confirm, and each row is done as its act by hand. This is a system for non-secret data: do not upload secrets.',
    ),
    input,
    output: Type.Object({ importId: Type.String({ pattern: idPattern('imp') }), rows: Type.Integer() }),
    problems: [problems['sheet-not-readable'].type, problems['sheet-of-colleague'].type],
    subject: async (_tx, { list }, actor) =>
      importNamed(ports, actor, list) ? newSubject('import', organisationOf(actor)) : null,
    async run(actor, { list: name, uploadId, attachments: named = [] }, context) {
      const list = importNamed(ports, actor, name);
      if (!list || actor.kind !== 'person') throw new Error('only persons bring in lists that are there');
      const looked = await context.database.transaction(
        async (tx) => {
          const files = await filesOf(tx, ports, actor, uploadId, named);
          return files.ok
            ? ok({ ...files.value, earlier: await earlierOf(tx, actor, name, files.value.file) })
            : files;
        },
        { mode: 'snapshot' },
      );
      if (!looked.ok) return looked;
      const { file, attached, earlier } = looked.value;
      if (earlier) return earlier;
      const sheet = await ports.reader.read({ name: file.name, bytes: await ports.uploads().read(file) });
      if (!sheet.ok) return refuse(unreadable([{ at: file.name, message: sheet.reason }]));
      const read = await context.database.transaction(
        (tx) => readRows(tx, actor, list, sheet.value, attached),
        { mode: 'snapshot' },
      );
      if (!read.ok) return refuse(unreadable(read.defects, read.more));
      return context.database.transaction(
        async (tx) => {
          const importId = await insertImport(tx, actor, {
            list: name,
            file,
            attachments: attached.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
            ignored: read.ignored,
            rows: read.rows,
          });
          // Somebody was faster with the same file: it is theirs by now.
          if (importId === null) return (await earlierOf(tx, actor, name, file))!;
          await tx.emit({
            kind: 'casework.import-filed',
            subject: importId,
            payload: { list: name, sha256: file.sha256, rows: read.rows.length },
          });
          await context.done.log.record(tx, [{ ...context.done.line, subject: `import/${importId}` }]);
          tx.afterCommit(() => context.done.written());
          return ok({ importId, rows: read.rows.length });
        },
        { requestId: context.requestId },
      );
    },
  });

async function filesOf(
  tx: Tx,
  ports: ImportPorts,
  actor: Actor,
  uploadId: string,
  named: readonly string[],
): Promise<Result<{ readonly file: Upload; readonly attached: readonly Upload[] }>> {
  const file = await ports.uploads().find(tx, actor, uploadId);
  if (!file)
    return refuse(unreadable([{ at: '/uploadId', message: text('没有这个文件', 'There is no such file') }]));
  if (file.bytes > largestSheet)
    return refuse(
      unreadable([
        {
          at: file.name,
          message: text(
            `文件有 ${file.bytes} 字节，最多 ${largestSheet} 字节。请分成几个文件。`,
            `The file has ${file.bytes} bytes, at most ${largestSheet} are read. Split it.`,
          ),
        },
      ]),
    );
  const attached: Upload[] = [];
  const missing: Defect[] = [];
  for (const [place, id] of [...new Set(named)].entries()) {
    const one = await ports.uploads().find(tx, actor, id);
    if (one) attached.push(one);
    else
      missing.push({
        at: `/attachments/${place}`,
        message: text('没有这个附件，请重新上传', 'There is no such attached file; upload it again'),
      });
  }
  return missing.length > 0 ? refuse(unreadable(missing)) : ok({ file, attached });
}

/** What became of the same file before: the import itself for who filed it, a refusal for a colleague. */
async function earlierOf(
  tx: Tx,
  actor: Actor & { readonly kind: 'person' },
  list: string,
  { sha256 }: Upload,
): Promise<Result<{ readonly importId: string; readonly rows: number }> | null> {
  const earlier = await importOfFile(tx, { organisationId: actor.organisationId, list, sha256 });
  if (!earlier) return null;
  return earlier.filed_person === actor.personId
    ? ok({ importId: earlier.id, rows: earlier.rows })
    : refuse(problems['sheet-of-colleague']());
}

const unreadable = (defects: readonly Defect[], more = 0) =>
  problems['sheet-not-readable']({
    defects,
    ...(more > 0
      ? {
          detail: text(
            `以下是前 ${defects.length} 处，另有 ${more} 处。`,
            `These are the first ${defects.length}; there are ${more} more.`,
          ),
        }
      : {}),
  });
