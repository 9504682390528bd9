import { type Column, DataTable, Section, type Text, useSay, useTexts, When } from '#ui-kit';
import { stepWords } from './words.ts';

interface StepTaken {
  readonly title: Text;
  readonly at: string;
  /** Whose step it was, where the page tells. */
  readonly by?: string | null;
}

/** What was done about a matter, in order; `byWhom` where the reader may know whose step each was. */
export function History({
  title,
  steps,
  byWhom = false,
}: {
  title: string;
  steps: readonly StepTaken[];
  byWhom?: boolean;
}) {
  const t = useTexts(stepWords);
  const say = useSay();
  const by: Column<StepTaken & { place: number }> = {
    key: 'by',
    title: t('by'),
    value: (step) => step.by ?? '',
  };
  return (
    <Section title={title}>
      <DataTable
        title={title}
        name="history"
        rows={steps.map((step, place) => ({ ...step, place }))}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'step', title: t('step'), value: (step) => say(step.title) },
          ...(byWhom ? [by] : []),
          { key: 'when', title: t('when'), value: ({ at }) => at, render: ({ at }) => <When at={at} time /> },
        ]}
      />
    </Section>
  );
}
