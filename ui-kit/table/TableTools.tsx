import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import { type Sheet, saveCsv, saveXlsx } from './export.ts';

const words = defineTexts('table-tools', {
  columns: text('选列', 'Columns'),
  csv: text('导出 CSV', 'Export CSV'),
  xlsx: text('导出 XLSX', 'Export XLSX'),
  all: text('导出全部 XLSX', 'Export all (XLSX)'),
  allCsv: text('导出全部 CSV', 'Export all (CSV)'),
  failed: text('导出没有成功，请稍后再试。', 'The export did not work; try again later.'),
});

/** Column chooser and exports of a table. */
export function TableTools({
  columns,
  shown,
  onColumns,
  sheet,
  exportAll,
}: {
  columns: readonly { readonly value: string; readonly label: string }[];
  shown: readonly string[];
  onColumns: (keys: readonly string[]) => void;
  sheet: () => Sheet;
  /** The whole list, written by the server. */
  exportAll?: ((format: 'xlsx' | 'csv') => Promise<unknown>) | undefined;
}) {
  const t = useTexts(words);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const all = async (format: 'xlsx' | 'csv') => {
    setState('busy');
    await exportAll?.(format).then(
      () => setState('ready'),
      () => setState('failed'),
    );
  };
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
      {exportAll ? (
        <>
          <Button size="small" loading={state === 'busy'} onClick={() => void all('xlsx')}>
            {t('all')}
          </Button>
          <Button size="small" disabled={state === 'busy'} onClick={() => void all('csv')}>
            {t('allCsv')}
          </Button>
        </>
      ) : null}
      {state === 'failed' ? <span role="alert">{t('failed')}</span> : null}
    </span>
  );
}
