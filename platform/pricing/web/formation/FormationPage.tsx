import { type Formation, useActsOn, useFormation } from '#api-client';
import {
  ActLinks,
  Chart,
  DataTable,
  Facts,
  factIf,
  Loaded,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { PapersAndSteps } from '../settlement/PapersAndSteps.tsx';
import { Ceilings } from './Ceilings.tsx';
import { StepsTable } from './StepsTable.tsx';
import { WhatIf } from './WhatIf.tsx';
import { priceWords } from './words.ts';

/** What the matter waits for in each state; who may do it is the server's answer. */
const actsIn: { readonly [state: string]: readonly string[] | undefined } = {
  applied: ['pricing.file-costs'],
  filed: ['pricing.conclude-survey', 'pricing.return-costs', 'pricing.decline-formation'],
  surveyed: ['pricing.propose-revenue', 'pricing.decline-formation'],
  proposed: ['pricing.approve-revenue', 'pricing.send-back-revenue'],
  approved: ['pricing.propose-ceilings', 'pricing.review-year'],
};

/** One price formation: costs, the computation to the fen, what-if, ceilings, years, papers. */
export function FormationPage() {
  return (
    <Loaded query={useFormation(usePathPart('id'))} rows={8}>
      {(formation) => <FormationView formation={formation} />}
    </Loaded>
  );
}

function FormationView({ formation: one }: { formation: Formation }) {
  const t = useTexts(priceWords);
  const acts = useActsOn('price-formation', one.id).data?.items;
  return (
    <Page
      title={`${t('title')} ${one.agreement}`}
      above={<PageLink to="/work/prices">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="price-formation" id={one.id} acts={acts} only={actsIn[one.state] ?? []} />
        </>
      }
      wide
    >
      <Facts
        items={[
          {
            label: t('agreement'),
            value: <PageLink to={`/agreements/${one.agreementId}`}>{one.agreement}</PageLink>,
          },
          { label: t('operator'), value: one.operator },
          { label: t('authorisingBody'), value: one.authorisingBody },
          { label: t('priceAuthority'), value: one.priceAuthority },
          { label: t('dataAuthority'), value: one.dataAuthority },
          { label: t('costYear'), value: String(one.costYear) },
          { label: t('reason'), value: one.reason },
          ...factIf(t('survey'), one.surveyReference),
          ...factIf(
            t('yield'),
            one.tenYearYield && `${one.tenYearYield}%（${one.yieldYear}，${one.yieldSource ?? ''}）`,
          ),
          ...factIf(t('revenue'), one.revenueYuan),
          ...factIf(t('until'), one.validUntil),
        ]}
      />
      {one.steps.length > 0 ? <Computation steps={one.steps} /> : null}
      {one.fromLog ? <FromLog found={one.fromLog} /> : null}
      {one.steps.length > 0 ? <WhatIf id={one.id} /> : null}
      <Costs costs={one.costs} />
      <Ceilings sets={one.ceilings} />
      <Years years={one.years} />
      <PapersAndSteps documents={one.documents} steps={one.history} />
    </Page>
  );
}

function Computation({ steps }: { steps: Formation['steps'] }) {
  const t = useTexts(priceWords);
  const say = useSay();
  return (
    <Section title={t('computation')}>
      <StepsTable steps={steps} title={t('computation')} />
      <Chart
        data={{
          kind: 'bars',
          title: t('computation'),
          unit: t('amount'),
          categories: steps.map((step) => say(step.title)),
          series: [{ name: t('amount'), values: steps.map(({ yuan }) => Number(yuan)) }],
        }}
      />
    </Section>
  );
}

function FromLog({ found }: { found: NonNullable<Formation['fromLog']> }) {
  const t = useTexts(priceWords);
  const { entry, index, profit, revenue, agrees } = found;
  return (
    <Section title={t('fromLog')}>
      <p>{t('fromLogLead')}</p>
      <Facts
        items={[
          { label: 'P = C × r', value: profit },
          { label: 'MAR = max(0, C + P + T − D)', value: revenue },
        ]}
      />
      <p>
        <State tone={agrees ? 'good' : 'warning'}>{t(agrees ? 'agrees' : 'differs')}</State>{' '}
        <PageLink to={index === null ? `/receipts/${entry}` : `/evidence/${index}`}>{t('logEntry')}</PageLink>
      </p>
    </Section>
  );
}

function Costs({ costs }: { costs: Formation['costs'] }) {
  const t = useTexts(priceWords);
  const say = useSay();
  if (costs.length === 0) return null;
  return (
    <Section title={t('costs')}>
      <DataTable
        title={t('costs')}
        name="costs"
        rows={costs}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
          { key: 'what', title: t('what'), value: ({ what }) => what },
          { key: 'item', title: t('item'), value: ({ item }) => say(item), filter: true },
          {
            key: 'serves',
            title: t('serves'),
            value: ({ serves, industryShare, basis }) =>
              basis === null ? say(serves) : `${say(serves)} ${industryShare}%（${basis}）`,
          },
          { key: 'filed', title: t('filed'), value: ({ filedYuan }) => filedYuan, align: 'right' },
          { key: 'counted', title: t('counted'), value: ({ countedYuan }) => countedYuan, align: 'right' },
          {
            key: 'industry',
            title: t('industry'),
            value: ({ industryYuan }) => industryYuan,
            align: 'right',
          },
          { key: 'cut', title: t('cut'), value: ({ cutReason }) => cutReason ?? '—' },
        ]}
      />
    </Section>
  );
}

function Years({ years }: { years: Formation['years'] }) {
  const t = useTexts(priceWords);
  if (years.length === 0) return null;
  return (
    <Section title={t('years')}>
      <DataTable
        title={t('years')}
        name="years"
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          { key: 'year', title: t('year'), value: ({ year }) => year, align: 'right' },
          { key: 'taken', title: t('taken'), value: ({ takenYuan }) => takenYuan, align: 'right' },
          {
            key: 'permitted',
            title: t('permitted'),
            value: ({ permittedYuan }) => permittedYuan,
            align: 'right',
          },
          {
            key: 'deviation',
            title: t('deviation'),
            value: ({ percent }) => (percent === null ? '—' : `${percent}%`),
            align: 'right',
          },
          { key: 'measures', title: t('measures'), value: ({ measures }) => measures },
        ]}
      />
    </Section>
  );
}
