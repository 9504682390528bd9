import { type EgressEvidence, useEgressEvidence } from '#api-client';
import { Loaded, Nothing, PageLink, Section, usePunctuation, useSay, useTexts, When } from '#ui-kit';
import { ResultView } from './ResultView.tsx';
import { egressWords } from './words.ts';

/** What a reviewer weighs, on the task page: the text, the guarded table, what the guards did, and what resembles it. */
export function EgressPanel({ id }: { id: string }) {
  return (
    <Loaded query={useEgressEvidence(id)} rows={10}>
      {(evidence) => <EvidenceView evidence={evidence} />}
    </Loaded>
  );
}

function EvidenceView({ evidence }: { evidence: EgressEvidence }) {
  const t = useTexts(egressWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  return (
    <>
      <Section title={t('title')}>
        <pre className="gs-code">{evidence.sql}</pre>
        <p>
          {t('tables')}：
          {evidence.tables.map(({ resourceId, title }, index) => (
            <span key={resourceId}>
              {index > 0 ? semicolon : null}
              <PageLink to={`/resources/${resourceId}`}>{title}</PageLink>
            </span>
          ))}
        </p>
      </Section>
      <Section title={t('result')}>
        <ResultView result={evidence.result} title={t('result')} />
      </Section>
      <Section title={t('guards')}>
        <ul>
          {evidence.verdicts.map(({ guard, statement }) => (
            <li key={guard}>{say(statement)}</li>
          ))}
        </ul>
        <p>{t('blank', { count: String(evidence.blank) })}</p>
        {evidence.units.length > 0 ? <Bands units={evidence.units} /> : null}
      </Section>
      <Section title={t('similar')} note={evidence.similar.length > 0 ? t('similarNote') : undefined}>
        {evidence.similar.length === 0 ? <Nothing>{t('noSimilar')}</Nothing> : null}
        <ul className="gs-lines">
          {evidence.similar.map((one) => (
            <Similar key={one.runId} one={one} />
          ))}
        </ul>
        {evidence.productCalls > 0 ? (
          <p className="gs-note">{t('productCalls', { count: String(evidence.productCalls) })}</p>
        ) : null}
      </Section>
    </>
  );
}

function Bands({ units }: { units: EgressEvidence['units'] }) {
  const t = useTexts(egressWords);
  const unitWord = (unit: string) =>
    unit in egressWords.pairs ? t(unit as keyof typeof egressWords.pairs) : unit;
  const band = ({ from, until }: EgressEvidence['units'][number]['bands'][number]) =>
    until === null
      ? t('from', { from: String(from) })
      : from === 0
        ? t('below', { until: String(until) })
        : t('between', { from: String(from), until: String(until - 1) });
  return (
    <div className="gs-table-scroll">
      <table>
        <caption className="gs-hidden">{t('units')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('band')}</th>
            <th scope="col">{t('numbers')}</th>
          </tr>
        </thead>
        <tbody>
          {units.flatMap(({ unit, bands }, index) =>
            bands.map((one) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two tables may protect one kind of unit.
              <tr key={`${index} ${one.from}`}>
                <td>{unitWord(unit)}</td>
                <td className="gs-figure">{band(one)}</td>
                <td className="gs-figure">{one.numbers}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Similar({ one }: { one: EgressEvidence['similar'][number] }) {
  const t = useTexts(egressWords);
  const { semicolon } = usePunctuation();
  const keys = (list: readonly string[]) => list.join(', ');
  const differences = [
    ...(one.condition
      ? [
          t('rowsHere', { rows: one.condition.here ?? t('allRows') }),
          t('rowsThere', { rows: one.condition.there ?? t('allRows') }),
        ]
      : []),
    ...(one.keys.onlyHere.length > 0 ? [t('keysHere', { keys: keys(one.keys.onlyHere) })] : []),
    ...(one.keys.onlyThere.length > 0 ? [t('keysThere', { keys: keys(one.keys.onlyThere) })] : []),
    ...(one.sameRevisions ? [] : [t('otherRevision')]),
  ];
  return (
    <li>
      <h3>
        <PageLink to={`/work/runs/${one.runId}`}>{one.title}</PageLink>
      </h3>
      <p>
        {t('differs')}：{differences.length > 0 ? differences.join(semicolon) : t('sameQuestion')}
      </p>
      <p className="gs-meta">
        <When at={one.at} time />
      </p>
    </li>
  );
}
