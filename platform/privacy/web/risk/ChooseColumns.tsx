import { Button, Input } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey, type RiskChoices, usePerform } from '#api-client';
import { DataTable, PageLink, ProblemNotice, problemOf, useSay, useTexts } from '#ui-kit';
import { chosenFrom, type Part, partOf } from './choice.ts';
import { PopulationChoice } from './PopulationChoice.tsx';
import { noPopulation, populationInput } from './population.ts';
import { riskWords } from './words.ts';

const parts: readonly Part[] = ['quasi', 'sensitive', 'neither'];
const blank = { form: 'open', missing: 'own-value', reason: '' };

/** The columns with what is proposed for each, the form of release, and the button. */
export function ChooseColumns({ choices }: { choices: RiskChoices }) {
  const t = useTexts(riskWords);
  const say = useSay();
  const [changed, setChanged] = useState<ReadonlyMap<string, Part>>(new Map());
  const [rest, setRest] = useState(blank);
  const [population, setPopulation] = useState(noPopulation);
  const [key, setKey] = useState(newIdempotencyKey);
  const [done, setDone] = useState<string | null>(null);
  const perform = usePerform({ path: '/api/v1/actions/privacy.assess-risk' }, (answer) =>
    setDone((answer as { reportId: string }).reportId),
  );
  const anew = () => {
    setKey(newIdempotencyKey());
    setDone(null);
  };
  const change = (part: Partial<typeof blank>) => {
    anew();
    setRest((before) => ({ ...before, ...part }));
  };
  const { quasi, sensitive, leftOut } = chosenFrom(choices.columns, changed);
  const words = { quasi: t('quasi'), sensitive: t('sensitive'), neither: t('neither') };
  return (
    <form
      autoComplete="off"
      className="gs-noprint"
      onSubmit={(event) => {
        event.preventDefault();
        if (perform.isPending) return;
        perform.mutate(
          {
            key,
            input: {
              revisionId: choices.revision.id,
              form: rest.form,
              quasi,
              sensitive,
              missing: rest.missing,
              ...populationInput(population, choices.revision.rows),
              ...(leftOut.length > 0 && rest.reason !== '' ? { reason: rest.reason } : {}),
            },
          },
          { onError: () => setKey(newIdempotencyKey()) },
        );
      }}
    >
      <DataTable
        title={t('choose')}
        name="columns"
        rows={choices.columns}
        rowKey={({ column }) => column}
        columns={[
          { key: 'column', title: t('column'), value: ({ column }) => column },
          {
            key: 'part',
            title: t('choose'),
            sortable: false,
            value: (column) => words[partOf(column, changed)],
            render: (column) => (
              <select
                aria-label={t('roleOf', { name: column.column })}
                value={partOf(column, changed)}
                onChange={({ target }) => {
                  anew();
                  setChanged((before) => new Map(before).set(column.column, target.value as Part));
                }}
              >
                {parts.map((part) => (
                  <option key={part} value={part}>
                    {words[part]}
                  </option>
                ))}
              </select>
            ),
          },
          { key: 'role', title: t('role'), value: ({ roleTitle }) => say(roleTitle), filter: true },
          { key: 'why', title: t('why'), value: ({ why }) => say(why) },
          { key: 'distinct', title: t('distinct'), value: ({ distinct }) => distinct, align: 'right' },
        ]}
      />
      {choices.moreColumns > 0 ? (
        <p className="gs-note">{t('moreColumns', { count: String(choices.moreColumns) })}</p>
      ) : null}
      <p>
        <label htmlFor="risk-form">{t('form')}</label>{' '}
        <select id="risk-form" value={rest.form} onChange={({ target }) => change({ form: target.value })}>
          {choices.forms.map(({ form, title, wanted }) => (
            <option key={form} value={form}>
              {say(title)} · {t('wanted', { k: String(wanted.k), l: String(wanted.l), t: String(wanted.t) })}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor="risk-missing">{t('missing')}</label>{' '}
        <select
          id="risk-missing"
          value={rest.missing}
          onChange={({ target }) => change({ missing: target.value })}
        >
          <option value="own-value">{t('ownValue')}</option>
          <option value="left-out">{t('leftOutRows')}</option>
        </select>
      </p>
      <PopulationChoice
        choices={choices}
        quasi={quasi}
        value={population}
        onChange={(part) => {
          anew();
          setPopulation((before) => ({ ...before, ...part }));
        }}
      />
      {leftOut.length > 0 ? (
        <p>
          <label htmlFor="risk-reason">
            {t('reason')} ({leftOut.join('、')})
          </label>
          <Input
            id="risk-reason"
            required
            minLength={4}
            maxLength={1000}
            value={rest.reason}
            onChange={({ target }) => change({ reason: target.value })}
          />
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" loading={perform.isPending} disabled={quasi.length === 0}>
        {t('run')}
      </Button>
      <p role="status">
        {perform.isPending ? t('running') : null}
        {done ? (
          <>
            {t('done')}
            <PageLink to={`/work/privacy/risk/reports/${done}`}>{t('seeReport')}</PageLink>
          </>
        ) : null}
      </p>
      {perform.error ? <ProblemNotice problem={problemOf(perform.error)} /> : null}
    </form>
  );
}
