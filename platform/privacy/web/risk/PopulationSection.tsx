import type { RiskReport } from '#api-client';
import {
  DataTable,
  Facts,
  formatNumber,
  Nothing,
  PageLink,
  Section,
  State,
  useLanguage,
  useTexts,
} from '#ui-kit';
import { percent } from './figures.ts';
import { populationWords } from './population-words.ts';

/** What the table means for the population it is a part of: what each model says, or what was counted against a table of it. */
export function PopulationSection({ report }: { report: RiskReport }) {
  const t = useTexts(populationWords);
  const language = useLanguage();
  const number = (value: number) => formatNumber(Math.round(value), language);
  const { population: estimate, journalist } = report.measures;
  if (!estimate && !journalist)
    return (
      <Section title={t('title')}>
        <Nothing>{t('notGiven')}</Nothing>
      </Section>
    );
  const models = estimate?.models ?? [];
  return (
    <Section title={t('title')}>
      <Facts
        items={[
          ...(estimate
            ? [
                { label: t('persons'), value: number(estimate.size) },
                { label: t('sampled'), value: percent(estimate.fraction) },
              ]
            : []),
          ...(report.population
            ? [
                {
                  label: t('tableUsed'),
                  value: (
                    <PageLink to={`/work/privacy/risk/${report.population.revisionId}`}>
                      {`${report.population.title} v${report.population.number}`}
                    </PageLink>
                  ),
                },
              ]
            : []),
          ...(journalist
            ? [
                { label: t('kMap'), value: number(journalist.kMap) },
                { label: t('highest'), value: percent(journalist.highest) },
                { label: t('average'), value: percent(journalist.average) },
                { label: t('atRisk'), value: percent(journalist.share) },
                { label: t('unknownRows'), value: number(journalist.unknownRows) },
              ]
            : []),
        ]}
      />
      {estimate ? <p>{said(estimate, t, number)}</p> : null}
      {models.length > 0 ? (
        <>
          <p className="gs-note">{t('modelsNote')}</p>
          <DataTable
            title={t('models')}
            name="models"
            rows={models}
            rowKey={({ model }) => model}
            columns={[
              { key: 'model', title: t('model'), value: ({ model }) => t(model) },
              {
                key: 'uniques',
                title: t('uniques'),
                value: ({ uniques }) => uniques ?? -1,
                render: ({ uniques }) => (uniques === null ? t('noFit') : number(uniques)),
                align: 'right',
              },
              {
                key: 'share',
                title: t('share'),
                value: ({ share }) => share ?? -1,
                render: ({ share }) => (share === null ? t('noFit') : percent(share)),
                align: 'right',
              },
              {
                key: 'taken',
                title: t('taken'),
                value: ({ model }) => t(model === estimate?.model ? 'isTaken' : 'isBeside'),
                render: ({ model }) =>
                  model === estimate?.model ? <State tone="good">{t('isTaken')}</State> : t('isBeside'),
              },
            ]}
          />
        </>
      ) : null}
    </Section>
  );
}

type Estimate = NonNullable<RiskReport['measures']['population']>;

function said(
  { model, uniques, share }: Estimate,
  t: ReturnType<typeof useTexts<keyof typeof populationWords.pairs>>,
  number: (value: number) => string,
): string {
  if (model === 'none-unique') return t('noneUnique');
  if (uniques === null || model === 'no-fit') return t('nothingFits');
  if (model === 'census') return t('census', { uniques: number(uniques) });
  return t('onlyTaken', { uniques: number(uniques), share: percent(share ?? 0), model: t(model) });
}
