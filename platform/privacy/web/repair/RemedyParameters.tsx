import type { Remedy } from '#api-client';
import { useTexts } from '#ui-kit';
import { coveredFamilies } from './document.ts';
import { HierarchyEditor } from './HierarchyEditor.tsx';
import { NumberField } from './NumberField.tsx';
import { familyWords, repairWords } from './words.ts';

/** The particulars of a remedy, beside its kind: how much stays, which level, from how many rows on. */
export function RemedyParameters({
  column,
  remedy,
  onRemedy,
}: {
  column: string;
  remedy: Remedy;
  onRemedy: (remedy: Remedy) => void;
}) {
  const t = useTexts(repairWords);
  const family = useTexts(familyWords);
  const label = (of: string) => `${of}（${column}）`;
  switch (remedy.kind) {
    case 'mask':
      return (
        <div className="gs-lab-choice">
          <NumberField
            label={t('keepFirst')}
            name={label(t('keepFirst'))}
            value={remedy.keepFirst}
            least={0}
            most={100}
            onValue={(keepFirst) => onRemedy({ ...remedy, keepFirst })}
          />
          <NumberField
            label={t('keepLast')}
            name={label(t('keepLast'))}
            value={remedy.keepLast}
            least={0}
            most={100}
            onValue={(keepLast) => onRemedy({ ...remedy, keepLast })}
          />
        </div>
      );
    case 'empty-rare':
      return (
        <div className="gs-lab-choice">
          <NumberField
            label={t('below')}
            name={label(t('below'))}
            value={remedy.below}
            least={2}
            most={1_000_000}
            onValue={(below) => onRemedy({ ...remedy, below })}
          />
        </div>
      );
    case 'round':
      return (
        <div className="gs-lab-choice">
          <Decimal
            label={t('base')}
            name={label(t('base'))}
            value={remedy.base}
            onValue={(base) => onRemedy({ ...remedy, base: base || '1' })}
          />
        </div>
      );
    case 'bound':
      return (
        <div className="gs-lab-choice">
          {(['bottom', 'top'] as const).map((side) => (
            <Decimal
              key={side}
              label={t(side)}
              name={label(t(side))}
              value={remedy[side] ?? ''}
              onValue={(bound) => {
                const { [side]: _, ...rest } = remedy;
                onRemedy(bound === '' ? rest : { ...remedy, [side]: bound });
              }}
            />
          ))}
        </div>
      );
    case 'cover-identifiers':
      return (
        <fieldset className="gs-plain">
          <legend>{t('families')}</legend>
          {coveredFamilies.map((one) => (
            <label key={one}>
              <input
                type="checkbox"
                checked={remedy.families.includes(one)}
                // The last one stays: covering nothing is no remedy.
                disabled={remedy.families.length === 1 && remedy.families.includes(one)}
                onChange={({ target }) =>
                  onRemedy({
                    ...remedy,
                    families: coveredFamilies.filter((other) =>
                      other === one ? target.checked : remedy.families.includes(other),
                    ),
                  })
                }
              />{' '}
              {family(one)}{' '}
            </label>
          ))}
        </fieldset>
      );
    case 'generalise':
      return <HierarchyEditor column={column} remedy={remedy} onRemedy={onRemedy} />;
    default:
      return null;
  }
}

/** A decimal as it is typed; what is none yet goes no further. */
function Decimal({
  label,
  name,
  value,
  onValue,
}: {
  label: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label>
      {label}
      <input
        key={value}
        aria-label={name}
        defaultValue={value}
        inputMode="decimal"
        size={8}
        onBlur={({ target }) => {
          const typed = target.value.trim();
          if (/^(-?\d{1,15}(\.\d{1,9})?)?$/.test(typed)) onValue(typed);
          else target.value = value;
        }}
      />
    </label>
  );
}
