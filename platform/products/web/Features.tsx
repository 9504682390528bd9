import type { Product } from '#api-client';
import { Section, useTexts } from '#ui-kit';
import { productWords, useProductWord } from './words.ts';

/** What each column of model features is for. */
export function Features({ features }: { features: Product['features'] }) {
  const t = useTexts(productWords);
  const word = useProductWord();
  return (
    <Section title={t('features')}>
      <div className="gs-scroll-x">
        <table className="gs-plain-table">
          <caption className="gs-hidden">{t('features')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature.column}>
                <th scope="row">
                  <code>{feature.column}</code>
                </th>
                <td>{word(feature.role)}</td>
                <td>{feature.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
