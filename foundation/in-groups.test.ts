import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inGroups } from './in-groups.ts';

/** Doubles numbers and remembers the groups they came in. */
function doubling(options: { readonly largest: number; readonly atOnce?: number }) {
  const groups: (readonly number[])[] = [];
  let under = 0;
  let mostUnder = 0;
  const double = inGroups(async (group: readonly number[]) => {
    groups.push(group);
    under++;
    mostUnder = Math.max(mostUnder, under);
    await wait(2);
    under--;
    if (group.includes(13)) throw new Error('not thirteen');
    return group.map((one) => one * 2);
  }, options);
  return { double, groups, mostUnder: () => mostUnder };
}

describe('work in groups', () => {
  it('takes together what arrived together and gives each its own answer', async () => {
    const { double, groups } = doubling({ largest: 10 });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('gathers what arrives meanwhile, and never hands it to a group that has begun', async () => {
    const { double, groups, mostUnder } = doubling({ largest: 2 });
    const first = double(1);
    await wait(1);
    const later = [2, 3, 4].map(double);
    expect(await Promise.all([first, ...later])).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1], [2, 3], [4]]);
    expect(mostUnder()).toBe(1);
    expect(await double(5)).toBe(10);
  });

  it('has as many groups under way as it may', async () => {
    const { double, mostUnder } = doubling({ largest: 1, atOnce: 2 });
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(mostUnder()).toBe(2);
  });

  it('that fail are worked on one by one: only whose fault it is hears of it', async () => {
    const { double, groups } = doubling({ largest: 10 });
    const settled = await Promise.allSettled([1, 13, 3].map(double));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
      2,
      'Error: not thirteen',
      6,
    ]);
    expect(groups).toEqual([[1, 13, 3], [1], [13], [3]]);
    expect(await double(4)).toBe(8);
  });

  it('is not answered when the answers are fewer than were asked for', async () => {
    const short = inGroups(async (_: readonly number[]): Promise<number[]> => [], { largest: 5 });
    await expect(short(1)).rejects.toThrow('one for one');
  });
});
