import { Input } from 'antd';
import { type PersonLine, usePeople } from '#api-client';
import { type Column, DataTable, Loaded, Page, PageLink, useSay, useTexts, useUrlState } from '#ui-kit';
import { ActLinks } from './ActLinks.tsx';
import { registerWords } from './words.ts';

/** People the reader may see, with their posts and accounts. */
export function PeoplePage() {
  const t = useTexts(registerWords);
  const say = useSay();
  const [{ q = '' }, change] = useUrlState();
  const query = usePeople(q);
  const columns: readonly Column<PersonLine>[] = [
    {
      key: 'name',
      title: t('person'),
      value: ({ name }) => name,
      render: ({ id, name }) => <PageLink to={`/work/people/${id}`}>{name}</PageLink>,
    },
    { key: 'staff', title: t('staffNumber'), value: ({ staffNumber }) => staffNumber ?? '' },
    {
      key: 'posts',
      title: t('post'),
      value: ({ posts }) =>
        posts.map((held) => `${held.organisation.name} ${say(held.post.title)}`).join('；'),
    },
    {
      key: 'account',
      title: t('account'),
      value: ({ account }) => account?.username ?? '',
      render: ({ account }) =>
        account ? (
          <>
            <code>{account.username}</code> {account.state === 'active' ? null : t(account.state)}
          </>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <Page
      title={t('people')}
      lead={t('peopleLead')}
      beside={<ActLinks acts={[{ name: 'identity.register-person', prefill: {} }]} />}
      wide
    >
      <Input
        type="search"
        className="gs-find"
        aria-label={t('findPeople')}
        placeholder={t('findPeople')}
        defaultValue={q}
        onChange={(event) => change({ q: event.target.value.trim() || undefined })}
      />
      <Loaded query={query} rows={12}>
        {({ pages }) => (
          <DataTable
            title={t('people')}
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
