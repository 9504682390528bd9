import { type Module, text } from '#foundation';
import type { Inspector } from '#platform/catalog';
import { checkColumn } from './model/column-checks.ts';

/** Quality findings of a table when a file is read. */
export const qualityInspector: Inspector = (table) =>
  table.columns.flatMap((column, index) =>
    checkColumn(column.name, table.rows, table.values(index)).map((finding) => ({
      ...finding,
      at: [{ column: column.name }],
    })),
  );

/** 质量: checks and scores. */
export const quality: Module = { name: 'quality', title: text('数据质量', 'Data quality') };
