import type { KeyboardEvent } from 'react';

/** Arrow keys, Home, End and Page keys move between the cells of a table; Tab leaves it. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const cell = (event.target as HTMLElement).closest('td');
  if (!cell || event.target !== cell) return;
  const row = cell.parentElement as HTMLTableRowElement;
  const rows = [...(row.parentElement as HTMLTableSectionElement).rows];
  const y = rows.indexOf(row);
  const x = cell.cellIndex;
  const goal = {
    ArrowUp: [y - 1, x],
    ArrowDown: [y + 1, x],
    ArrowLeft: [y, x - 1],
    ArrowRight: [y, x + 1],
    Home: [event.ctrlKey ? 0 : y, 0],
    End: [event.ctrlKey ? rows.length - 1 : y, row.cells.length - 1],
    PageUp: [Math.max(0, y - 10), x],
    PageDown: [Math.min(rows.length - 1, y + 10), x],
  }[event.key];
  if (event.key === 'Enter') {
    cell.querySelector<HTMLElement>('a, button')?.click();
    return;
  }
  const target = goal && rows[goal[0]!]?.cells[goal[1]!];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
