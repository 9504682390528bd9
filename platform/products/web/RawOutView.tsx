import { type RawOutFigures, useRawOut } from '#api-client';
import { Cite, Loaded, Nothing, Section, State, usePunctuation, useSay, useTexts } from '#ui-kit';
import { reviewWords } from './review-words.ts';

/** 与源数据的重复: measured when the page is opened, in the words of the rule. */
export function RawOutView({ productId }: { productId: string }) {
  const t = useTexts(reviewWords);
  return (
    <Section title={t('rawOut')} note={t('rawOutNote')}>
      <Loaded query={useRawOut(productId)} rows={5}>
        {(figures) => <Figures figures={figures} />}
      </Loaded>
    </Section>
  );
}

function Figures({ figures: { statements, limits, clause } }: { figures: RawOutFigures }) {
  const t = useTexts(reviewWords);
  if (statements.length === 0) return <Nothing>{t('noStatement')}</Nothing>;
  return (
    <>
      <ul className="gs-lines">
        {statements.map((statement) => (
          <li key={statement.name}>
            {statement.name === '' ? null : <code>{statement.name} </code>}
            <Statement statement={statement} />
          </li>
        ))}
      </ul>
      <p className="gs-note">
        {t('limits', { records: percent(limits.recordShare), keys: percent(limits.keyShare) })}{' '}
        <Cite rule="R31" clause={clause} />
      </p>
    </>
  );
}

function Statement({ statement }: { statement: RawOutFigures['statements'][number] }) {
  const t = useTexts(reviewWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const { applies, worst, parameters, measured, possible, refused, unavailable } = statement;
  if (!applies) return <span>{t('notApplied')}</span>;
  const values = Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(semicolon);
  return (
    <>
      {worst ? (
        <>
          <State tone={worst.holds ? 'good' : 'bad'}>
            {worst.holds ? t('withinLimits') : t('willBeRefused')}
          </State>{' '}
          {worst.holds
            ? t('figures', { rows: worst.rows, values: worst.values, keys: worst.keys })
            : say(worst.statement)}
          {values === '' ? null : <div className="gs-small">{t('worstOf', { values })}</div>}
          <div className="gs-small">{t('measured', { measured, possible, refused })}</div>
        </>
      ) : null}
      {unavailable ? (
        <div>
          <State tone="warning">{t('unavailable')}</State> {say(unavailable)}
        </div>
      ) : null}
    </>
  );
}

const percent = (share: number): string => `${share * 100}%`;
