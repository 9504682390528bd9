import { Radio } from 'antd';
import { useMemo } from 'react';
import { type Disclosure, useDisclosure, useSite } from '#api-client';
import {
  Chart,
  CountOf,
  DataTable,
  Facts,
  Known,
  Loaded,
  Nothing,
  PageLink,
  Section,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { chartOfUse } from './chart-of-use.ts';
import { disclosureWords, wordOf } from './words.ts';

const periods = ['all', 'thisYear', 'thisMonth'] as const;
type Period = (typeof periods)[number];

/** First day of the period by the server's clock; civil dates of Shanghai begin the same everywhere in China. */
function startOf(period: Period, now: string | undefined): string | undefined {
  if (period === 'all' || !now) return undefined;
  return period === 'thisYear' ? `${now.slice(0, 4)}-01-01` : `${now.slice(0, 7)}-01`;
}

/** How much the data was used, by purpose, for a period kept in the address; and how much was refused. */
export function UseSection() {
  const t = useTexts(disclosureWords);
  const { data: site } = useSite();
  const [search, change] = useUrlState();
  const period = periods.find((one) => one === search.days) ?? 'all';
  const from = startOf(period, site?.now);
  return (
    <Section title={t('use')} id="use" note={t('useNote')}>
      <Radio.Group
        className="gs-noprint"
        aria-label={t('useDays')}
        optionType="button"
        value={period}
        options={periods.map((value) => ({ value, label: t(value) }))}
        onChange={({ target }) => change({ days: target.value === 'all' ? undefined : String(target.value) })}
      />
      <Loaded query={useDisclosure(from ? { from } : {})} rows={8}>
        {(disclosure) => <Use disclosure={disclosure} entries={entriesOf(from)} />}
      </Loaded>
    </Section>
  );
}

/** The entries these sums are made of: the daily totals of the period, each with its proof. */
const entriesOf = (from: string | undefined): string =>
  `/facts?kind=evidence.daily-use${from ? `&from=${from}` : ''}`;

function Use({ disclosure, entries }: { disclosure: Disclosure; entries: string }) {
  const t = useTexts(disclosureWords);
  const say = useSay();
  const { use, totals, calls, refusals } = disclosure;
  const chart = useMemo(
    () =>
      chartOfUse(use, ({ purpose }) => say(purpose), {
        title: t('useChart'),
        unit: t('calls'),
        atLeast: t('atLeast'),
        atMost: t('atMost'),
      }),
    [use, say, t],
  );
  if (totals === null) return <Nothing>{t('unpublishedUse')}</Nothing>;
  return (
    <>
      <div className="gs-gap">
        <Facts
          items={[
            {
              label: t('covered'),
              value: (
                <>
                  <When at={totals.from} /> – <When at={totals.through} />
                </>
              ),
            },
            { label: t('usedCalls'), value: <CountOf value={calls} unit={t('calls')} /> },
          ]}
        />
      </div>
      {use.length === 0 ? (
        <Nothing>{t('noUse')}</Nothing>
      ) : (
        <>
          <Chart data={chart} />
          <DataTable
            title={t('useChart')}
            name="u"
            rows={use}
            rowKey={(line) => `${line.purpose.zh} ${line.class}`}
            columns={[
              {
                key: 'purpose',
                title: t('purpose'),
                value: (line) => say(line.purpose),
                render: (line) => (line.merged ? `∪ ${say(line.purpose)}` : say(line.purpose)),
              },
              {
                key: 'class',
                title: t('class'),
                value: (line) => line.class && wordOf(t, line.class),
                render: (line) =>
                  line.merged ? (
                    <Known value={null} absent="merged" />
                  ) : (
                    <Known value={line.class && wordOf(t, line.class)} />
                  ),
              },
              {
                key: 'calls',
                title: t('usedCalls'),
                value: (line) => line.calls.atLeast,
                align: 'right',
                render: (line) => <CountOf value={line.calls} />,
              },
              {
                key: 'evidence',
                title: t('evidence'),
                value: () => null,
                render: () => <PageLink to={entries}>{t('days')}</PageLink>,
              },
            ]}
          />
        </>
      )}
      <p className="gs-gap">
        <PageLink to={entries}>{t('dailyEvidence')}</PageLink>
      </p>
      <section id="refusals" aria-label={t('refusals')}>
        <h3>{t('refusals')}</h3>
        <p className="gs-note">{t('refusalsNote')}</p>
        <p className="gs-number">
          <CountOf value={refusals} absent="unknown" />
          {refusals ? (
            <span className="gs-small">
              {' '}
              <PageLink to={entries}>{t('days')}</PageLink>
            </span>
          ) : null}
        </p>
      </section>
    </>
  );
}
