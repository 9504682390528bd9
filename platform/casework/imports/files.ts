import { Type } from 'typebox';
import {
  defineFileRead,
  type FileAnswer,
  idPattern,
  ok,
  refuse,
  type SheetImport,
  sheetCell,
  text,
} from '#foundation';
import type { FormBook } from '../ports.ts';
import { problems } from '../problems.ts';
import { headOf } from './head.ts';
import { type ImportPorts, importNamed, listOf } from './lists.ts';
import { mostRows } from './read-rows.ts';
import { reasonOf } from './reason.ts';
import { ownImport, rowsIn } from './store.ts';

type Language = 'zh' | 'en';
const language = Type.Optional(Type.Enum(['zh', 'en']));

const words = {
  about: text('填写说明', 'How to fill it in'),
  column: text('列', 'Column'),
  needed: text('是否必填', 'Required'),
  what: text('填写内容', 'What to write'),
  example: text('示例', 'Example'),
  yes: text('必填', 'required'),
  no: text('选填', 'optional'),
  reason: text('不能办理的原因', 'Why it was refused'),
  rows: text(
    `一次最多 ${mostRows} 行；表头不要改动，列的先后可以调整。公式不计算，请填写值。`,
    `At most ${mostRows} rows at a time. Leave the head as it is; the order of columns is free. Formulas are not worked out.`,
  ),
};

const kinds: { readonly [kind in SheetImport['columns'][string]['kind']]: ReturnType<typeof text> } = {
  text: text('文字', 'text'),
  integer: text('整数', 'a whole number'),
  yuan: text('金额（元），最多两位小数', 'an amount in yuan, at most two decimals'),
  date: text('日期，如 2026-03-05', 'a date such as 2026-03-05'),
  choice: text('从选项中选择', 'one of the options'),
  'yes-no': text('“是”或“否”', '“yes” or “no”'),
  named: text('名称或编号，须与系统中的一致', 'a name or number as it stands in the system'),
  file: text('随表上传的附件的文件名', 'the name of a file attached to the sheet'),
};

/** A sheet to fill in, or to correct: the columns of a list, and what each of them wants. */
export function formOf(
  list: SheetImport,
  of: Language,
  rows: FormBook['rows'] = [],
  more: readonly string[] = [],
): FormBook {
  const columns = Object.values(list.columns);
  const options = (column: (typeof columns)[number]) =>
    column.kind === 'yes-no'
      ? [
          { zh: '是', en: 'yes' },
          { zh: '否', en: 'no' },
        ].map((word) => word[of])
      : Object.values(column.options ?? {}).map((word) => word[of]);
  return {
    name: list.title[of],
    columns: [
      ...columns.map((column) => ({
        head: headOf(column, of),
        ...(options(column).length > 0 ? { options: options(column) } : {}),
        ...(column.many ? { several: true } : {}),
      })),
      ...more.map((head) => ({ head })),
    ],
    rows,
    about: {
      name: words.about[of],
      head: [words.column[of], words.needed[of], words.what[of], words.example[of]],
      rows: [
        ...columns.map((column) => [
          headOf(column, of),
          (column.required ? words.yes : words.no)[of],
          [kinds[column.kind][of], column.note?.[of], options(column).join(of === 'zh' ? '、' : '; ')]
            .filter(Boolean)
            .join(of === 'zh' ? '；' : '; '),
          sheetCell(column.example, of),
        ]),
        [words.rows[of], '', '', ''],
      ],
    },
  };
}

const workbook = (body: Buffer, fileName: string): FileAnswer => ({
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body,
  fileName,
  cache: 'no-store',
});

/** The sheet of a list to fill in, with a sheet that explains its columns and the words to choose from. */
export const importTemplate = (ports: ImportPorts) =>
  defineFileRead({
    name: 'casework.import-template',
    title: text('导入模板', 'Template of a list'),
    path: '/api/v1/import-lists/{list}/template',
    audience: 'signed-in',
    input: Type.Object({ list: Type.String({ maxLength: 80 }), language }, { additionalProperties: false }),
    problems: [problems['not-found'].type],
    async run(actor, input) {
      const list = importNamed(ports, actor, input.list);
      if (!list) return refuse(problems['not-found']());
      const body = await ports.forms.write(formOf(list, input.language ?? 'zh'));
      return ok(workbook(body, `${list.name}-template.xlsx`));
    },
  });

/** The rows of a sheet that were refused, as a sheet to correct and hand in again; a last column says why of each. */
export const importRemaining = (ports: ImportPorts) =>
  defineFileRead({
    name: 'casework.import-remaining',
    title: text('未能办理的行', 'Rows that were refused'),
    path: '/api/v1/imports/{id}/remaining',
    audience: 'signed-in',
    input: Type.Object(
      { id: Type.String({ pattern: idPattern('imp') }), language },
      { additionalProperties: false },
    ),
    problems: [problems['not-found'].type],
    looked: ({ id }) => `import/${id}`,
    async run(actor, input, tx) {
      const record = await ownImport(tx, actor, input.id, 'look');
      const list = record && listOf(ports.registry, record.list);
      if (!list) return refuse(problems['not-found']());
      const of = input.language ?? 'zh';
      const rows = (await rowsIn(tx, record.id, ['wrong'])).map((row) => [
        ...Object.keys(list.columns).map((name) => sheetCell(row.said[name] ?? '', of)),
        reasonOf(row.problem!, list.columns)[of],
      ]);
      const body = await ports.forms.write(formOf(list, of, rows, [words.reason[of]]));
      return ok(workbook(body, `${record.id}-remaining.xlsx`));
    },
  });
