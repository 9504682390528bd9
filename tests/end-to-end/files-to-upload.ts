import { utils, write } from '@e965/xlsx';

/** A file as a person chooses it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const rows = Array.from({ length: 300 }, (_, index) => [
  `S-${String(index).padStart(5, '0')}`,
  ['枢东区', '枢西区', '梨谷区'][index % 3],
  index % 2 ? '助餐' : '助浴',
  100 + (index % 7) * 10,
]);
const head = ['对象编号', '所在区', '服务类型', '月补助（元）'];

/** 300 invented people, a hundred in each district. */
export const csvFile: ChosenFile = {
  name: '养老服务对象.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`),
};

const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows.slice(0, 30)]), '名册');

/** A workbook with the name of a CSV, as portals really publish them. */
export const workbookNamedCsv: ChosenFile = {
  name: '养老服务对象（节选）.csv',
  mimeType: 'text/csv',
  buffer: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
};

/** The beginning of a picture. */
export const pngNamedCsv: ChosenFile = {
  name: '照片.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
};
