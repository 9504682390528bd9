import { Button, Checkbox, Popover, Table, type TableColumnType } from 'antd';
import { useMemo } from 'react';
import { Known } from '../known/Known.tsx';
import { formatNumber } from '../known/quantity.ts';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useLanguage, useSay } from '../language/use-language.ts';
import { useUrlState } from '../page/url-state.ts';
import { useLargeType } from '../theme/large-type.ts';
import { arrange, type Column, orderOf, shownColumns } from './columns.ts';
import { type Sheet, saveCsv, saveXlsx } from './export.ts';
import { moveFocus } from './move-focus.ts';

const words = defineTexts('table', {
  columns: text('选列', 'Columns'),
  rows: text('{{count}} 行', '{{count}} rows'),
  of: text('已载入 {{count}} 行，共 {{total}} 行', '{{count}} of {{total}} rows loaded'),
  about: text('已载入 {{count}} 行，共约 {{total}} 行', '{{count}} of about {{total}} rows loaded'),
  more: text('再读 50 行', 'Read 50 more'),
  csv: text('导出 CSV', 'Export CSV'),
  xlsx: text('导出 XLSX', 'Export XLSX'),
  empty: text('没有符合条件的行', 'No rows match'),
  region: text('{{title}}（表格，方向键移动）', '{{title}} (table; arrow keys move)'),
});

export interface MorePages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/**
 * The one table: header that stays, column chooser, sort and filters kept in the address, cells moved through by keyboard, export of
 * what is shown. `name` tells tables of one page apart in the address.
 */
export function DataTable<Row extends object>({
  title,
  name = '',
  rows,
  rowKey,
  columns,
  more,
  total,
  totalIsEstimate = false,
}: {
  title: string;
  name?: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  more?: MorePages;
  total?: number | null;
  totalIsEstimate?: boolean;
}) {
  const t = words.use();
  const say = useSay();
  const language = useLanguage();
  const large = useLargeType();
  const [search, change] = useUrlState();
  const key = (part: string) => (name ? `${name}.${part}` : part);

  const shown = shownColumns(columns, search[key('cols')]);
  const order = orderOf(search[key('sort')]);
  const filters = useMemo(() => {
    const chosen = new Map<string, readonly string[]>();
    for (const column of columns) {
      const value = column.filter ? search[name ? `${name}.f.${column.key}` : `f.${column.key}`] : undefined;
      if (value) chosen.set(column.key, value.split('|'));
    }
    return chosen;
  }, [columns, name, search]);
  const arranged = useMemo(() => arrange(rows, columns, filters, order), [rows, columns, filters, order]);

  const sheet = (): Sheet => ({
    name: title,
    head: shown.map((column) => say(column.title)),
    rows: arranged.map((row) => shown.map((column) => column.value(row))),
  });

  const drawn: TableColumnType<Row>[] = shown.map((column, x) => ({
    key: column.key,
    title: say(column.title),
    align: column.align,
    width: column.width,
    render: (_, row) => (column.render ? column.render(row) : <Known value={asShown(column.value(row))} />),
    onCell: (_, y) => ({
      tabIndex: x === 0 && y === 0 ? 0 : -1,
      className: typeof column.value(arranged[y ?? 0] ?? rows[0]!) === 'number' ? 'gs-figure' : undefined,
    }),
    ...(column.sortable === false
      ? {}
      : {
          sorter: true,
          showSorterTooltip: false,
          sortOrder: order?.key === column.key ? (order.down ? 'descend' : 'ascend') : null,
        }),
    ...(column.filter && !large
      ? {
          filters: [...new Set(rows.map((row) => String(column.value(row) ?? '')))]
            .filter(Boolean)
            .toSorted()
            .slice(0, 50)
            .map((value) => ({ text: value, value })),
          filteredValue: filters.has(column.key) ? [...filters.get(column.key)!] : null,
        }
      : {}),
  }));

  const count = formatNumber(arranged.length, language);
  return (
    <div className="gs-table">
      <div className="gs-table-bar">
        <span className="gs-small" aria-live="polite">
          {total != null && total > rows.length
            ? t(totalIsEstimate ? 'about' : 'of', { count, total: formatNumber(total, language) })
            : t('rows', { count })}
        </span>
        <span className="gs-table-tools gs-noprint">
          {columns.length > 3 && !large ? (
            <Popover
              trigger="click"
              placement="bottomRight"
              content={
                <Checkbox.Group
                  className="gs-column-choice"
                  value={shown.map((column) => column.key)}
                  options={columns.map((column) => ({ value: column.key, label: say(column.title) }))}
                  onChange={(chosen) => change({ [key('cols')]: chosen.join('.') })}
                />
              }
            >
              <Button size="small">{t('columns')}</Button>
            </Popover>
          ) : null}
          <Button size="small" onClick={() => saveCsv(sheet())}>
            {t('csv')}
          </Button>
          <Button size="small" onClick={() => void saveXlsx(sheet())}>
            {t('xlsx')}
          </Button>
        </span>
      </div>
      <section className="gs-table-scroll" aria-label={t('region', { title })} onKeyDown={moveFocus}>
        <Table<Row>
          size="small"
          columns={drawn}
          dataSource={[...arranged]}
          rowKey={rowKey}
          pagination={
            more || arranged.length <= 50 ? false : { pageSize: 50, showSizeChanger: false, size: 'small' }
          }
          locale={{ emptyText: t('empty') }}
          onChange={(_, chosen, sorter) => {
            const by = Array.isArray(sorter) ? sorter[0] : sorter;
            const changes: Record<string, string | undefined> = {
              [key('sort')]: by?.order
                ? `${by.order === 'descend' ? '-' : ''}${String(by.columnKey)}`
                : undefined,
            };
            for (const column of columns)
              if (column.filter) changes[key(`f.${column.key}`)] = chosen[column.key]?.join('|');
            change(changes);
          }}
        />
      </section>
      {more?.hasNextPage ? (
        <Button
          className="gs-more gs-noprint"
          loading={more.isFetchingNextPage}
          onClick={() => void more.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}

const asShown = (value: string | number | boolean | null | undefined): string | number | null =>
  typeof value === 'boolean' ? (value ? '✓' : '✕') : (value ?? null);
