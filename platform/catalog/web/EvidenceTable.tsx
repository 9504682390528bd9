import type { Revision } from '#api-client';
import { DataTable, State, type Tone, useLanguage, useSay, useTexts } from '#ui-kit';
import { percentOf, type ShownEvidence, shownEvidence } from './evidence.ts';
import { evidenceWords, useEvidenceValue } from './evidence-words.ts';

type Finding = Revision['findings'][number];
interface Row extends ShownEvidence {
  readonly finding: Finding;
}

const tones: { readonly [confidence: string]: Tone } = { high: 'bad', medium: 'warning', low: 'neutral' };

/** What findings about personal data rest on. The server gives it to people of the department and those who judge it; nothing is drawn otherwise. */
export function EvidenceTable({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const value = useEvidenceValue();
  const language = useLanguage();
  const rows = findings.flatMap((finding): Row[] => {
    const evidence = shownEvidence(finding.evidence as { readonly [name: string]: unknown } | undefined);
    return evidence ? [{ ...evidence, finding }] : [];
  });
  if (rows.length === 0) return null;
  const sentence = language === 'zh' ? '；' : '; ';
  return (
    <>
      <h3>{t('title')}</h3>
      <p className="gs-note">{t('note')}</p>
      <DataTable
        title={t('title')}
        name="evidence"
        rows={rows}
        rowKey={(row) => row.finding.code + say(row.finding.message)}
        columns={[
          { key: 'what', title: t('what'), value: (row) => say(row.finding.message) },
          {
            key: 'confidence',
            title: t('confidence'),
            value: (row) => value(row.confidence),
            filter: true,
            render: (row) => <State tone={tones[row.confidence] ?? 'neutral'}>{value(row.confidence)}</State>,
          },
          { key: 'class', title: t('class'), value: (row) => value(row.class), filter: true },
          { key: 'of', title: t('of'), value: (row) => value(row.of), filter: true },
          {
            key: 'rate',
            title: t('rate'),
            align: 'right',
            value: (row) => `${percentOf(row.hitRate)} (${row.hits} / ${row.lookedAt})`,
          },
          {
            key: 'valid',
            title: t('valid'),
            align: 'right',
            value: (row) => (row.validShare === null ? t('nothingToCheck') : percentOf(row.validShare)),
          },
          {
            key: 'examples',
            title: t('examples'),
            sortable: false,
            value: (row) => row.examples.join(sentence),
          },
          {
            key: 'sensitive',
            title: t('sensitive'),
            value: (row) => `${row.sensitive ? t('yes') : t('no')} (${row.standard})`,
          },
          {
            key: 'why',
            title: t('why'),
            sortable: false,
            value: (row) => row.why.map(say).join(sentence),
          },
        ]}
      />
    </>
  );
}
