import { type Defect, text } from '#foundation';
import { atLeast, highest, type Level, levelTitles } from '../level.ts';
import { degreeTitles, type GradeReason, type Impact, levelOf, objectTitles } from './impact.ts';

/** A grade a person gives instead of the proposed one: as an impact, by which the matrix gives the level, or as a level with its reason. */
export interface Override {
  readonly itemId: string;
  readonly level: Level;
  readonly reason: string;
  readonly impact?: Impact;
}
export interface Line {
  readonly itemId: string;
  readonly columnName: string;
  readonly proposed: Level;
  /** What is in force for it now, if anything is. */
  readonly before: Level | null;
  readonly reasons: readonly GradeReason[];
}
export interface TableLine {
  readonly proposed: Level;
  readonly before: Level | null;
  readonly reasons: readonly GradeReason[];
}

export interface DecidedLine<Of extends { readonly reasons: readonly GradeReason[] } = Line> {
  readonly line: Of;
  readonly level: Level;
  readonly overridden: boolean;
  readonly reason: string | null;
  readonly reasons: readonly GradeReason[];
}
export interface Decision {
  readonly table: DecidedLine<TableLine>;
  readonly items: readonly DecidedLine[];
  /** Something stands lower than proposed, or lower than what was in force: a second person must agree. */
  readonly lowered: boolean;
}

/** One decision over a whole table: what was proposed, but for the overrides; the table at least as its highest item. */
export function decide(
  lines: readonly Line[],
  tableLine: TableLine,
  overrides: readonly Override[],
  tableOverride: { readonly level: Level; readonly reason: string } | null,
  by: { readonly person: string; readonly publicOrdinary: Level },
):
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly defects: readonly Defect[] } {
  const defects: Defect[] = [];
  const byItem = new Map<string, Override>();
  const known = new Set(lines.map(({ itemId }) => itemId));
  for (const [index, one] of overrides.entries()) {
    const at = `/overrides/${index}`;
    if (!known.has(one.itemId))
      defects.push({ at, message: text('该表没有这个信息项', 'The table has no such item') });
    if (byItem.has(one.itemId))
      defects.push({ at, message: text('同一信息项填写了两次', 'The item stands twice') });
    if (one.impact && levelOf(one.impact, by.publicOrdinary) !== one.level)
      defects.push({
        at: `${at}/level`,
        message: text(
          `按矩阵，${objectTitles[one.impact.object].zh}、${degreeTitles[one.impact.degree].zh}应为${levelTitles[levelOf(one.impact, by.publicOrdinary)].zh}`,
          `By the matrix, ${objectTitles[one.impact.object].en} and ${degreeTitles[one.impact.degree].en} make ${levelTitles[levelOf(one.impact, by.publicOrdinary)].en}`,
        ),
      });
    byItem.set(one.itemId, one);
  }
  const items = lines.map((line) => decided(line, byItem.get(line.itemId) ?? null, by.person));
  const top = highest(items.map(({ level }) => level)) ?? 'general-1';
  // Items a person raised raise the table with them; items a person lowered do not lower it: aggregation is judged of its own.
  const raised = highest([tableLine.proposed, top]) ?? top;
  const table = decided({ ...tableLine, proposed: tableLine.proposed }, tableOverride, by.person, raised);
  if (!atLeast(table.level, top))
    defects.push({
      at: '/table/level',
      message: text(
        `表的级别不得低于其最高的信息项（${levelTitles[top].zh}）`,
        `The table may not be lower than its highest item (${levelTitles[top].en})`,
      ),
    });
  if (defects.length > 0) return { ok: false, defects };
  const lowers = ({ level, line }: { level: Level; line: { proposed: Level; before: Level | null } }) =>
    !atLeast(level, line.proposed) || (line.before !== null && !atLeast(level, line.before));
  return { ok: true, decision: { table, items, lowered: lowers(table) || items.some(lowers) } };
}

function decided<Of extends { readonly proposed: Level; readonly reasons: readonly GradeReason[] }>(
  line: Of,
  override: { readonly level: Level; readonly reason: string; readonly impact?: Impact } | null,
  person: string,
  otherwise: Level = line.proposed,
): DecidedLine<Of> {
  if (!override) return { line, level: otherwise, overridden: false, reason: null, reasons: line.reasons };
  const said: GradeReason = {
    level: override.level,
    impact: override.impact ?? null,
    source: 'person',
    of: person,
    text: text(override.reason, override.reason),
  };
  return {
    line,
    level: override.level,
    overridden: override.level !== line.proposed,
    reason: override.reason,
    reasons: [...line.reasons, said],
  };
}
