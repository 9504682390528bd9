import { type ReactNode, useId } from 'react';

/** Some of many columns: ticked in a list that opens, so that a wide table stays readable. */
export function ColumnChoice({
  label,
  columns,
  chosen,
  onChosen,
  nothing,
}: {
  label: string;
  columns: readonly string[];
  chosen: readonly string[];
  onChosen: (columns: string[]) => void;
  nothing: ReactNode;
}) {
  const id = useId();
  return (
    <details>
      <summary>
        {label}：{chosen.length === 0 ? nothing : chosen.join('、')}
      </summary>
      {columns.map((column, place) => (
        <label key={column} htmlFor={`${id}-${place}`}>
          <input
            id={`${id}-${place}`}
            type="checkbox"
            checked={chosen.includes(column)}
            onChange={({ target }) =>
              onChosen(columns.filter((one) => (one === column ? target.checked : chosen.includes(one))))
            }
          />{' '}
          {column}{' '}
        </label>
      ))}
    </details>
  );
}
