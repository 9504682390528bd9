import { Input } from 'antd';
import type { RiskChoices } from '#api-client';
import { formatNumber, useLanguage, useTexts } from '#ui-kit';
import {
  lackedBy,
  type PopulationFields,
  type PopulationWay,
  populationWays,
  sizeOfFraction,
} from './population.ts';
import { populationWords } from './population-words.ts';

/** Of whom the table is a part: nothing said, how many they are, which share of them is here, or a table of them. */
export function PopulationChoice({
  choices,
  quasi,
  value,
  onChange,
}: {
  choices: RiskChoices;
  quasi: readonly string[];
  value: PopulationFields;
  onChange: (change: Partial<PopulationFields>) => void;
}) {
  const t = useTexts(populationWords);
  const language = useLanguage();
  const { rows } = choices.revision;
  const persons = sizeOfFraction(rows, value.fraction);
  return (
    <fieldset className="gs-fieldset">
      <legend>{t('population')}</legend>
      <p className="gs-note">{t('populationNote')}</p>
      <p>
        <label htmlFor="risk-population-way">{t('way')}</label>{' '}
        <select
          id="risk-population-way"
          value={value.way}
          onChange={({ target }) => onChange({ way: target.value as PopulationWay })}
        >
          {populationWays.map((way) => (
            <option key={way} value={way} disabled={way === 'table' && choices.populations.length === 0}>
              {t(way)}
            </option>
          ))}
        </select>
      </p>
      {value.way === 'size' ? (
        <p>
          <label htmlFor="risk-population">{t('size')}</label>{' '}
          <Input
            id="risk-population"
            type="number"
            required
            min={Math.max(1, rows)}
            style={{ maxWidth: 220 }}
            value={value.size}
            onChange={({ target }) => onChange({ size: target.value })}
          />
        </p>
      ) : null}
      {value.way === 'fraction' ? (
        <p>
          <label htmlFor="risk-fraction">{t('fraction')}</label>{' '}
          <Input
            id="risk-fraction"
            type="number"
            required
            min={0.0001}
            max={100}
            step="any"
            style={{ maxWidth: 140 }}
            value={value.fraction}
            onChange={({ target }) => onChange({ fraction: target.value })}
          />{' '}
          {persons === null ? null : t('comesTo', { persons: formatNumber(persons, language) })}
        </p>
      ) : null}
      {value.way === 'table' ? (
        <p>
          <label htmlFor="risk-population-table">{t('table')}</label>{' '}
          <select
            id="risk-population-table"
            required
            style={{ maxWidth: '100%' }}
            value={value.revisionId}
            onChange={({ target }) => onChange({ revisionId: target.value })}
          >
            <option value="">{t('chooseTable')}</option>
            {choices.populations.map((one) => {
              const lacked = lackedBy(one, quasi);
              const name = t('tableOf', {
                title: one.title,
                number: String(one.number),
                rows: formatNumber(one.rows, language),
              });
              return (
                <option key={one.revisionId} value={one.revisionId} disabled={lacked.length > 0}>
                  {lacked.length === 0 ? name : `${name} ${t('lacks', { columns: lacked.join('、') })}`}
                </option>
              );
            })}
          </select>
        </p>
      ) : null}
    </fieldset>
  );
}
