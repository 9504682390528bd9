import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { type Agreement, useAgreement, useEvidenceBundle, useLog, useSite } from '#api-client';
import {
  formatBytes,
  Loaded,
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  saveFile,
  useLanguage,
  usePathPart,
  useTexts,
} from '#ui-kit';
import { dayBefore, periodOf } from './bundle-period.ts';
import { bundleWords } from './bundle-words.ts';

/** Take all evidence of an agreement over some days away in one file. */
export function EvidenceBundlePage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useAgreement(id)} rows={6}>
      {(agreement) => <TakeEvidence agreement={agreement} />}
    </Loaded>
  );
}

function TakeEvidence({ agreement: { id, number, from: begins } }: { agreement: Agreement }) {
  const t = useTexts(bundleWords);
  const language = useLanguage();
  const { data: site } = useSite();
  const take = useEvidenceBundle(id);
  const yesterday = site && dayBefore(site.now);
  const [chosen, choose] = useState<{ from?: string; through?: string; since?: string }>({});
  const from = chosen.from ?? begins;
  const through = chosen.through ?? yesterday ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const asked = { ...periodOf(from, through), ...(chosen.since ? { since: chosen.since } : {}) };
    take.mutate(asked, {
      onSuccess: (file) =>
        saveFile(
          `${number} ${from} ${through}.json`,
          new Blob([new Uint8Array(file)], { type: 'application/json' }),
        ),
    });
  };
  return (
    <Page
      title={`${t('title')} ${number}`}
      above={<PageLink to={`/agreements/${id}`}>{`${t('agreement')} ${number}`}</PageLink>}
      lead={t('lead')}
    >
      <form onSubmit={send}>
        <p>
          <label htmlFor="bundle-from">{t('from')}</label>{' '}
          <Input
            id="bundle-from"
            type="date"
            required
            value={from}
            onChange={({ target }) => choose({ ...chosen, from: target.value })}
          />
        </p>
        <p>
          <label htmlFor="bundle-through">{t('through')}</label>{' '}
          <Input
            id="bundle-through"
            type="date"
            required
            min={from}
            max={yesterday}
            value={through}
            onChange={({ target }) => choose({ ...chosen, through: target.value })}
          />
        </p>
        <p>
          <label htmlFor="bundle-since">{t('since')}</label>{' '}
          <Input
            id="bundle-since"
            inputMode="numeric"
            pattern="0|[1-9][0-9]{0,14}"
            aria-describedby="bundle-since-hint"
            value={chosen.since ?? ''}
            onChange={({ target }) => choose({ ...chosen, since: target.value.trim() })}
          />
          <br />
          <small id="bundle-since-hint">{t('sinceHint')}</small>
        </p>
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {t('fetch')}
        </Button>
      </form>
      {take.error ? <ProblemNotice problem={problemOf(take.error)} /> : null}
      <p role="status">{take.data ? t('done', { size: formatBytes(take.data.length, language) }) : null}</p>
      <HowToCheck />
    </Page>
  );
}

function HowToCheck() {
  const t = useTexts(bundleWords);
  const key = useLog().data?.vkeys[0];
  return (
    <Section title={t('how')}>
      <p>{t('howOffline')}</p>
      <pre className="gs-code">{`gongshu-verify FILE --key ${key ?? '…'}`}</pre>
      <p className="gs-note">{t('key')}</p>
      <p>
        {t('howHere')} <PageLink to="/receipts">{t('checker')}</PageLink>
      </p>
    </Section>
  );
}
