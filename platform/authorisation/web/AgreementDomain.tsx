import { Button } from 'antd';
import { useState } from 'react';
import { usePreviewScope, useProjectionsOf } from '#api-client';
import {
  DataTable,
  formatDate,
  Loaded,
  Nothing,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  State,
  useLanguage,
  useTexts,
  When,
} from '#ui-kit';
import { useDomainCost } from './domain-cost.tsx';
import { PreviewResult } from './PreviewResult.tsx';
import { previewWords } from './preview-words.ts';

/** The data domain made for the agreement: what it costs, and how it ended. */
export function AgreementDomain({ agreementId }: { readonly agreementId: string }) {
  const t = useTexts(previewWords);
  const language = useLanguage();
  const cost = useDomainCost();
  return (
    <Section title={t('domain')}>
      <p className="gs-note">{t('domainLead')}</p>
      <Loaded query={useProjectionsOf(agreementId)} rows={3}>
        {({ items, present, keyDestroyed }) => (
          <>
            {keyDestroyed ? (
              <p className="gs-warn">
                {t('keyDestroyed', { at: formatDate(keyDestroyed.at, language) })}{' '}
                <PageLink to={`/receipts/${keyDestroyed.entry}`}>{t('evidence')}</PageLink>
              </p>
            ) : null}
            {items.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              <>
                <p className="gs-small">{cost.sum(present)}</p>
                <DataTable
                  title={t('domain')}
                  name="domain"
                  rows={items}
                  rowKey={(one) => one.id}
                  columns={[
                    { key: 'resource', title: t('resource'), value: (one) => one.title },
                    ...cost.columns<(typeof items)[number]>(),
                    {
                      key: 'state',
                      title: t('state'),
                      value: (one) => t(one.state),
                      filter: true,
                      render: (one) => (
                        <State tone={one.state === 'serving' ? 'good' : 'neutral'}>{t(one.state)}</State>
                      ),
                    },
                    {
                      key: 'made',
                      title: t('madeAt'),
                      value: (one) => one.builtAt,
                      render: (one) => (one.builtAt ? <When at={one.builtAt} time /> : null),
                    },
                    {
                      key: 'destroyed',
                      title: t('destroyedAt'),
                      value: (one) => one.destroyedAt,
                      render: (one) => (one.destroyedAt ? <When at={one.destroyedAt} time /> : null),
                    },
                  ]}
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** The rows each resource of the agreement leaves now, computed when asked for. */
export function AgreementPreview({
  agreementId,
  resources,
}: {
  readonly agreementId: string;
  readonly resources: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = useTexts(previewWords);
  const preview = usePreviewScope();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Section title={t('title')}>
      <p className="gs-note">{t('leadOfAgreement')}</p>
      <p className="gs-preview-choices">
        {resources.map(({ id, name }) => (
          <Button
            key={id}
            loading={preview.isPending && shown === id}
            onClick={() => {
              setShown(id);
              preview.mutate({ resourceId: id, agreementId });
            }}
          >
            {t('preview')} {name}
          </Button>
        ))}
      </p>
      {preview.error ? <ProblemNotice problem={problemOf(preview.error)} /> : null}
      {preview.data && !preview.isPending ? <PreviewResult preview={preview.data} /> : null}
    </Section>
  );
}
