import { type Text, text } from '#foundation';
import { type CellType, needsNumbers, typeAfter } from './cell.ts';
import type { RepairDocument } from './document.ts';
import { atScale, declared } from './exact.ts';
import type { Hierarchy } from './hierarchy.ts';
import { topLevel } from './levels.ts';
import { largestMdav } from './micro-aggregate.ts';

export interface RepairDefect {
  readonly at: string;
  readonly message: Text;
}

const numeric = (type: CellType | undefined): boolean => type === 'integer' || type === 'decimal';

/** What keeps a document from being applied to a table with these columns and rows; none when it can be. */
export function repairDefects(
  document: RepairDocument,
  columns: readonly { readonly name: string; readonly type: CellType }[],
  rows: number,
): readonly RepairDefect[] {
  const defects: RepairDefect[] = [];
  const say = (at: string, zh: string, en: string) => defects.push({ at, message: text(zh, en) });
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const seen = new Set<string>();
  for (const { column, remedy } of document.columns) {
    const type = types.get(column);
    if (seen.has(column)) say(column, '同一列只能有一项处理', 'One remedy for each column');
    seen.add(column);
    if (type === undefined) {
      say(column, '该版本没有这一列', 'The revision has no such column');
      continue;
    }
    if (needsNumbers(remedy) && !numeric(type))
      say(column, '只有数值列可以取整或封顶封底', 'Only numbers can be rounded or bounded');
    if (remedy.kind === 'round' && Number(remedy.base) === 0)
      say(column, '取整的基数不能为零', 'The base of rounding is not zero');
    if (remedy.kind === 'bound') {
      if (remedy.bottom === undefined && remedy.top === undefined)
        say(column, '请至少填写上限或下限', 'Give a lower or an upper bound');
      if (
        remedy.bottom !== undefined &&
        remedy.top !== undefined &&
        Number(remedy.bottom) > Number(remedy.top)
      )
        say(column, '下限高于上限', 'The lower bound is above the upper');
    }
    if (remedy.kind === 'generalise') {
      if (remedy.level > topLevel(remedy.hierarchy))
        say(column, '层级超出泛化体系', 'The hierarchy has no such level');
      for (const message of hierarchyDefects(remedy.hierarchy)) defects.push({ at: column, message });
    }
    if (remedy.kind === 'drop') types.delete(column);
    else types.set(column, typeAfter(remedy, type));
  }
  for (const step of document.table) {
    if (new Set(step.columns).size < step.columns.length)
      say(step.columns.join('、'), '同一列写了两次', 'A column is named twice');
    for (const column of step.columns) {
      const type = types.get(column);
      if (type === undefined) say(column, '处理后没有这一列', 'The column is not there any more');
      else if (step.kind === 'micro-aggregate' && !numeric(type))
        say(column, '只有数值列可以微聚集', 'Only numbers can be micro-aggregated');
      if (step.kind === 'micro-aggregate' && type !== undefined) types.set(column, 'decimal');
    }
    if (step.kind === 'suppress-small-classes')
      for (const { column } of step.sensitive ?? [])
        if (!types.has(column)) say(column, '处理后没有这一列', 'The column is not there any more');
    if (step.kind === 'micro-aggregate' && step.method === 'sorted' && step.columns.length > 1)
      say(step.columns.join('、'), '排序法一次只处理一列', 'The sorted method takes one column');
    if (step.kind === 'micro-aggregate' && step.method === 'mdav' && rows > largestMdav)
      say(
        step.columns.join('、'),
        `MDAV 最多处理 ${largestMdav} 行，请改用排序法`,
        `MDAV takes at most ${largestMdav} rows: use the sorted method`,
      );
  }
  if (columns.length > 0 && types.size === 0) say('', '处理后一列也不剩', 'No column would be left');
  return defects;
}

/** Levels that do not lie inside one another would let a coarser level tell what a finer one hides. */
export function hierarchyDefects(hierarchy: Hierarchy): readonly Text[] {
  switch (hierarchy.kind) {
    case 'table': {
      const first = hierarchy.lines.map(([value]) => value);
      if (new Set(first).size < first.length)
        return [text('泛化表中有重复的值', 'A value stands twice in the hierarchy')];
      if (hierarchy.lines.some((line) => line.length !== hierarchy.lines[0]!.length))
        return [text('泛化表各行层数不同', 'The lines of the hierarchy differ in length')];
      for (let level = 1; level + 1 < hierarchy.lines[0]!.length; level++) {
        const above = new Map<string, string>();
        for (const line of hierarchy.lines) {
          if ((above.get(line[level]!) ?? line[level + 1]) !== line[level + 1])
            return [
              text(
                `第 ${level} 层的“${line[level]}”有两个上级`,
                `“${line[level]}” of level ${level} has two above it`,
              ),
            ];
          above.set(line[level]!, line[level + 1]!);
        }
      }
      return [];
    }
    case 'intervals':
      return nested(hierarchy.widths);
    case 'grid':
      return nested(hierarchy.sizes);
    case 'prefix':
      return hierarchy.keep.every((keep, at) => at === 0 || keep < hierarchy.keep[at - 1]!)
        ? []
        : [text('保留的字符应逐层减少', 'Each level keeps fewer characters than the one before')];
    default:
      return [];
  }
}

/** As many as the schema of the document lets pass. */
const mostDecimals = 9;

function nested(widths: readonly string[]): readonly Text[] {
  const units = widths.map((width) => atScale(declared(width), mostDecimals));
  return units.every(
    (unit, at) => unit > 0n && (at === 0 || (unit > units[at - 1]! && unit % units[at - 1]! === 0n)),
  )
    ? []
    : [
        text(
          '宽度应大于零，并且每层是前一层的整数倍',
          'Widths are above zero, each a multiple of the one before',
        ),
      ];
}
