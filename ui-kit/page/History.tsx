import { defineTexts } from '../language/define-texts.ts';
import { type Text, text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import type { Column } from '../table/columns.ts';
import { DataTable } from '../table/DataTable.tsx';
import { When } from '../time/When.tsx';
import { Section } from './Page.tsx';

const words = defineTexts('steps', {
  step: text('步骤', 'Step'),
  by: text('单位', 'By'),
  when: text('时间', 'When'),
});

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
  const t = useTexts(words);
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
