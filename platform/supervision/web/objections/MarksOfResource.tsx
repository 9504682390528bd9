import { useMarks, useSignedIn } from '#api-client';
import { PageLink, Section, State, StateOf, useSay, useTexts, When } from '#ui-kit';
import { objectionWords } from './words.ts';

/** Objections that mark a resource or its items now, and the way to raise one. */
export function MarksOfResource({ id }: { id: string }) {
  const t = useTexts(objectionWords);
  const say = useSay();
  const signedIn = useSignedIn();
  const items = useMarks('resource', id).data?.items ?? [];
  if (items.length === 0 && !signedIn) return null;
  return (
    <Section title={t('marksTitle')} id="objections">
      {items.length === 0 ? <p className="gs-soft">{t('marksNone')}</p> : null}
      <ul>
        {items.map(({ number, title, ground, stateTitle, since, frozen }) => (
          <li key={number}>
            {title} · {say(ground)} <StateOf state="marked" title={stateTitle} />
            {frozen ? <State tone="bad">{t('frozen')}</State> : null} {t('since')} <When at={since} />
          </li>
        ))}
      </ul>
      {signedIn ? (
        <p>
          <PageLink to={`/work/start/supervision.raise-objection?resourceId=${id}`}>{t('raise')}</PageLink>
        </p>
      ) : null}
    </Section>
  );
}
