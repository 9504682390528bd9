import { useActsOn, useSelection } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  usePunctuation,
  useTexts,
  When,
} from '#ui-kit';
import { selectionWords } from './selection-words.ts';

/** A selection with its announcement, criteria, candidates by total, and what was decided. */
export function SelectionPage() {
  const id = usePathPart('id');
  const t = useTexts(selectionWords);
  const { semicolon } = usePunctuation();
  const acts = useActsOn('authorisation-selection', id).data?.items;
  return (
    <Loaded query={useSelection(id)} rows={8}>
      {(selection) => (
        <Page
          title={t('selection', { number: selection.number })}
          above={<PageLink to="/agreements">{t('agreements')}</PageLink>}
          beside={
            <>
              <StateOf state={selection.state} title={selection.stateTitle} />
              {selection.logEntry ? (
                <PageLink to={`/receipts/${selection.logEntry}`}>{t('log')}</PageLink>
              ) : null}
              {selection.state === 'announced' ? (
                <ActLinks kind="authorisation-selection" id={id} acts={acts} />
              ) : null}
            </>
          }
        >
          <Facts
            items={[
              { label: t('plan'), value: selection.plan },
              { label: t('closes'), value: <When at={selection.closesOn} /> },
              { label: t('announcement'), value: selection.announcement },
              {
                label: t('criteria'),
                value: selection.criteria.map(({ name, weight }) => `${name} ${weight}%`).join(semicolon),
              },
              ...(selection.winner ? [{ label: t('winner'), value: selection.winner }] : []),
              ...(selection.ground ? [{ label: t('ground'), value: selection.ground }] : []),
              ...(selection.cancelledReason
                ? [{ label: t('cancelled'), value: selection.cancelledReason }]
                : []),
            ]}
          />
          <Section title={t('candidates')}>
            {selection.candidates.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              <DataTable
                title={t('candidates')}
                rows={selection.candidates}
                rowKey={(one) => one.id}
                columns={[
                  { key: 'name', title: t('candidate'), value: (one) => one.name },
                  { key: 'reference', title: t('reference'), value: (one) => one.reference },
                  {
                    key: 'received',
                    title: t('received'),
                    value: (one) => one.receivedOn,
                    render: (one) => <When at={one.receivedOn} />,
                  },
                  {
                    key: 'scores',
                    title: t('scores'),
                    value: (one) =>
                      one.scores.map(({ criterion, points }) => `${criterion} ${points}`).join(semicolon),
                  },
                  { key: 'total', title: t('total'), value: (one) => one.total ?? '' },
                  {
                    key: 'corrections',
                    title: t('corrections'),
                    value: (one) =>
                      one.corrections
                        .map(({ total, reason, by }) => `${total} → ${reason}（${by}）`)
                        .join(semicolon),
                  },
                  {
                    key: 'chosen',
                    title: t('chosen'),
                    value: (one) => (one.chosen ? t('chosen') : ''),
                    render: (one) => (one.chosen ? <State tone="good">{t('chosen')}</State> : null),
                  },
                ]}
              />
            )}
          </Section>
        </Page>
      )}
    </Loaded>
  );
}
