import type { RiskReport } from '#api-client';
import { DataTable, Section, useTexts } from '#ui-kit';
import { riskWords } from './words.ts';

/** What each column and pair does, and how the sensitive attributes stand. */
export function ColumnTables({ measures }: { measures: RiskReport['measures'] }) {
  const t = useTexts(riskWords);
  return (
    <>
      <Section title={t('byColumn')}>
        <DataTable
          title={t('byColumn')}
          name="columns"
          rows={measures.columns}
          rowKey={({ column }) => column}
          columns={[
            { key: 'column', title: t('column'), value: ({ column }) => column },
            { key: 'distinct', title: t('distinct'), value: ({ distinct }) => distinct, align: 'right' },
            { key: 'missing', title: t('missingCells'), value: ({ missing }) => missing, align: 'right' },
            { key: 'alone', title: t('alone'), value: ({ uniques }) => uniques, align: 'right' },
            { key: 'adds', title: t('adds'), value: ({ adds }) => adds, align: 'right' },
          ]}
        />
      </Section>
      <Section title={t('worst')} note={measures.pairsLeftOut ? t('pairsLeftOut') : t('worstNote')}>
        <DataTable
          title={t('worst')}
          name="worst"
          rows={measures.worst}
          rowKey={({ columns }) => columns.join('\n')}
          columns={[
            { key: 'columns', title: t('combination'), value: ({ columns }) => columns.join('、') },
            { key: 'alone', title: t('alone'), value: ({ uniques }) => uniques, align: 'right' },
            { key: 'adds', title: t('adds'), value: ({ adds }) => adds, align: 'right' },
          ]}
        />
      </Section>
      {measures.sensitive.length > 0 ? (
        <Section title={t('sensitiveTitle')} note={t('sensitiveNote')}>
          <DataTable
            title={t('sensitiveTitle')}
            name="sensitive"
            rows={measures.sensitive}
            rowKey={({ column }) => column}
            columns={[
              { key: 'column', title: t('column'), value: ({ column }) => column },
              { key: 'l', title: t('l'), value: ({ distinctL }) => distinctL, align: 'right' },
              {
                key: 'entropy',
                title: t('entropyL'),
                value: ({ entropyL }) => Number(entropyL.toFixed(2)),
                align: 'right',
              },
              {
                key: 'recursive',
                title: t('recursive'),
                value: ({ recursive }) =>
                  recursive.map(({ l, c }) => `l=${l}: ${c === null ? t('none') : c.toFixed(2)}`).join('; '),
              },
              {
                key: 't-equal',
                title: t('tEqual'),
                value: ({ tEqual }) => Number(tEqual.toFixed(4)),
                align: 'right',
              },
              {
                key: 't-ordered',
                title: t('tOrdered'),
                value: ({ tOrdered }) => (tOrdered === null ? '—' : Number(tOrdered.toFixed(4))),
                align: 'right',
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
