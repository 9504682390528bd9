import type { Formation } from '#api-client';
import { DataTable, useSay, useTexts } from '#ui-kit';
import { priceWords } from './words.ts';

/** A computation step by step: amount, formula, what went in, and the clause. */
export function StepsTable({ steps, title }: { steps: Formation['steps']; title: string }) {
  const t = useTexts(priceWords);
  const say = useSay();
  return (
    <DataTable
      title={title}
      name="steps"
      rows={steps}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', title: t('symbol'), value: ({ code }) => code },
        { key: 'title', title: t('what'), value: (step) => say(step.title) },
        { key: 'amount', title: t('amount'), value: ({ yuan }) => yuan, align: 'right' },
        { key: 'formula', title: t('formula'), value: ({ formula }) => formula },
        {
          key: 'inputs',
          title: t('inputs'),
          value: ({ inputs }) => inputs.map(({ name, value }) => `${say(name)} ${value}`).join('；'),
        },
        { key: 'clause', title: t('clause'), value: ({ clause }) => clause },
      ]}
    />
  );
}
