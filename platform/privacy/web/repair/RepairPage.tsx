import { Button } from 'antd';
import { useState } from 'react';
import {
  newIdempotencyKey,
  type RepairDocument,
  type RepairTrial,
  useApplyRepair,
  useRepairProposal,
  useTryRepair,
} from '#api-client';
import {
  Facts,
  Loaded,
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  usePathPart,
  useTexts,
  Waiting,
} from '#ui-kit';
import { ColumnRemedies } from './ColumnRemedies.tsx';
import { SearchPanel } from './SearchPanel.tsx';
import { TableSteps } from './TableSteps.tsx';
import { TrialResult } from './TrialResult.tsx';
import { Unfinished } from './Unfinished.tsx';
import { repairWords } from './words.ts';

/** A revision's repair: proposed, changed, tried, made. */
export function RepairPage() {
  const t = useTexts(repairWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useRepairProposal(usePathPart('id'))} rows={12}>
        {(proposed) => <Bench proposed={proposed} />}
      </Loaded>
    </Page>
  );
}

function Bench({ proposed }: { proposed: RepairTrial }) {
  const t = useTexts(repairWords);
  const { revision } = proposed;
  const [document, setDocument] = useState<RepairDocument>(proposed.document);
  const [quasi, setQuasi] = useState<readonly string[]>([]);
  // One key for each trial that can be applied: a second click makes the same revision.
  const [key, setKey] = useState(newIdempotencyKey);
  const trial = useTryRepair();
  const making = useApplyRepair();
  const shown = trial.data ?? proposed;
  const tried = JSON.stringify(shown.document) === JSON.stringify(document);
  const change = (next: RepairDocument) => {
    setDocument(next);
    setKey(newIdempotencyKey());
    making.reset();
  };
  const input = { revisionId: revision.id, document, quasi };
  const { outcome } = shown;
  const changes =
    outcome.rowsAfter !== outcome.rowsBefore ||
    outcome.retyped.length > 0 ||
    outcome.columns.some(({ changed, remedy }) => changed > 0 || remedy === 'drop');
  return (
    <>
      <Facts
        items={[
          {
            label: t('resource'),
            value: <PageLink to={`/resources/${revision.resourceId}`}>{revision.title}</PageLink>,
          },
          { label: t('version'), value: `v${revision.number}` },
          { label: t('rows'), value: revision.rows },
        ]}
      />
      <Unfinished revisionId={revision.id} onDocument={change} />
      <Section title={t('columns')} note={t('columnsNote')}>
        <ColumnRemedies
          proposed={proposed}
          document={document}
          onDocument={change}
          quasi={quasi}
          onQuasi={setQuasi}
        />
      </Section>
      <Section title={t('search')} note={t('searchNote')}>
        <SearchPanel revision={revision} document={document} quasi={quasi} onDocument={change} />
      </Section>
      <Section title={t('steps')} note={t('stepsNote')}>
        <TableSteps revision={revision} document={document} quasi={quasi} onDocument={change} />
      </Section>
      <p>
        <Button onClick={() => trial.mutate(input)} loading={trial.isPending}>
          {t('try')}
        </Button>
      </p>
      {trial.isPending ? <Waiting rows={6} /> : null}
      {trial.error ? <ProblemNotice problem={problemOf(trial.error)} /> : null}
      <TrialResult trial={shown} />
      <Section title={t('apply')}>
        {making.data ? (
          <p role="status">
            {t('made', { number: making.data.number, rows: making.data.rows })}{' '}
            <PageLink to={`/resources/${revision.resourceId}`}>{t('toResource')}</PageLink>
          </p>
        ) : (
          <>
            {tried ? null : <p className="gs-note">{t('changedSince')}</p>}
            {tried && !changes ? <p className="gs-note">{t('nothingToDo')}</p> : null}
            <Button
              type="primary"
              disabled={!tried || !changes}
              loading={making.isPending}
              onClick={() => making.mutate({ ...input, key })}
            >
              {t('apply')}
            </Button>
            {making.error ? <ProblemNotice problem={problemOf(making.error)} /> : null}
          </>
        )}
      </Section>
    </>
  );
}
