import { describe, expect, it } from 'vitest';
import { dutyYear } from './duty-year.ts';
import { fieldsOf } from './fields.ts';
import { R33, type YearlyDisclosure } from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const all = Object.fromEntries(
  [...fieldsOf.operator, ...fieldsOf['implementing-body']].map((field) => [field, true]),
);
const judge = (parts: Partial<YearlyDisclosure> = {}) =>
  R33.judge({
    role: 'operator',
    year: 2026,
    beganOn: day('2026-05-01'),
    today: day('2027-02-01'),
    said: all,
    ...parts,
  });

describe('R33: yearly disclosure', () => {
  it('is due by 31 March of the next year, that day included', () => {
    expect(judge().output.dueOn?.toString()).toBe('2027-03-31');
    const late = { said: { ...all, 'actual-fees': false } };
    expect(judge({ ...late, today: day('2027-03-31') }).output.overdue).toBe(false);
    expect(judge({ ...late, today: day('2027-04-01') }).output.overdue).toBe(true);
    expect(judge({ today: day('2027-04-01') }).output.overdue).toBe(false);
  });

  it('asks for nothing about a year before the operation began', () => {
    const verdict = judge({ year: 2025, said: {} });
    expect([verdict.holds, verdict.output]).toEqual([true, { dueOn: null, missing: [], overdue: false }]);
  });

  it.each(['operator', 'implementing-body'] as const)('names every field that %s does not say', (role) => {
    for (const field of fieldsOf[role]) {
      const { [field]: _left, ...rest } = all;
      const verdict = judge({ role, said: rest });
      expect([verdict.holds, verdict.output.missing]).toEqual([false, [field]]);
      expect(verdict.reasons).toHaveLength(2);
    }
    expect(judge({ role }).holds).toBe(true);
  });

  it('does not ask one role for what the other discloses, nor for what does not apply', () => {
    const { scope: _scope, term: _term, ...operatorOnly } = all;
    expect(judge({ said: operatorOnly }).holds).toBe(true);
    expect(judge({ said: { ...all, 'actual-fees': 'not-applicable' } }).holds).toBe(true);
  });
});

describe('the year disclosed next', () => {
  it.each([
    ['2027-03-31', '2026-05-01', null, 2026],
    ['2027-04-01', '2026-05-01', null, 2027],
    ['2027-02-01', '2027-01-10', null, 2027],
    ['2028-02-01', '2026-05-01', '2027-06-30', 2027],
    ['2028-04-01', '2026-05-01', '2027-06-30', null],
  ])('on %s for an operation from %s to %s is %s', (today, beganOn, endedOn, year) => {
    expect(dutyYear(day(today), day(beganOn), endedOn ? day(endedOn) : null)).toBe(year);
  });
});
