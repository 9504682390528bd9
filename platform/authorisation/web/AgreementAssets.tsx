import { useActsOn, useAgreementAssets } from '#api-client';
import { ActLinks, DataTable, Nothing, Section, StateOf, usePunctuation, useSay, useTexts } from '#ui-kit';
import { assetWords } from './asset-words.ts';

/** What each party brought into the operation, and what became of it. */
export function AgreementAssets({ id }: { readonly id: string }) {
  const t = useTexts(assetWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const { data } = useAgreementAssets(id);
  if (!data) return null;
  return (
    <Section title={t('title')} id="assets" note={t('lead')}>
      {data.items.length === 0 ? (
        <Nothing>{t('none')}</Nothing>
      ) : (
        <DataTable
          title={t('title')}
          name="assets"
          rows={data.items}
          rowKey={(one) => one.id}
          columns={[
            { key: 'number', title: t('number'), value: (one) => one.number },
            { key: 'kind', title: t('kind'), value: (one) => say(one.kind), filter: true },
            { key: 'what', title: t('what'), value: (one) => one.description },
            { key: 'owner', title: t('owner'), value: (one) => say(one.owner), filter: true },
            { key: 'amount', title: t('amount'), value: (one) => one.amount ?? '' },
            {
              key: 'state',
              title: t('state'),
              value: (one) => say(one.stateTitle),
              filter: true,
              render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
            },
            {
              key: 'history',
              title: t('history'),
              value: (one) =>
                one.movements
                  .map(
                    ({ title, disposal, proposer, decider, remark }) =>
                      `${say(title)}${disposal ? ` ${say(disposal)}` : ''}：${proposer} → ${decider ?? t('waiting')}${remark ? `（${remark}）` : ''}`,
                  )
                  .join(semicolon),
            },
            {
              key: 'proof',
              title: t('proof'),
              value: (one) =>
                one.movements
                  .map(({ reference, evidence }) => `${reference}${evidence ? ` ${evidence}` : ''}`)
                  .join(semicolon),
            },
            {
              key: 'acts',
              title: t('acts'),
              value: () => '',
              render: (one) => (one.state === 'held' && !one.open ? <Acts id={one.id} /> : null),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Acts({ id }: { readonly id: string }) {
  return (
    <ActLinks
      kind="asset"
      id={id}
      acts={useActsOn('asset', id).data?.items}
      only={['authorisation.change-asset', 'authorisation.dispose-asset']}
    />
  );
}
