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
import type { ListSheet, SheetWriter } from '../ports.ts';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';

/** Rows of one spreadsheet. A longer list is cut, and the sheet says so: the filters of the list make it shorter. */
export const mostRows = 10_000;
const pageLength = 200;

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
 * Any list as a spreadsheet: what the reader sees of it on the page, and nothing more, because the list's own read is asked. Who had which list,
 * and how much of it, stands in the audit trail.
 */
export const exportList = (registry: () => Registry, sheets: SheetWriter): AnyAct => {
  const listNamed = (name: string): ListRead | undefined =>
    registry().reads.find(
      (read): read is ListRead => read.kind === 'read' && read.name === name && read.sheet !== undefined,
    );
  return defineOperation({
    name: 'casework.export-list',
    title: text('导出清单', 'Export a list'),
    description: text(
      '把清单导出为 XLSX：内容与您在页面上看到的相同，最多 10000 行；导出留痕。',
      'A list as XLSX: what you see of it on its page, at most 10,000 rows. Who exported what is kept.',
    ),
    path: '/api/v1/list-exports',
    input,
    output: Type.Object({
      list: Type.String(),
      rows: Type.Integer(),
      cut: Type.Boolean(),
      base64: Type.String({ description: 'The workbook.' }),
    }),
    problems: [problems['not-found'].type, problems['filters-wrong'].type],
    subject: async (_tx, { list }, actor) =>
      listNamed(list) ? { kind: 'list', id: list, owner: organisationOf(actor) ?? '' } : null,
    async run(actor, { list, filters = [], language = 'zh' }, context) {
      const read = listNamed(list)!;
      const said = read.title[language];
      const listed = await linesOf(context.database, actor, read, filters);
      if (!listed.ok) return listed;
      const { lines, cut } = listed.value;
      const columns = Object.entries(read.sheet);
      const sheet: ListSheet = {
        name: said,
        head: columns.map(([, head]) => head[language]),
        rows: lines.map((line) => columns.map(([place]) => sheetCell(atPlace(line, place), language))),
        ...(cut ? { note: cutNote[language] } : {}),
      };
      const body = await sheets.write(sheet);
      await context.database.transaction(
        async (tx) => {
          await context.done.log.record(tx, [{ ...context.done.line, subject: `list/${list}` }]);
          await tx.emit({
            kind: 'casework.list-exported',
            subject: list,
            payload: { rows: lines.length, cut, filters, organisationId: organisationOf(actor) ?? null },
          });
        },
        { requestId: context.requestId },
      );
      context.done.written();
      return ok({ list, rows: lines.length, cut, base64: body.toString('base64') });
    },
    file: (answer): FileAnswer => ({
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Buffer.from(answer.base64, 'base64'),
      fileName: `${answer.list}.xlsx`,
      cache: 'no-store',
    }),
  });
};

const cutNote = text(
  `清单超过 ${mostRows} 行，此表只有前 ${mostRows} 行；请在页面上筛选后分次导出。`,
  `The list is longer than ${mostRows} rows; these are the first ${mostRows}. Filter it on its page and export it in parts.`,
);

/** The lines of a list in one snapshot, page after page, up to the bound. */
async function linesOf(
  database: Database,
  actor: Actor,
  read: ListRead,
  filters: readonly { readonly name: string; readonly value: string }[],
): Promise<Result<{ readonly lines: readonly unknown[]; readonly cut: boolean }>> {
  const paged = Object.hasOwn((read.input as { properties?: object }).properties ?? {}, 'cursor');
  const given = Object.fromEntries(filters.map(({ name, value }) => [name, value]));
  return database.transaction(
    async (tx) => {
      const lines: unknown[] = [];
      for (let cursor: string | null = null; ; ) {
        const place = paged ? { limit: pageLength, ...(cursor ? { cursor } : {}) } : {};
        // Filters come as the address of the list has them: as texts.
        const asked = Value.Convert(read.input, { ...given, ...place });
        if (!Value.Check(read.input, asked)) return refuse(problems['filters-wrong']());
        const answer = await read.run(actor, asked as never, tx);
        if (!answer.ok) return answer;
        const { items, next = null } = answer.value as { items: readonly unknown[]; next?: string | null };
        lines.push(...items);
        cursor = next;
        if (cursor === null || lines.length > mostRows) break;
      }
      return ok({ lines: lines.slice(0, mostRows), cut: lines.length > mostRows });
    },
    { mode: 'snapshot' },
  );
}
