import type { Run } from '#api-client';
import { Facts, Section, useTexts } from '#ui-kit';
import { runWords } from './words.ts';

interface Recorded {
  readonly printed: string;
  readonly printedDigest: string;
  readonly revisions: readonly {
    readonly resource: string;
    readonly title: string;
    readonly revision: string;
    readonly sha256: string;
  }[];
  readonly versions: { readonly [program: string]: string };
  /** Absent until the result may be told of. */
  readonly result?: { readonly digest: string };
}

/** The record of a run: what one needs to compute the same answer again. */
export function RunRecord({ run }: { run: Run }) {
  const t = useTexts(runWords);
  const record = run.record as unknown as Recorded;
  return (
    <Section title={t('record')} note={t('recordNote')}>
      <Facts
        items={[
          ...(record.result
            ? [
                { label: t('recordDigest'), value: <code className="gs-digest">{run.recordDigest}</code> },
                {
                  label: t('resultDigest'),
                  value: <code className="gs-digest">{record.result.digest}</code>,
                },
              ]
            : []),
          { label: t('printedDigest'), value: <code className="gs-digest">{record.printedDigest}</code> },
          {
            label: t('versions'),
            value: Object.entries(record.versions)
              .map(([name, version]) => `${name} ${version}`)
              .join(' · '),
          },
          ...record.revisions.map(({ resource, title, revision, sha256 }) => ({
            label: `${t('revisions')} · ${title}`,
            value: (
              <>
                <code className="gs-digest">
                  {resource} {revision}
                </code>
                <code className="gs-digest">{sha256}</code>
              </>
            ),
          })),
        ]}
      />
      <details>
        <summary>{t('printed')}</summary>
        <pre className="gs-code">{record.printed}</pre>
      </details>
    </Section>
  );
}
