import type { Product } from '#api-client';
import { Chart, Nothing, PageLink, Section, usePunctuation, useTexts, When } from '#ui-kit';
import { productWords } from './words.ts';

/** The published series of an index: its chart, each number with its receipt, and what was published before a revision. */
export function IndexSeries({ title, series }: { title: string; series: NonNullable<Product['series']> }) {
  const t = useTexts(productWords);
  const { semicolon } = usePunctuation();
  if (series.length === 0)
    return (
      <Section title={t('series')}>
        <Nothing>{t('noSeries')}</Nothing>
      </Section>
    );
  return (
    <Section title={t('series')} note={t('seriesNote')}>
      <Chart
        data={{
          kind: 'lines',
          title,
          unit: t('value'),
          categories: series.map(({ period }) => period),
          series: [
            { name: t('value'), values: series.map(({ value }) => (value === null ? null : Number(value))) },
          ],
        }}
      />
      <div className="gs-scroll-x">
        <table className="gs-plain-table">
          <caption className="gs-hidden">{t('series')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('publishedAt')}</th>
              <th scope="col">{t('earlier')}</th>
              <th scope="col">{t('receipt')}</th>
            </tr>
          </thead>
          <tbody>
            {series.map((point) => (
              <tr key={point.period}>
                <th scope="row">{point.period}</th>
                <td>{point.value ?? t('notKnown')}</td>
                <td>
                  <When at={point.publishedAt} />
                </td>
                <td>{point.before.map(({ value }) => value ?? t('notKnown')).join(semicolon)}</td>
                <td>
                  <PageLink to={`/receipts/${point.receiptId}`}>{t('receipt')}</PageLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
