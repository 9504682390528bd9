import { type Json, type Text, text } from '#foundation';

export type Severity = 'info' | 'warning' | 'error';

/** A place in the file as received. `row` and `column` count from 1, titles and empty rows included. */
export interface CellPlace {
  readonly sheet?: string;
  readonly row: number;
  readonly column?: number;
  /** What stands there, shortened. Content of the file: not for public pages. */
  readonly excerpt?: string;
}

/** Something the reader decided or saw. `at` holds the first few places, `count` all of them. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: Text;
  readonly count: number;
  readonly at: readonly CellPlace[];
  readonly evidence: Evidence;
}

export type Evidence = { readonly [name: string]: Json };

const finding = (
  severity: Severity,
  title: Text,
  message: (count: number, evidence: Evidence) => Text,
): { severity: Severity; title: Text; message: (count: number, evidence: Evidence) => Text } => ({
  severity,
  title,
  message,
});

/** The closed list of findings. What each means, and what was done with the data, is its message. */
export const findingList = {
  // What the file is
  'name-mismatch': finding('warning', text('文件名与内容不符', 'Name and content differ'), (_, e) =>
    text(
      `文件名以“${e['extension']}”结尾，内容是 ${e['content']}；按内容读取。`,
      `The name ends in “${e['extension']}” but the content is ${e['content']}; it was read by its content.`,
    ),
  ),
  encoding: finding('info', text('文字编码', 'Text encoding'), (_, e) =>
    text(
      `按 ${e['encoding']} 解码${e['byteOrderMark'] ? '（有字节顺序标记）' : ''}，没有出错的字节。`,
      `Decoded as ${e['encoding']}${e['byteOrderMark'] ? ' (with byte order mark)' : ''} without a wrong byte.`,
    ),
  ),
  'encoding-doubtful': finding('warning', text('文字编码存疑', 'Encoding doubtful'), (n, e) =>
    text(
      `按 ${e['encoding']} 可以解码，但有 ${n} 个罕用字或自造字，可能是其他编码。请抽查文字是否正常。`,
      `It decodes as ${e['encoding']} but has ${n} rare or private characters; it may be another encoding. Check some text.`,
    ),
  ),
  'mixed-newlines': finding('warning', text('换行方式不一', 'Mixed newlines'), (_, e) =>
    text(
      `行尾换行方式不一（CRLF ${e['crlf']}，LF ${e['lf']}，CR ${e['cr']}）；${e['lf'] === 0 && e['crlf'] === 0 ? 'CR' : 'CRLF 与 LF'} 作为行的结束。`,
      `Rows end in different ways (CRLF ${e['crlf']}, LF ${e['lf']}, CR ${e['cr']}); ${e['lf'] === 0 && e['crlf'] === 0 ? 'CR' : 'CRLF and LF'} end a row.`,
    ),
  ),
  delimiter: finding('info', text('分隔符', 'Delimiter'), (_, e) =>
    text(`以${e['nameZh']}分列。`, `Columns are separated by ${e['nameEn']}.`),
  ),
  'delimiter-doubtful': finding('warning', text('分隔符存疑', 'Delimiter doubtful'), (_, e) =>
    text(
      `以${e['nameZh']}分列，但另一种分隔符（${e['otherZh']}）也同样整齐。请核对。`,
      `Columns were separated by ${e['nameEn']}, but ${e['otherEn']} would fit as well. Please check.`,
    ),
  ),
  'stray-quotes': finding('warning', text('引号不规范', 'Stray quotes'), (n) =>
    text(
      `${n} 处引号位置不规范，单元格内容按原样保留。`,
      `${n} quotes stand where they should not; the cells were kept as they are.`,
    ),
  ),
  'damaged-characters': finding('warning', text('乱码', 'Damaged characters'), (n) =>
    text(
      `${n} 个单元格含有替换符或“锟斤拷”一类乱码，来源处已损坏，按原样保留。`,
      `${n} cells hold replacement characters: they were damaged before publication and are kept as they are.`,
    ),
  ),
  'control-characters': finding('warning', text('控制字符', 'Control characters'), (n) =>
    text(
      `${n} 个单元格含有不可见控制字符，按原样保留。`,
      `${n} cells hold invisible control characters, kept as they are.`,
    ),
  ),
  'corrected-reading': finding('info', text('按人工指定读取', 'Reading corrected by a person'), (_, e) =>
    text(`以下各项按人工指定：${e['fields']}。`, `Set by a person: ${e['fields']}.`),
  ),
  // Workbooks
  'sheet-chosen': finding('info', text('读取的工作表', 'Sheet read'), (_, e) =>
    text(
      `工作簿有 ${e['sheets']} 个工作表，读取“${e['sheet']}”，其余为空。`,
      `The workbook has ${e['sheets']} sheets; “${e['sheet']}” was read, the others are empty.`,
    ),
  ),
  'other-sheets': finding('warning', text('另有未读取的工作表', 'Other sheets not read'), (n, e) =>
    text(
      `读取“${e['sheet']}”；另有 ${n} 个有内容的工作表未读取：${e['others']}。需要时请分别载入。`,
      `“${e['sheet']}” was read; ${n} other sheets with content were not: ${e['others']}. Load them separately when needed.`,
    ),
  ),
  'hidden-content': finding('warning', text('隐藏内容', 'Hidden content'), (n, e) =>
    text(
      `${n} 个隐藏的${e['whatZh']}，内容同样读取。`,
      `${n} hidden ${e['whatEn']}; their content was read all the same.`,
    ),
  ),
  'document-properties': finding('warning', text('文档属性', 'Document properties'), (n, e) =>
    text(
      `工作簿属性中有 ${n} 项可能指向个人（${e['properties']}）；原文件公开前请清除。`,
      `${n} properties of the workbook may name a person (${e['properties']}); clear them before the file itself is published.`,
    ),
  ),
  'merged-cells': finding('warning', text('合并单元格', 'Merged cells'), (n, e) =>
    e['filled']
      ? text(
          `数据区有 ${n} 处合并单元格，其值填入每一格。`,
          `${n} merged areas in the data; the value was put in each cell.`,
        )
      : text(
          `数据区有 ${n} 处合并单元格，只有第一格有值，其余为空。`,
          `${n} merged areas in the data: only the first cell has the value, the others are empty.`,
        ),
  ),
  formulas: finding('info', text('公式', 'Formulas'), (n) =>
    text(`${n} 个单元格是公式，读取其保存的结果。`, `${n} cells are formulas; the stored result was read.`),
  ),
  'formulas-without-result': finding('warning', text('公式没有结果', 'Formulas without result'), (n) =>
    text(
      `${n} 个公式没有保存结果，按空值读取。`,
      `${n} formulas have no stored result and were read as empty.`,
    ),
  ),
  'error-cells': finding('warning', text('错误值', 'Error cells'), (n) =>
    text(
      `${n} 个单元格是 #N/A 一类错误值，按文字保留。`,
      `${n} cells hold an error such as #N/A, kept as text.`,
    ),
  ),
  'workbook-dates': finding('info', text('日期单元格', 'Date cells'), (n) =>
    text(`${n} 个日期单元格写作 YYYY-MM-DD。`, `${n} date cells were written as YYYY-MM-DD.`),
  ),
  'beyond-precision': finding('warning', text('数字超出精度', 'Numbers beyond precision'), (n) =>
    text(
      `${n} 个数字超过 15 位，表格软件已丢失末位，不能当作编号使用。`,
      `${n} numbers have more than 15 digits: the spreadsheet has already lost the last ones. They cannot serve as ids.`,
    ),
  ),
  // Layout
  'title-rows': finding('info', text('标题行', 'Title rows'), (n) =>
    text(
      `表头之上有 ${n} 行标题或说明，不作数据。`,
      `${n} rows of title or notes above the header are not data.`,
    ),
  ),
  'merged-header': finding('info', text('多行表头', 'Header of several rows'), (n) =>
    text(
      `表头占 ${n} 行，列名由上至下以“/”连接。`,
      `The header has ${n} rows; names are joined with “/” from the top.`,
    ),
  ),
  headerless: finding('warning', text('没有表头', 'No header'), () =>
    text(
      '第一行已是数据，没有表头；列名为 列1、列2……请补充列名。',
      'The first row is data already; the columns are named 列1, 列2 … Please name them.',
    ),
  ),
  'header-doubtful': finding('warning', text('表头存疑', 'Header doubtful'), () =>
    text(
      '没有足够依据确认表头，暂以此行为表头。请核对。',
      'Little speaks for or against this row being the header. Please check.',
    ),
  ),
  'placeholder-headers': finding('info', text('占位列名', 'Placeholder headers'), (n) =>
    text(
      `${n} 个列名是导出软件填的“Unnamed: n”，按空列名处理。`,
      `${n} headers are “Unnamed: n” left by an export and count as blank.`,
    ),
  ),
  'blank-headers': finding('warning', text('列名为空', 'Blank headers'), (n) =>
    text(
      `${n} 个有数据的列没有列名，按位置命名为 列n。`,
      `${n} columns with data have no header and were named 列n by their position.`,
    ),
  ),
  'duplicate-headers': finding('warning', text('列名重复', 'Duplicate headers'), (n) =>
    text(
      `${n} 个列名与前面的列相同，加上序号以示区别。`,
      `${n} headers repeat an earlier one and were numbered.`,
    ),
  ),
  'tidied-headers': finding('info', text('列名整理', 'Headers tidied'), (n) =>
    text(
      `${n} 个列名去除了多余空白或换行，原文保留。`,
      `${n} headers lost surplus white space; the original is kept beside.`,
    ),
  ),
  'empty-columns': finding('info', text('空列', 'Empty columns'), (n) =>
    text(
      `末尾 ${n} 列既无列名也无数据，不计入。`,
      `The last ${n} columns have neither header nor data and are left out.`,
    ),
  ),
  'footer-rows': finding('warning', text('表尾行', 'Footer rows'), (n) =>
    text(
      `表尾 ${n} 行是填表人、备注一类文字，不作数据。`,
      `${n} rows at the end are notes such as who filled it in; they are not data.`,
    ),
  ),
  'total-rows': finding('warning', text('合计行', 'Total rows'), (n) =>
    text(
      `${n} 行像是合计，仍作为数据保留；汇总时会重复计算。`,
      `${n} rows look like totals and were kept as data; sums would count them twice.`,
    ),
  ),
  'repeated-header': finding('warning', text('表头重复出现', 'Header repeated'), (n) =>
    text(`数据中有 ${n} 行与表头相同，仍保留。`, `${n} rows among the data repeat the header and were kept.`),
  ),
  'lone-cell-rows': finding('warning', text('只有一格的行', 'Rows with a single cell'), (n) =>
    text(
      `${n} 行只有一格有内容，可能是中间的标题或第二张表，仍作为数据保留。`,
      `${n} rows have a single filled cell, perhaps a title or a second table inside; they were kept as data.`,
    ),
  ),
  'no-data-rows': finding('warning', text('没有数据行', 'No data rows'), () =>
    text('只有表头，没有数据行。', 'There is a header but no data.'),
  ),
  // Rows
  'empty-rows': finding('info', text('空行', 'Empty rows'), (n) =>
    text(`${n} 行完全为空，不计入数据行。`, `${n} rows are empty and do not count as data.`),
  ),
  'short-rows': finding('warning', text('行列数不足', 'Short rows'), (n) =>
    text(
      `${n} 行的列数少于表头，缺少的按空值处理。`,
      `${n} rows have fewer cells than the header; the missing ones are empty.`,
    ),
  ),
  'long-rows': finding('warning', text('行列数过多', 'Long rows'), (n, e) =>
    text(
      `${n} 行的列数多于表头；多出的格中有 ${e['filled']} 个有内容，${e['filled'] === 0 ? '其余为空，不计入' : '增加 列n 保存'}。`,
      `${n} rows have more cells than the header; ${e['filled']} of the surplus cells have content${e['filled'] === 0 ? '' : ' and got columns 列n'}.`,
    ),
  ),
  'duplicate-rows': finding('warning', text('重复行', 'Duplicate rows'), (n) =>
    text(
      `${n} 行与前面的行完全相同，仍保留。`,
      `${n} rows equal an earlier one in every cell and were kept.`,
    ),
  ),
  // Cells
  'damaged-numbers': finding('warning', text('科学计数法', 'Scientific notation'), (n) =>
    text(
      `${n} 个单元格是 2.02406E+13 一类科学计数法，末位已丢失，按文字保留，请向来源索取原值。`,
      `${n} cells are in scientific notation such as 2.02406E+13: digits are lost. They stay text; ask the source for the original.`,
    ),
  ),
  'padded-cells': finding('info', text('首尾空白', 'Padded cells'), (n) =>
    text(
      `${n} 个单元格首尾有空白，按原样保留。`,
      `${n} cells begin or end in white space, kept as they are.`,
    ),
  ),
  'blank-cells': finding('info', text('只有空白的单元格', 'Cells of white space'), (n) =>
    text(`${n} 个单元格只有空白字符，按空值处理。`, `${n} cells hold only white space and count as empty.`),
  ),
  'line-breaks': finding('info', text('单元格内换行', 'Line breaks in cells'), (n) =>
    text(`${n} 个单元格内有换行，保留。`, `${n} cells have line breaks inside, which were kept.`),
  ),
} as const;

export type FindingCode = keyof typeof findingList;
export const findingCodes = Object.keys(findingList) as readonly FindingCode[];
