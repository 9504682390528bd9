import { describe, expect, it } from 'vitest';
import { byPurpose, callsUnder, totalUse } from './use.ts';

const exactly = (calls: number) => ({ atLeast: calls, atMost: calls });
const few = { atLeast: 2, atMost: 18 };
const lines = [
  { agreement: 'a', purpose: 'credit', calls: exactly(30) },
  { agreement: 'a', purpose: '其他', calls: exactly(14) },
  { agreement: 'b', purpose: 'loan', calls: exactly(40) },
  { agreement: 'b', purpose: 'traffic', calls: exactly(50) },
  { agreement: '其他', purpose: '其他', calls: few },
];
const granted = new Map([
  ['a', [{ code: 'credit', title: '普惠金融', class: 'industry' }]],
  ['b', [{ code: 'loan', title: '普惠金融', class: 'industry' }]],
]);
const use = () => byPurpose(lines, (agreement) => granted.get(agreement) ?? [], '其他');

describe('use by purpose', () => {
  it('joins the same purpose of several agreements, most used first, merged last', () => {
    expect(use().map(({ purpose, class: of, calls, merged }) => [purpose.zh, of, calls, merged])).toEqual([
      ['普惠金融', 'industry', exactly(70), false],
      ['traffic', null, exactly(50), false],
      ['其他（数量太小，合并公布）', null, { atLeast: 16, atMost: 32 }, true],
    ]);
  });

  it('neither loses nor adds a call', () => {
    const total = totalUse(lines);
    expect(total).toEqual({ atLeast: 136, atMost: 152 });
    expect(use().reduce((sum, { calls }) => sum + calls.atMost, 0)).toBe(total.atMost);
    expect(byPurpose([], () => [], '其他')).toEqual([]);
  });

  it('says of one agreement what is published by its name, and that merged calls may be its too', () => {
    expect(callsUnder(lines, 'a', '其他')).toEqual({ atLeast: 44, atMost: 62 });
    expect(callsUnder(lines.slice(0, 4), 'a', '其他')).toEqual(exactly(44));
    expect(callsUnder(lines.slice(0, 4), 'c', '其他')).toEqual(exactly(0));
  });
});
