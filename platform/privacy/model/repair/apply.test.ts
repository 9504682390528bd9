import { describe, expect, it } from 'vitest';
import { applyRepair } from './apply.ts';
import type { CellType } from './cell.ts';
import { repairDefects } from './defects.ts';
import type { RepairDocument } from './document.ts';
import { cellAt, type RepairTable } from './table.ts';

const tools = { pseudonym: (value: string) => `p(${value})` };

function tableOf(columns: {
  readonly [name: string]: readonly [CellType, ...(string | null)[]];
}): RepairTable {
  const made = Object.entries(columns).map(([name, [type, ...cells]]) => {
    const values = [...new Set(cells.filter((cell) => cell !== null))];
    return {
      name,
      type,
      values,
      ids: Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell))),
    };
  });
  return { rows: made[0]!.ids.length, columns: made };
}
const cellsOf = (table: RepairTable) =>
  Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      Array.from({ length: table.rows }, (_, row) => cellAt(column, row)),
    ]),
  );
const document = (parts: Partial<RepairDocument>): RepairDocument => ({
  format: 'gongshu-repair/1',
  columns: [],
  table: [],
  ...parts,
});

const people = tableOf({
  name: ['text', '张三', '李四丰', '王', null],
  age: ['integer', '34', '36', '41', '29'],
  pay: ['decimal', '1049.5', '1050', '9000', null],
  town: ['text', 'a', 'a', 'b', 'a'],
});

describe('remedies', () => {
  it('do what they say to each column, and leave the others', () => {
    const { table, outcome } = applyRepair(
      people,
      document({
        columns: [
          { column: 'name', remedy: { kind: 'mask', keepFirst: 1, keepLast: 0 } },
          {
            column: 'age',
            remedy: {
              kind: 'generalise',
              hierarchy: { kind: 'intervals', origin: '0', widths: ['10'] },
              level: 1,
            },
          },
          { column: 'pay', remedy: { kind: 'round', base: '100' } },
        ],
      }),
      tools,
      ['age', 'town'],
    );
    expect(cellsOf(table)).toEqual({
      name: ['张*', '李**', '*', null],
      age: ['[30, 40)', '[30, 40)', '[40, 50)', '[20, 30)'],
      pay: ['1000', '1100', '9000', null],
      town: ['a', 'a', 'b', 'a'],
    });
    expect(outcome).toMatchObject({
      rowsBefore: 4,
      rowsAfter: 4,
      removed: [],
      retyped: ['age'],
      before: { k: 1, unique: 4, classes: 4 },
      after: { k: 1, unique: 2, classes: 3 },
      columns: [
        { column: 'name', remedy: 'mask', changed: 3 },
        { column: 'age', remedy: 'generalise', changed: 4 },
        { column: 'pay', remedy: 'round', changed: 2 },
      ],
    });
  });
  it('drop, empty, bound, rare and pseudonym', () => {
    const { table, outcome } = applyRepair(
      people,
      document({
        columns: [
          { column: 'name', remedy: { kind: 'drop' } },
          { column: 'age', remedy: { kind: 'bound', bottom: '30', top: '40' } },
          { column: 'pay', remedy: { kind: 'empty' } },
          { column: 'town', remedy: { kind: 'empty-rare', below: 2 } },
        ],
      }),
      tools,
    );
    expect(cellsOf(table)).toEqual({
      age: ['34', '36', '40', '30'],
      pay: [null, null, null, null],
      town: ['a', 'a', null, 'a'],
    });
    expect(outcome.removed).toEqual(['name']);
    expect(outcome.retyped).toEqual([]);
    const pseudonyms = applyRepair(
      people,
      document({ columns: [{ column: 'name', remedy: { kind: 'pseudonym' } }] }),
      tools,
    );
    expect(cellsOf(pseudonyms.table)['name']).toEqual(['p(张三)', 'p(李四丰)', 'p(王)', null]);
  });
  it('small classes go, as rows or as cells, after the columns were made coarser', () => {
    const step = { kind: 'suppress-small-classes' as const, columns: ['town'], below: 2 };
    const rows = applyRepair(people, document({ table: [{ ...step, how: 'rows' }] }), tools, ['town']);
    expect(cellsOf(rows.table)['age']).toEqual(['34', '36', '29']);
    expect([...rows.rows]).toEqual([0, 1, 3]);
    expect(rows.outcome).toMatchObject({ rowsAfter: 3, after: { k: 3 } });
    const cells = applyRepair(people, document({ table: [{ ...step, how: 'cells' }] }), tools);
    expect(cellsOf(cells.table)['town']).toEqual(['a', 'a', null, 'a']);
    expect(cells.outcome.columns).toEqual([
      { column: 'town', remedy: 'suppress-small-classes', changed: 1, loss: expect.any(Number) },
    ]);
  });
});

