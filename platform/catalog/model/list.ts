import { cellName, type Defect, type Text, text } from '#foundation';
import { titleKey } from './title.ts';

/** One line of a catalogue list as a portal or bureau keeps it in a spreadsheet. */
export interface ListedResource {
  readonly line: number;
  readonly listNumber: number | null;
  readonly department: string;
  readonly title: string;
  readonly themeAsGiven: string | null;
  readonly theme: string | null;
  readonly formats: readonly string[];
  readonly updatedAt: Temporal.Instant | null;
  readonly summary: string;
  readonly defects: readonly EntryDefect[];
}

/** Closed list of what can be wrong with an entry that is imported all the same. */
export type DefectCode =
  | 'duplicate-title'
  | 'similar-title'
  | 'summary-cut'
  | 'no-summary'
  | 'bad-date'
  | 'theme-spelling'
  | 'archive-department';

/** A defect that is kept with the entry and shown, because refusing the entry would lose it. */
export interface EntryDefect {
  readonly code: DefectCode;
  readonly message: Text;
  /** Lines of the list that share the defect. */
  readonly with?: readonly number[];
}

const columns = {
  listNumber: '序号',
  department: '所属部门',
  title: '数据集名称',
  theme: '所属主题',
  formats: '格式类型',
  updatedAt: '更新日期',
  summary: '摘要',
} as const;

/**
 * Read a catalogue list: header names as in the city's own export, any order. Returns every line, each with its defects, or the
 * defects that make the list as a whole unreadable (a missing column, a line without a title or department).
 */
export function readList(
  rows: readonly (readonly (string | null)[])[],
):
  | { readonly ok: true; readonly entries: readonly ListedResource[] }
  | { readonly ok: false; readonly defects: readonly Defect[] } {
  const header = (rows[0] ?? []).map((cell) => (cell ?? '').trim());
  const at = Object.fromEntries(
    Object.entries(columns).map(([key, name]) => [key, header.indexOf(name)]),
  ) as {
    [K in keyof typeof columns]: number;
  };
  const missing = Object.entries(columns).filter(([key]) => at[key as keyof typeof columns] < 0);
  if (missing.length > 0) {
    return {
      ok: false,
      defects: missing.map(([, name]) => ({
        at: `A1:${name}`,
        message: text(`缺少“${name}”列`, `The column “${name}” is missing`),
      })),
    };
  }
  const defects: Defect[] = [];
  const read: Omit<ListedResource, 'defects'>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row.every((cell) => !cell?.trim())) continue;
    const cell = (key: keyof typeof columns) => (row[at[key]] ?? '').trim();
    const line = index + 1;
    if (!cell('title'))
      defects.push({ at: cellName(at.title, line), message: text('数据集名称为空', 'The title is empty') });
    if (!cell('department'))
      defects.push({
        at: cellName(at.department, line),
        message: text('所属部门为空', 'The department is empty'),
      });
    // Untrimmed: a blank before the theme is a spelling of its own.
    const themeAsGiven = row[at.theme] || null;
    read.push({
      line,
      listNumber: /^\d{1,9}$/.test(cell('listNumber')) ? Number(cell('listNumber')) : null,
      department: cell('department'),
      title: cell('title'),
      themeAsGiven,
      theme: themeAsGiven && normaliseTheme(themeAsGiven),
      formats: [
        ...new Set(
          cell('formats')
            .toLowerCase()
            .split(/[,，、;\s]+/)
            .filter(Boolean),
        ),
      ],
      updatedAt: instantOf(cell('updatedAt')),
      summary: cell('summary'),
    });
  }
  if (defects.length > 0) return { ok: false, defects: defects.slice(0, 200) };
  return { ok: true, entries: withDefects(read) };
}

/** Raw spellings differ by blanks, width and a trailing 类; the theme is the same. */
export const normaliseTheme = (given: string): string =>
  given.normalize('NFKC').replace(/\s+/g, '').replace(/类$/, '');

/** The word after which a summary that promises a list of fields just ends (「…包括」, 「…包含：」), or null. */
export const cutAfter = (summary: string): string | null =>
  /(包括|包含)[：:，,、\s]*$/.exec(summary)?.[1] ?? null;

export const archiveDepartment = '往年开放数据';

function withDefects(entries: readonly Omit<ListedResource, 'defects'>[]): ListedResource[] {
  const sameTitle = linesBy(entries, (entry) => entry.title);
  const sameKey = linesBy(entries, (entry) => titleKey(entry.title));
  return entries.map((entry) => {
    const others = (lines: readonly number[] = []) => lines.filter((line) => line !== entry.line);
    const same = others(sameTitle.get(entry.title));
    const similar = others(sameKey.get(titleKey(entry.title))).filter((line) => !same.includes(line));
    const cut = cutAfter(entry.summary);
    const defects: (EntryDefect | false)[] = [
      same.length > 0 && {
        code: 'duplicate-title',
        message: text(
          `标题与第 ${same.join('、')} 行完全相同`,
          `Exactly the title of line ${same.join(', ')}`,
        ),
        with: same,
      },
      similar.length > 0 && {
        code: 'similar-title',
        message: text(
          `标题与第 ${similar.join('、')} 行只差空格或标点`,
          `Differs from line ${similar.join(', ')} only in blanks or punctuation`,
        ),
        with: similar,
      },
      !entry.summary && { code: 'no-summary', message: text('没有摘要', 'There is no summary') },
      cut !== null && {
        code: 'summary-cut',
        message: text(`摘要在“${cut}”之后中断`, `The summary stops right after “${cut}”`),
      },
      !entry.updatedAt && {
        code: 'bad-date',
        message: text('更新日期无法识别', 'The update date cannot be read'),
      },
      entry.theme !== entry.themeAsGiven && {
        code: 'theme-spelling',
        message: text(
          `主题写法不规范：“${entry.themeAsGiven}”`,
          `Unusual spelling of the theme: “${entry.themeAsGiven}”`,
        ),
      },
      entry.department === archiveDepartment && {
        code: 'archive-department',
        message: text(
          '挂在归档栏目下，没有责任部门',
          'Filed under the archive heading: no department answers for it',
        ),
      },
    ];
    return { ...entry, defects: defects.filter((defect) => defect !== false) };
  });
}

function linesBy<Entry extends { readonly line: number }>(
  entries: readonly Entry[],
  key: (entry: Entry) => string,
) {
  const lines = new Map<string, number[]>();
  for (const entry of entries) {
    const group = lines.get(key(entry));
    if (group) group.push(entry.line);
    else lines.set(key(entry), [entry.line]);
  }
  return lines;
}

function instantOf(given: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(given.replace(' ', 'T')).toZonedDateTime('Asia/Shanghai').toInstant();
  } catch {
    return null;
  }
}
