import { useState } from 'react';
import { useWhatIf } from '#api-client';
import { Loaded, Section, useSay, useTexts } from '#ui-kit';
import { StepsTable } from './StepsTable.tsx';
import { priceWords } from './words.ts';

const inputs = { rate: 'rate', costYuan: 'cost', taxYuan: 'tax', takenYuan: 'taken' } as const;
type Input = keyof typeof inputs;
const number = /^(0|[1-9]\d*)(\.\d{1,6})?$/;

/** Any input changed: what would be permitted, and whether the rate and the deviation keep to the rules. Nothing is recorded. */
export function WhatIf({ id }: { id: string }) {
  const t = useTexts(priceWords);
  const [typed, setTyped] = useState<{ readonly [key in Input]?: string }>({});
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value && number.test(value)));
  return (
    <Section title={t('whatIf')}>
      <p>{t('whatIfLead')}</p>
      <p>
        {(Object.keys(inputs) as Input[]).map((key) => (
          <label key={key}>
            {t(inputs[key])}{' '}
            <input
              inputMode="decimal"
              value={typed[key] ?? ''}
              onChange={({ target }) => setTyped({ ...typed, [key]: target.value.trim() })}
            />{' '}
          </label>
        ))}
      </p>
      {Object.keys(given).length > 0 ? <Answer id={id} given={given} /> : null}
    </Section>
  );
}

function Answer({ id, given }: { id: string; given: { readonly [key: string]: string } }) {
  const t = useTexts(priceWords);
  const say = useSay();
  return (
    <Loaded query={useWhatIf(id, given)} rows={3}>
      {({ steps, revenueYuan, changedBy, says }) => (
        <>
          <p role="status">
            {t('wouldBe')} {revenueYuan}
            {changedBy === null ? '' : `，${t('changed')} ${changedBy}%`}
          </p>
          <ul>
            {says.map((one) => (
              <li key={one.en}>{say(one)}</li>
            ))}
          </ul>
          <StepsTable steps={steps} title={t('whatIf')} />
        </>
      )}
    </Loaded>
  );
}
