import { exportOf, usePublicNotices, useSignedIn } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { registrationWords } from './words.ts';

/** All public notices, those that run first. */
export function NoticesPage() {
  const t = useTexts(registrationWords);
  const say = useSay();
  const signedIn = useSignedIn();
  const query = usePublicNotices();
  return (
    <Page title={t('notices')} lead={t('noticesLead')}>
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const notices = pages.flatMap(({ items }) => items);
          if (notices.length === 0) return <Nothing>{t('noNotices')}</Nothing>;
          return (
            <DataTable
              title={t('notices')}
              exportAll={signedIn ? exportOf('registration.public-notices') : undefined}
              rows={notices}
              rowKey={(notice) => notice.id}
              more={query}
              total={pages[0]?.total}
              totalIsAtLeast={pages[0]?.totalIsAtLeast}
              columns={[
                {
                  key: 'dataName',
                  title: t('dataName'),
                  value: (notice) => notice.dataName,
                  render: (notice) => <PageLink to={`/notices/${notice.id}`}>{notice.dataName}</PageLink>,
                },
                {
                  key: 'registrant',
                  title: t('registrant'),
                  value: (notice) => notice.registrant,
                  filter: true,
                },
                {
                  key: 'type',
                  title: t('type'),
                  value: (notice) => say(notice.registrationType),
                  filter: true,
                },
                {
                  key: 'from',
                  title: t('from'),
                  value: (notice) => notice.from,
                  render: (notice) => <When at={notice.from} />,
                },
                {
                  key: 'until',
                  title: t('until'),
                  value: (notice) => notice.until,
                  render: (notice) => <When at={notice.until} />,
                },
                {
                  key: 'state',
                  title: t('state'),
                  value: (notice) => say(notice.stateTitle),
                  filter: true,
                  render: (notice) => <StateOf state={notice.state} title={notice.stateTitle} />,
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
