import { useGradings } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { gradingWords, useLevelWord } from './words.ts';

/** What waits to be graded and what is in force, the highest levels first. */
export function GradingsPage() {
  const t = useTexts(gradingWords);
  const say = useSay();
  const level = useLevelWord();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useGradings()} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('none')}</Nothing>
          ) : (
            <DataTable
              title={t('title')}
              rows={items}
              rowKey={(line) => line.resource.id + line.state}
              columns={[
                {
                  key: 'resource',
                  title: t('resource'),
                  value: (line) => line.resource.title,
                  render: (line) => (
                    <PageLink to={`/work/privacy/grading/${line.resource.id}`}>
                      {line.resource.title}
                    </PageLink>
                  ),
                },
                {
                  key: 'state',
                  title: t('state'),
                  value: (line) => say(line.stateTitle),
                  filter: true,
                  render: (line) => <StateOf state={line.state} title={line.stateTitle} />,
                },
                {
                  key: 'proposed',
                  title: t('proposed'),
                  value: (line) => level(line.proposed),
                  filter: true,
                },
                { key: 'level', title: t('level'), value: (line) => level(line.level), filter: true },
                {
                  key: 'when',
                  title: t('when'),
                  value: (line) => line.at,
                  render: (line) => <When at={line.at} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
