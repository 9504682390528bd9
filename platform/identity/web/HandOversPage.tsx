import { type HandOver, useHandOvers, useMe } from '#api-client';
import {
  Facts,
  Loaded,
  Nothing,
  Page,
  Section,
  StateOf,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { type ActLink, ActLinks } from './ActLinks.tsx';
import { registerWords } from './words.ts';

/** Hand-overs that concern the reader; all of them for administrators. */
export function HandOversPage() {
  const t = useTexts(registerWords);
  return (
    <Page title={t('handOvers')} lead={t('handOversLead')} wide>
      <Loaded query={useHandOvers()} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('noHandOvers')}</Nothing>
          ) : (
            items.map((one) => <Entry key={one.id} entry={one} />)
          )
        }
      </Loaded>
    </Page>
  );
}

const tones: { readonly [state: string]: string } = {
  proposed: 'pending',
  given: 'pending',
  disputed: 'objected',
};

function Entry({ entry }: { entry: HandOver }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const { colon } = usePunctuation();
  const { data: me } = useMe();
  return (
    <Section
      title={say(entry.post.title)}
      note={
        <>
          <StateOf
            state={tones[entry.state] ?? entry.state}
            title={entry.stateTitle}
            reason={entry.note ?? undefined}
          />{' '}
          <ActLinks acts={actsOn(entry, me?.person?.id)} />
        </>
      }
    >
      <Facts
        items={[
          { label: t('giver'), value: entry.giver.name },
          { label: t('receiver'), value: entry.receiver.name },
          { label: t('since'), value: <When at={entry.givenAt ?? entry.proposedAt} time /> },
          { label: t('reason'), value: entry.reason },
        ]}
      />
      {entry.things.length === 0 ? null : (
        <ul>
          {entry.things.map(({ kind, description }) => (
            <li key={`${kind.zh} ${description}`}>
              {say(kind)}
              {colon}
              {description}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function actsOn({ id, state, giver, receiver }: HandOver, reader: string | undefined): readonly ActLink[] {
  const prefill = { handOverId: id };
  const acts: ActLink[] = [];
  if (state === 'proposed' && giver.id === reader) acts.push({ name: 'identity.give-hand-over', prefill });
  if (state === 'proposed') acts.push({ name: 'identity.withdraw-hand-over', prefill });
  if ((state === 'given' || state === 'disputed') && receiver.id === reader)
    acts.push({ name: 'identity.receive-hand-over', prefill });
  return acts;
}
