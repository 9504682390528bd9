import { useGate } from '#api-client';
import { Loaded, PageLink, Section, useSay, useTexts } from '#ui-kit';
import { VerdictState } from './lights.tsx';
import { gateWords } from './words.ts';

/** On the page of a resource, for its department: whether the revision passes, what stands in the way, and the way to the gate. */
export function GateOfRevision({ id }: { id: string }) {
  const t = useTexts(gateWords);
  const say = useSay();
  return (
    <Section title={t('title')} id="gate">
      <Loaded query={useGate(id)} rows={2}>
        {(gate) => (
          <p>
            <VerdictState gate={gate} />{' '}
            {gate.conditions
              .filter(({ light }) => light === 'red')
              .map(({ title }) => say(title))
              .join('、')}{' '}
            <PageLink to={`/work/privacy/gate/${id}?form=${gate.form}`}>{t('toGate')}</PageLink>
          </p>
        )}
      </Loaded>
    </Section>
  );
}
