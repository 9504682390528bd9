import { useMemo } from 'react';
import { type Revision, type RevisionLine, useRevision } from '#api-client';
import {
  Chart,
  DataTable,
  Loaded,
  Nothing,
  palette,
  Section,
  State,
  type Tone,
  useLanguage,
  useSay,
  useTexts,
  type Words,
} from '#ui-kit';
import { EvidenceTable } from './EvidenceTable.tsx';
import { catalogWords, useCatalogValue } from './words.ts';

const widestChart = 24;
const tones: { readonly [severity: string]: Tone } = { error: 'bad', warning: 'warning', info: 'neutral' };

/** What the checks of a revision found: what failed first, then how full each column is, then its profile. */
export function QualitySection({ revision }: { revision: RevisionLine }) {
  const t = useTexts(catalogWords);
  const query = useRevision(revision.id);
  return (
    <Section title={t('quality')} id="quality" note={t('qualityNote', { number: revision.number })}>
      <Loaded query={query} rows={8}>
        {(read) => <Quality read={read} rows={revision.rows} />}
      </Loaded>
    </Section>
  );
}

function Quality({ read, rows }: { read: Revision; rows: number }) {
  const t = useTexts(catalogWords);
  const say = useSay();
  const language = useLanguage();
  const value = useCatalogValue();
  const chart = useMemo(() => {
    const columns = read.profile
      .slice(0, widestChart)
      .flatMap(({ column, filled }) => (filled === null ? [] : [{ column, filled }]));
    if (columns.length === 0) return null;
    return {
      kind: 'stacked' as const,
      title: t('filledTitle'),
      unit: t('cells'),
      categories: columns.map(({ column }) => column),
      series: [
        { name: t('filled'), values: columns.map(({ filled }) => filled), colour: palette.action },
        { name: t('empty'), values: columns.map(({ filled }) => rows - filled), colour: '#d3a13f' },
      ],
    };
  }, [read.profile, rows, t]);
  return (
    <>
      {read.findings.length === 0 ? (
        <Nothing>✓ {t('noFindings')}</Nothing>
      ) : (
        <DataTable
          title={t('findings')}
          name="findings"
          rows={read.findings}
          rowKey={(finding) => finding.code + say(finding.message)}
          columns={[
            {
              key: 'severity',
              title: t('severity'),
              value: (finding) => severityWord(finding.severity, t),
              filter: true,
              render: (finding) => (
                <State tone={tones[finding.severity] ?? 'neutral'}>{severityWord(finding.severity, t)}</State>
              ),
            },
            { key: 'what', title: t('what'), value: (finding) => say(finding.message) },
            { key: 'count', title: t('count'), value: (finding) => finding.count, align: 'right' },
            { key: 'where', title: t('where'), value: (finding) => placesOf(finding.at ?? [], t) },
          ]}
        />
      )}
      <EvidenceTable findings={read.findings} />
      {read.profile.length > 0 ? (
        <>
          {chart ? (
            <div className="gs-gap">
              <Chart data={chart} />
            </div>
          ) : (
            <p className="gs-note">{t('countsHidden')}</p>
          )}
          <h3>{t('profile')}</h3>
          <DataTable
            title={t('profile')}
            name="profile"
            rows={read.profile}
            rowKey={(column) => column.column}
            columns={[
              { key: 'column', title: t('column'), value: (column) => column.column },
              { key: 'type', title: t('type'), value: (column) => value(column.type), filter: true },
              { key: 'filled', title: t('filled'), value: (column) => column.filled, align: 'right' },
              { key: 'distinct', title: t('distinct'), value: (column) => column.distinct, align: 'right' },
              { key: 'min', title: t('min'), value: (column) => column.min },
              { key: 'max', title: t('max'), value: (column) => column.max },
              {
                key: 'top',
                title: t('top'),
                sortable: false,
                value: (column) =>
                  column.top
                    .slice(0, 3)
                    .map((one) => `${one.value} (${one.count})`)
                    .join(language === 'zh' ? '，' : ', '),
              },
            ]}
          />
        </>
      ) : null}
    </>
  );
}

const severityWord = (severity: string, t: Words<keyof typeof catalogWords.pairs>): string =>
  severity === 'error' || severity === 'warning' || severity === 'info' ? t(severity) : severity;

/** The first three places, and that there are more. */
function placesOf(
  at: readonly { readonly row?: number; readonly column?: string }[],
  t: Words<keyof typeof catalogWords.pairs>,
): string | null {
  if (at.length === 0) return null;
  const places = at
    .slice(0, 3)
    .map(({ row, column }) => [column, row === undefined ? '' : t('row', { row })].filter(Boolean).join(' '));
  return `${places.join('; ')}${at.length > 3 ? ' …' : ''}`;
}
