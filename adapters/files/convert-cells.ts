import { booleanOf, isNullMarker, isoOf, kindOf } from './cell-types.ts';
import { type Cells, firstRows } from './cells.ts';
import { excerptOf } from './finding-list.ts';
import type { ParquetColumn, ParquetResult } from './parquet.ts';
import type { Table } from './table.ts';

/** A column as text that the engine casts without loss, by its distinct cells; what cannot be said so is null and told. */
export interface Converted {
  readonly ids: Int32Array;
  readonly texts: readonly (string | null)[];
  readonly unconverted: ParquetResult['unconverted'];
  readonly markers: number;
}

const samples = 5;

export function convert(table: Table, cells: Cells, column: ParquetColumn): Converted {
  const { ids, values, counts } = cells;
  if (column.type === 'text' || column.type === 'code')
    return { ids, texts: values, unconverted: [], markers: 0 };
  const failed = new Set<number>();
  let [count, markers] = [0, 0];
  const texts = values.map((value, id) => {
    if (isNullMarker(value)) {
      markers += counts[id]!;
      return null;
    }
    const text = typed(value.trim(), column);
    if (text === null) {
      failed.add(id);
      count += counts[id]!;
    }
    return text;
  });
  const at = firstRows(cells, (id) => failed.has(id), failed.size === 0 ? 0 : samples).map(
    ({ row, value }) => ({
      row: table.rowNumbers[row]!,
      column: column.position,
      excerpt: excerptOf(value),
    }),
  );
  return { ids, texts, unconverted: count === 0 ? [] : [{ column: column.name, count, at }], markers };
}

function typed(cell: string, { type, precision, dateOrder }: ParquetColumn): string | null {
  switch (type) {
    case 'integer':
      // Eight digits like 20240131 are seen as a date, yet are a whole number all the same.
      return /^[+-]?(0|[1-9]\d{0,14})$/.test(cell) ? cell : null;
    case 'decimal': {
      if (!/^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(cell)) return null;
      const sign = /^[+-]/.test(cell) ? 1 : 0;
      const point = cell.indexOf('.');
      const whole = (point < 0 ? cell.length : point) - sign;
      const fraction = point < 0 ? 0 : cell.length - point - 1;
      const room = precision ?? { whole: 20, fraction: 18 };
      return whole <= room.whole && fraction <= room.fraction ? cell : null;
    }
    case 'date': {
      const iso = isoOf(cell, dateOrder ?? 'ymd');
      return iso === undefined || (iso.length > 10 && !iso.endsWith('00:00:00')) ? null : iso.slice(0, 10);
    }
    case 'timestamp':
      return isoOf(cell, dateOrder ?? 'ymd') ?? null;
    case 'boolean':
      return kindOf(cell).kind === 'boolean' ? String(booleanOf(cell)) : null;
    default:
      return cell;
  }
}
