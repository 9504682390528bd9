import type { DisclosedLine } from '#api-client';
import { Absent, DataTable, PageLink, useSay, useTexts } from '#ui-kit';
import { yearlyWords } from './words.ts';

/** At most so many entries are linked one by one. */
const linked = 3;

/** What is disclosed, each line with the way to its entries in the log. */
export function LinesTable({ lines, title }: { lines: readonly DisclosedLine[]; title: string }) {
  const t = useTexts(yearlyWords);
  const say = useSay();
  const rows = lines.map((line, place) => ({ ...line, key: `${place}` }));
  return (
    <DataTable
      title={title}
      name="l"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'item', title: t('item'), value: ({ fieldTitle }) => say(fieldTitle), filter: true },
        { key: 'label', title: t('label'), value: ({ label }) => say(label) },
        { key: 'value', title: t('value'), value: ({ value }) => say(value) },
        {
          key: 'evidence',
          title: t('evidence'),
          value: ({ entries }) => entries[0]?.index,
          render: (line) => <Proof line={line} />,
        },
      ]}
    />
  );
}

function Proof({ line: { entries, facts } }: { line: DisclosedLine }) {
  const t = useTexts(yearlyWords);
  if (facts)
    return (
      <PageLink to={`/facts?kind=${facts.kind}&from=${facts.from}&until=${facts.until}`}>
        {t('days')}
      </PageLink>
    );
  if (entries.length === 0) return <Absent as="none" />;
  return (
    <span className="gs-act-links">
      {entries.slice(0, linked).map(({ entry, index }) => (
        <PageLink key={entry} to={index === null ? `/receipts/${entry}` : `/evidence/${index}`}>
          {index === null ? t('waiting') : t('entry', { index: String(index) })}
        </PageLink>
      ))}
      {entries.length > linked ? t('andMore', { count: String(entries.length - linked) }) : null}
    </span>
  );
}
