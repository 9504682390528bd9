import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { inputProblem } from './validate.ts';

const takes = (format: string, value: string): boolean =>
  inputProblem(Type.Object({ value: Type.String({ format }) }), { value }) === null;

it.each(['2026-01-05', '1000-01-01', '9999-12-31', '2024-02-29'])('takes the date %s', (value) => {
  expect(takes('date', value)).toBe(true);
});

it.each(['0000-01-01', '0000-12-31', '0001-01-01', '2026-02-30', '2026-1-5', '+002026-01-05'])(
  'refuses the date %s, which not every part of the house can read',
  (value) => {
    expect(takes('date', value)).toBe(false);
  },
);

it.each(['2026-01-05T09:00:00Z', '2026-01-05T09:00:00.123456789+08:00', '2026-01-05t09:00:00z'])(
  'takes the time %s',
  (value) => {
    expect(takes('date-time', value)).toBe(true);
    expect(() => Temporal.Instant.from(value)).not.toThrow();
  },
);

it.each([
  '0000-06-01T00:00:00Z',
  '2026-01-05T09:00:00Z[!foo=bar]',
  '2026-01-05T09:00:00+08:00[Asia/Shanghai]',
  '2026-01-05T09:00:00.1234567890Z',
  '2026-01-05T09:00:00',
  '2026-02-30T09:00:00Z',
])('refuses the time %s', (value) => {
  expect(takes('date-time', value)).toBe(false);
});
