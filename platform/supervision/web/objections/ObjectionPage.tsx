import { type Objection, useActsOn, useObjection } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  History,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { objectionWords } from './words.ts';

/** One objection: what it says, what it marked, what was decided, and what the reader may do about it now. */
export function ObjectionPage() {
  return (
    <Loaded query={useObjection(usePathPart('id'))} rows={8}>
      {(objection) => <ObjectionView objection={objection} />}
    </Loaded>
  );
}

function ObjectionView({ objection }: { objection: Objection }) {
  const t = useTexts(objectionWords);
  const say = useSay();
  const acts = useActsOn('objection', objection.id).data?.items;
  return (
    <Page
      title={objection.title}
      above={<PageLink to="/work/objections">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={objection.state} title={objection.stateTitle} />
          {objection.frozen ? <State tone="bad">{t('frozen')}</State> : null}
          <ActLinks kind="objection" id={objection.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('number'), value: String(objection.number) },
          { label: t('ground'), value: say(objection.ground) },
          { label: t('statement'), value: objection.statement },
          { label: t('raisedBy'), value: objection.raisedBy },
          { label: t('handler'), value: objection.handler },
          { label: t('department'), value: objection.department },
          { label: t('authority'), value: objection.authority },
          { label: t('raisedAt'), value: <When at={objection.raisedAt} time /> },
          ...factIf(t('finding'), objection.finding),
          ...factIf(t('correction'), objection.correction),
          ...factIf(t('closing'), objection.closing),
        ]}
      />
      <Evidence objection={objection} />
      <Marked objection={objection} />
      {objection.freezes.map((freeze) => (
        <Freeze key={freeze.id} freeze={freeze} />
      ))}
      <History title={t('history')} steps={objection.steps} byWhom />
    </Page>
  );
}

function Evidence({ objection: { id, evidence } }: { objection: Objection }) {
  const t = useTexts(objectionWords);
  return (
    <Section title={t('evidence')}>
      {evidence.length === 0 ? (
        <Nothing>{t('noEvidence')}</Nothing>
      ) : (
        <ul>
          {evidence.map(({ place, name, sha256 }) => (
            <li key={place}>
              <a href={`/api/v1/objections/${id}/evidence/${place}`}>{name}</a>{' '}
              <small>
                {t('digest')} <code>{sha256.slice(0, 16)}…</code>
              </small>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const kinds = [
  'resource',
  'item',
  'revision',
  'product',
  'order',
  'agreement',
  'projection',
  'subject',
] as const;
const pageOfKind: { readonly [kind: string]: string } = {
  resource: '/resources',
  product: '/products',
  agreement: '/agreements',
};

function Marked({ objection: { marked } }: { objection: Objection }) {
  const t = useTexts(objectionWords);
  const { comma } = usePunctuation();
  const kindWord = (kind: string) => t(kinds.find((one) => one === kind) ?? 'otherKind');
  return (
    <Section title={t('marked')} note={t('markedNote')}>
      {marked.length === 0 ? (
        <Nothing>{t('notMarked')}</Nothing>
      ) : (
        <DataTable
          title={t('marked')}
          name="marked"
          rows={marked.map((thing, place) => ({ ...thing, place }))}
          rowKey={({ place }) => String(place)}
          columns={[
            { key: 'kind', title: t('kind'), value: ({ kind }) => kindWord(kind), filter: true },
            {
              key: 'thing',
              title: t('thing'),
              value: ({ title, id }) => title ?? id ?? t('notNamed'),
              render: ({ kind, id, title }) =>
                id && pageOfKind[kind] ? (
                  <PageLink to={`${pageOfKind[kind]}/${id}`}>{title ?? id}</PageLink>
                ) : (
                  (title ?? id ?? t('notNamed'))
                ),
            },
            { key: 'columns', title: t('columns'), value: ({ columns }) => columns.join(comma) },
            {
              key: 'effect',
              title: t('effect'),
              value: ({ effect }) => effect,
              filter: true,
              render: ({ effect }) => <StateOf state={effect} />,
            },
            { key: 'when', title: t('when'), value: ({ at }) => at, render: ({ at }) => <When at={at} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Freeze({ freeze }: { freeze: Objection['freezes'][number] }) {
  const t = useTexts(objectionWords);
  const acts = useActsOn('freeze', freeze.id).data?.items;
  return (
    <Section title={t('freezes')} note={t('freezesNote')}>
      <Facts
        items={[
          { label: t('state'), value: <StateOf state={freeze.state} title={freeze.stateTitle} /> },
          { label: t('grounds'), value: freeze.grounds },
          ...(freeze.reviewBy ? [{ label: t('reviewBy'), value: <When at={freeze.reviewBy} /> }] : []),
        ]}
      />
      <ActLinks kind="freeze" id={freeze.id} acts={acts} />
    </Section>
  );
}
