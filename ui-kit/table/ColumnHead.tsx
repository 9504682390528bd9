import { Button, Checkbox, Popover } from 'antd';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import type { Order } from './columns.ts';

const words = defineTexts('table-head', {
  filter: text('筛选“{{title}}”', 'Filter “{{title}}”'),
  clear: text('不筛选', 'No filter'),
});

/** The head of one column: its name is the sort button (up, down, off), beside it the filter where the column offers one. */
export function ColumnHead({
  title,
  right,
  width,
  order,
  onOrder,
  values,
  chosen,
  onChoose,
}: {
  title: string;
  right: boolean;
  width: number | undefined;
  /** `null` when the table is in another order; `undefined` when the column cannot be sorted. */
  order: Order | null | undefined;
  onOrder: (next: 'up' | 'down' | 'off') => void;
  /** Values to choose among; empty for a column without a filter. */
  values: readonly string[];
  chosen: readonly string[];
  onChoose: (values: readonly string[]) => void;
}) {
  const t = useTexts(words);
  const next = order === null ? 'up' : order?.down ? 'off' : 'down';
  return (
    <th
      scope="col"
      className={right ? 'gs-right' : undefined}
      style={width === undefined ? undefined : { minWidth: width }}
      aria-sort={order ? (order.down ? 'descending' : 'ascending') : undefined}
    >
      <span className="gs-th">
        {order === undefined ? (
          title
        ) : (
          <button type="button" className="gs-sort" onClick={() => onOrder(next)}>
            {title}
            <span aria-hidden="true" className={order ? 'gs-sort-mark' : 'gs-sort-mark gs-sort-off'}>
              {order === null ? '↕' : order.down ? '↓' : '↑'}
            </span>
          </button>
        )}
        {values.length > 1 ? (
          <Popover
            trigger="click"
            placement="bottomLeft"
            content={
              <div className="gs-column-choice">
                <Checkbox.Group
                  value={[...chosen]}
                  options={[...values]}
                  onChange={(picked) => onChoose(picked.map(String))}
                />
                <Button size="small" disabled={chosen.length === 0} onClick={() => onChoose([])}>
                  {t('clear')}
                </Button>
              </div>
            }
          >
            <button
              type="button"
              className={chosen.length > 0 ? 'gs-filter gs-filter-on' : 'gs-filter'}
              aria-label={t('filter', { title })}
            >
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M1 2h10L7.3 6.5V10L4.7 11V6.5z" />
              </svg>
            </button>
          </Popover>
        ) : null}
      </span>
    </th>
  );
}
