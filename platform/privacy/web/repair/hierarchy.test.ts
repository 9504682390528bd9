import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  decoded,
  hierarchyFor,
  hierarchyKinds,
  hierarchyOf,
  levelsOf,
  stepsOf,
  tableFrom,
  withSteps,
} from './hierarchy.ts';

const arx = readFileSync(
  new URL('../../cases/repair/adult_hierarchy_education.csv', import.meta.url),
  'utf8',
);

it('a file of ARX is read with all its levels', () => {
  const read = tableFrom(arx);
  if (!read.ok) throw new Error(read.why);
  expect(levelsOf(read.hierarchy)).toBe(3);
  expect(read.hierarchy).toMatchObject({ kind: 'table', lines: expect.arrayContaining([]) });
});

it('commas, quotes, an opening mark and the encoding of a bureau are understood', () => {
  expect(tableFrom('\ufeff甲,"子,丑",*\r\n乙,"寅""卯",*\r\n')).toEqual({
    ok: true,
    hierarchy: {
      kind: 'table',
      lines: [
        ['甲', '子,丑', '*'],
        ['乙', '寅"卯', '*'],
      ],
    },
  });
  expect(decoded(Uint8Array.from([0xbc, 0xd7, 0x2c, 0x2a]).buffer)).toBe('甲,*');
});

it.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['a;b\nc', 'uneven'],
  ['a\nb', 'levels'],
  [Array(21).fill('a').join(';'), 'levels'],
  ['a;b\n'.repeat(20_001), 'too-long'],
])('%# is told as what is wrong with it', (text, why) => {
  expect(tableFrom(text)).toEqual({ ok: false, why });
});

it('steps are typed as they are shown, and what is no number is not taken', () => {
  for (const kind of hierarchyKinds) {
    if (kind === 'table') continue;
    const hierarchy = hierarchyOf(kind);
    const steps = stepsOf(hierarchy);
    if (steps !== null) expect(withSteps(hierarchy, steps)).toEqual(hierarchy);
    expect(levelsOf(hierarchy)).toBeGreaterThanOrEqual(4);
  }
  expect(withSteps(hierarchyOf('intervals'), '5，10 30')).toMatchObject({ widths: ['5', '10', '30'] });
  for (const wrong of ['', 'a', '5, -1', '1e3']) expect(withSteps(hierarchyOf('grid'), wrong)).toBeNull();
  expect(withSteps(hierarchyOf('prefix'), '2.5')).toBeNull();
});

it('a column begins with what suits its type', () => {
  expect(hierarchyFor('date').kind).toBe('date');
  expect(hierarchyFor('decimal').kind).toBe('intervals');
  expect(hierarchyFor('text').kind).toBe('prefix');
});
