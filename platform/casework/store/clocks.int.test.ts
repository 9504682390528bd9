import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chinaCalendar, type Tx } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  caseworkDatabase,
  clocksOf,
  createTicker,
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  stopClock,
} from '../index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query('TRUNCATE casework.clock, casework.task CASCADE');
  db.clock.set('2026-01-05T09:00:00+08:00');
});

const subject = { kind: 'registration-application', id: 'app_1' };
const which = { subject, kind: 'registration.public-notice' };
const act = <Value>(body: (tx: Tx) => Promise<Value>) => db.database.transaction(body);
const workingDays = (tx: Tx, days: number) => chinaCalendar.deadlineAfter(tx.now, days);
const start = (nature: 'duty' | 'period' = 'period') =>
  act((tx) =>
    startClock(tx, {
      ...which,
      rule: 'R9',
      clause: { document: '登记办法', article: '12' },
      deadline: workingDays(tx, 10),
      nature,
    }),
  );
const clocks = () => act((tx) => clocksOf(tx, subject));

it('one of a kind runs for a thing at a time', async () => {
  await start();
  await expect(start()).rejects.toThrow('clock_one_at_a_time');
  await act((tx) => stopClock(tx, which));
  await start();
  expect((await clocks()).map(({ state }) => state).sort()).toEqual(['running', 'stopped']);
});

it('without a task or an organisation whose duty it is, it is a period', async () => {
  const begin = (organisationId?: string) =>
    act((tx) =>
      startClock(tx, {
        subject: { kind: 'x', id: `x_${organisationId}` },
        kind: 'x.y',
        rule: 'R9',
        clause: { document: '登记办法', article: '12' },
        deadline: workingDays(tx, 1),
        ...(organisationId ? { organisationId } : {}),
      }),
    );
  expect((await begin()).nature).toBe('period');
  expect((await begin('org_registry')).nature).toBe('duty');
});

it('stopping what does not run changes nothing', async () => {
  expect(await act((tx) => stopClock(tx, which))).toBeNull();
});

describe('a resubmission', () => {
  it('begins the time anew under the same rule, and says nothing about the time before', async () => {
    await start('duty');
    db.clock.advance({ hours: 24 });
    await act((tx) => restartClock(tx, { ...which, deadline: workingDays(tx, 10) }));
    expect(
      (await clocks()).map(({ state, outcome, rule, lastDay }) => [state, outcome, rule, lastDay.toString()]),
    ).toEqual([
      ['running', undefined, 'R9', '2026-01-20'],
      ['stopped', undefined, 'R9', '2026-01-19'],
    ]);
  });

  it('does not make good what was late before', async () => {
    await start('duty');
    db.clock.advance({ hours: 24 * 30 });
    await act((tx) => restartClock(tx, { ...which, deadline: workingDays(tx, 10) }));
    expect((await clocks()).map(({ outcome }) => outcome)).toEqual([undefined, 'missed']);
  });

  it('also works after the clock was stopped, and not where there never was one', async () => {
    await start('duty');
    await act((tx) => stopClock(tx, which));
    db.clock.advance({ hours: 1 });
    await act((tx) => restartClock(tx, { ...which, deadline: workingDays(tx, 3) }));
    expect((await clocks()).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['running', undefined],
      ['stopped', 'kept'],
    ]);
    await expect(
      act((tx) => restartClock(tx, { subject, kind: 'other', deadline: workingDays(tx, 1) })),
    ).rejects.toThrow('to restart');
  });
});

describe('a recheck', () => {
  it('stops the time of the public notice, which does not run out meanwhile', async () => {
    await start();
    await act((tx) => pauseClock(tx, which));
    const fired: string[] = [];
    const ticker = createTicker({
      database: db.database,
      clock: db.clock,
      handlers: new Map([[which.kind, async (_tx, clock) => void fired.push(clock.id)]]),
      onError: () => {},
    });
    db.clock.advance({ hours: 24 * 60 });
    expect(await ticker.tick()).toEqual([]);
    await act((tx) => resumeClock(tx, { ...which, deadline: workingDays(tx, 2) }));
    expect(await ticker.tick()).toEqual([]);
    db.clock.advance({ hours: 24 * 7 });
    expect(await ticker.tick()).toHaveLength(1);
    expect(fired).toHaveLength(1);
  });

  it('that comes too late finds the time run out, also before the ticker saw it', async () => {
    await start();
    db.clock.advance({ hours: 24 * 60 });
    await expect(act((tx) => pauseClock(tx, which))).rejects.toMatchObject({
      problem: { code: 'casework/clock-ran-out' },
    });
    await expect(act((tx) => resumeClock(tx, { ...which, deadline: workingDays(tx, 1) }))).rejects.toThrow(
      'is not paused',
    );
  });
});
