import { Button } from 'antd';
import { useState } from 'react';
import { type RepairDocument, type RepairTrial, type SearchBy, useSearchRepair } from '#api-client';
import { Facts, formatNumber, ProblemNotice, problemOf, useLanguage, useTexts } from '#ui-kit';
import { hierarchiesIn } from './document.ts';
import { type SensitiveGoal, SensitiveGoals } from './SensitiveGoals.tsx';
import { repairWords } from './words.ts';

/** Look for levels of generalisation that reach a target, and take them into the repair. */
export function SearchPanel({
  revision,
  document,
  quasi,
  onDocument,
}: {
  revision: RepairTrial['revision'];
  document: RepairDocument;
  quasi: readonly string[];
  onDocument: (document: RepairDocument) => void;
}) {
  const t = useTexts(repairWords);
  const language = useLanguage();
  const [k, setK] = useState('5');
  const [percent, setPercent] = useState('5');
  const [by, setBy] = useState<SearchBy>('precision');
  const [sensitive, setSensitive] = useState<SensitiveGoal[]>([]);
  const searching = useSearchRepair();
  const own = hierarchiesIn(document);
  const valid =
    /^\d{1,6}$/.test(k) && Number(k) >= 2 && /^\d{1,2}(\.\d)?$/.test(percent) && Number(percent) <= 50;
  const { data } = searching;
  return (
    <>
      <div className="gs-lab-choice">
        <label>
          {t('k')}
          <input value={k} inputMode="numeric" onChange={(event) => setK(event.target.value)} />
        </label>
        <label>
          {t('suppression')}
          <input value={percent} inputMode="decimal" onChange={(event) => setPercent(event.target.value)} />
        </label>
        <label>
          {t('by')}
          <select value={by} onChange={({ target }) => setBy(target.value as SearchBy)}>
            <option value="precision">{t('byPrecision')}</option>
            <option value="entropy">{t('byEntropy')}</option>
            <option value="discernibility">{t('byDiscernibility')}</option>
          </select>
        </label>
      </div>
      <SensitiveGoals
        columns={revision.columns.map(({ name }) => name).filter((name) => !quasi.includes(name))}
        goals={sensitive}
        onGoals={setSensitive}
      />
      <p>
        <Button
          disabled={!valid || quasi.length === 0}
          loading={searching.isPending}
          onClick={() =>
            searching.mutate(
              {
                revisionId: revision.id,
                // A hierarchy that a person chose for the column is searched; the server proposes the others.
                quasi: quasi.map((column) => {
                  const hierarchy = own.get(column);
                  return hierarchy ? { column, hierarchy } : { column };
                }),
                ...(sensitive.length > 0 ? { sensitive } : {}),
                by,
                k: Number(k),
                suppression: Number(percent) / 100,
                document,
              },
              { onSuccess: ({ found }) => found && onDocument(found.document) },
            )
          }
        >
          {t('doSearch')}
        </Button>
      </p>
      {searching.error ? <ProblemNotice problem={problemOf(searching.error)} /> : null}
      {data ? (
        <div role="status">
          <p>
            {data.found === null && data.proven
              ? t('noneFound')
              : t(data.proven ? 'proven' : 'notProven', {
                  lattice: formatNumber(data.lattice, language),
                  visited: formatNumber(data.visited, language),
                })}
          </p>
          {data.found ? (
            <Facts
              items={[
                ...data.found.levels.map(({ column, level }) => ({
                  label: column,
                  value: t('generalise', { level }),
                })),
                { label: t('loss'), value: share(data.found.losses.precision) },
                { label: t('entropy'), value: share(data.found.losses.entropy) },
                { label: t('average'), value: data.found.losses.averageClass.toFixed(1) },
                {
                  label: t('suppressed'),
                  value: `${data.found.losses.suppressedRows} (${share(data.found.losses.suppressedShare)})`,
                },
              ]}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`;
