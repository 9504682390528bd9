import { describe, expect, it } from 'vitest';
import { R32 } from './rules.ts';

const things = [
  { kind: 'product', id: 'prd_1', title: '区域指数', coded: false },
  { kind: 'resource', id: 'res_1', title: '居民', coded: true },
  { kind: 'resource', id: 'res_2', title: '补贴', coded: false },
] as const;

describe('R32 coded before listed', () => {
  it('is not asked for unless a province switches it on', () => {
    expect(R32.judge({ things })).toMatchObject({ holds: true, output: [] });
  });
  it('where it is on, names the product and every resource that has no valid code', () => {
    const verdict = R32.judge({ things }, { codedBeforeListed: true });
    expect(verdict.holds).toBe(false);
    expect(verdict.output.map(({ id }) => id)).toEqual(['prd_1', 'res_2']);
    expect(verdict.reasons.map(({ zh }) => zh).join()).toMatch(/区域指数.*补贴/);
  });
  it('holds when all of them are coded', () => {
    const coded = things.map((thing) => ({ ...thing, coded: true }));
    expect(R32.judge({ things: coded }, { codedBeforeListed: true }).holds).toBe(true);
  });
});
