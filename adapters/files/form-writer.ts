import * as XLSX from '@e965/xlsx';
import type { FormBook, FormWriter } from '#platform/casework';

/** Rows below the head that the choices hold for. */
const rowsToFill = 2_000;
const choicesSheet = '选项 Options';

/**
 * Workbooks to fill in: the sheet itself, one that explains its columns, and one with the words to choose from. The library writes neither choices nor the
 * format of an empty column, so those are added to the XML it wrote (ECMA-376, 18.3.1.13 and 18.3.1.32).
 */
export const formWriter: FormWriter = {
  async write(form) {
    const book = XLSX.utils.book_new();
    const page = XLSX.utils.aoa_to_sheet(
      [form.columns.map(({ head }) => head), ...form.rows.map((row) => [...row])],
      {
        dense: true,
      },
    ) as XLSX.WorkSheet & { '!data': XLSX.CellObject[][] };
    page['!cols'] = form.columns.map(({ head }) => ({ wch: Math.min(40, Math.max(12, widthOf(head) + 4)) }));
    // Text stays what was typed: codes keep their zeros and long numbers their last digits.
    for (const row of page['!data']) for (const cell of row) if (cell) cell.z = '@';
    XLSX.utils.book_append_sheet(book, page, sheetName(form.name));
    const about = XLSX.utils.aoa_to_sheet([[...form.about.head], ...form.about.rows.map((row) => [...row])]);
    about['!cols'] = form.about.head.map((_, place) => ({ wch: place === 0 ? 24 : 36 }));
    XLSX.utils.book_append_sheet(book, about, sheetName(form.about.name));
    const choices = form.columns.filter(({ options }) => options);
    if (choices.length > 0) XLSX.utils.book_append_sheet(book, choicesIn(choices), choicesSheet);
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
    return finished(bytes, form);
  },
};

function choicesIn(choices: readonly FormBook['columns'][number][]): XLSX.WorkSheet {
  const longest = Math.max(...choices.map(({ options }) => options!.length));
  const lines = Array.from({ length: longest }, (_, line) =>
    choices.map(({ options }) => options![line] ?? ''),
  );
  return XLSX.utils.aoa_to_sheet([choices.map(({ head }) => head), ...lines]);
}

/** The format of text is the second of the workbook: the first sheet's head has it, and no other cell has one. */
const textStyle = 1;

function finished(bytes: Buffer, form: FormBook): Buffer {
  const parts = XLSX.CFB.read(bytes, { type: 'buffer' });
  const part = XLSX.CFB.find(parts, '/xl/worksheets/sheet1.xml')!;
  const xml = Buffer.from(part.content as Uint8Array)
    .toString('utf8')
    .replace('<sheetView workbookViewId="0"/>', `<sheetView workbookViewId="0">${headStays}</sheetView>`)
    .replace(/<col min="(\d+)" max="\d+"/g, `$& style="${textStyle}"`)
    .replace('</sheetData>', `</sheetData>${validations(form)}`);
  part.content = Buffer.from(xml, 'utf8');
  part.size = part.content.length;
  XLSX.CFB.utils.cfb_del(parts, '/\u0001Sh33tJ5');
  return XLSX.CFB.write(parts, { fileType: 'zip', type: 'buffer', compression: true }) as Buffer;
}

const headStays = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';

function validations({ columns }: FormBook): string {
  const choices = columns.filter(({ options }) => options);
  if (choices.length === 0) return '';
  const each = choices.map((column, place) => {
    const here = XLSX.utils.encode_col(columns.indexOf(column));
    const there = XLSX.utils.encode_col(place);
    // Where a cell takes several, the words are offered and others are not refused.
    const strict = column.several ? '' : ' showErrorMessage="1"';
    return (
      `<dataValidation type="list" allowBlank="1"${strict} sqref="${here}2:${here}${rowsToFill + 1}">` +
      `<formula1>'${choicesSheet}'!$${there}$2:$${there}$${column.options!.length + 1}</formula1></dataValidation>`
    );
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
