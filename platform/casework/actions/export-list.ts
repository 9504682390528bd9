import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  type Actor,
  type AnyAct,
  atPlace,
  type Database,
  defineOperation,
  type FileAnswer,
  ok,
  organisationOf,
  type Read,
  type Result,
  refuse,
  sheetCell,
  text,
} from '#foundation';
import { listFormats, type SheetWriter } from '../ports.ts';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';

/** What a sheet of a workbook holds (ECMA-376), less its head and its note. A longer list is cut, and the sheet says so; as CSV it has no end. */
const mostRows = 1_048_574;
const pageLength = 200;
/** Lists that are written at once. Each is one snapshot for as long as it takes, and the others wait without one. */
const atOnce = 2;

const input = Type.Object(
  {
    list: Type.String({ maxLength: 80, title: '清单', titleEn: 'List' }),
    filters: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ maxLength: 60, title: '筛选项', titleEn: 'Filter' }),
            value: Type.String({ maxLength: 400, title: '值', titleEn: 'Value' }),
          },
          { additionalProperties: false },
        ),
        {
          maxItems: 20,
          title: '筛选（与清单页地址中的相同）',
          titleEn: 'Filters, as in the address of the list',
        },
      ),
    ),
    format: Type.Optional(
      Type.Enum([...listFormats], {
        title: '格式',
        titleEn: 'Format',
        enumTitles: { xlsx: text('XLSX 工作簿', 'XLSX workbook'), csv: text('CSV（UTF-8）', 'CSV (UTF-8)') },
      }),
    ),
    language: Type.Optional(
      Type.Enum(['zh', 'en'], {
        title: '语言',
        titleEn: 'Language',
        enumTitles: { zh: text('中文', 'Chinese'), en: text('英文', 'English') },
      }),
    ),
  },
  { additionalProperties: false },
);

type ListRead = Read & Required<Pick<Read, 'sheet'>>;

/**
 * Any list as a spreadsheet, whole and of any length: what the reader sees of it on the page, and nothing more, because the list's own read is asked,
 * page after page in one snapshot. No more than a page is in memory. Who had which list, and how much of it, stands in the audit trail.
 */
export const exportList = (
  registry: () => Registry,
  sheets: SheetWriter,
  mostInASheet = mostRows,
): AnyAct => {
  const listNamed = (name: string): ListRead | undefined =>
    registry().reads.find(
      (read): read is ListRead => read.kind === 'read' && read.name === name && read.sheet !== undefined,
    );
  const inTurn = turns(atOnce);
  const files = new WeakMap<object, Readable>();
  return defineOperation({
    name: 'casework.export-list',
    title: text('导出清单', 'Export a list'),
    description: text(
      '把清单整份导出为 XLSX 或者 CSV：内容与您在页面上看到的相同，不限行数（XLSX 一张表最多 1048576 行，超出的写明）；导出留痕。',
      'A whole list as XLSX or CSV: what you see of it on its page, of any length (a sheet of XLSX ends at 1,048,576 rows and then says so). Who exported what is kept.',
    ),
    path: '/api/v1/list-exports',
    input,
    output: Type.Object({
      list: Type.String(),
      format: Type.Enum([...listFormats]),
      rows: Type.Integer(),
      cut: Type.Boolean(),
      bytes: Type.Integer({ description: 'Of the file.' }),
    }),
    problems: [problems['not-found'].type, problems['filters-wrong'].type],
    subject: async (_tx, { list }, actor) =>
      listNamed(list) ? { kind: 'list', id: list, owner: organisationOf(actor) ?? '' } : null,
    async run(actor, { list, filters = [], language = 'zh', format = 'xlsx' }, context) {
      const read = listNamed(list)!;
      const columns = Object.entries(read.sheet);
      const head = columns.map(([, title]) => title[language]);
      return inTurn(async () => {
        const sheet = await sheets.begin(format, { name: read.title[language], head });
        try {
          const add = (lines: readonly unknown[]) =>
            sheet.add(
              lines.map((line) => columns.map(([place]) => sheetCell(atPlace(line, place), language))),
            );
          const most = format === 'csv' ? Number.POSITIVE_INFINITY : mostInASheet;
          const listed = await eachPage(context, actor, read, filters, most, add);
          if (!listed.ok) {
            await sheet.drop();
            return listed;
          }
          const { rows, cut } = listed.value;
          const { body, bytes } = await sheet.end(cut ? cutNote(most)[language] : undefined);
          await context.database.transaction(
            async (tx) => {
              await context.done.log.record(tx, [{ ...context.done.line, subject: `list/${list}` }]);
              await tx.emit({
                kind: 'casework.list-exported',
                subject: list,
                payload: { rows, cut, filters, format, organisationId: organisationOf(actor) ?? null },
              });
            },
            { requestId: context.requestId },
          );
          context.done.written();
          const answer = { list, format, rows, cut, bytes };
          files.set(answer, body);
          return ok(answer);
        } catch (error) {
          await sheet.drop().catch(() => {});
          throw error;
        }
      });
    },
    file: (answer): FileAnswer => ({
      contentType:
        answer.format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: files.get(answer)!,
      fileName: `${answer.list}.${answer.format}`,
      cache: 'no-store',
    }),
  });
};

const cutNote = (most: number) =>
  text(
    `清单超过 ${most} 行，此表只有前 ${most} 行；请导出为 CSV，或者在页面上筛选后分次导出。`,
    `The list is longer than ${most} rows; these are the first ${most}. Export it as CSV, or filter it on its page and export it in parts.`,
  );

/** The lines of a list in one snapshot, given on page after page, up to the bound. */
async function eachPage(
  { database, signal }: { readonly database: Database; readonly signal?: AbortSignal | undefined },
  actor: Actor,
  read: ListRead,
  filters: readonly { readonly name: string; readonly value: string }[],
  most: number,
  add: (lines: readonly unknown[]) => Promise<void>,
): Promise<Result<{ readonly rows: number; readonly cut: boolean }>> {
  const paged = Object.hasOwn((read.input as { properties?: object }).properties ?? {}, 'cursor');
  const given = Object.fromEntries(filters.map(({ name, value }) => [name, value]));
  return database.transaction(
    async (tx) => {
      let rows = 0;
      for (let cursor: string | null = null; ; ) {
        // Nobody waits for it any more.
        signal?.throwIfAborted();
        const place = paged ? { limit: pageLength, ...(cursor ? { cursor } : {}) } : {};
        // Filters come as the address of the list has them: as texts.
        const asked = Value.Convert(read.input, { ...given, ...place });
        if (!Value.Check(read.input, asked)) return refuse(problems['filters-wrong']());
        const answer = await read.run(actor, asked as never, tx);
        if (!answer.ok) return answer;
        const { items, next = null } = answer.value as { items: readonly unknown[]; next?: string | null };
        const room = items.slice(0, most - rows);
        await add(room);
        rows += room.length;
        if (room.length < items.length || (rows >= most && next !== null)) return ok({ rows, cut: true });
        if (next === null) return ok({ rows, cut: false });
        cursor = next;
      }
    },
    { mode: 'snapshot' },
  );
}

/** At most so many of these at once; the others wait in the order in which they came. */
function turns(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Answer>(body: () => Promise<Answer>): Promise<Answer> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await body();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
