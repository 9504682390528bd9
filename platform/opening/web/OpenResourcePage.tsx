import { type OpenResource, useActsOn, useOpenResource } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  formatNumber,
  Loaded,
  Nothing,
  Page,
  PageLink,
  problemOf,
  Section,
  State,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { Console, Downloads } from './Taking.tsx';
import { Tombstone } from './Tombstone.tsx';
import { openingWords } from './words.ts';

/** One opened resource for everybody; where one was withdrawn, its tombstone. */
export function OpenResourcePage() {
  const id = usePathPart('id');
  const query = useOpenResource(id);
  if (query.error && query.data === undefined && problemOf(query.error).code === 'opening/withdrawn')
    return <Tombstone problem={problemOf(query.error)} />;
  return (
    <Loaded query={query} rows={8}>
      {(resource) => <OpenResourceView resource={resource} />}
    </Loaded>
  );
}

function OpenResourceView({ resource: one }: { resource: OpenResource }) {
  const t = useTexts(openingWords);
  const say = useSay();
  const language = useLanguage();
  const acts = useActsOn('open-resource', one.resourceId).data?.items;
  return (
    <Page
      title={one.title}
      above={<PageLink to="/open">{t('title')}</PageLink>}
      lead={one.summary || null}
      beside={
        <>
          <State tone={one.class === 'unconditional' ? 'good' : 'neutral'}>{say(one.classTitle)}</State>
          {one.priority ? <State tone="action">{t('priority')}</State> : null}
          {one.overdue ? <State tone="warning">{t('overdue')}</State> : null}
          <ActLinks kind="open-resource" id={one.resourceId} acts={acts} />
        </>
      }
    >
      <Facts
        items={[
          { label: t('department'), value: one.department.name },
          { label: t('authority'), value: one.authority },
          { label: t('reasons'), value: one.reasons },
          { label: t('basis'), value: one.legalBasis },
          ...factIf(t('conditions'), one.conditions),
          ...factIf(t('theme'), one.theme),
          { label: t('cycle'), value: say(one.updateCycle) },
          ...factIf(t('updated'), one.updatedAt ? <When at={one.updatedAt} time /> : null),
          ...factIf(t('due'), one.dueOn),
          ...factIf(t('rows'), one.serves ? formatNumber(one.serves.rows, language) : null),
          { label: t('contact'), value: one.contact },
          {
            label: t('inCatalogue'),
            value: <PageLink to={`/resources/${one.resourceId}`}>{one.title}</PageLink>,
          },
        ]}
      />
      {one.serves === null ? (
        <Nothing>
          {t('notServed')}
          {one.whyNot ? ` · ${say(one.whyNot)}` : ''}
        </Nothing>
      ) : one.serves.leftOut.length > 0 ? (
        <p className="gs-note">{t('leftOut', { names: one.serves.leftOut.join('、') })}</p>
      ) : null}
      {one.serves ? (
        <>
          <Downloads resource={one} />
          <Console resource={one} />
        </>
      ) : null}
      <Items items={one.items} />
      <Versions versions={one.versions} />
    </Page>
  );
}

function Items({ items }: { items: OpenResource['items'] }) {
  const t = useTexts(openingWords);
  if (items.length === 0) return null;
  return (
    <Section title={t('items')} id="items">
      <DataTable
        title={t('items')}
        name="items"
        rows={items}
        rowKey={({ columnName }) => columnName}
        columns={[
          { key: 'item', title: t('item'), value: ({ name }) => name },
          { key: 'column', title: t('column'), value: ({ columnName }) => columnName },
          { key: 'type', title: t('type'), value: ({ type }) => type },
          { key: 'codeTable', title: t('codeTable'), value: ({ codeTable }) => codeTable ?? '' },
        ]}
      />
    </Section>
  );
}

function Versions({ versions }: { versions: OpenResource['versions'] }) {
  const t = useTexts(openingWords);
  const say = useSay();
  return (
    <Section title={t('versions')} id="versions">
      <DataTable
        title={t('versions')}
        name="open-versions"
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { key: 'version', title: t('version'), value: ({ version }) => version, align: 'right' },
          { key: 'class', title: t('class'), value: ({ classTitle }) => say(classTitle) },
          { key: 'state', title: t('state'), value: ({ stateTitle }) => say(stateTitle) },
          {
            key: 'listed',
            title: t('listed'),
            value: ({ listedAt }) => listedAt,
            render: ({ listedAt }) => <When at={listedAt} time />,
          },
          {
            key: 'ended',
            title: t('ended'),
            value: ({ endedAt }) => endedAt ?? '',
            render: ({ endedAt }) => (endedAt ? <When at={endedAt} time /> : null),
          },
        ]}
      />
    </Section>
  );
}
