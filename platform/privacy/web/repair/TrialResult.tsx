import type { RepairTrial } from '#api-client';
import { DataTable, Facts, Section, State, useSay, useTexts } from '#ui-kit';
import { repairWords } from './words.ts';

/** What a trial gave: whether it passes, what changed, risk before and after, and rows side by side. */
export function TrialResult({ trial }: { trial: RepairTrial }) {
  const t = useTexts(repairWords);
  const say = useSay();
  const { outcome, sample, findings, passes } = trial;
  const blocking = findings.filter(({ blocks }) => blocks);
  return (
    <>
      <Section title={t('result')}>
        <p role="status">
          <State tone={passes ? 'good' : 'bad'}>{passes ? t('passes') : t('blocked')}</State>
        </p>
        {blocking.length > 0 ? (
          <ul>
            {blocking.map((finding) => (
              <li key={finding.code + finding.message.en}>{say(finding.message)}</li>
            ))}
          </ul>
        ) : null}
        <Facts
          items={[
            { label: t('rows'), value: `${outcome.rowsBefore} → ${outcome.rowsAfter}` },
            ...(outcome.before && outcome.after
              ? [
                  { label: t('smallest'), value: `${outcome.before.k} → ${outcome.after.k}` },
                  { label: t('unique'), value: `${outcome.before.unique} → ${outcome.after.unique}` },
                  { label: t('classes'), value: `${outcome.before.classes} → ${outcome.after.classes}` },
                ]
              : []),
            ...outcome.columns.map(({ column, changed, loss }) => ({
              label: column,
              value: [
                `${t('changed')} ${changed}`,
                ...(loss === undefined ? [] : [`${t('columnLoss')} ${(loss * 100).toFixed(1)}%`]),
              ].join(' · '),
            })),
          ]}
        />
        {outcome.columns.some(({ loss }) => loss !== undefined) ? (
          <p className="gs-note">{t('lossNote')}</p>
        ) : null}
      </Section>
      {sample.columns.length > 0 ? (
        <Section title={t('sample')}>
          <DataTable
            title={t('sample')}
            name="sample"
            rows={sample.rows}
            rowKey={(row) => String(row.row)}
            columns={[
              { key: 'row', title: t('row'), value: (row) => row.row, align: 'right' },
              ...sample.columns.flatMap((column, at) => [
                {
                  key: `${at}.before`,
                  title: `${column.name} · ${t('before')}`,
                  value: (row: Row) => row.before[at],
                },
                {
                  key: `${at}.after`,
                  title: `${column.name} · ${t('after')}`,
                  value: (row: Row) =>
                    row.after === null ? t('leftOut') : column.typeAfter === null ? t('gone') : row.after[at],
                },
              ]),
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

type Row = RepairTrial['sample']['rows'][number];
