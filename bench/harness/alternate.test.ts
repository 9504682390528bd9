import { describe, expect, it } from 'vitest';
import { alternate, WrongAnswer } from './alternate.ts';
import { completed, type Finding, isMet } from './result.ts';
import { spreadOf } from './spread.ts';

describe('two ways of one piece of work', () => {
  it('take turns, and each begins every other round', async () => {
    const order: string[] = [];
    const way = (who: string) => async () => {
      order.push(who);
      return { answer: 42, took: who === 'ours' ? 3 : 2 };
    };
    const { ratio, ours } = await alternate('sum', way('ours'), way('peer'), 3);
    expect(order).toEqual(['ours', 'peer', 'ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
    expect(ratio).toBe(1.5);
    expect(ours).toEqual({ median: 3, min: 3, max: 3 });
  });

  it('are not timed when their answers differ', async () => {
    let ran = 0;
    const way = (answer: number) => async () => {
      ran++;
      return { answer, took: 1 };
    };
    await expect(alternate('sum', way(1), way(2), 5)).rejects.toThrow(WrongAnswer);
    expect(ran).toBe(2);
  });

  it('are compared in every round', async () => {
    let calls = 0;
    const changing = async () => ({ answer: ++calls === 3 ? 'other' : 'same', took: 1 });
    await expect(alternate('sum', changing, async () => ({ answer: 'same', took: 1 }), 5)).rejects.toThrow(
      'do not give the same answer',
    );
  });
});

describe('a finding', () => {
  it('is met on the right side of its bar', () => {
    expect([isMet(4, { atMost: 4 }), isMet(4.01, { atMost: 4 })]).toEqual([true, false]);
    expect([isMet(0.2, { atLeast: 0.2 }), isMet(0.19, { atLeast: 0.2 })]).toEqual([true, false]);
  });

  it('has the median between the two in the middle', () => {
    expect(spreadOf([9, 1, 3, 5])).toEqual({ median: 4, min: 1, max: 9 });
    expect(() => spreadOf([])).toThrow('nothing was measured');
  });

  it('says when, on what and at which commit', () => {
    const finding: Finding = {
      name: 'sum',
      what: 'one sum vs another',
      ours: { median: 3, min: 3, max: 3, unit: 'ms' },
      peer: { name: 'other', version: '1', median: 2, min: 2, max: 2 },
      ratio: 1.5,
      bar: { atMost: 2 },
      runs: 3,
    };
    const machine = { cores: 2, memoryGiB: 8, cpu: 'x', node: 'v26', load: 0 };
    expect(completed(finding, { date: '2026-01-05T00:00:00Z', commit: 'abc', machine })).toEqual({
      ...finding,
      met: true,
      date: '2026-01-05T00:00:00Z',
      commit: 'abc',
      machine,
    });
  });
});
