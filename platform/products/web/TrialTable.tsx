import type { Trial } from '#api-client';
import { State, useSay, useTexts } from '#ui-kit';
import { productWords } from './words.ts';

const shownRows = 50;

/** An answer, made up where nothing else is said; blanks say why they are blank. */
export function TrialTable({
  answer: { columns, rows, suppressed },
  title,
}: {
  answer: Pick<Trial, 'columns' | 'rows' | 'suppressed'>;
  /** What the table is to who does not see the page. */
  title?: string;
}) {
  const t = useTexts(productWords);
  const say = useSay();
  const blank = new Map(suppressed.map((cell) => [`${cell.row} ${cell.column}`, cell.statement]));
  return (
    <>
      <div className="gs-table-scroll">
        <table>
          <caption className="gs-hidden">{title ?? t('try')}</caption>
          <thead>
            <tr>
              {columns.map(({ name }, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).slice(0, shownRows).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of an answer is its place and never moves.
              <tr key={row}>
                {cells.map((cell, column) => {
                  const why = blank.get(`${row} ${column}`);
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                    <td key={column}>
                      {why ? (
                        <State reason={say(why)}>{t('blank')}</State>
                      ) : cell === null ? (
                        '—'
                      ) : (
                        String(cell)
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(rows?.length ?? 0) > shownRows ? <p>{t('tryMore', { rows: shownRows })}</p> : null}
    </>
  );
}
