import type { Agreement } from '#api-client';
import { DataTable, State, useTexts } from '#ui-kit';
import { agreementWords } from './words.ts';

/** Two versions of an agreement line by line: where, how, and which lines make the change a larger one. */
export function DifferenceTable({
  title,
  name,
  lines,
  parts,
}: {
  readonly title: string;
  readonly name: string;
  readonly lines: NonNullable<Agreement['differences']>['changes'];
  readonly parts: readonly Pick<Agreement['parts'][number], 'name' | 'number'>[];
}) {
  const t = useTexts(agreementWords);
  const partOf = (named: string | null) => {
    const part = parts.find((one) => one.name === named);
    return part ? t('part', { number: part.number }) : t('wholeDocument');
  };
  return (
    <DataTable
      title={title}
      name={name}
      rows={lines}
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
  );
}
