import type { ScopePreview } from '#api-client';
import { formatNumber, Section, useLanguage, useSay, useTexts } from '#ui-kit';
import { previewWords } from './preview-words.ts';

/** What remains, what each condition takes away, and rows before and after what is done to them. */
export function PreviewResult({ preview }: { readonly preview: ScopePreview }) {
  const t = useTexts(previewWords);
  const say = useSay();
  const language = useLanguage();
  const { exact, total, remaining, conditions, columns, sample } = preview;
  const count = (number: number | null, known = exact) => {
    if (number === null) return t('few');
    const shown = formatNumber(number, language);
    return known ? shown : t('about', { count: shown });
  };
  // Without a condition all rows remain: that is no estimate.
  const left = count(remaining, exact || conditions.length === 0);
  const share =
    remaining === null || total === 0 ? '—' : `${Math.min(100, (remaining / total) * 100).toFixed(1)}%`;
  return (
    <>
      <p className="gs-preview-sum" role="status">
        <strong>{t('remaining', { remaining: left, total: formatNumber(total, language), share })}</strong>{' '}
        <span className="gs-small">{t('revision', { number: preview.revision })}</span>
      </p>
      <div className="gs-preview-bar" aria-hidden="true">
        <span style={{ width: `${remaining === null || total === 0 ? 0 : (remaining / total) * 100}%` }} />
      </div>
      {exact ? null : <p className="gs-small">{t('near')}</p>}
      {conditions.length === 0 ? (
        <p className="gs-small">{t('noCondition')}</p>
      ) : (
        <div className="gs-preview-scroll">
          <table className="gs-preview-table">
            <thead>
              <tr>
                <th scope="col">{t('condition')}</th>
                <th scope="col">{t('removes')}</th>
                <th scope="col">{t('removesAlone')}</th>
              </tr>
            </thead>
            <tbody>
              {conditions.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may say the same.
                <tr key={index}>
                  <td>{say(one.text)}</td>
                  <td className="gs-preview-number">{count(one.removes)}</td>
                  <td className="gs-preview-number">{count(one.removesAlone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sample === null ? (
        <p className="gs-small">{t('noSample')}</p>
      ) : (
        <Section title={t('sample', { count: sample.length })}>
          <div className="gs-preview-scroll">
            <table className="gs-preview-table">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.title}
                      <br />
                      <span className="gs-small">{say(column.transform)}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sample.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name.
                  <tr key={index}>
                    {columns.map((column, at) => (
                      <td key={column.name}>
                        {column.changed ? (
                          <>
                            <del className="gs-soft">{row.before[at] ?? t('empty')}</del> →{' '}
                            {row.after[at] ?? t('empty')}
                          </>
                        ) : (
                          (row.after[at] ?? <span className="gs-soft">{t('empty')}</span>)
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </>
  );
}
