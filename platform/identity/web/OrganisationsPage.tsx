import { Input } from 'antd';
import { exportOf, type Organisation, useOrganisationPages } from '#api-client';
import { type Column, DataTable, Loaded, Page, PageLink, useSay, useTexts, useUrlState } from '#ui-kit';
import { ActLinks } from './ActLinks.tsx';
import { kindWords, levelWords } from './kind-words.ts';
import { registerWords } from './words.ts';

/** The organisations that stand now; each leads to its posts. */
export function OrganisationsPage() {
  const t = useTexts(registerWords);
  const say = useSay();
  const [{ q = '' }, change] = useUrlState();
  const query = useOrganisationPages(q);
  const columns: readonly Column<Organisation>[] = [
    {
      key: 'name',
      title: t('name'),
      value: ({ name }) => name,
      render: ({ id, name }) => <PageLink to={`/work/organisations/${id}`}>{name}</PageLink>,
    },
    {
      key: 'kind',
      title: t('kind'),
      value: ({ kind }) => (kind ? say(kindWords(kind)) : null),
      filter: true,
    },
    {
      key: 'level',
      title: t('level'),
      value: ({ level }) => (level ? say(levelWords(level)) : ''),
      render: ({ level }) => (level ? say(levelWords(level)) : '—'),
      filter: true,
    },
    { key: 'code', title: t('code'), value: ({ code }) => code },
  ];
  return (
    <Page
      title={t('organisations')}
      lead={t('organisationsLead')}
      beside={
        <ActLinks
          acts={[
            { name: 'identity.register-organisation', prefill: {} },
            { name: 'identity.merge-organisations', prefill: {} },
          ]}
        />
      }
      wide
    >
      <Input
        type="search"
        className="gs-find"
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={q}
        onChange={(event) => change({ q: event.target.value.trim() || undefined })}
      />
      <Loaded query={query} rows={12}>
        {({ pages }) => (
          <DataTable
            title={t('organisations')}
            exportAll={exportOf('identity.organisations', q ? { q } : {})}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columns}
            more={query}
            total={pages[0]?.total}
          />
        )}
      </Loaded>
    </Page>
  );
}
