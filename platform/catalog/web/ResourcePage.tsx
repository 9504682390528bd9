import { type Resource, useActsOn, useLineage, useRegistrationOf, useResource, useRows } from '#api-client';
import {
  ActLinks,
  type Column,
  DataTable,
  Facts,
  formatNumber,
  Known,
  LineageGraph,
  Loaded,
  Nothing,
  Page,
  PageLink,
  problemOf,
  Section,
  State,
  StateOf,
  SubjectPanel,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  When,
  type Words,
} from '#ui-kit';
import { QualitySection } from './QualitySection.tsx';
import { catalogWords, useCatalogValue } from './words.ts';

/** One data resource: rows first, then what they mean, how good they are, where they come from and where they go. */
export function ResourcePage() {
  const id = usePathPart('id');
  const t = useTexts(catalogWords);
  return (
    <Loaded query={useResource(id)} rows={10}>
      {(resource) => <ResourceView key={id} resource={resource} t={t} />}
    </Loaded>
  );
}

type T = Words<keyof typeof catalogWords.pairs>;

function ResourceView({ resource, t }: { resource: Resource; t: T }) {
  const say = useSay();
  const value = useCatalogValue();
  const registration = useRegistrationOf('resource', resource.id).data?.registration;
  const inService = resource.revisions.find(({ state }) => state === 'in-service') ?? resource.revisions[0];
  const acts = useActsOn('resource', resource.id).data?.items;
  // The department's page of levels, for who may grade.
  const grading = useActsOn('grading', resource.id).data?.page;
  return (
    <Page
      title={resource.title}
      above={<PageLink to="/resources">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={resource.state} reason={t('standing')} />
          {resource.level ? (
            <State tone={resource.level.startsWith('general') ? 'neutral' : 'warning'} reason={t('levelWhy')}>
              {value(resource.level)}
            </State>
          ) : null}
          {resource.releaseMode ? (
            <State tone="action" reason={t('modeWhy')}>
              {value(resource.releaseMode)}
            </State>
          ) : null}
          {resource.archived ? <State>{t('archived')}</State> : null}
          <ActLinks kind="resource" id={resource.id} acts={acts} />
          {grading ? <PageLink to={grading}>{t('grading')}</PageLink> : null}
          {inService ? <RiskLink revisionId={inService.id} /> : null}
        </>
      }
      lead={resource.summary || null}
    >
      <Facts
        items={[
          { label: t('department'), value: <Known value={resource.department.name} /> },
          { label: t('theme'), value: <Known value={resource.theme} /> },
          { label: t('cycle'), value: <Known value={resource.updateCycle && value(resource.updateCycle)} /> },
          {
            label: t('updated'),
            value: (
              <Known value={resource.updatedAt}>
                {resource.updatedAt ? <When at={resource.updatedAt} /> : null}
              </Known>
            ),
          },
          { label: t('formats'), value: <Known value={resource.formats.join(' ')} absent="none" /> },
          ...(registration
            ? [
                {
                  label: t('registration'),
                  value: (
                    <>
                      <PageLink to={`/registrations/${registration.queryCode}`}>
                        {registration.queryCode}
                      </PageLink>{' '}
                      <StateOf state={registration.state} title={registration.stateTitle} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {resource.defects.length > 0 ? (
        <section className="gs-warn" aria-label={t('defectsTitle')}>
          <strong>▲ {t('defectsTitle')}</strong>
          <ul>
            {resource.defects.map((defect) => (
              <li key={defect.code + defect.message.zh}>
                {say(defect.message)}
                {defect.with?.map((other) => (
                  <span key={other}>
                    {' '}
                    <PageLink to={`/resources/${other}`}>→</PageLink>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Section title={t('preview')} id="preview">
        {inService === undefined ? (
          <Nothing>{t('noRows')}</Nothing>
        ) : resource.previewable === false ? (
          <Nothing>{t('noPreview')}</Nothing>
        ) : (
          <Preview id={resource.id} title={resource.title} />
        )}
      </Section>
      <Section title={t('items')} id="items">
        {resource.items.length === 0 ? (
          <Nothing>{t('noItems')}</Nothing>
        ) : (
          <DataTable
            title={`${resource.title} ${t('items')}`}
            name="items"
            rows={resource.items}
            rowKey={(item) => item.id}
            columns={[
              { key: 'name', title: t('name'), value: (item) => item.name },
              { key: 'column', title: t('column'), value: (item) => item.columnName, hidden: true },
              { key: 'type', title: t('type'), value: (item) => value(item.type), filter: true },
              { key: 'unit', title: t('unit'), value: (item) => item.unit },
              { key: 'codeTable', title: t('codeTable'), value: (item) => item.codeTable },
              {
                key: 'level',
                title: t('level'),
                value: (item) => item.level && value(item.level),
                filter: true,
              },
              { key: 'department', title: t('department'), value: (item) => item.sourceDepartment },
              { key: 'basis', title: t('basis'), value: (item) => item.legalBasis },
            ]}
          />
        )}
      </Section>
      {inService ? <QualitySection revision={inService} /> : null}
      {resource.revisions[0] && acts?.some(({ name }) => name === 'catalog.load-revision') ? (
        <SubjectPanel kind="revision" id={resource.revisions[0].id} />
      ) : null}
      <Section title={t('versions')} id="versions">
        <Versions
          resource={resource}
          mine={acts?.some(({ name }) => name === 'catalog.load-revision') ?? false}
        />
      </Section>
      <Section title={t('lineage')} id="lineage" note={t('lineageNote')}>
        <Lineage id={resource.id} />
      </Section>
      <SubjectPanel kind="resource" id={resource.id} />
      {inService && resource.previewable !== false ? (
        <Section title={t('get')} id="get" note={t('api')}>
          <pre className="gs-code">{`curl '${location.origin}/api/v1/resources/${resource.id}/rows?limit=100'`}</pre>
        </Section>
      ) : null}
    </Page>
  );
}

/** For those who may have it measured. */
function RiskLink({ revisionId }: { revisionId: string }) {
  const t = useTexts(catalogWords);
  const acts = useActsOn('revision', revisionId).data?.items;
  return acts?.some(({ name }) => name === 'privacy.assess-risk') ? (
    <PageLink to={`/work/privacy/risk/${revisionId}`}>{t('risk')}</PageLink>
  ) : null;
}

function Preview({ id, title }: { id: string; title: string }) {
  const t = useTexts(catalogWords);
  const language = useLanguage();
  const query = useRows(id, true);
  return (
    <Loaded query={query} rows={10}>
      {({ pages }) => {
        const { columns, revision, moreColumns = 0, frozenColumns = [] } = pages[0]!;
        const rows = pages.flatMap((one) => one.rows).map((cells, index) => ({ index, cells }));
        type Row = (typeof rows)[number];
        const drawn = columns.map(
          (column, at): Column<Row> => ({
            key: String(at),
            title: column.name,
            align: column.type === 'integer' || column.type === 'decimal' ? 'right' : undefined,
            value: ({ cells }) => cells[at],
            hidden: at >= 12,
          }),
        );
        if (rows.length === 0) return <Nothing>{t('noRows')}</Nothing>;
        return (
          <>
            {revision ? (
              <p className="gs-note">
                {t('previewNote', { number: revision.number, rows: formatNumber(revision.rows, language) })}
                {moreColumns > 0 ? ` ${t('moreColumns', { count: moreColumns })}` : ''}
                {frozenColumns.length > 0
                  ? ` ${t('frozenColumns', { names: frozenColumns.join('、') })}`
                  : ''}
              </p>
            ) : null}
            <DataTable
              title={title}
              name="rows"
              rows={rows}
              rowKey={(row) => String(row.index)}
              columns={drawn}
              more={query}
              total={revision?.rows}
            />
          </>
        );
      }}
    </Loaded>
  );
}

/** `mine`: the reader's department holds it, and may take out of a revision what must not leave. */
function Versions({ resource, mine }: { resource: Resource; mine: boolean }) {
  const t = useTexts(catalogWords);
  if (resource.revisions.length === 0) return <Nothing>{t('noRows')}</Nothing>;
  return (
    <DataTable
      title={`${resource.title} ${t('versions')}`}
      name="versions"
      rows={resource.revisions}
      rowKey={(revision) => revision.id}
      columns={[
        { key: 'number', title: t('number'), value: (revision) => revision.number, align: 'right' },
        {
          key: 'state',
          title: t('state'),
          value: (revision) => revision.state,
          render: (revision) => <StateOf state={revision.state} />,
        },
        { key: 'rows', title: t('rows'), value: (revision) => revision.rows, align: 'right' },
        { key: 'columns', title: t('columns'), value: (revision) => revision.columns, align: 'right' },
        {
          key: 'when',
          title: t('when'),
          value: (revision) => revision.createdAt,
          render: (revision) => <When at={revision.createdAt} time />,
        },
        { key: 'error', title: t('error'), value: (revision) => revision.findings.error, align: 'right' },
        {
          key: 'warning',
          title: t('warning'),
          value: (revision) => revision.findings.warning,
          align: 'right',
        },
        {
          key: 'info',
          title: t('info'),
          value: (revision) => revision.findings.info,
          align: 'right',
          hidden: true,
        },
        {
          key: 'digest',
          title: t('digest'),
          value: (revision) => revision.sha256,
          render: (revision) => <code className="gs-digest">{revision.sha256}</code>,
        },
        ...(mine
          ? [
              {
                key: 'repair',
                title: t('repair'),
                value: (revision: Resource['revisions'][number]) => revision.id,
                render: (revision: Resource['revisions'][number]) => (
                  <PageLink to={`/work/privacy/repair/${revision.id}`}>{t('repair')}</PageLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Lineage({ id }: { id: string }) {
  const t = useTexts(catalogWords);
  const query = useLineage('resource', id);
  // A resource that never had data is not in the lineage yet; that is no fault.
  if (query.error && query.data === undefined && problemOf(query.error).code === 'lineage/unknown')
    return <Nothing>{t('noLineage')}</Nothing>;
  return (
    <Loaded query={query} rows={4}>
      {({ nodes, edges, truncated }) =>
        nodes.length < 2 ? (
          <Nothing>{t('noLineage')}</Nothing>
        ) : (
          <>
            <LineageGraph
              nodes={nodes.map(({ standing, ...node }) => ({ ...node, standing: standing.status }))}
              edges={edges}
            />
            {truncated ? <p className="gs-note">{t('truncated')}</p> : null}
          </>
        )
      }
    </Loaded>
  );
}
