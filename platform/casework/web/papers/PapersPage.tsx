import { Input, Segmented } from 'antd';
import { exportOf, usePapers } from '#api-client';
import { Page, PagedTable, PageLink, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { paperWords } from './words.ts';

/** Papers the reader's organisation issued or received, found by the beginning of their number. */
export function PapersPage() {
  const t = useTexts(paperWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const box = search.box === 'received' ? 'received' : 'issued';
  const query = usePapers({ box, ...(search.number ? { number: search.number } : {}) });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          <Segmented
            value={box}
            options={[
              { value: 'issued', label: t('issued') },
              { value: 'received', label: t('received') },
            ]}
            onChange={(next) => change({ box: next })}
          />
          <Input.Search
            allowClear
            aria-label={t('find')}
            placeholder={t('find')}
            defaultValue={search.number}
            onSearch={(number) => change({ number: number.trim() || undefined })}
          />
        </span>
      }
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('casework.papers', {
          box,
          ...(search.number ? { number: search.number } : {}),
        })}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            title: t('number'),
            value: ({ number }) => number,
            render: ({ id, number }) => <PageLink to={`/work/papers/${id}`}>{number}</PageLink>,
          },
          { key: 'name', title: t('name'), value: ({ title }) => say(title), filter: true },
          box === 'issued'
            ? { key: 'addressee', title: t('addressee'), value: ({ addressee }) => addressee ?? '—' }
            : { key: 'issuer', title: t('issuer'), value: ({ issuer }) => issuer, filter: true },
          {
            key: 'issued',
            title: t('issuedAt'),
            value: ({ issuedAt }) => issuedAt,
            render: ({ issuedAt }) => <When at={issuedAt} time />,
          },
          {
            key: 'served',
            title: t('served'),
            value: ({ served, addressees }) => `${served} / ${addressees}`,
          },
          {
            key: 'read',
            title: t('read'),
            value: ({ read, addressees }) => `${read} / ${addressees}`,
          },
        ]}
      />
    </Page>
  );
}
