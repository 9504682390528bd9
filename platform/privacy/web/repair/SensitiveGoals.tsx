import { Button } from 'antd';
import { useTexts } from '#ui-kit';
import { repairWords } from './words.ts';

export interface SensitiveGoal {
  readonly column: string;
  readonly distinctL?: number;
  readonly entropyL?: number;
  readonly t?: number;
  readonly ordered?: boolean;
}

const most = 5;

/** What every class must be like in sensitive columns: so many different values, so even, or no farther from the whole table than t. */
export function SensitiveGoals({
  columns,
  goals,
  onGoals,
}: {
  columns: readonly string[];
  goals: readonly SensitiveGoal[];
  onGoals: (goals: SensitiveGoal[]) => void;
}) {
  const t = useTexts(repairWords);
  const set = (place: number, goal: SensitiveGoal) =>
    onGoals(goals.map((one, at) => (at === place ? goal : one)));
  const free = columns.filter((column) => goals.every((goal) => goal.column !== column));
  const numbers = [
    ['distinctL', 2, 1000, 'numeric'],
    ['entropyL', 1, 1000, 'decimal'],
    ['t', 0, 1, 'decimal'],
  ] as const;
  return (
    <fieldset className="gs-plain">
      <legend>{t('sensitive')}</legend>
      {goals.map((goal, place) => (
        <div className="gs-lab-choice" key={goal.column}>
          <label>
            {t('column')}
            <select
              value={goal.column}
              onChange={({ target }) => set(place, { ...goal, column: target.value })}
            >
              {[goal.column, ...free].map((column) => (
                <option key={column}>{column}</option>
              ))}
            </select>
          </label>
          {numbers.map(([name, least, largest, mode]) => (
            <label key={name}>
              {t(name)}
              <input
                key={goal[name] ?? ''}
                aria-label={`${t(name)}（${goal.column}）`}
                defaultValue={goal[name] ?? ''}
                inputMode={mode}
                size={5}
                onBlur={({ target }) => {
                  const typed = target.value.trim();
                  const value = Number(typed);
                  const whole = mode !== 'numeric' || Number.isInteger(value);
                  const { [name]: _, ...rest } = goal;
                  if (typed === '') set(place, rest);
                  else if (whole && value >= least && value <= largest)
                    set(place, { ...goal, [name]: value });
                  else target.value = String(goal[name] ?? '');
                }}
              />
            </label>
          ))}
          <label>
            {t('ordered')}
            <input
              type="checkbox"
              checked={goal.ordered ?? false}
              onChange={({ target }) => set(place, { ...goal, ordered: target.checked })}
            />
          </label>
          <Button
            aria-label={`${t('takeOut')} ${goal.column}`}
            onClick={() => onGoals(goals.filter((_, at) => at !== place))}
          >
            {t('takeOut')}
          </Button>
        </div>
      ))}
      {free.length > 0 && goals.length < most ? (
        <Button onClick={() => onGoals([...goals, { column: free[0]!, distinctL: 2 }])}>
          {t('addSensitive')}
        </Button>
      ) : null}
    </fieldset>
  );
}
