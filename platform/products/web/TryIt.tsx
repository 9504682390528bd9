import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type Product, useMe, useTryProduct } from '#api-client';
import { Nothing, ProblemNotice, problemOf, Section, State, useSay, useTexts } from '#ui-kit';
import { exampleTrial } from './example-call.ts';
import { productWords } from './words.ts';

/** Kinds that can be tried on made-up data. */
export const triable = ({ kind, state }: Product): boolean =>
  state === 'listed' && ['data-api', 'index', 'model-features'].includes(kind);

/** 试用: choose parameters and see an answer of the same shape over made-up data. */
export function TryIt({ product }: { product: Product }) {
  const t = useTexts(productWords);
  const { data: me } = useMe();
  const trial = useTryProduct(product.id);
  const [values, setValues] = useState<{ readonly [name: string]: string }>(() =>
    Object.fromEntries(product.parameters.map(({ name, values: allowed }) => [name, allowed[0] ?? ''])),
  );
  const [copied, setCopied] = useState('');
  const example = exampleTrial(product, values, location.origin);
  return (
    <Section title={t('try')} note={t('tryNote')}>
      {me?.signedIn ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            trial.mutate({ purpose: product.purpose, parameters: values });
          }}
        >
          {product.parameters.map(({ name, values: allowed }) => (
            <p key={name}>
              <label htmlFor={`try-${name}`}>
                <code>{name}</code>
              </label>{' '}
              {allowed.length > 0 ? (
                <Select
                  id={`try-${name}`}
                  value={values[name] ?? ''}
                  popupMatchSelectWidth={false}
                  options={allowed.map((value) => ({ value, label: value }))}
                  onChange={(value: string) => setValues({ ...values, [name]: value })}
                />
              ) : (
                <Input
                  id={`try-${name}`}
                  value={values[name] ?? ''}
                  onChange={({ target }) => setValues({ ...values, [name]: target.value })}
                />
              )}
            </p>
          ))}
          <Button htmlType="submit" loading={trial.isPending}>
            {t('tryNow')}
          </Button>
        </form>
      ) : (
        <Nothing>{t('trySignIn')}</Nothing>
      )}
      {trial.error ? <ProblemNotice problem={problemOf(trial.error)} /> : null}
      <div aria-live="polite">{trial.data ? <Trial trial={trial.data} /> : null}</div>
      <pre className="gs-code">{example}</pre>
      <Button
        aria-live="polite"
        onClick={() => void navigator.clipboard.writeText(example).then(() => setCopied(example))}
      >
        {copied === example ? t('copied') : t('copy')}
      </Button>
    </Section>
  );
}

/** The answer; blanks say why they are blank. */
function Trial({ trial }: { trial: NonNullable<ReturnType<typeof useTryProduct>['data']> }) {
  const t = useTexts(productWords);
  const say = useSay();
  const blank = new Map(trial.suppressed.map((cell) => [`${cell.row} ${cell.column}`, cell.statement]));
  return (
    <>
      <p className="gs-warn">▲ {say(trial.notice)}</p>
      <div className="gs-table-scroll">
        <table>
          <caption className="gs-hidden">{t('try')}</caption>
          <thead>
            <tr>
              {trial.columns.map(({ name }, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(trial.rows ?? []).slice(0, shownRows).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of an answer is its place and never moves.
              <tr key={row}>
                {cells.map((cell, column) => {
                  const why = blank.get(`${row} ${column}`);
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    <td key={column}>
                      {why ? (
                        <State reason={say(why)}>{t('blank')}</State>
                      ) : cell === null ? (
                        '—'
                      ) : (
                        String(cell)
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(trial.rows?.length ?? 0) > shownRows ? <p>{t('tryMore', { rows: shownRows })}</p> : null}
    </>
  );
}

const shownRows = 50;
