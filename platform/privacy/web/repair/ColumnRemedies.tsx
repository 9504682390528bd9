import { Button } from 'antd';
import type { Remedy, RepairDocument, RepairTrial } from '#api-client';
import { useSay, useTexts } from '#ui-kit';
import { kindsFor, orderedColumns, type RemedyKind, remedyOf, withRemedy } from './document.ts';
import { RemedyParameters } from './RemedyParameters.tsx';
import { kindWords, repairWords } from './words.ts';

/** A wide table has its columns with findings first; the rest is reached by the proposal alone. */
const mostColumns = 200;

/** Each column with what was found, its remedy, and whether it narrows persons down. */
export function ColumnRemedies({
  proposed,
  document,
  onDocument,
  quasi,
  onQuasi,
}: {
  proposed: RepairTrial;
  document: RepairDocument;
  onDocument: (document: RepairDocument) => void;
  quasi: readonly string[];
  onQuasi: (quasi: readonly string[]) => void;
}) {
  const t = useTexts(repairWords);
  const kind = useTexts(kindWords);
  const say = useSay();
  const now = new Map(document.columns.map(({ column, remedy }) => [column, remedy]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="gs-table-scroll" aria-label={t('columnsTable')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('found')}</th>
            <th scope="col">{t('remedy')}</th>
            <th scope="col">{t('quasi')}</th>
          </tr>
        </thead>
        <tbody>
          {orderedColumns(proposed)
            .slice(0, mostColumns)
            .map(({ name, type, proposal }) => {
              const remedy = now.get(name);
              const set = (next: Remedy | null) => onDocument(withRemedy(document, name, next));
              const isProposed =
                proposal !== null && JSON.stringify(remedy) === JSON.stringify(proposal.remedy);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {proposal ? (
                      <>
                        <strong>
                          {t(proposal.needed ? 'needed' : proposal.stops ? 'stops' : 'advised')}
                        </strong>
                        <ul>
                          {proposal.why.map((why) => (
                            <li key={why.en}>{say(why)}</li>
                          ))}
                        </ul>
                      </>
                    ) : null}
                  </td>
                  <td>
                    <select
                      aria-label={`${t('remedy')} ${name}`}
                      value={remedy?.kind ?? 'keep'}
                      onChange={({ target }) => {
                        const chosen = target.value as RemedyKind;
                        set(
                          chosen === 'keep'
                            ? null
                            : chosen === proposal?.remedy.kind
                              ? proposal.remedy
                              : remedyOf(chosen, type),
                        );
                      }}
                    >
                      {kindsFor(type).map((one) => (
                        <option key={one} value={one}>
                          {kind(one)}
                        </option>
                      ))}
                    </select>
                    {remedy ? <RemedyParameters column={name} remedy={remedy} onRemedy={set} /> : null}
                    {proposal && !isProposed ? (
                      <Button
                        type="link"
                        aria-label={`${t('asProposed')} ${name}`}
                        onClick={() => set(proposal.remedy)}
                      >
                        {t('asProposed')}
                      </Button>
                    ) : null}
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${t('quasi')} ${name}`}
                      checked={quasi.includes(name)}
                      onChange={(event) =>
                        onQuasi(event.target.checked ? [...quasi, name] : quasi.filter((one) => one !== name))
                      }
                    />
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </section>
  );
}
