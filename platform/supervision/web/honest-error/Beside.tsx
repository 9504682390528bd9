import type { Alert } from '#api-client';
import { PageLink, Section, StateOf, useTexts } from '#ui-kit';
import { honestErrorWords } from './words.ts';

/** Records about the same act, beside an alert or a rectification. */
export function HonestErrorsBeside({ records }: { records: Alert['honestErrors'] }) {
  const t = useTexts(honestErrorWords);
  if (records.length === 0) return null;
  return (
    <Section title={t('beside')} note={t('besideNote')}>
      <ul>
        {records.map(({ id, number, title, state, stateTitle }) => (
          <li key={id}>
            <PageLink to={`/work/honest-errors/${id}`}>
              {number} {title}
            </PageLink>{' '}
            <StateOf state={state} title={stateTitle} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
