import { Button } from 'antd';
import { type PublicNotice, usePublicNotice } from '#api-client';
import {
  Cite,
  Facts,
  Known,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { registrationWords } from './words.ts';

/** One notice as it is posted and printed. */
export function NoticePage() {
  const id = usePathPart('id');
  return (
    <Loaded query={usePublicNotice(id)} rows={8}>
      {(notice) => <Notice notice={notice} />}
    </Loaded>
  );
}

function Notice({ notice }: { notice: PublicNotice }) {
  const t = useTexts(registrationWords);
  const say = useSay();
  return (
    <Page
      title={notice.dataName}
      above={<PageLink to="/notices">{t('notices')}</PageLink>}
      beside={
        <>
          <StateOf state={notice.state} title={notice.stateTitle} />
          <Button className="gs-noprint" onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Facts
        items={[
          { label: t('registrant'), value: <Known value={notice.registrant} /> },
          { label: t('type'), value: say(notice.registrationType) },
          { label: t('registrar'), value: <Known value={notice.registrar} /> },
          {
            label: t('period'),
            value: (
              <>
                <When at={notice.from} /> – <When at={notice.until} />
              </>
            ),
          },
          { label: t('basis'), value: <Cite rule={notice.rule} clause={notice.clause} /> },
          ...(notice.queryCode
            ? [
                {
                  label: t('code'),
                  value: <PageLink to={`/registrations/${notice.queryCode}`}>{notice.queryCode}</PageLink>,
                },
              ]
            : []),
        ]}
      />
      <Section title={t('summary')}>
        <p className="gs-prose">
          <Known value={notice.summary} />
        </p>
      </Section>
      <Section title={t('channel')}>
        <p>{say(notice.objectionChannel)}</p>
      </Section>
    </Page>
  );
}
