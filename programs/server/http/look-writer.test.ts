import { describe, expect, it } from 'vitest';
import type { ActLine, ActLog, Database } from '#foundation';
import { lookWriter } from './look-writer.ts';

const line = (more: Partial<ActLine> = {}): ActLine => ({
  requestId: 'req_1',
  act: 'supervision.tip',
  actor: 'per_a@pst_a',
  subject: 'tip/tip_1',
  outcome: 'looked',
  ...more,
});

function ground({ broken = false } = {}) {
  const commits: ActLine[][] = [];
  let now = 0;
  const actLog = {
    async record(_tx: unknown, lines: readonly ActLine[]) {
      if (broken) throw new Error('disk full');
      commits.push([...lines]);
    },
  } as unknown as ActLog;
  const database = { transaction: (body: (tx: unknown) => unknown) => body({}) } as unknown as Database;
  return {
    commits,
    write: lookWriter({ database, actLog }, () => now),
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

describe('looks', () => {
  it('that arrive together are one commit', async () => {
    const { write, commits } = ground();
    await Promise.all(Array.from({ length: 300 }, (_, at) => write(line({ subject: `tip/tip_${at}` }))));
    expect(commits.flat()).toHaveLength(300);
    expect(commits.length).toBeLessThan(10);
  });

  it('of the same reader at the same thing are one line within ten minutes, and another reader, thing or read is its own', async () => {
    const { write, commits, wait } = ground();
    await write(line());
    wait(9);
    await write(line());
    await write(line({ actor: 'per_b@pst_a' }));
    await write(line({ subject: 'tip/tip_2' }));
    await write(line({ act: 'supervision.alert' }));
    expect(commits.flat()).toHaveLength(4);
    wait(2);
    await write(line());
    expect(commits.flat()).toHaveLength(5);
  });

  it('that cannot be written down fail each time, so that nothing is shown', async () => {
    const { write } = ground({ broken: true });
    await expect(write(line())).rejects.toThrow('disk full');
    await expect(write(line())).rejects.toThrow('disk full');
  });
});