describe('micro-aggregation', () => {
  const numbers = tableOf({
    one: ['integer', '1', '2', '3', '10', '11', '12', '13', null],
    two: ['integer', '1', '2', '3', '10', '11', '12', '13', '5'],
  });
  it('replaces neighbours by their exact mean, groups of at least the size', () => {
    const { table } = applyRepair(
      numbers,
      document({ table: [{ kind: 'micro-aggregate', columns: ['one'], size: 3, method: 'sorted' }] }),
      tools,
    );
    expect(cellsOf(table)['one']).toEqual(['2', '2', '2', '11.5', '11.5', '11.5', '11.5', null]);
    expect(table.columns[0]!.type).toBe('decimal');
  });
  it('MDAV finds the two clusters', () => {
    const { table } = applyRepair(
      numbers,
      document({ table: [{ kind: 'micro-aggregate', columns: ['one', 'two'], size: 3, method: 'mdav' }] }),
      tools,
    );
    expect(cellsOf(table)['one']).toEqual(['2', '2', '2', '11.5', '11.5', '11.5', '11.5', null]);
    expect(cellsOf(table)['two']).toEqual(['2', '2', '2', '11.5', '11.5', '11.5', '11.5', null]);
  });
  it('fewer rows than a group needs are emptied, not told as they are', () => {
    const { table } = applyRepair(
      numbers,
      document({ table: [{ kind: 'micro-aggregate', columns: ['one'], size: 8, method: 'sorted' }] }),
      tools,
    );
    expect(cellsOf(table)['one']).toEqual(Array(8).fill(null));
  });
});

describe('defects of a document', () => {
  const columns = people.columns;
  const defects = (parts: Partial<RepairDocument>) =>
    repairDefects(document(parts), columns, 4).map(({ at }) => at);
  it('a document that fits has none', () => {
    expect(defects({ columns: [{ column: 'age', remedy: { kind: 'round', base: '5' } }] })).toEqual([]);
  });
  it.each<[string, Partial<RepairDocument>]>([
    ['a column there is not', { columns: [{ column: 'x', remedy: { kind: 'drop' } }] }],
    [
      'a column twice',
      {
        columns: [
          { column: 'age', remedy: { kind: 'empty' } },
          { column: 'age', remedy: { kind: 'drop' } },
        ],
      },
    ],
    ['rounding of text', { columns: [{ column: 'town', remedy: { kind: 'round', base: '5' } }] }],
    ['a base of zero', { columns: [{ column: 'age', remedy: { kind: 'round', base: '0' } }] }],
    [
      'bounds the wrong way',
      { columns: [{ column: 'age', remedy: { kind: 'bound', bottom: '9', top: '3' } }] },
    ],
    [
      'a level above the top',
      {
        columns: [{ column: 'town', remedy: { kind: 'generalise', hierarchy: { kind: 'date' }, level: 6 } }],
      },
    ],
    [
      'widths that do not nest',
      {
        columns: [
          {
            column: 'age',
            remedy: {
              kind: 'generalise',
              hierarchy: { kind: 'intervals', origin: '0', widths: ['10', '15'] },
              level: 1,
            },
          },
        ],
      },
    ],
    [
      'a tree in which a node has two above it',
      {
        columns: [
          {
            column: 'town',
            remedy: {
              kind: 'generalise',
              hierarchy: {
                kind: 'table',
                lines: [
                  ['a', 'x', '1'],
                  ['b', 'x', '2'],
                ],
              },
              level: 1,
            },
          },
        ],
      },
    ],
    [
      'averages of what became text',
      {
        columns: [{ column: 'age', remedy: { kind: 'mask', keepFirst: 1, keepLast: 0 } }],
        table: [{ kind: 'micro-aggregate', columns: ['age'], size: 2, method: 'sorted' }],
      },
    ],
    [
      'classes by what is gone',
      {
        columns: [{ column: 'age', remedy: { kind: 'drop' } }],
        table: [{ kind: 'suppress-small-classes', columns: ['age'], below: 2, how: 'rows' }],
      },
    ],
    [
      'nothing left',
      { columns: columns.map(({ name }) => ({ column: name, remedy: { kind: 'drop' as const } })) },
    ],
  ])('%s', (_, parts) => {
    expect(defects(parts).length).toBeGreaterThan(0);
  });
});
