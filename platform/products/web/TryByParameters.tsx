import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type Product, useTryProduct, useTryReport } from '#api-client';
import { ProblemNotice, problemOf, useSay, useTexts } from '#ui-kit';
import { CopyCall } from './CopyCall.tsx';
import { exampleTrial } from './example-call.ts';
import { TrialReport } from './TrialReport.tsx';
import { TrialTable } from './TrialTable.tsx';
import { productWords } from './words.ts';

/** Choose parameters and see a table, or for a report its text. */
export function TryByParameters({ product }: { product: Product }) {
  const t = useTexts(productWords);
  const say = useSay();
  const table = useTryProduct(product.id);
  const report = useTryReport(product.id);
  const trial = product.kind === 'report' ? report : table;
  const [values, setValues] = useState<{ readonly [name: string]: string }>(() =>
    Object.fromEntries(product.parameters.map(({ name, values: allowed }) => [name, allowed[0] ?? ''])),
  );
  return (
    <>
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
      {trial.error ? <ProblemNotice problem={problemOf(trial.error)} /> : null}
      <div aria-live="polite">
        {trial.data ? <p className="gs-warn">▲ {say(trial.data.notice)}</p> : null}
        {table.data ? <TrialTable answer={table.data} /> : null}
        {report.data ? <TrialReport product={product} trial={report.data} /> : null}
      </div>
      <CopyCall example={exampleTrial(product, values, location.origin)} />
    </>
  );
}
