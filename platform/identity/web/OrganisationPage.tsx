import { exportOf, type OrganisationFacts, type PostLine, useOrganisation, usePosts } from '#api-client';
import {
  type Column,
  DataTable,
  Facts,
  formatDate,
  Loaded,
  Nothing,
  Page,
  PageLink,
  problemOf,
  Section,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { type ActLink, ActLinks } from './ActLinks.tsx';
import { kindWords, levelWords } from './kind-words.ts';
import { registerWords } from './words.ts';

/** One organisation with its posts, and what an administrator can do about either. */
export function OrganisationPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useOrganisation(id)} rows={10}>
      {(organisation) => <OrganisationView organisation={organisation} />}
    </Loaded>
  );
}

function OrganisationView({ organisation }: { organisation: OrganisationFacts }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const { id, name, parent } = organisation;
  const acts = (names: readonly string[]): readonly ActLink[] =>
    names.map((one) => ({ name: `identity.${one}`, prefill: { organisationId: id } }));
  return (
    <Page
      title={name}
      above={<PageLink to="/work/organisations">{t('organisations')}</PageLink>}
      beside={
        <ActLinks
          acts={acts([
            'rename-organisation',
            'amend-organisation',
            'split-organisation',
            'close-organisation',
          ])}
        />
      }
      wide
    >
      <Facts
        items={[
          { label: t('kind'), value: say(kindWords(organisation.kind)) },
          ...(organisation.level ? [{ label: t('level'), value: say(levelWords(organisation.level)) }] : []),
          { label: t('code'), value: organisation.code ?? '—' },
          ...(parent
            ? [
                {
                  label: t('parent'),
                  value: <PageLink to={`/work/organisations/${parent.id}`}>{parent.name}</PageLink>,
                },
              ]
            : []),
          { label: t('since'), value: <When at={organisation.from} /> },
          {
            label: t('until'),
            value: organisation.until ? <When at={organisation.until} /> : t('open'),
          },
        ]}
      />
      <Section title={t('posts')} note={<ActLinks acts={acts(['open-post'])} />}>
        <Posts organisationId={id} />
      </Section>
    </Page>
  );
}

function Posts({ organisationId }: { organisationId: string }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const language = useLanguage();
  const query = usePosts(organisationId);
  if (query.error && problemOf(query.error).code === 'request/not-found')
    return <Nothing>{t('notYours')}</Nothing>;
  const columns: readonly Column<PostLine>[] = [
    { key: 'post', title: t('post'), value: (post) => say(post.title) },
    {
      key: 'roles',
      title: t('roles'),
      value: (post) => post.roles.map(({ title }) => say(title)).join(language === 'zh' ? '、' : ', '),
    },
    {
      key: 'holder',
      title: t('holder'),
      value: (post) => post.holder?.name ?? t('vacant'),
      render: ({ holder }) =>
        holder ? <PageLink to={`/work/people/${holder.id}`}>{holder.name}</PageLink> : t('vacant'),
    },
    {
      key: 'deputy',
      title: t('deputy'),
      value: (post) => post.deputy?.name ?? '',
      render: ({ deputy }) =>
        deputy ? (
          <>
            <PageLink to={`/work/people/${deputy.id}`}>{deputy.name}</PageLink>{' '}
            {deputy.until ? t('deputyUntil', { until: formatDate(deputy.until, language) }) : null}
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'todo',
      title: t('todo'),
      value: () => null,
      sortable: false,
      render: (post) => <ActLinks acts={actsOn(post)} />,
    },
  ];
  return (
    <Loaded query={query} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing>{t('noPosts')}</Nothing>
        ) : (
          <DataTable
            title={t('posts')}
            exportAll={exportOf('identity.posts', { id: organisationId })}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
          />
        )
      }
    </Loaded>
  );
}

function actsOn({ id, holder, deputy, roles }: PostLine): readonly ActLink[] {
  const prefill = { postId: id };
  const on = (name: string): ActLink => ({ name: `identity.${name}`, prefill });
  return [
    ...(holder ? [on('propose-hand-over'), on('vacate-post')] : [on('appoint')]),
    deputy ? on('end-deputy') : on('name-deputy'),
    { name: 'identity.change-post-roles', prefill: { ...prefill, roles: roles.map(({ code }) => code) } },
    on('move-post'),
    on('close-post'),
  ];
}
