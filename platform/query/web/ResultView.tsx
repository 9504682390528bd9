import type { ResultTable } from '#api-client';
import { State, useSay, useTexts } from '#ui-kit';
import { NoiseOf } from './NoiseOf.tsx';
import { runWords } from './words.ts';

/** A guarded result: blank numbers look different from nulls, and say why. */
export function ResultView({ result, title }: { result: ResultTable; title: string }) {
  const t = useTexts(runWords);
  const say = useSay();
  const blank = new Map(result.suppressed.map((cell) => [`${cell.row} ${cell.column}`, cell.statement]));
  const numeric = result.columns.map(({ type }) => type === 'integer' || type === 'decimal');
  return (
    <>
      <p className="gs-note">{t('resultNote')}</p>
      <NoiseOf result={result} />
      <div className="gs-table-scroll">
        <table>
          <caption className="gs-hidden">{title}</caption>
          <thead>
            <tr>
              {result.columns.map(({ name }, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
                <th key={column} scope="col" className={numeric[column] ? 'gs-right' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(result.rows ?? []).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a result is its place and never moves.
              <tr key={row}>
                {cells.map((cell, column) => {
                  const why = blank.get(`${row} ${column}`);
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    <td key={column} className={numeric[column] ? 'gs-right gs-figure' : undefined}>
                      {why ? (
                        <State reason={say(why)}>{t('blankCell')}</State>
                      ) : cell === null ? (
                        <span className="gs-absent">{t('nullCell')}</span>
                      ) : typeof cell === 'boolean' ? (
                        t(cell ? 'yes' : 'no')
                      ) : (
                        cell
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {result.complete ? null : <p className="gs-warn">▲ {t('cut')}</p>}
    </>
  );
}
