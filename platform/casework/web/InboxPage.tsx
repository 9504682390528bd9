import { exportOf, useInbox } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, State, useSay, useTexts, When } from '#ui-kit';
import { caseworkWords } from './words.ts';

/** Notices served on the reader's organisation, post and person, with the papers they carry. */
export function InboxPage() {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const query = useInbox();
  return (
    <Page title={t('inbox')} wide>
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const notices = pages.flatMap(({ items }) => items);
          if (notices.length === 0) return <Nothing>{t('noInbox')}</Nothing>;
          return (
            <DataTable
              title={t('inbox')}
              exportAll={exportOf('casework.notices')}
              rows={notices}
              rowKey={(notice) => notice.id}
              more={query}
              total={pages[0]?.total}
              totalIsAtLeast={pages[0]?.totalIsAtLeast}
              columns={[
                {
                  key: 'read',
                  title: t('reading'),
                  value: (notice) => t(notice.readAt === null ? 'unread' : 'read'),
                  filter: true,
                  render: (notice) => (
                    <State tone={notice.readAt === null ? 'action' : 'neutral'}>
                      {t(notice.readAt === null ? 'unread' : 'read')}
                    </State>
                  ),
                },
                { key: 'text', title: t('content'), value: (notice) => say(notice.text) },
                {
                  key: 'document',
                  title: t('document'),
                  value: (notice) => notice.documentId,
                  render: (notice) =>
                    notice.documentId ? (
                      <PageLink to={`/work/papers/${notice.documentId}`}>{t('openDocument')}</PageLink>
                    ) : null,
                },
                {
                  key: 'sent',
                  title: t('sent'),
                  value: (notice) => notice.sentAt,
                  render: (notice) => <When at={notice.sentAt} time />,
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
