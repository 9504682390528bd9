import { Button } from 'antd';
import { useEffect } from 'react';
import { type List, type PublicNotice, usePublicNotices } from '#api-client';
import {
  Facts,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useTexts,
  Waiting,
  When,
} from '#ui-kit';
import { registrationWords, useTypeWord } from './words.ts';

/** One notice as it is posted and printed. */
export function NoticePage() {
  const id = usePathPart('id');
  const query = usePublicNotices();
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const notice = (data?.pages as List<PublicNotice>[] | undefined)
    ?.flatMap(({ items }) => items)
    .find((one) => one.id === id);
  const looking = notice === undefined && hasNextPage;
  useEffect(() => {
    if (looking && !isFetching) void fetchNextPage();
  }, [looking, isFetching, fetchNextPage]);
  return (
    <Loaded query={query} rows={8}>
      {() => (looking ? <Waiting rows={8} /> : <Notice notice={notice} />)}
    </Loaded>
  );
}

function Notice({ notice }: { notice: PublicNotice | undefined }) {
  const t = useTexts(registrationWords);
  const typeWord = useTypeWord();
  const above = <PageLink to="/notices">{t('notices')}</PageLink>;
  if (!notice)
    return (
      <Page title={t('notices')} above={above}>
        <Nothing>{t('gone')}</Nothing>
      </Page>
    );
  return (
    <Page
      title={notice.dataName}
      above={above}
      beside={
        <>
          <StateOf state={notice.state} />
          <Button className="gs-noprint" onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Facts
        items={[
          { label: t('registrant'), value: <Known value={notice.registrant} /> },
          { label: t('type'), value: <Known value={typeWord(notice.registrationType)} /> },
          {
            label: t('period'),
            value: (
              <>
                <When at={notice.from} /> – <When at={notice.until} />
              </>
            ),
          },
          { label: t('channel'), value: <Known value={notice.objectionChannel} /> },
        ]}
      />
      <Section title={t('summary')}>
        <p className="gs-prose">
          <Known value={notice.summary} />
        </p>
      </Section>
    </Page>
  );
}
