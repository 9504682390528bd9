import { type Cockpit, useCockpit } from '#api-client';
import {
  Facts,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { ClockTables } from './ClockTables.tsx';
import { listBehind } from './lists-behind.ts';
import { UseOfYear } from './UseOfYear.tsx';
import { cockpitWords } from './words.ts';

/** What the authority sees of the whole, and of one organisation named in the address; anybody else sees their own part. */
export function CockpitPage() {
  const t = useTexts(cockpitWords);
  const [search] = useUrlState();
  const query = useCockpit(search.organisation);
  return (
    <Page
      title={query.data?.organisation ? `${t('title')} · ${query.data.organisation.name}` : t('title')}
      lead={t('lead')}
      above={
        search.organisation && query.data?.oversees ? (
          <PageLink to="/work/cockpit">{t('whole')}</PageLink>
        ) : undefined
      }
      wide
    >
      <Loaded query={query} rows={12}>
        {(cockpit) =>
          cockpit.asOf === null ? (
            <Nothing>{t('never')}</Nothing>
          ) : (
            <>
              <p className="gs-note">
                {t('asOf')} <When at={cockpit.asOf} time /> · {t('since')} <When at={cockpit.since} />
              </p>
              <Figures cockpit={cockpit} />
              <ClockTables cockpit={cockpit} />
              <UseOfYear cockpit={cockpit} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Figures({ cockpit }: { cockpit: Cockpit }) {
  const t = useTexts(cockpitWords);
  const say = useSay();
  const groups = [...Map.groupBy(cockpit.figures, ({ group }) => group)];
  const scope = {
    since: cockpit.since,
    ...(cockpit.organisation ? { organisation: cockpit.organisation } : {}),
  };
  return groups.map(([group, figures]) => (
    <Section key={group} title={say(figures[0]!.groupTitle)} id={group}>
      <Facts
        items={figures.map(({ name, title, flow, value }) => {
          const to = listBehind(name, scope);
          return {
            label: flow ? `${say(title)}（${t('thisYear')}）` : say(title),
            value:
              value === null ? (
                <Known value={null} absent="none" />
              ) : to ? (
                <PageLink to={to}>{value}</PageLink>
              ) : (
                value
              ),
          };
        })}
      />
    </Section>
  ));
}
