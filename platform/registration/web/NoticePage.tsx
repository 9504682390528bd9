import { Button } from 'antd';
import { type PublicNotice, useActsOn, usePublicNotice } from '#api-client';
import {
  ActLinks,
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
  const acts = useActsOn('registration-application', notice.id).data?.items;
  const open = notice.state === 'public-notice' || notice.state === 'objected';
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
          ...notice.jointRegistrants.map(({ name, share }, place) => ({
            label: place === 0 ? t('lead') : t('applicants'),
            value: `${name}：${share}`,
          })),
          ...(notice.agent ? [{ label: t('agent'), value: notice.agent }] : []),
          { label: t('type'), value: say(notice.registrationType) },
          { label: t('registrar'), value: <Known value={notice.registrar} /> },
          {
            label: t('period'),
            value: (
              <>
                <When at={notice.from} /> – <When at={notice.until} />
                {notice.pausedAt ? (
                  <>
                    {' · '}
                    {t('pausedSince')} <When at={notice.pausedAt} />
                  </>
                ) : null}
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
        {open ? (
          <ActLinks
            kind="registration-application"
            id={notice.id}
            acts={acts}
            only={['registration.raise-objection']}
          />
        ) : null}
      </Section>
      {notice.objections.length > 0 ? (
        <Section title={t('objections')}>
          <ul className="gs-lines">
            {notice.objections.map(({ raisedAt, state, stateTitle, decidedAt }) => (
              <li key={raisedAt}>
                <When at={raisedAt} /> <StateOf state={state} title={stateTitle} />{' '}
                {decidedAt ? <When at={decidedAt} /> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
