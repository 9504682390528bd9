import { Input } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useWhatIf } from '#api-client';
import { Loaded, Section, useSay, useTexts } from '#ui-kit';
import { StepsTable } from './StepsTable.tsx';
import { priceWords } from './words.ts';

const inputs = {
  costYuan: 'cost',
  subsidyYuan: 'subsidy',
  rate: 'rate',
  tenYearYield: 'yieldRate',
  taxYuan: 'tax',
  deductionYuan: 'deduction',
  takenYuan: 'taken',
} as const;
type Key = keyof typeof inputs;
/** As the server takes them: an amount in yuan, a rate in per cent. */
const amount = /^(0|[1-9]\d{0,12})(\.\d{1,2})?$/;
const rate = /^(0|[1-9]\d?|100)(\.\d{1,6})?$/;
const takes = (key: Key, value: string) => (key.endsWith('Yuan') ? amount : rate).test(value);

/** Any input changed: what would be permitted, and whether the rate and the deviation keep to the rules. Nothing is recorded. */
export function WhatIf({ id }: { id: string }) {
  const t = useTexts(priceWords);
  const place = useId();
  const [typed, setTyped] = useState<{ readonly [key in Key]?: string }>({});
  const keys = Object.keys(inputs) as Key[];
  // What is deferred is the state itself: an object made anew in each drawing would be deferred anew each time.
  const settled = useDeferredValue(typed);
  const given = Object.fromEntries(
    keys.flatMap((key) => (settled[key] && takes(key, settled[key]) ? [[key, settled[key]]] : [])),
  );
  return (
    <Section title={t('whatIf')}>
      <p>{t('whatIfLead')}</p>
      <div className="gs-fields">
        {keys.map((key) => {
          const wrong = Boolean(typed[key]) && !takes(key, typed[key] ?? '');
          const field = `${place}-${key}`;
          return (
            <div key={key}>
              <label htmlFor={field}>{t(inputs[key])}</label>
              <Input
                id={field}
                inputMode="decimal"
                value={typed[key] ?? ''}
                {...(wrong ? { status: 'error', 'aria-describedby': `${field}-wrong` } : {})}
                onChange={({ target }) => setTyped({ ...typed, [key]: target.value.trim() })}
              />
              {wrong ? <p id={`${field}-wrong`}>{t('notANumber')}</p> : null}
            </div>
          );
        })}
      </div>
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
