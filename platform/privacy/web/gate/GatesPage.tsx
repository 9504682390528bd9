import { Segmented } from 'antd';
import { exportOf, useGates } from '#api-client';
import { Page, PagedTable, PageLink, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { gateWords } from './words.ts';

const ways = ['proposal', 'closed'] as const;

/** What a number of the gate in the cockpit counted: releases that wait for the second person, and gates that closed again. */
export function GatesPage() {
  const t = useTexts(gateWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const which = ways.find((one) => one === search.which) ?? 'proposal';
  const asked = {
    which,
    ...(search.organisation ? { organisation: search.organisation } : {}),
    ...(search.on ? { on: search.on } : {}),
  };
  return (
    <Page
      title={t('gates')}
      lead={t('gatesLead')}
      beside={
        <Segmented
          aria-label={t('gates')}
          value={which}
          options={ways.map((value) => ({ value, label: t(value) }))}
          onChange={(next) => change({ which: next })}
        />
      }
      wide
    >
      <PagedTable
        query={useGates(asked)}
        none={t('noGates')}
        title={t('gates')}
        exportAll={exportOf('privacy.gates', asked)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'resource',
            title: t('resource'),
            value: ({ resource }) => resource.title,
            render: ({ resource, revisionId }) => (
              <PageLink to={`/work/privacy/gate/${revisionId}`}>{resource.title}</PageLink>
            ),
          },
          { key: 'department', title: t('department'), value: ({ department }) => department, filter: true },
          { key: 'form', title: t('form'), value: ({ form }) => say(form), filter: true },
          {
            key: 'since',
            title: t('since'),
            value: ({ since }) => since,
            render: ({ since }) => <When at={since} time />,
          },
          {
            key: 'log',
            title: t('log'),
            value: ({ logEntry }) => logEntry ?? '',
            render: ({ logEntry }) =>
              logEntry ? <PageLink to={`/receipts/${logEntry}`}>{t('see')}</PageLink> : null,
          },
        ]}
      />
    </Page>
  );
}
