import { Button } from 'antd';
import type { Product, ReportTrial } from '#api-client';
import { saveFile, useTexts } from '#ui-kit';
import { productWords } from './words.ts';

/** The text of a made-up report; the page to print can be saved. */
export function TrialReport({ product, trial }: { product: Product; trial: ReportTrial }) {
  const t = useTexts(productWords);
  const { html } = trial;
  return (
    <article aria-label={t('tryReport', { title: product.title, period: trial.period })}>
      {trial.blocks.map((block, place) =>
        block.kind === 'table' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block of a report is its place and never moves.
          <div key={place} className="gs-scroll-x">
            <table className="gs-plain-table">
              <caption>{t('madeUpTable', { title: block.title })}</caption>
              <thead>
                <tr>
                  {block.columns.map((name, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
                    <th key={column} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.rows.map((cells, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <tr key={row}>
                    {cells.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : block.kind === 'heading' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <h3 key={place}>{wordsOf(block.pieces)}</h3>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <p key={place}>{wordsOf(block.pieces)}</p>
        ),
      )}
      {html ? (
        <Button
          onClick={() =>
            saveFile(`${product.code}-${trial.period}-made-up.html`, new Blob([html], { type: 'text/html' }))
          }
        >
          {t('savePage')}
        </Button>
      ) : null}
    </article>
  );
}

const wordsOf = (pieces: readonly { readonly text: string }[]): string =>
  pieces.map(({ text }) => text).join('');
