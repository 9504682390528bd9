import { describe, expect, it } from 'vitest';
import { filterIn, kindGroups, kindsOf, nameIn, nextDay, pageOf } from './fact-filter.ts';
import { factKinds } from './fact-kinds.ts';

describe('the filter of the timeline, from the address', () => {
  it('takes kind, group, subject and days; the last day is shown, too', () => {
    expect(
      filterIn({ kind: 'products.listed', subject: 'prd_1', from: '2026-01-05', until: '2026-01-31' }),
    ).toEqual({
      kind: 'products.listed',
      subject: 'prd_1',
      from: '2026-01-05',
      until: '2026-02-01',
    });
    expect(filterIn({ kind: 'authorisation.*' })).toEqual({ kind: 'authorisation.*' });
  });

  it('leaves out what it cannot mean', () => {
    expect(filterIn({ kind: 'toString', subject: '', from: 'yesterday', until: '2026-1-5' })).toEqual({});
    expect(filterIn({ kind: 'constructor.*', subject: 'x'.repeat(101) })).toEqual({});
  });

  it.each([
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-01-01'],
  ])('%s is followed by %s', (day, next) => expect(nextDay(day)).toBe(next));
});

it('calls a thing what its facts call it', () => {
  expect(nameIn([{ fact: null }, { fact: { day: 5 } }, { fact: { number: '公授〔2026〕1号' } }])).toBe(
    '公授〔2026〕1号',
  );
  expect(nameIn([{ fact: { title: '指数', number: 7 } }])).toBe('指数');
  expect(nameIn([])).toBeUndefined();
});

it('puts every kind into one group', () => {
  const grouped = Object.keys(kindGroups).flatMap((module) => kindsOf(module).map(([kind]) => kind));
  expect(grouped.sort()).toEqual(Object.keys(factKinds).sort());
});

it('leads to public pages only', () => {
  expect(pageOf('authorisation.expired', 'agr_1')).toBe('/disclosure/agr_1');
  expect(pageOf('projection.destroyed', 'agr_1')).toBe('/disclosure/agr_1');
  expect(pageOf('products.listed', 'prd_1')).toBe('/products/prd_1');
  expect(pageOf('registration.public-notice', 'reg_1')).toBe('/notices/reg_1');
  expect(pageOf('privacy.budget-set', 'pop_1')).toBeNull();
  expect(pageOf('evidence.daily-use', '2026-01-05')).toBeNull();
});
