import { Button } from 'antd';
import { useDisclosure } from '#api-client';
import {
  Facts,
  formatNumber,
  Loaded,
  Page,
  PageLink,
  Section,
  useLanguage,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { AuthorisationsTable } from './AuthorisationsTable.tsx';
import { DisclosedProductsTable } from './DisclosedProductsTable.tsx';
import { UseSection } from './UseSection.tsx';
import { disclosureWords } from './words.ts';
import { LinesOfNow } from './yearly/LinesOfNow.tsx';
import { YearlySection } from './yearly/YearlyTable.tsx';

/** What the public is owed (实施规范 Art 18, 19): tables a journalist can sort and take away, and evidence for each line. */
export function DisclosurePage() {
  const t = useTexts(disclosureWords);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <Button className="gs-noprint" onClick={() => print()}>
          {t('print')}
        </Button>
      }
    >
      <States />
      <YearlySection />
      <Section title={t('authorisations')} id="authorisations" note={t('rangeNote')}>
        <AuthorisationsTable />
      </Section>
      <UseSection />
      <Section title={t('products')} id="products">
        <DisclosedProductsTable />
      </Section>
      <LinesOfNow />
      <p className="gs-gap">
        <PageLink to="/facts">{t('allFacts')}</PageLink> · <PageLink to="/conduct">{t('conduct')}</PageLink> ·{' '}
        <PageLink to="/report">{t('report')}</PageLink>
      </p>
    </Page>
  );
}

/** By which public facts an authorisation came into a state. */
const factOfState: { readonly [state: string]: string } = {
  active: 'authorisation.in-force',
  suspended: 'authorisation.suspended',
  expired: 'authorisation.expired',
  terminated: 'authorisation.terminated',
};

/** How many authorisations there are in each state, and of when this is. */
function States() {
  const t = useTexts(disclosureWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Loaded query={useDisclosure()} rows={2}>
      {({ asOf, states }) => (
        <Facts
          items={[
            { label: t('asOf'), value: <When at={asOf} time /> },
            ...states.map(({ state, title, count }) => {
              const figure = formatNumber(count, language);
              const kind = factOfState[state];
              return {
                label: `${t('authorisations')} · ${say(title)}`,
                value: kind ? <PageLink to={`/facts?kind=${kind}`}>{figure}</PageLink> : figure,
              };
            }),
          ]}
        />
      )}
    </Loaded>
  );
}
