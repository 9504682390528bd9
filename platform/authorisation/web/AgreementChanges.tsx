import type { Agreement } from '#api-client';
import { DataTable, Section, State, useTexts } from '#ui-kit';
import { agreementWords } from './words.ts';

/** What this version says otherwise than the one before it. A first version has nothing to compare with and shows nothing. */
export function AgreementChanges({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementWords);
  const { differences, parts } = agreement;
  if (!differences) return null;
  const partOf = (name: string | null) => {
    const part = parts.find((one) => one.name === name);
    return part ? t('part', { number: part.number }) : t('wholeDocument');
  };
  return (
    <Section title={t('changes', { number: differences.number, version: differences.version })}>
      <DataTable
        title={t('changes', { number: differences.number, version: differences.version })}
        name="changes"
        rows={differences.changes}
        rowKey={(change) => change.path}
        columns={[
          { key: 'part', title: t('where'), value: (change) => partOf(change.part), filter: true },
          { key: 'kind', title: t('kind'), value: (change) => t(change.kind), filter: true },
          { key: 'before', title: t('before'), value: (change) => change.before },
          { key: 'after', title: t('after'), value: (change) => change.after },
          {
            key: 'size',
            title: t('size'),
            value: (change) => t(change.larger ? 'larger' : 'minor'),
            filter: true,
            render: (change) => (
              <State tone={change.larger ? 'warning' : 'neutral'}>
                {t(change.larger ? 'larger' : 'minor')}
              </State>
            ),
          },
          { key: 'path', title: t('path'), value: (change) => change.path, hidden: true },
        ]}
      />
    </Section>
  );
}
