import { expect, it } from 'vitest';
import { sampleValues } from './sample-values.ts';

const parameter = (name: string, ...values: string[]) => ({ name, type: 'text' as const, values });

it('takes each value of every parameter in turn, and no more calls than asked for', () => {
  const parameters = [parameter('district', '东', '西', '南'), parameter('sex', '男', '女')];
  expect(sampleValues(parameters, 10)).toEqual({
    chosen: [
      { district: '东', sex: '男' },
      { district: '西', sex: '女' },
      { district: '南', sex: '男' },
    ],
    possible: 6n,
  });
  expect(sampleValues(parameters, 2).chosen).toHaveLength(2);
});

it('of no parameter there is one call; of twenty long lists the number is whole', () => {
  expect(sampleValues([], 5)).toEqual({ chosen: [{}], possible: 1n });
  const long = parameter('p', ...Array.from({ length: 500 }, (_, index) => `${index}`));
  expect(
    sampleValues(
      Array.from({ length: 20 }, () => long),
      1,
    ).possible,
  ).toBe(500n ** 20n);
});
