import type { GradingOfResource } from '#api-client';
import { useTexts } from '#ui-kit';
import { gradingWords, type LevelName, matrixWords, useLevelWord } from './words.ts';

type Grading = NonNullable<GradingOfResource['open']>;

/** GB/T 43697: rows by who is harmed, columns by how much. Ordinary harm to the public is a parameter of R59. */
const matrix: readonly (readonly [object: keyof typeof matrixWords.pairs, levels: readonly LevelName[]])[] = [
  ['national-security', ['core', 'core', 'important', 'general-1']],
  ['economy', ['core', 'important', 'general-4', 'general-1']],
  ['social-order', ['core', 'important', 'general-4', 'general-1']],
  ['public-interest', ['core', 'important', 'general-4', 'general-1']],
  ['organisation', ['general-4', 'general-3', 'general-2', 'general-1']],
  ['individual', ['general-4', 'general-3', 'general-2', 'general-1']],
];
const degrees = ['extremely-serious', 'serious', 'ordinary', 'none'] as const;

/** The matrix, with how many reasons of a grading fall into each cell. */
export function MatrixTable({ grading }: { grading: Grading | null }) {
  const t = useTexts(gradingWords);
  const word = useTexts(matrixWords);
  const level = useLevelWord();
  const counts = new Map<string, number>();
  for (const { reasons } of grading ? [grading, ...grading.items] : [])
    for (const { object, degree } of reasons)
      if (object && degree) counts.set(`${object}/${degree}`, (counts.get(`${object}/${degree}`) ?? 0) + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="gs-table-scroll" aria-label={t('matrixTable')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('object')}</th>
            {degrees.map((degree) => (
              <th key={degree} scope="col">
                {word(degree)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map(([object, row]) => (
            <tr key={object}>
              <th scope="row">{word(object)}</th>
              {degrees.map((degree, place) => {
                const count = counts.get(`${object}/${degree}`) ?? 0;
                return (
                  <td key={degree}>
                    {count > 0 ? (
                      <strong>
                        {level(row[place]!)} · {count}
                      </strong>
                    ) : (
                      level(row[place]!)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
