import Papa from 'papaparse';
import { type Text, text } from '#foundation';
import type { DisclosedLine } from './line-shape.ts';

interface CsvField {
  readonly name: string;
  /** As Table Schema (Frictionless Data) has it. */
  readonly type: 'string' | 'integer';
  readonly title: Text;
  readonly value: (line: DisclosedLine) => string | number | null;
}

/** Columns of the download, by name; the data package describes the same. */
const fields: readonly CsvField[] = [
  {
    name: 'field',
    type: 'string',
    title: text('披露项代码', 'Code of the item'),
    value: ({ field }) => field,
  },
  {
    name: 'field_title',
    type: 'string',
    title: text('披露项', 'Item'),
    value: ({ fieldTitle }) => fieldTitle.zh,
  },
  {
    name: 'about_kind',
    type: 'string',
    title: text('对象类别', 'Kind of what it is about'),
    value: ({ aboutKind }) => aboutKind,
  },
  {
    name: 'about_id',
    type: 'string',
    title: text('对象编号', 'What it is about'),
    value: ({ aboutId }) => aboutId,
  },
  { name: 'label', type: 'string', title: text('名称', 'Label'), value: ({ label }) => label.zh },
  { name: 'value', type: 'string', title: text('内容', 'Value'), value: ({ value }) => value.zh },
  {
    name: 'label_en',
    type: 'string',
    title: text('名称（英）', 'Label in English'),
    value: ({ label }) => label.en,
  },
  {
    name: 'value_en',
    type: 'string',
    title: text('内容（英）', 'Value in English'),
    value: ({ value }) => value.en,
  },
  {
    name: 'at_least',
    type: 'integer',
    title: text('数量不少于', 'At least'),
    value: ({ atLeast }) => atLeast,
  },
  { name: 'at_most', type: 'integer', title: text('数量不多于', 'At most'), value: ({ atMost }) => atMost },
  { name: 'unit', type: 'string', title: text('单位', 'Unit'), value: ({ unit }) => unit },
  { name: 'fen', type: 'integer', title: text('金额（分）', 'Amount in fen'), value: ({ fen }) => fen },
  {
    name: 'entries',
    type: 'string',
    title: text('日志条目（空格分隔）', 'Entries of the log, separated by spaces'),
    value: ({ entries }) => entries.map(({ entry }) => entry).join(' '),
  },
  {
    name: 'facts',
    type: 'string',
    title: text('公开事项的筛选条件', 'Filter of the public facts it is summed from'),
    value: ({ facts }) => facts && `kind=${facts.kind}&from=${facts.from}&until=${facts.until}`,
  },
];

/** CSV (RFC 4180) with a byte order mark; what a spreadsheet would run as a formula is disarmed. */
export const csvOfLines = (lines: readonly DisclosedLine[]): string =>
  `\ufeff${Papa.unparse(
    {
      fields: fields.map(({ name }) => name),
      data: lines.map((line) => fields.map(({ value }) => value(line) ?? '')),
    },
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`;

/** Data Package (Frictionless Data, v1) of such a download: what each column means, for those who read it by machine. */
export const dataPackage = (of: {
  readonly name: string;
  readonly title: string;
  readonly csv: string;
  readonly json: string;
  readonly version?: string;
}): object => ({
  profile: 'tabular-data-package',
  name: of.name,
  title: of.title,
  ...(of.version ? { version: of.version } : {}),
  homepage: '/disclosure',
  sources: [{ title: 'JSON', path: of.json }],
  resources: [
    {
      profile: 'tabular-data-resource',
      name: 'lines',
      path: of.csv,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: fields.map(({ name, type, title }) => ({
          name,
          type,
          title: title.zh,
          description: title.en,
        })),
        missingValues: [''],
      },
    },
  ],
});
