import { expect, it } from 'vitest';
import { chosenFrom, type Part } from './choice.ts';

const columns = [
  { column: '年龄', role: 'quasi' },
  { column: '疾病', role: 'sensitive' },
  { column: '身份证号', role: 'direct' },
  { column: '备注', role: 'other' },
];

it('begins with what is proposed', () => {
  expect(chosenFrom(columns, new Map())).toEqual({ quasi: ['年龄'], sensitive: ['疾病'], leftOut: [] });
});

it('follows the reader, and tells which proposed quasi-identifiers were left out', () => {
  const changed = new Map<string, Part>([
    ['年龄', 'neither'],
    ['疾病', 'quasi'],
    ['备注', 'sensitive'],
  ]);
  expect(chosenFrom(columns, changed)).toEqual({ quasi: ['疾病'], sensitive: ['备注'], leftOut: ['年龄'] });
});
