import { useMemo } from 'react';
import { type LinkageLine, useLinkageOverview } from '#api-client';
import {
  Chart,
  DataTable,
  formatDate,
  Loaded,
  Nothing,
  Page,
  PageLink,
  palette,
  useLanguage,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { Severity } from './severity.tsx';
import { linkageWords } from './words.ts';

/** All released tables with their risk now, and how it went as more was released. */
export function LinkageOverviewPage() {
  const t = useTexts(linkageWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useLinkageOverview()} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('none')}</Nothing>
          ) : (
            <>
              <StillToCheck items={items} />
              <OverTime items={items} />
              <Tables items={items} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** While the background works, what stands below is not yet the whole. */
function StillToCheck({ items }: { items: readonly LinkageLine[] }) {
  const t = useTexts(linkageWords);
  const count = items.filter(({ waiting }) => waiting !== null).length;
  return count === 0 ? null : <p role="status">{t('stillToCheck', { count })}</p>;
}

function Tables({ items }: { items: readonly LinkageLine[] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  const trend = useTrendWords();
  return (
    <DataTable
      title={t('title')}
      rows={items}
      rowKey={({ revisionId }) => revisionId}
      columns={[
        {
          key: 'table',
          title: t('table'),
          value: ({ title }) => title,
          render: ({ revisionId, title }) => (
            <PageLink to={`/work/privacy/linkage/${revisionId}`}>{title}</PageLink>
          ),
        },
        {
          key: 'department',
          title: t('department'),
          value: ({ organisation }) => organisation,
          filter: true,
        },
        {
          key: 'risk',
          title: t('risk'),
          value: ({ severity }) => (severity ? say(severity.title) : t('neverShort')),
          filter: true,
          render: ({ severity }) => (severity ? <Severity {...severity} /> : t('neverShort')),
        },
        { key: 'named', title: t('named'), value: ({ namedRows }) => namedRows },
        { key: 'groups', title: t('groups'), value: ({ newSmallGroups }) => newSmallGroups },
        { key: 'partners', title: t('partners'), value: ({ partners }) => partners },
        { key: 'alerts', title: t('alerts'), value: ({ openAlerts }) => openAlerts },
        { key: 'trend', title: t('trend'), value: trend },
        {
          key: 'checked',
          title: t('checked'),
          value: ({ checkedAt }) => checkedAt ?? '',
          render: ({ checkedAt, waiting }) =>
            waiting ? t('waiting', waiting) : checkedAt ? <When at={checkedAt} /> : '',
        },
      ]}
    />
  );
}

const order = ['high', 'medium', 'low', 'none'] as const;
const wordOf = { high: 'high', medium: 'medium', low: 'low', none: 'nothingNew' } as const;
type Code = keyof typeof wordOf;

/** The changes of one table's risk in words, the last ones. */
function useTrendWords() {
  const t = useTexts(linkageWords);
  const language = useLanguage();
  return ({ trend }: LinkageLine) =>
    trend.length < 2
      ? t('trendSteady')
      : trend
          .slice(-4)
          .map(({ at, severity }) => `${formatDate(at, language)} ${t(wordOf[severity as Code])}`)
          .join(' → ');
}

/** How many tables stood at each severity on each day that something changed. */
function OverTime({ items }: { items: readonly LinkageLine[] }) {
  const t = useTexts(linkageWords);
  const language = useLanguage();
  const data = useMemo(() => {
    const days = [
      ...new Set(items.flatMap(({ trend }) => trend.map(({ at }) => formatDate(at, language)))),
    ].sort();
    const at = (line: LinkageLine, day: string) =>
      line.trend.findLast((point) => formatDate(point.at, language) <= day)?.severity ?? null;
    const colours = { high: palette.bad, medium: palette.warning, low: palette.action, none: palette.good };
    return {
      kind: 'stacked' as const,
      title: t('overTime'),
      unit: t('tables'),
      categories: days,
      series: order.map((code) => ({
        name: t(wordOf[code]),
        colour: colours[code],
        values: days.map((day) => items.filter((line) => at(line, day) === code).length),
      })),
    };
  }, [items, language, t]);
  return data.categories.length === 0 ? null : <Chart data={data} />;
}
