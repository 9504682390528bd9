import { describe, expect, it } from 'vitest';
import { organisationKinds } from '#platform/identity';
import { buyerCategories, homeOf, inRegions, whyNotBuyer } from './users.ts';

describe('who may use what an agreement grants', () => {
  it('names kinds as the register of organisations does', () => {
    expect(buyerCategories).toEqual(
      Object.fromEntries(Object.entries(organisationKinds).map(([code, { title }]) => [code, title])),
    );
  });

  it('is at home at its seat, or where its credit code was given', () => {
    expect(homeOf({ division: '110105', uscc: '91350100M000100Y43' })).toBe('110105');
    expect(homeOf({ division: null, uscc: '91350100M000100Y43' })).toBe('350100');
    expect(homeOf({ division: null, uscc: null })).toBeNull();
  });

  it.each([
    ['110105', ['110000'], true],
    ['110105', ['110100'], true],
    ['110105', ['110105'], true],
    ['110105', ['110106'], false],
    ['110100', ['110105'], false],
    ['350100', ['110000', '350000'], true],
    [null, [], true],
    [null, ['110000'], false],
  ] as const)('%s in %j: %s', (home, regions, inside) => {
    expect(inRegions(home, regions)).toBe(inside);
  });

  it('tells a kind that is not named and a seat that lies elsewhere', () => {
    const bank = { kind: 'bank', division: '110105', uscc: null } as const;
    expect(whyNotBuyer({ buyerCategories: ['bank'], regions: ['110000'] }, bank)).toBeNull();
    expect(whyNotBuyer({ buyerCategories: [], regions: [] }, bank)?.zh).toContain('金融机构');
    expect(whyNotBuyer({ buyerCategories: ['bank'], regions: ['350000'] }, bank)?.zh).toContain('350000');
  });
});
