import { type Evaluation, useActsOn, useEvaluation } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { IndicatorTable, SchemeFacts } from './SchemePage.tsx';
import { said, WhatIf } from './WhatIf.tsx';
import { evaluationWords } from './words.ts';

/** One evaluation: the indexes, the way to each of them, and what other weights would give. */
export function EvaluationPage() {
  return (
    <Loaded query={useEvaluation(usePathPart('id'))} rows={10}>
      {(evaluation) => <EvaluationView evaluation={evaluation} />}
    </Loaded>
  );
}

function EvaluationView({ evaluation }: { evaluation: Evaluation }) {
  const t = useTexts(evaluationWords);
  const say = useSay();
  const acts = useActsOn('evaluation', evaluation.id).data?.items;
  const { scheme, results, objections } = evaluation;
  const codes = new Set(results.flatMap(({ scores }) => scores.map(({ code }) => code)));
  const indicators = scheme.indicators.filter(({ code }) => codes.has(code));
  return (
    <Page
      title={`${say(evaluation.period)} ${say(evaluation.kind)}`}
      lead={t('lead')}
      above={<PageLink to="/evaluations">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={evaluation.state} title={evaluation.stateTitle} />
          <ActLinks kind="evaluation" id={evaluation.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('heardUntil'), value: evaluation.hearingUntil },
          ...factIf(t('opinion'), evaluation.opinion),
          ...factIf(t('digest'), evaluation.digest),
          {
            label: t('scheme'),
            value: (
              <PageLink to={`/evaluations/schemes/${scheme.id}`}>
                {scheme.title} · {scheme.version}
              </PageLink>
            ),
          },
          {
            label: 'JSON',
            value: (
              <a href={`/api/v1/evaluations/${evaluation.id}`} download={`${evaluation.id}.json`}>
                {t('json')}
              </a>
            ),
          },
        ]}
      />
      <Section title={t('results')} id="results">
        <DataTable
          title={t('results')}
          name="results"
          rows={results}
          rowKey={({ organisation }) => organisation.id}
          columns={[
            { key: 'organisation', title: t('organisation'), value: ({ organisation }) => organisation.name },
            {
              key: 'index',
              title: t('index'),
              value: ({ hundredths }) => said(hundredths, t('noIndex')),
              align: 'right',
            },
            { key: 'weight', title: t('scored'), value: ({ weight }) => `${weight}%`, align: 'right' },
            ...indicators.map(({ code, title }) => ({
              key: code,
              title: `${code} ${title}`,
              value: ({ scores }: Evaluation['results'][number]) =>
                said(scores.find((score) => score.code === code)?.hundredths ?? null, '—'),
              align: 'right' as const,
            })),
          ]}
        />
      </Section>
      <HowComputed evaluation={evaluation} />
      <WhatIf evaluation={evaluation} indicators={indicators} />
      {objections.length > 0 ? (
        <Section title={t('objections')} id="objections">
          <DataTable
            title={t('objections')}
            name="objections"
            rows={objections}
            rowKey={({ id }) => id}
            columns={[
              { key: 'organisation', title: t('organisation'), value: ({ organisation }) => organisation },
              { key: 'indicator', title: t('indicator'), value: ({ indicator }) => indicator },
              { key: 'state', title: t('state'), value: ({ stateTitle }) => say(stateTitle) },
              { key: 'statement', title: t('statement'), value: ({ statement }) => statement },
              { key: 'answer', title: t('answer'), value: ({ answer }) => answer ?? '' },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('scheme')} id="scheme">
        <SchemeFacts scheme={scheme} />
      </Section>
      <IndicatorTable indicators={indicators} />
    </Page>
  );
}

/** Each score with the formula and the figures put in, and the figures themselves: what somebody needs who computes it again. */
function HowComputed({ evaluation: { results, scheme } }: { evaluation: Evaluation }) {
  const t = useTexts(evaluationWords);
  const say = useSay();
  const titleOf = (code: string) => scheme.indicators.find((one) => one.code === code)?.title ?? '';
  const figures = new Map(
    scheme.indicators.flatMap(({ numerator, denominator }) =>
      [...numerator, ...denominator].map(({ name, title }) => [name, say(title)] as const),
    ),
  );
  const scores = results.flatMap(({ organisation, scores: own }) =>
    own.map((score) => ({ ...score, organisation: organisation.name })),
  );
  const inputs = results.flatMap(({ organisation, inputs: own }) =>
    own.map((input) => ({ ...input, organisation: organisation.name })),
  );
  return (
    <>
      <Section title={t('how')} note={say(scheme.formula)} id="how">
        <DataTable
          title={t('how')}
          name="how"
          rows={scores}
          rowKey={({ organisation, code }) => `${organisation} ${code}`}
          columns={[
            {
              key: 'organisation',
              title: t('organisation'),
              value: ({ organisation }) => organisation,
              filter: true,
            },
            {
              key: 'indicator',
              title: t('indicator'),
              value: ({ code }) => `${code} ${titleOf(code)}`,
              filter: true,
            },
            {
              key: 'value',
              title: t('value'),
              value: ({ numerator, denominator }) =>
                denominator === null ? `${numerator ?? '—'}` : `${numerator ?? '—'} ÷ ${denominator}`,
            },
            {
              key: 'substitution',
              title: t('substitution'),
              value: ({ substitution, lacking }) =>
                lacking === null ? substitution : t(lacking as 'few' | 'not-taken' | 'excluded'),
            },
            {
              key: 'score',
              title: t('score'),
              value: ({ hundredths }) => said(hundredths, '—'),
              align: 'right',
            },
          ]}
        />
      </Section>
      <Section title={t('inputs')} id="inputs">
        <DataTable
          title={t('inputs')}
          name="inputs"
          rows={inputs}
          rowKey={({ organisation, origin, name }) => `${organisation} ${origin} ${name}`}
          columns={[
            {
              key: 'organisation',
              title: t('organisation'),
              value: ({ organisation }) => organisation,
              filter: true,
            },
            { key: 'origin', title: t('origin'), value: ({ origin }) => origin },
            { key: 'figure', title: t('figure'), value: ({ name }) => figures.get(name) ?? name },
            {
              key: 'taken',
              title: t('taken'),
              value: ({ value }) => value ?? t('not-taken'),
              align: 'right',
            },
          ]}
        />
      </Section>
    </>
  );
}
