import { type Paper, usePaper } from '#api-client';
import {
  DataTable,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { SubjectLink } from '../SubjectLink.tsx';
import { paperWords } from './words.ts';

/** One paper: what it says, what it is about, and how it was served on whom. */
export function PaperPage() {
  return (
    <Loaded query={usePaper(usePathPart('id'))} rows={8}>
      {(paper) => <PaperView paper={paper} />}
    </Loaded>
  );
}

function PaperView({ paper }: { paper: Paper }) {
  const t = useTexts(paperWords);
  const say = useSay();
  return (
    <Page
      title={say(paper.title)}
      above={
        <>
          <PageLink to="/work/papers">{t('back')}</PageLink> · {paper.number}
        </>
      }
      beside={
        <span className="gs-act-links">
          <a href={`/api/v1/documents/${paper.id}.pdf`}>{t('pdf')}</a>
          {paper.issuedByReader ? (
            <a href={`/api/v1/papers/${paper.id}/proof-of-service.pdf`}>{t('proof')}</a>
          ) : null}
        </span>
      }
      wide
    >
      <Facts
        items={[
          { label: t('number'), value: paper.number },
          { label: t('issuer'), value: paper.issuer },
          ...(paper.addressee ? [{ label: t('addressee'), value: paper.addressee }] : []),
          { label: t('issuedAt'), value: <When at={paper.issuedAt} time /> },
          {
            label: t('about'),
            value: <SubjectLink {...paper.subject} />,
          },
          { label: t('digest'), value: <code>{paper.digest}</code> },
        ]}
      />
      <Section title={t('content')}>
        {paper.paragraphs.map((paragraph, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an issued paper never change.
          <p key={place}>{paragraph}</p>
        ))}
      </Section>
      <SealOf paper={paper} />
      <ServiceOf paper={paper} />
    </Page>
  );
}

function SealOf({ paper: { seal } }: { paper: Paper }) {
  const t = useTexts(paperWords);
  const say = useSay();
  if (seal.state === 'none') return <Section title={t('seal')}>{t('unsealed')}</Section>;
  if (!seal.sealed)
    return (
      <Section title={t('seal')}>
        <p>{t('sealWaits')}</p>
        {seal.trouble ? (
          <p>
            {t('sealTried', { times: String(seal.attempts) })}
            {say(seal.trouble)}
          </p>
        ) : null}
      </Section>
    );
  const { sealed } = seal;
  return (
    <Section title={t('seal')}>
      <p>{sealed.fault ? <strong>{say(sealed.fault)}</strong> : t('sealGood')}</p>
      <Facts
        items={[
          { label: t('sealedAt'), value: <When at={sealed.sealedAt} time /> },
          { label: t('certificate'), value: sealed.subject },
          { label: t('certificateBy'), value: sealed.issuer },
          { label: t('serial'), value: <code>{sealed.serial}</code> },
          { label: t('sealedDigest'), value: <code>{sealed.sha256}</code> },
        ]}
      />
    </Section>
  );
}

function ServiceOf({ paper }: { paper: Paper }) {
  const t = useTexts(paperWords);
  const say = useSay();
  return (
    <Section title={t('service')}>
      {paper.service.length === 0 ? (
        <Nothing>{t('noService')}</Nothing>
      ) : (
        <DataTable
          title={t('service')}
          name="service"
          rows={paper.service}
          rowKey={({ noticeId }) => noticeId}
          columns={[
            { key: 'to', title: t('to'), value: ({ to }) => say(to) },
            {
              key: 'platform',
              title: t('onPlatform'),
              value: ({ servedAt }) => servedAt ?? t('unserved'),
              render: ({ servedAt }) => (servedAt ? <When at={servedAt} time /> : t('unserved')),
            },
            {
              key: 'read',
              title: t('firstRead'),
              value: ({ readAt }) => readAt ?? t('unread'),
              render: ({ readAt }) => (readAt ? <When at={readAt} time /> : t('unread')),
            },
            {
              key: 'off',
              title: t('offSystem'),
              value: ({ offSystem }) =>
                offSystem
                  .map(({ way, servedOn, reference }) => `${say(way)} ${servedOn} ${reference}`)
                  .join('；') || '—',
            },
            ...(paper.issuedByReader
              ? [
                  {
                    key: 'enter',
                    title: t('enter'),
                    value: () => '',
                    render: ({ noticeId }: Paper['service'][number]) => (
                      <PageLink
                        to={`/work/start/casework.enter-service?documentId=${paper.id}&noticeId=${noticeId}`}
                      >
                        {t('enter')}
                      </PageLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}
