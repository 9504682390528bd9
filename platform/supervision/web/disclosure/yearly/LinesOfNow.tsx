import { useDisclosedLines } from '#api-client';
import { Loaded, Nothing, Section, useTexts } from '#ui-kit';
import { LinesTable } from './LinesTable.tsx';
import { Downloads } from './ReportPage.tsx';
import { yearlyWords } from './words.ts';

/** Continuous disclosure line by line, as it is downloaded. */
export function LinesOfNow() {
  const t = useTexts(yearlyWords);
  return (
    <Section title={t('now')} id="lines" note={t('nowNote')}>
      <Downloads at="/api/v1/disclosure" json="/api/v1/disclosure/lines" csv="/api/v1/disclosure/lines.csv" />
      <Loaded query={useDisclosedLines()} rows={8}>
        {({ lines, whole }) =>
          lines.length === 0 ? (
            <Nothing>{t('noLines')}</Nothing>
          ) : (
            <>
              {whole ? null : <p className="gs-note">{t('notWhole')}</p>}
              <LinesTable lines={lines} title={t('now')} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
