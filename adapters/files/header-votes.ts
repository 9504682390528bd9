import { type Grid, isBlank, namesNothing } from './grid.ts';

/** Words that stand in headers and hardly ever in cells. */
const headerWords =
  /(名称|名|序号|编号|编码|代码|号码|日期|时间|年份|年度|类别|类型|单位|地址|位置|备注|区域|区县|性质|内容|结果|机关|依据|状态|情况|金额|数量|面积|等级|领域|标识|主体|行业|电话|主键|文号|证号|人|性别)$|^(id|no\.?|name|code|date|type)$|_|^[A-Z_]+$|^[\u4e00-\u9fff]{1,2}$|[(（][^)）]*[)）]$/i;

type Shape = 'blank' | 'number' | 'date' | 'code' | 'text';

function shapeOf(cell: string): Shape {
  const value = cell.trim();
  if (value === '') return 'blank';
  if (/^[+-]?[\d,]+(\.\d+)?%?$/.test(value)) return 'number';
  if (/^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?/.test(value) || /^\d{1,2}\/\d{1,2}\/\d{4}/.test(value))
    return 'date';
  if (/^[0-9A-Za-z*_.:-]{8,}$/.test(value) && /\d/.test(value)) return 'code';
  return 'text';
}

export interface Votes {
  readonly header: number;
  readonly data: number;
}

const sampleRows = 200;

/**
 * Is this row a header or the first row of data? Each column has a vote: against a header when the cell looks like the cells
 * below it (a number over numbers, a value that comes again), for it when it differs from them or is a word of headers.
 */
export function headerVotes(grid: Grid, index: number): Votes {
  const below = grid.rows.slice(index + 1, index + 1 + sampleRows);
  let header = 0;
  let data = 0;
  grid.rows[index]!.forEach((cell, position) => {
    if (namesNothing(cell)) return;
    const values = below.map((row) => row[position] ?? '').filter((value) => !isBlank(value));
    const usual = usualShape(values);
    const shape = shapeOf(cell);
    if (shape !== 'text') {
      if (usual === shape) data++;
      return;
    }
    if (usual !== undefined && usual !== 'text') header++;
    else if (headerWords.test(cell.trim())) header++;
    else if (values.includes(cell)) data++;
  });
  return { header, data };
}

function usualShape(values: readonly string[]): Shape | undefined {
  if (values.length === 0) return undefined;
  const counts = new Map<Shape, number>();
  for (const value of values) counts.set(shapeOf(value), (counts.get(shapeOf(value)) ?? 0) + 1);
  for (const [shape, count] of counts) if (count / values.length >= 0.8) return shape;
  return undefined;
}
