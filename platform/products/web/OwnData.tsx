import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey, type Product, useCallWithOwnData } from '#api-client';
import { ProblemNotice, problemOf, Section, useTexts } from '#ui-kit';
import { ownDataWords } from './own-data-words.ts';
import { TrialTable } from './TrialTable.tsx';
import { useProductWord } from './words.ts';

type Own = NonNullable<Product['ownData']>;

/** 自带数据: the columns a caller brings, and for who ordered the product a call with a file. */
export function OwnData({ product, own }: { product: Product; own: Own }) {
  const t = useTexts(ownDataWords);
  const word = useProductWord();
  return (
    <Section title={t('title')} note={t('note', { rows: own.mostRows })}>
      <div className="gs-scroll-x">
        <table className="gs-plain-table">
          <caption className="gs-hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('type')}</th>
              <th scope="col">{t('rule')}</th>
            </tr>
          </thead>
          <tbody>
            {own.columns.map(({ name, type, required }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{word(type)}</td>
                <td>
                  {name === own.key
                    ? t(own.keyRepeats ? 'repeats' : 'key')
                    : t(required ? 'required' : 'optional')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {product.ordered && product.state === 'listed' ? <CallWithFile product={product} /> : null}
    </Section>
  );
}

/** Each press is a call of its own, metered as one. */
function CallWithFile({ product }: { product: Product }) {
  const t = useTexts(ownDataWords);
  const call = useCallWithOwnData(product.id);
  const [csv, setCsv] = useState('');
  const [origin, setOrigin] = useState('');
  const [values, setValues] = useState<{ readonly [name: string]: string }>(() =>
    Object.fromEntries(product.parameters.map(({ name, values: allowed }) => [name, allowed[0] ?? ''])),
  );
  const answer = call.data;
  return (
    <>
      <h3>{t('call')}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          call.mutate({
            key: newIdempotencyKey(),
            input: { purpose: product.purpose, parameters: values, ownData: { origin, csv } },
          });
        }}
      >
        {product.parameters.map(({ name, values: allowed }) => (
          <p key={name}>
            <label htmlFor={`own-${name}`}>
              <code>{name}</code>
            </label>{' '}
            <Select
              id={`own-${name}`}
              value={values[name] ?? ''}
              popupMatchSelectWidth={false}
              options={allowed.map((value) => ({ value, label: value }))}
              onChange={(value: string) => setValues({ ...values, [name]: value })}
            />
          </p>
        ))}
        <p>
          <label htmlFor="own-file">{t('file')}</label>{' '}
          <input
            id="own-file"
            type="file"
            accept=".csv,text/csv"
            required
            onChange={({ target }) => void target.files?.[0]?.text().then(setCsv)}
          />
        </p>
        <p>
          <label htmlFor="own-origin">{t('origin')}</label>
          <Input
            id="own-origin"
            required
            minLength={2}
            maxLength={300}
            aria-describedby="own-origin-hint"
            value={origin}
            onChange={({ target }) => setOrigin(target.value)}
          />
          <small id="own-origin-hint">{t('originHint')}</small>
        </p>
        {product.privacy?.epsilon ? (
          <p className="gs-note">{t('spends', { epsilon: product.privacy.epsilon })}</p>
        ) : null}
        <Button htmlType="submit" loading={call.isPending} disabled={csv === ''}>
          {t('send')}
        </Button>
      </form>
      {call.error ? <ProblemNotice problem={problemOf(call.error)} /> : null}
      <div aria-live="polite">
        {answer?.ownData ? (
          <>
            <p>
              {t('done', {
                rows: answer.ownData.rows,
                receipt: answer.receiptId,
                salt: answer.ownData.salt,
              })}
            </p>
            {answer.ownData.computed ? null : <p className="gs-warn">▲ {t('notComputed')}</p>}
          </>
        ) : null}
        {answer ? <TrialTable answer={answer} title={t('call')} /> : null}
      </div>
    </>
  );
}
