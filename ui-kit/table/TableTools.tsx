import { Button, Checkbox, Popover } from 'antd';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import { type Sheet, saveCsv, saveXlsx } from './export.ts';

const words = defineTexts('table-tools', {
  columns: text('选列', 'Columns'),
  csv: text('导出 CSV', 'Export CSV'),
  xlsx: text('导出 XLSX', 'Export XLSX'),
});

/** Column chooser and exports of a table. */
export function TableTools({
  columns,
  shown,
  onColumns,
  sheet,
}: {
  columns: readonly { readonly value: string; readonly label: string }[];
  shown: readonly string[];
  onColumns: (keys: readonly string[]) => void;
  sheet: () => Sheet;
}) {
  const t = useTexts(words);
  return (
    <span className="gs-table-tools gs-noprint">
      {columns.length > 3 ? (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              className="gs-column-choice"
              value={[...shown]}
              options={[...columns]}
              onChange={(chosen) => onColumns(chosen.map(String))}
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
  );
}
