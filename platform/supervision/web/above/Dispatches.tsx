import type { ReportAbove } from '#api-client';
import { DataTable, Nothing, PageLink, Section, StateOf, useSay, useTexts, When } from '#ui-kit';
import { aboveWords } from './words.ts';

/** What was sent outside, or waits to be, with its receipt. */
export function Dispatches({ dispatches }: { dispatches: ReportAbove['dispatches'] }) {
  const t = useTexts(aboveWords);
  const say = useSay();
  const words: { readonly [way: string]: string } = { line: t('line'), hand: t('hand'), drill: t('drill') };
  return (
    <Section title={t('sending')} id="sending">
      {dispatches.length === 0 ? (
        <Nothing>{t('notSent')}</Nothing>
      ) : (
        <DataTable
          title={t('sending')}
          name="sending"
          rows={dispatches}
          rowKey={({ id }) => id}
          columns={[
            { key: 'to', title: t('to'), value: ({ receiver }) => receiver },
            {
              key: 'state',
              title: t('state'),
              value: ({ stateTitle }) => say(stateTitle),
              render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
            },
            { key: 'way', title: t('way'), value: ({ way }) => (way ? (words[way] ?? way) : '') },
            { key: 'receipt', title: t('receipt'), value: ({ receipt }) => receipt ?? '' },
            {
              key: 'delivered',
              title: t('sentAt'),
              value: ({ deliveredAt }) => deliveredAt ?? '',
              render: ({ deliveredAt }) => (deliveredAt ? <When at={deliveredAt} time /> : null),
            },
            { key: 'tries', title: t('tries'), value: ({ attempts }) => attempts, align: 'right' },
            { key: 'answer', title: t('answer'), value: ({ answer }) => answer ?? '' },
            {
              key: 'paper',
              title: t('files'),
              value: ({ paper }) => paper ?? '',
              render: ({ paper }) =>
                paper ? <PageLink to={`/work/papers/${paper}`}>{t('paper')}</PageLink> : null,
            },
          ]}
        />
      )}
    </Section>
  );
}
