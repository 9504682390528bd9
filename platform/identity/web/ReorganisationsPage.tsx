import { type Reorganisation, useReorganisations } from '#api-client';
import { Facts, Loaded, Nothing, Page, Section, StateOf, useSay, useTexts, When } from '#ui-kit';
import { ActLinks } from './ActLinks.tsx';
import { registerWords } from './words.ts';

/** Decisions on the structure; those that wait for their second person come first. */
export function ReorganisationsPage() {
  const t = useTexts(registerWords);
  return (
    <Page
      title={t('structure')}
      lead={t('structureLead')}
      beside={
        <ActLinks
          acts={['merge', 'split', 'close'].map((kind) => ({
            name: `identity.${kind}-organisation${kind === 'merge' ? 's' : ''}`,
            prefill: {},
          }))}
        />
      }
      wide
    >
      <Loaded query={useReorganisations()} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('noStructure')}</Nothing>
          ) : (
            items.map((one) => <Entry key={one.id} entry={one} />)
          )
        }
      </Loaded>
    </Page>
  );
}

const tones: { readonly [state: string]: string } = { entered: 'pending', confirmed: 'done' };

function Entry({ entry }: { entry: Reorganisation }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const names = (all: Reorganisation['ended']) => all.map(({ name }) => name).join('、') || '—';
  const prefill = { reorganisationId: entry.id };
  return (
    <Section
      title={`${say(entry.kindTitle)} · ${entry.documentNumber}`}
      note={
        <>
          <StateOf
            state={tones[entry.state] ?? entry.state}
            title={entry.stateTitle}
            reason={entry.note ?? undefined}
          />{' '}
          {entry.state === 'entered' ? (
            <ActLinks
              acts={[
                { name: 'identity.confirm-reorganisation', prefill },
                { name: 'identity.reject-reorganisation', prefill },
              ]}
            />
          ) : null}
        </>
      }
    >
      <Facts
        items={[
          { label: t('ended'), value: names(entry.ended) },
          { label: t('successors'), value: names(entry.successors) },
          { label: t('document'), value: <When at={entry.documentDate} /> },
          { label: t('reason'), value: entry.reason },
          {
            label: t('effective'),
            value: entry.effectiveAt ? <When at={entry.effectiveAt} time /> : t('atConfirmation'),
          },
          { label: t('enteredBy'), value: entry.enteredBy?.name ?? '—' },
          { label: t('decidedBy'), value: entry.decidedBy?.name ?? '—' },
        ]}
      />
    </Section>
  );
}
