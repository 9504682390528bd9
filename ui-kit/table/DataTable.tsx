import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Known } from '../known/Known.tsx';
import { formatNumber } from '../known/quantity.ts';
import { defineTexts } from '../language/define-texts.ts';
import { type Language, text } from '../language/text.ts';
import { useLanguage, useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { useUrlState } from '../page/url-state.ts';
import { useLargeType } from '../theme/large-type.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { arrange, type Cell, type Column, filtersIn, orderOf, shownColumns } from './columns.ts';
import { type Sheet, save } from './export.ts';
import { moveFocus } from './move-focus.ts';
import { TableTools } from './TableTools.tsx';

const words = defineTexts('table', {
  rows: text('{{count}} 行', '{{count}} rows'),
  of: text('已载入 {{count}} 行，共 {{total}} 行', '{{count}} of {{total}} rows loaded'),
  atLeast: text('已载入 {{count}} 行，共 {{total}} 行以上', '{{count}} of more than {{total}} rows loaded'),
  more: text('再看 50 行', '50 more rows'),
  empty: text('没有符合条件的行', 'No rows match'),
  region: text('{{title}}（表格，方向键移动）', '{{title}} (table; arrow keys move)'),
});

/** Rows shown at once, and read at once. */
const pageLength = 50;
/** Values offered as a filter; a column with more is searched, not filtered. */
const filterLimit = 50;

export interface MorePages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/**
 * The one table: header that stays, column chooser, sort and filters kept in the address, cells moved through by keyboard, export of
 * what is loaded, 50 rows at once. `name` tells tables of one page apart in the address.
 */
export function DataTable<Row extends object>({
  title,
  name = '',
  rows,
  rowKey,
  columns,
  more,
  total,
  totalIsAtLeast = false,
  exportAll,
}: {
  title: string;
  name?: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  more?: MorePages;
  total?: number | null;
  totalIsAtLeast?: boolean | undefined;
  /** Where the list can be had whole as a spreadsheet; without it only what is loaded can. */
  exportAll?: ((language: Language, format: 'xlsx' | 'csv') => Promise<Blob>) | undefined;
}) {
  const t = useTexts(words);
  const say = useSay();
  const language = useLanguage();
  const large = useLargeType();
  const [search, change] = useUrlState();
  const [limit, setLimit] = useState(pageLength);
  const key = (part: string) => (name ? `${name}.${part}` : part);

  const shown = shownColumns(columns, search[key('cols')]);
  const order = orderOf(search[key('sort')]);
  const filters = useMemo(() => filtersIn(search, columns, name), [search, columns, name]);
  const arranged = useMemo(() => arrange(rows, columns, filters, order), [rows, columns, filters, order]);
  const drawn = more ? arranged : arranged.slice(0, limit);
  const count = formatNumber(arranged.length, language);
  const sheet = (): Sheet => ({
    name: title,
    head: shown.map((column) => say(column.title)),
    rows: arranged.map((row) => shown.map((column) => column.value(row))),
  });
  const further = more?.hasNextPage ?? arranged.length > limit;

  return (
    <div className="gs-table">
      <div className="gs-table-bar">
        <span className="gs-small" aria-live="polite">
          {total != null && total > rows.length
            ? t(totalIsAtLeast ? 'atLeast' : 'of', { count, total: formatNumber(total, language) })
            : t('rows', { count })}
        </span>
        {large ? null : (
          <TableTools
            columns={columns.map((column) => ({ value: column.key, label: say(column.title) }))}
            shown={shown.map((column) => column.key)}
            onColumns={(keys) => change({ [key('cols')]: keys.join('.') })}
            sheet={sheet}
            exportAll={
              exportAll && (async (format) => save(`${title}.${format}`, await exportAll(language, format)))
            }
          />
        )}
      </div>
      <section className="gs-table-scroll" aria-label={t('region', { title })} onKeyDown={moveFocus}>
        <table>
          <thead>
            <tr>
              {shown.map((column) => (
                <ColumnHead
                  key={column.key}
                  title={say(column.title)}
                  right={column.align === 'right'}
                  width={column.width}
                  order={column.sortable === false ? undefined : order?.key === column.key ? order : null}
                  onOrder={(next) =>
                    change({
                      [key('sort')]:
                        next === 'off' ? undefined : `${next === 'down' ? '-' : ''}${column.key}`,
                    })
                  }
                  values={column.filter && !large ? valuesOf(rows, column) : []}
                  chosen={filters.get(column.key) ?? []}
                  onChoose={(values) => change({ [key(`f.${column.key}`)]: values.join('|') })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, y) => (
              <tr key={rowKey(row)}>
                {shown.map((column, x) => (
                  <TableCell key={column.key} row={row} column={column} entrance={x === 0 && y === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {drawn.length === 0 ? <p className="gs-table-empty">{t('empty')}</p> : null}
      </section>
      {further ? (
        <Button
          className="gs-more gs-noprint"
          loading={more?.isFetchingNextPage}
          onClick={() => (more ? void more.fetchNextPage() : setLimit(limit + pageLength))}
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}

function TableCell<Row>({ row, column, entrance }: { row: Row; column: Column<Row>; entrance: boolean }) {
  const value = column.value(row);
  const look =
    `${typeof value === 'number' ? 'gs-figure' : ''} ${column.align === 'right' ? 'gs-right' : ''}`.trim();
  return (
    // Cells are stops for the arrow keys; Tab enters the table at the first one.
    <td tabIndex={entrance ? 0 : -1} className={look || undefined}>
      {column.render ? column.render(row) : <Known value={asShown(value)} />}
    </td>
  );
}

const asShown = (value: Cell): string | number | null =>
  typeof value === 'boolean' ? (value ? '✓' : '✕') : (value ?? null);

const valuesOf = <Row,>(rows: readonly Row[], column: Column<Row>): readonly string[] =>
  [...new Set(rows.map((row) => String(column.value(row) ?? '')))]
    .filter(Boolean)
    .toSorted()
    .slice(0, filterLimit);
