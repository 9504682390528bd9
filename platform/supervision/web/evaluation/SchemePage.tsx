import { type EvaluationScheme, useActsOn, useEvaluationScheme } from '#api-client';
import {
  ActLinks,
  Cite,
  DataTable,
  Facts,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { evaluationWords } from './words.ts';

/** A scheme: indicators, weights and formula, as published. */
export function SchemePage() {
  return (
    <Loaded query={useEvaluationScheme(usePathPart('id'))} rows={8}>
      {(scheme) => <SchemeView scheme={scheme} />}
    </Loaded>
  );
}

function SchemeView({ scheme }: { scheme: EvaluationScheme }) {
  const t = useTexts(evaluationWords);
  const acts = useActsOn('evaluation-scheme', scheme.id).data?.items;
  return (
    <Page
      title={scheme.title}
      above={<PageLink to="/evaluations">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={scheme.state} title={scheme.stateTitle} />
          <ActLinks kind="evaluation-scheme" id={scheme.id} acts={acts} />
        </>
      }
      wide
    >
      <SchemeFacts scheme={scheme} />
      <IndicatorTable indicators={scheme.indicators} />
    </Page>
  );
}

export function SchemeFacts({ scheme }: { scheme: EvaluationScheme }) {
  const t = useTexts(evaluationWords);
  const say = useSay();
  return (
    <Facts
      items={[
        { label: t('version'), value: String(scheme.version) },
        { label: t('effectiveOn'), value: scheme.effectiveOn },
        { label: t('basis'), value: scheme.basis },
        { label: t('clause'), value: <Cite clause={scheme.clause} /> },
        { label: t('formula'), value: say(scheme.formula) },
        { label: t('leastWeight'), value: `${scheme.leastWeight}%` },
        { label: t('digest'), value: <code className="gs-mono">{scheme.digest}</code> },
      ]}
    />
  );
}

export function IndicatorTable({ indicators }: { indicators: EvaluationScheme['indicators'] }) {
  const t = useTexts(evaluationWords);
  const say = useSay();
  const sum = (figures: EvaluationScheme['indicators'][number]['numerator']) =>
    figures.map(({ title }) => say(title)).join(' + ');
  return (
    <Section title={t('indicators')} id="indicators">
      <DataTable
        title={t('indicators')}
        name="indicators"
        rows={indicators}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', title: t('code'), value: ({ code }) => code },
          { key: 'of', title: t('kind'), value: ({ ofTitle }) => say(ofTitle), filter: true },
          { key: 'domain', title: t('domain'), value: ({ domain }) => say(domain), filter: true },
          { key: 'title', title: t('indicator'), value: ({ title }) => title },
          { key: 'definition', title: t('definition'), value: ({ definition }) => definition, width: 280 },
          {
            key: 'source',
            title: t('source'),
            value: ({ numerator, denominator }) =>
              denominator.length > 0 ? `(${sum(numerator)}) ÷ (${sum(denominator)})` : sum(numerator),
          },
          { key: 'atLeast', title: t('atLeast'), value: ({ atLeast }) => atLeast, align: 'right' },
          { key: 'range', title: t('range'), value: ({ worst, best }) => `${worst} → ${best}` },
          { key: 'weight', title: t('weight'), value: ({ weight }) => `${weight}%`, align: 'right' },
          { key: 'missing', title: t('missing'), value: ({ missing }) => say(missing) },
        ]}
      />
    </Section>
  );
}
