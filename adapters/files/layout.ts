import type { FindingList } from './finding-list.ts';
import { filledPositions, type Grid, isBlank, isBlankRow } from './grid.ts';
import { headerVotes } from './header-votes.ts';
import type { Correction } from './reading.ts';
import { FileRefused } from './refusals.ts';

/** Which rows are what. Row numbers, not indexes. */
export interface Layout {
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly footerRows: readonly number[];
}

/** A header is looked for among so many rows with content. */
const reach = 12;
const footerMarks =
  /^[（(【\s]*(填表人|填报人|填报单位|填报日期|制表|审核|审批|负责人|联系人|联系电话|经办|备注|注|说明|数据来源|来源|资料来源)[\s）)】]*[:：]/;
const totalMarks = /^(合\s*计|总\s*计|小\s*计|汇\s*总|total)$/i;
const endsLikeTotal = /[计总l\s]$/i;

/** Find titles, header and footer. Each decision becomes a finding; a person's correction replaces the decision. */
export function findLayout(grid: Grid, correction: Correction, findings: FindingList): Layout {
  checkCorrection(grid, correction);
  const numberOf = (index: number): number => grid.firstRow + index;
  const content = grid.rows.flatMap((row, index) => (isBlankRow(row) ? [] : [index]));
  if (content.length === 0) throw new FileRefused('no-cells', { where: '全部行 (all rows)' });

  const headerRows =
    correction.headerRows?.map((row) => row - grid.firstRow) ?? findHeader(grid, content, findings);
  const firstData = headerRows.length > 0 ? Math.max(...headerRows) + 1 : undefined;
  const titles = titleRows(grid, content, headerRows, correction);
  const footers =
    correction.footerRows?.map((row) => row - grid.firstRow) ?? findFooters(grid, content, firstData ?? 0);

  const places = (indexes: readonly number[]) =>
    indexes.map((index) => ({
      row: numberOf(index),
      excerpt: grid.rows[index]!.find((cell) => !isBlank(cell)),
    }));
  if (titles.length > 0) findings.state('title-rows', titles.length, {}, places(titles));
  if (footers.length > 0) findings.state('footer-rows', footers.length, {}, places(footers));
  if (headerRows.length > 1)
    findings.state(
      'merged-header',
      headerRows.length,
      { rows: headerRows.map(numberOf) },
      places(headerRows),
    );
  return {
    titleRows: titles.map(numberOf),
    headerRows: headerRows.map(numberOf),
    footerRows: footers.map(numberOf),
  };
}

function checkCorrection(grid: Grid, correction: Correction): void {
  const last = grid.firstRow + grid.rows.length - 1;
  for (const row of [
    ...(correction.headerRows ?? []),
    ...(correction.titleRows ?? []),
    ...(correction.footerRows ?? []),
  ]) {
    if (Number.isInteger(row) && row >= grid.firstRow && row <= last) continue;
    throw new FileRefused(
      'correction-impossible',
      { zh: `没有第 ${row} 行（共 ${last} 行）`, en: `there is no row ${row} (there are ${last})` },
      { row },
    );
  }
}

function titleRows(
  grid: Grid,
  content: readonly number[],
  headerRows: readonly number[],
  correction: Correction,
): number[] {
  if (correction.titleRows) return correction.titleRows.map((row) => row - grid.firstRow);
  if (headerRows.length > 0) return content.filter((index) => index < Math.min(...headerRows));
  const typical = typicalFill(grid, content);
  const first = content.findIndex((index) => !isTitle(grid.rows[index]!, typical));
  return content.slice(0, Math.max(0, first));
}

/** Index of the header rows; empty when the first row with several cells is data already. */
function findHeader(grid: Grid, content: readonly number[], findings: FindingList): number[] {
  const typical = typicalFill(grid, content);
  const top = content.slice(0, reach);
  const at = top.findIndex((index) => !isTitle(grid.rows[index]!, typical));
  if (at < 0) return []; // nothing but single cells: every row is data of one column
  const header = top[at]!;
  const second = secondHeaderRow(grid, content, at);
  const rows = groupRowAbove(grid, top, at) ?? (second === undefined ? [header] : [header, second]);

  const votes = headerVotes(grid, rows.at(-1)!);
  const place = [{ row: grid.firstRow + header, excerpt: grid.rows[header]!.find((cell) => !isBlank(cell)) }];
  if (votes.data > votes.header) {
    findings.state('headerless', 1, { ...votes }, place);
    return [];
  }
  if (votes.header === 0) findings.state('header-doubtful', 1, { ...votes }, place);
  return rows;
}

/** Median number of filled cells of the rows with content: what an ordinary row of this table has. */
function typicalFill(grid: Grid, content: readonly number[]): number {
  const counts = content.slice(0, 2000).map((index) => filledPositions(grid.rows[index]!).length);
  counts.sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? 0;
}

/** One cell where others have several; or two, when one of them is a note like 「单位：万元」. */
function isTitle(row: readonly string[], typical: number): boolean {
  const named = filledPositions(row, true);
  if (typical < 2) return false;
  if (named.length <= 1) return true;
  return named.length === 2 && typical >= 5 && named.some((position) => /[:：]/.test(row[position]!));
}

/** A row of group names between the title and the header: a single cell that does not stand first. */
function groupRowAbove(grid: Grid, top: readonly number[], at: number): number[] | undefined {
  const header = top[at]!;
  const above = top[at - 1];
  if (at < 2 || above !== header - 1) return undefined;
  const named = filledPositions(grid.rows[above]!, true);
  const headed = new Set(filledPositions(grid.rows[header]!));
  return named.length === 1 && named[0]! > 0 && headed.has(named[0]!) ? [above, header] : undefined;
}

/** Group names in one row and the names below them in the next: each fills the other's gaps, and neither holds numbers. */
function secondHeaderRow(grid: Grid, content: readonly number[], at: number): number | undefined {
  const first = content[at]!;
  const second = content[at + 1];
  if (second !== first + 1) return undefined;
  const upper = new Set(filledPositions(grid.rows[first]!, true));
  const lower = new Set(filledPositions(grid.rows[second]!, true));
  if (lower.size === 0 || [...lower].some((position) => /\d{3,}/.test(grid.rows[second]![position]!)))
    return undefined;
  const number = grid.firstRow + first;
  const spans = grid.merges.some(
    (merge) => merge.top === number && merge.bottom === number && merge.right > merge.left,
  );
  const width = Math.max(...upper, ...lower) + 1;
  const positions = Array.from({ length: width }, (_, position) => position);
  const covered = positions.every((position) => upper.has(position) || lower.has(position));
  const complementary = covered && upper.size < width && lower.size < width;
  return complementary && (spans || lower.size > 1) ? second : undefined;
}

function findFooters(grid: Grid, content: readonly number[], firstData: number): number[] {
  const typical = typicalFill(grid, content);
  if (typical < 2) return [];
  const footers: number[] = [];
  for (const index of content.slice(-10).reverse()) {
    if (index < firstData) break;
    const row = grid.rows[index]!;
    const named = filledPositions(row);
    if (named.length > 2 || !footerMarks.test(row[named[0]!]!.trim())) break;
    footers.unshift(index);
  }
  return footers;
}

export const isTotal = (cell: string): boolean =>
  endsLikeTotal.test(cell.slice(-1)) && totalMarks.test(cell.trim());
