import { expect, it } from 'vitest';
import { lackedBy, noPopulation, populationInput, sizeOfFraction } from './population.ts';

it('a sampling fraction says how many persons there are, never fewer than rows', () => {
  expect(sizeOfFraction(30_162, '10')).toBe(301_620);
  expect(sizeOfFraction(100, '0.5')).toBe(20_000);
  expect(sizeOfFraction(3, '100')).toBe(3);
  for (const wrong of ['', ' ', '0', '-1', '101', 'x']) expect(sizeOfFraction(100, wrong)).toBeNull();
});

it('asks with what was said last, and with nothing of the other ways', () => {
  const said = { ...noPopulation, size: '5000', fraction: '10', revisionId: 'rev_1' };
  expect(populationInput(said, 100)).toEqual({});
  expect(populationInput({ ...said, way: 'size' }, 100)).toEqual({ populationSize: 5000 });
  expect(populationInput({ ...said, way: 'fraction' }, 100)).toEqual({ populationSize: 1000 });
  expect(populationInput({ ...said, way: 'table' }, 100)).toEqual({ populationRevisionId: 'rev_1' });
  expect(populationInput({ ...said, way: 'fraction', fraction: '0' }, 100)).toEqual({});
});

it('a table without a chosen column cannot be the population', () => {
  expect(lackedBy({ columns: ['年龄', '性别'] }, ['年龄'])).toEqual([]);
  expect(lackedBy({ columns: ['性别'] }, ['年龄', '性别'])).toEqual(['年龄']);
});
