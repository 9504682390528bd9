import { Button } from 'antd';
import type { RepairDocument, RepairTrial } from '#api-client';
import { useTexts } from '#ui-kit';
import { ColumnChoice } from './ColumnChoice.tsx';
import { columnsLeft, type TableStep, withStep } from './document.ts';
import { NumberField } from './NumberField.tsx';
import { SensitiveGoals } from './SensitiveGoals.tsx';
import { repairWords } from './words.ts';

/** What is done to the table as a whole, in its order: small classes left out, numbers put together into means. */
export function TableSteps({
  revision,
  document,
  onDocument,
  quasi,
}: {
  revision: RepairTrial['revision'];
  document: RepairDocument;
  onDocument: (document: RepairDocument) => void;
  quasi: readonly string[];
}) {
  const t = useTexts(repairWords);
  const add = (step: TableStep) => onDocument(withStep(document, document.table.length, step));
  const numbers = columnsLeft(document, revision.columns, 'micro-aggregate');
  const all = columnsLeft(document, revision.columns, 'suppress-small-classes');
  return (
    <>
      {document.table.length === 0 ? null : (
        <ol>
          {document.table.map((step, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
            <li key={`${place}-${step.kind}`}>
              <Step
                step={step}
                columns={step.kind === 'micro-aggregate' ? numbers : all}
                onStep={(next) => onDocument(withStep(document, place, next))}
              />
            </li>
          ))}
        </ol>
      )}
      <p className="gs-lab-run">
        <Button
          disabled={all.length === 0}
          onClick={() =>
            add({
              kind: 'suppress-small-classes',
              columns: quasi.length > 0 ? all.filter((column) => quasi.includes(column)) : all.slice(0, 1),
              below: 5,
              how: 'rows',
            })
          }
        >
          {t('addSuppression')}
        </Button>
        <Button
          disabled={numbers.length === 0}
          onClick={() =>
            add({ kind: 'micro-aggregate', columns: numbers.slice(0, 1), size: 5, method: 'sorted' })
          }
        >
          {t('addMeans')}
        </Button>
      </p>
    </>
  );
}

function Step({
  step,
  columns,
  onStep,
}: {
  step: TableStep;
  columns: readonly string[];
  onStep: (step: TableStep | null) => void;
}) {
  const t = useTexts(repairWords);
  const choice = (
    <ColumnChoice
      label={t('stepColumns')}
      columns={columns}
      chosen={step.columns}
      // The last one stays: a step over no columns is none.
      onChosen={(chosen) => chosen.length > 0 && onStep({ ...step, columns: chosen })}
      nothing="—"
    />
  );
  const gone = <Button onClick={() => onStep(null)}>{t('takeOut')}</Button>;
  if (step.kind === 'micro-aggregate')
    return (
      <>
        <strong>{t('means')}</strong>
        {choice}
        <div className="gs-lab-choice">
          <NumberField
            label={t('groupSize')}
            value={step.size}
            least={2}
            most={10_000}
            onValue={(size) => onStep({ ...step, size })}
          />
          <label>
            {t('method')}
            <select
              value={step.method}
              onChange={({ target }) => onStep({ ...step, method: target.value as typeof step.method })}
            >
              <option value="sorted">{t('sorted')}</option>
              <option value="mdav">{t('mdav')}</option>
            </select>
          </label>
          {gone}
        </div>
      </>
    );
  return (
    <>
      <strong>{t('suppress')}</strong>
      {choice}
      <div className="gs-lab-choice">
        <NumberField
          label={t('k')}
          value={step.below}
          least={2}
          most={1_000_000}
          onValue={(below) => onStep({ ...step, below })}
        />
        <label>
          {t('how')}
          <select
            value={step.how}
            onChange={({ target }) => onStep({ ...step, how: target.value as typeof step.how })}
          >
            <option value="rows">{t('howRows')}</option>
            <option value="cells">{t('howCells')}</option>
          </select>
        </label>
        {gone}
      </div>
      <SensitiveGoals
        columns={columns.filter((column) => !step.columns.includes(column))}
        goals={step.sensitive ?? []}
        onGoals={(sensitive) => {
          const { sensitive: _, ...rest } = step;
          onStep(sensitive.length > 0 ? { ...step, sensitive } : rest);
        }}
      />
    </>
  );
}
