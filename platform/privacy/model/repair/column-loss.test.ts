import { expect, it } from 'vitest';
import { columnLoss } from './column-loss.ts';
import type { RepairColumn } from './table.ts';

const column = (...cells: (string | null)[]): RepairColumn => {
  const values = [...new Set(cells)].filter((cell) => cell !== null);
  const ids = Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell)));
  return { name: 'a', type: 'text', ids, values };
};

it('loses nothing while rows can be told apart as before, and everything when they are all alike', () => {
  const before = column('a', 'b', 'c', 'd');
  expect(columnLoss(before, before)).toBe(0);
  expect(columnLoss(before, column('w', 'x', 'y', 'z'))).toBe(0);
  expect(columnLoss(before, undefined)).toBe(1);
  expect(columnLoss(before, column(null, null, null, null))).toBe(1);
  expect(columnLoss(before, column('*', '*', '*', '*'))).toBe(1);
});

it('half of the entropy is half of the loss, and a row left out counts for its part', () => {
  // Two bits a row, then one.
  expect(columnLoss(column('a', 'b', 'c', 'd'), column('ab', 'ab', 'cd', 'cd'))).toBeCloseTo(0.5, 12);
  // One bit over four rows, then one bit over two of them.
  expect(columnLoss(column('a', 'a', 'b', 'b'), column('a', 'b'))).toBeCloseTo(0.5, 12);
});

it('a cell that was emptied tells nothing any more, and one that was empty never did', () => {
  // Two bits over four cells, then log2 3 over three of them.
  const before = column('a', 'b', 'c', 'd', null);
  expect(columnLoss(before, column('a', 'b', 'c', null, null))).toBeCloseTo(1 - (3 * Math.log2(3)) / 8, 12);
  expect(columnLoss(before, before)).toBe(0);
});

it('what told nothing loses nothing, also in a table without rows', () => {
  expect(columnLoss(column('a', 'a'), undefined)).toBe(0);
  expect(columnLoss(column(), undefined)).toBe(0);
});
