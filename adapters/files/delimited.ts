import Papa from 'papaparse';
import type { FindingList } from './finding-list.ts';
import type { Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import type { Correction, Newline } from './reading.ts';
import { FileRefused } from './refusals.ts';
import { scanDelimited } from './scan-delimited.ts';

export interface Delimited {
  readonly grid: Grid;
  readonly newline: Newline;
  readonly delimiter: string;
  readonly quote: '"' | 'none';
}

interface Separator {
  readonly mark: string;
  readonly zh: string;
  readonly en: string;
}

const separators: readonly Separator[] = [
  { mark: ',', zh: '逗号', en: 'commas' },
  { mark: '\t', zh: '制表符', en: 'tabs' },
  { mark: ';', zh: '分号', en: 'semicolons' },
  { mark: '|', zh: '竖线', en: 'vertical bars' },
];

/** Text to rows of cells. Line breaks inside cells are written `\n`. */
export function readDelimited(
  text: string,
  limits: Limits,
  findings: FindingList,
  correction: Correction,
): Delimited {
  const newline = newlineOf(text, findings);
  const quote = correction.quote === 'none' ? 'none' : '"';
  const start = unify(text.slice(0, sampleCharacters), newline);
  const delimiter = correction.delimiter ?? chooseDelimiter(start, quote, findings);
  const scanned =
    newline === 'cr' || quote === 'none' || delimiter.length !== 1
      ? undefined
      : scanDelimited(text, delimiter, limits.rows + 1);
  if (scanned)
    return {
      grid: { rows: scanned.rows, met: scanned.columns, firstRow: 1, merges: [] },
      newline,
      delimiter,
      quote,
    };
  const unified = unify(text, newline);
  const parsed = parse(unified, delimiter, quote, limits.rows + 1);
  judgeQuotes(parsed.errors, findings);
  const rows = parsed.data;
  // The newline that ends the last row does not begin another.
  if (unified.endsWith('\n') && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  return { grid: { rows, firstRow: 1, merges: [] }, newline, delimiter, quote };
}

const unify = (text: string, newline: Newline): string =>
  newline === 'cr' ? text.replaceAll('\r', '\n') : text.replaceAll('\r\n', '\n');

const parse = (
  text: string,
  delimiter: string,
  quote: '"' | 'none',
  rows: number,
): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    quoteChar: '"',
    header: false,
    skipEmptyLines: false,
    preview: rows,
    ...(quote === 'none' ? { fastMode: true } : {}),
  });

function judgeQuotes(errors: readonly Papa.ParseError[], findings: FindingList): void {
  for (const error of errors) {
    if (error.type !== 'Quotes') continue;
    const row = (error.row ?? 0) + 1;
    if (error.code === 'MissingQuotes') throw new FileRefused('unclosed-quote', { row }, { row });
    findings.see('stray-quotes', row);
  }
}

/** Count how rows end, leaving out line breaks between quotes. */
function newlineOf(text: string, findings: FindingList): Newline {
  let crlf = 0;
  let lf = 0;
  let cr = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 34) quoted = !quoted;
    else if (quoted || (code !== 10 && code !== 13)) continue;
    else if (code === 10) lf++;
    else if (text.charCodeAt(index + 1) === 10) {
      crlf++;
      index++;
    } else cr++;
  }
  const kinds = [crlf, lf, cr].filter((count) => count > 0).length;
  if (kinds === 0) return 'none';
  if (kinds > 1) {
    findings.state('mixed-newlines', Math.min(...[crlf, lf, cr].filter((count) => count > 0)), {
      crlf,
      lf,
      cr,
    });
    return 'mixed';
  }
  return crlf > 0 ? 'crlf' : lf > 0 ? 'lf' : 'cr';
}

const sampleRows = 300;
/** Enough for the sample, however long its rows; what is cut off is the last row and nothing else. */
const sampleCharacters = 1 << 22;

/** The delimiter under which most of the first rows have the same number of cells, at least two. One column when none does. */
function chooseDelimiter(text: string, quote: '"' | 'none', findings: FindingList): string {
  const scores = separators.map((separator) => ({ separator, ...steadiness(text, separator.mark, quote) }));
  const usable = scores.filter((score) => score.width >= 2);
  usable.sort((a, b) => b.steady * Math.log2(b.width) - a.steady * Math.log2(a.width));
  const best = usable[0];
  if (!best) {
    findings.state('delimiter', 1, {
      mark: ',',
      nameZh: '（单列，无分隔符）',
      nameEn: 'nothing (a single column)',
      width: 1,
    });
    return ',';
  }
  const other = usable[1];
  const evidence = {
    mark: best.separator.mark,
    nameZh: best.separator.zh,
    nameEn: best.separator.en,
    width: best.width,
  };
  if (other && other.steady >= best.steady && other.steady > 0.9)
    findings.state('delimiter-doubtful', 1, {
      ...evidence,
      otherZh: other.separator.zh,
      otherEn: other.separator.en,
    });
  else findings.state('delimiter', 1, evidence);
  return best.separator.mark;
}

/** Most frequent number of cells in the first rows that are not empty, and the share of rows that have it. */
function steadiness(text: string, mark: string, quote: '"' | 'none'): { width: number; steady: number } {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const row of parse(text, mark, quote, sampleRows).data) {
    if (row.length === 1 && row[0] === '') continue;
    rows++;
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  let width = 1;
  let most = 0;
  for (const [cells, count] of counts) if (count > most) [width, most] = [cells, count];
  return { width, steady: rows === 0 ? 0 : most / rows };
}
