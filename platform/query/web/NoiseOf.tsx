import type { ResultTable } from '#api-client';
import { useTexts } from '#ui-kit';
import { runWords } from './words.ts';

/** How far off the numbers of a result may be; nothing where they carry no noise. */
export function NoiseOf({ result: { noise, columns } }: { result: Pick<ResultTable, 'noise' | 'columns'> }) {
  const t = useTexts(runWords);
  if (!noise) return null;
  if (noise.mode === 'cell-key')
    return (
      <p className="gs-note">
        {t('noiseCellKey', { deviation: String(noise.deviation), variance: noise.variance.toFixed(1) })}
      </p>
    );
  return (
    <>
      <p className="gs-note">{t('noiseEpsilon', { epsilon: noise.epsilon })}</p>
      <ul>
        {noise.columns.map((column, index) =>
          column ? (
            <li key={columns[index]?.name}>
              {t('noiseColumn', {
                column: columns[index]?.name ?? '',
                scale: column.scale,
                within: column.within95,
              })}
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
