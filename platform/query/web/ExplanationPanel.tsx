import { Button } from 'antd';
import type { Explanation } from '#api-client';
import { Cite, Facts, formatBytes, formatNumber, State, useLanguage, useSay, useTexts } from '#ui-kit';
import { labWords } from './words.ts';

/** What will become of the text beside it: admitted or not and where, what comes out, which clause acts, what is left of the quotas. */
export function ExplanationPanel({
  explanation,
  onPlace,
}: {
  explanation: Explanation;
  onPlace: (line: number, column: number) => void;
}) {
  const t = useTexts(labWords);
  const say = useSay();
  const { refusal, output } = explanation;
  return (
    <>
      <p role="status" aria-live="polite">
        {refusal ? <State tone="bad">{t('refused')}</State> : <State tone="good">{t('admitted')}</State>}
      </p>
      {refusal ? <Refusal refusal={refusal} onPlace={onPlace} /> : null}
      {output ? <Outlook explanation={explanation} output={output} /> : null}
      {explanation.guards.length > 0 ? (
        <details open>
          <summary>{t('guards')}</summary>
          <ul>
            {explanation.guards.map((guard) => (
              <li key={guard.guard}>{say(guard.statement)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <details>
        <summary>{t('clauses')}</summary>
        <ul className="gs-plain">
          {explanation.clauses.map((clause) => (
            <li key={`${clause.part} ${clause.resource} ${clause.acted.zh}`}>
              {clause.resource ? `${clause.resource}：` : ''}
              {say(clause.acted)}{' '}
              <span className="gs-small">
                {t('part', { number: String(clause.number) })}
                {clause.reference ? ` ${clause.reference}` : ''} · <Cite clause={clause.clause} />
              </span>
            </li>
          ))}
        </ul>
      </details>
      {explanation.quotas.length > 0 ? <Quotas quotas={explanation.quotas} /> : null}
      {explanation.printed ? (
        <details>
          <summary>{t('printed')}</summary>
          <pre className="gs-code">{explanation.printed}</pre>
        </details>
      ) : null}
    </>
  );
}

function Refusal({
  refusal,
  onPlace,
}: {
  refusal: NonNullable<Explanation['refusal']>;
  onPlace: (line: number, column: number) => void;
}) {
  const t = useTexts(labWords);
  const say = useSay();
  const { line, column } = refusal;
  return (
    <section className="gs-problem" aria-label={say(refusal.title)}>
      <h3 className="gs-problem-title">✕ {say(refusal.title)}</h3>
      {refusal.detail ? <p>{say(refusal.detail)}</p> : null}
      {line !== null && column !== null ? (
        <p>
          {t('place', { line: String(line), column: String(column) })}{' '}
          <Button size="small" onClick={() => onPlace(line, column)}>
            {t('goThere')}
          </Button>
        </p>
      ) : null}
      {refusal.nearest ? (
        <>
          <h3>{t('nearest')}</h3>
          <pre className="gs-code">{say(refusal.nearest)}</pre>
        </>
      ) : null}
      <p>{say(refusal.advice)}</p>
      {refusal.clause ? (
        <p>
          <Cite clause={refusal.clause} />
        </p>
      ) : null}
    </section>
  );
}

function Outlook({
  explanation: { cost },
  output,
}: {
  explanation: Explanation;
  output: NonNullable<Explanation['output']>;
}) {
  const t = useTexts(labWords);
  const language = useLanguage();
  const word = (code: string) => (code in labWords.pairs ? t(code as keyof typeof labWords.pairs) : code);
  const rows = formatNumber(cost.rows, language);
  return (
    <Facts
      items={[
        {
          label: t('columns'),
          value: output.columns.map(({ name, type }) => `${name} (${type})`).join(' · '),
        },
        { label: t('form'), value: word(output.form) },
        { label: t('mode'), value: word(output.mode) },
        { label: t('review'), value: output.needsReview ? t('reviewNeeded') : t('reviewNotNeeded') },
        {
          label: t('cost'),
          value:
            cost.bytes === null
              ? `${t('costRows', { rows })} · ${t('toBuild', { tables: cost.toBuild.join(', ') })}`
              : t('costBytes', { rows, bytes: formatBytes(cost.bytes, language) }),
        },
      ]}
    />
  );
}

function Quotas({ quotas }: { quotas: Explanation['quotas'] }) {
  const t = useTexts(labWords);
  const language = useLanguage();
  return (
    <details>
      <summary>{t('quotas')}</summary>
      <table className="gs-small">
        <caption className="gs-hidden">{t('quotas')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('quota')}</th>
            <th scope="col">{t('used')}</th>
            <th scope="col">{t('left')}</th>
          </tr>
        </thead>
        <tbody>
          {quotas.map(({ quota, used, left }) => (
            <tr key={quota}>
              <th scope="row">{t(quota as 'callsPerDay')}</th>
              <td className="gs-figure">{formatNumber(Number(used), language)}</td>
              <td className="gs-figure">{formatNumber(Number(left), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
