import { type Authorisation, useAuthorisations } from '#api-client';
import {
  type Column,
  CountOf,
  DataTable,
  Loaded,
  Nothing,
  PageLink,
  StateOf,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { LineEvidence } from './EvidenceLink.tsx';
import { disclosureWords, wordOf } from './words.ts';

/** Who is authorised, for sorting, filtering and export. */
export function AuthorisationsTable() {
  const t = useTexts(disclosureWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const query = useAuthorisations();
  const columns: readonly Column<Authorisation>[] = [
    {
      key: 'number',
      title: t('number'),
      value: (line) => line.number,
      render: (line) => <PageLink to={`/disclosure/${line.agreementId}`}>{line.number}</PageLink>,
    },
    { key: 'operator', title: t('operator'), value: (line) => line.operator.name, filter: true },
    {
      key: 'resources',
      title: t('resources'),
      value: (line) => line.resources.map(({ title }) => title).join(semicolon),
    },
    {
      key: 'purposes',
      title: t('purposes'),
      value: (line) => line.purposes.map(({ title }) => title).join(semicolon),
    },
    {
      key: 'authorising',
      title: t('authorising'),
      value: (line) => line.authorisingBody.name,
      filter: true,
      hidden: true,
    },
    {
      key: 'implementing',
      title: t('implementing'),
      value: (line) => line.implementingBody.name,
      filter: true,
      hidden: true,
    },
    { key: 'fee', title: t('fee'), value: (line) => wordOf(t, line.feeClass), filter: true, hidden: true },
    { key: 'from', title: t('from'), value: (line) => line.from, render: (line) => <When at={line.from} /> },
    {
      key: 'until',
      title: t('until'),
      value: (line) => line.until,
      render: (line) => <When at={line.until} />,
    },
    {
      key: 'state',
      title: t('state'),
      value: (line) => say(line.stateTitle),
      filter: true,
      render: (line) => <StateOf state={line.state} title={line.stateTitle} />,
    },
    {
      key: 'calls',
      title: t('usedCalls'),
      value: (line) => line.calls?.atLeast,
      align: 'right',
      render: (line) => <CountOf value={line.calls} />,
    },
    {
      key: 'evidence',
      title: t('evidence'),
      value: (line) => line.evidence.at(-1)?.index,
      render: (line) => <LineEvidence evidence={line.evidence} untraced={line.untraced} />,
    },
  ];
  return (
    <Loaded query={query} rows={8}>
      {({ pages }) => {
        const lines = pages.flatMap(({ items }) => items);
        if (lines.length === 0) return <Nothing>{t('noAuthorisations')}</Nothing>;
        return (
          <DataTable
            title={t('authorisations')}
            name="a"
            rows={lines}
            rowKey={(line) => line.agreementId}
            columns={columns}
            more={query}
            total={pages[0]?.total}
          />
        );
      }}
    </Loaded>
  );
}
