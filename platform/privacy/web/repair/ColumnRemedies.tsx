import type { RepairDocument, RepairTrial } from '#api-client';
import { useSay, useTexts } from '#ui-kit';
import {
  choiceOf,
  orderedColumns,
  remedyOf,
  type SimpleRemedy,
  simpleRemedies,
  withRemedy,
} from './document.ts';
import { repairWords } from './words.ts';

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
            .map(({ name, proposal }) => {
              const remedy = now.get(name);
              const choice = choiceOf(remedy);
              const proposedChoice = proposal ? choiceOf(proposal.remedy) : null;
              const set = (value: string) =>
                onDocument(
                  withRemedy(
                    document,
                    name,
                    value === 'keep'
                      ? null
                      : value === 'proposed' && proposal
                        ? proposal.remedy
                        : value === 'other' && remedy
                          ? remedy
                          : remedyOf(value as Exclude<SimpleRemedy, 'keep'>),
                  ),
                );
              const isProposed =
                proposal !== null && JSON.stringify(remedy) === JSON.stringify(proposal.remedy);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {proposal ? (
                      <>
                        <strong>{proposal.needed ? t('needed') : t('advised')}</strong>
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
                      value={choice ?? (isProposed ? 'proposed' : 'other')}
                      onChange={(event) => set(event.target.value)}
                    >
                      {simpleRemedies.map((one) => (
                        <option key={one} value={one}>
                          {t(one)}
                        </option>
                      ))}
                      {proposal && proposedChoice === null ? (
                        <option value="proposed">
                          {proposal.remedy.kind === 'generalise'
                            ? t('generalise', { level: proposal.remedy.level })
                            : `${t('advised')}: ${t('cover')}`}
                        </option>
                      ) : null}
                      {remedy && choice === null && !isProposed ? (
                        <option value="other">
                          {remedy.kind === 'generalise'
                            ? t('generalise', { level: remedy.level })
                            : t('other', { kind: remedy.kind })}
                        </option>
                      ) : null}
                    </select>
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
