import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClockHandler, chinaCalendar, text } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { settleTown, town } from './cases/town.ts';
import { caseworkDatabase, createTicker, openTask, startClock, stopClock } from './index.ts';
import { remind } from './reminder.ts';
import { reminderKind } from './store/clocks.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
  await settleTown(db.pool);
  await db.pool.query(
    'CREATE TABLE handled (place bigint GENERATED ALWAYS AS IDENTITY, clock text NOT NULL, at timestamptz NOT NULL)',
  );
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    'TRUNCATE casework.clock, casework.task, casework.notice, kernel.outbox, handled CASCADE',
  );
  db.clock.set('2026-01-05T09:00:00+08:00');
});

const clause = { document: '登记办法', article: '12' };
const inHours = (hours: number) => {
  const dueAt = db.clock.now().add({ hours });
  return {
    dueAt,
    lastDay: Temporal.PlainDate.from('2026-01-05'),
    provisional: false,
    calendarVersion: 'test',
  };
};
const start = (id: string, hours: number, kind = 'test.period') =>
  db.database.transaction((tx) =>
    startClock(tx, { kind, subject: { kind: 'thing', id }, rule: 'R9', clause, deadline: inHours(hours) }),
  );
const note: ClockHandler = async (tx, clock) => {
  await tx
    .tables<{ handled: { clock: string; at: Temporal.Instant } }>()
    .insertInto('handled')
    .values({ clock: clock.subjectId, at: tx.now })
    .execute();
};
const handled = async (): Promise<string[]> =>
  (await db.pool.query('SELECT clock FROM handled ORDER BY place')).rows.map((row) => row.clock);
const tickerWith = (
  handlers: Record<string, ClockHandler> = {},
  onError: (error: unknown) => void = () => {},
) =>
  createTicker({
    database: db.database,
    clock: db.clock,
    handlers: new Map(Object.entries({ 'test.period': note, ...handlers })),
    onError: (_clock, error) => onError(error),
    intervalMs: 5,
  });

describe('the ticker', () => {
  it('fires what is due, in due order, at the instant and not before', async () => {
    await start('late', 3);
    await start('early', 1);
    await start('never', 100);
    const ticker = tickerWith();
    db.clock.set(db.clock.now().add({ hours: 1 }).subtract({ milliseconds: 1 }));
    expect(await ticker.tick()).toEqual([]);
    db.clock.advance({ milliseconds: 1 });
    expect((await ticker.tick()).map(({ subject }) => subject.id)).toEqual(['early']);
    db.clock.advance({ hours: 48 });
    expect(await ticker.tick()).toMatchObject([
      { kind: 'test.period', subject: { kind: 'thing', id: 'late' } },
    ]);
    expect(await ticker.tick()).toEqual([]);
    expect(await handled()).toEqual(['early', 'late']);
    const { rows } = await db.pool.query(
      "SELECT payload ->> 'subjectId' AS id FROM kernel.outbox WHERE kind = 'casework.clock-fired' ORDER BY id",
    );
    expect(rows.map((row) => row.id).sort()).toEqual(['early', 'late']);
  });

  it('does what a handler left once it is committed, one after the other, and nothing waits for a line that hangs', async () => {
    const asked: string[] = [];
    let answer = (): void => {};
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const errors: unknown[] = [];
    const ticker = tickerWith(
      {
        'test.asks': async (tx, clock) => {
          await note(tx, clock);
          return async () => {
            asked.push(`${clock.subjectId} after ${(await handled()).join()}`);
            if (clock.subjectId === 'hangs') await silence;
            if (clock.subjectId === 'dies') throw new Error('the line broke');
          };
        },
      },
      (error) => errors.push(error),
    );
    await start('hangs', 1, 'test.asks');
    await start('dies', 2, 'test.asks');
    db.clock.advance({ hours: 2 });
    const first = ticker.tick();
    while (asked.length === 0) await sleep(5);
    await start('other', 1);
    db.clock.advance({ hours: 1 });
    expect((await ticker.tick()).map(({ subject }) => subject.id)).toEqual(['other']);
    expect(asked).toHaveLength(1);
    let stopped = false;
    const stop = ticker.stop().then(() => {
      stopped = true;
    });
    await sleep(20);
    expect(stopped).toBe(false);
    answer();
    expect((await first).map(({ subject }) => subject.id)).toEqual(['hangs', 'dies']);
    await stop;
    expect(asked[0]).toMatch(/^hangs after hangs/);
    expect(asked[1]).toMatch(/^dies after hangs,dies,other/);
    expect(errors).toEqual([new Error('the line broke')]);
    expect(await ticker.tick()).toEqual([]);
  });

  it('fires also what becomes due by what fired, after days of standing still', async () => {
    const chain: ClockHandler = async (tx, clock) => {
      await note(tx, clock);
      if (clock.subjectId === 'third') return;
      const next = clock.subjectId === 'first' ? 'second' : 'third';
      await startClock(tx, {
        kind: 'test.chain',
        subject: { kind: 'thing', id: next },
        rule: 'R9',
        clause,
        deadline: { ...inHours(0), dueAt: clock.dueAt.add({ hours: 24 }) },
      });
    };
    await start('first', 1, 'test.chain');
    db.clock.advance({ hours: 24 * 40 });
    expect(await tickerWith({ 'test.chain': chain }).tick()).toHaveLength(3);
    expect(await handled()).toEqual(['first', 'second', 'third']);
  });

  it('fires exactly once, however many tickers there are and however the clock jumps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ thing: fc.nat({ max: 4 }), hours: fc.nat({ max: 60 }) }), {
          minLength: 8,
          maxLength: 30,
        }),
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }),
        async (due, jumps) => {
          await db.pool.query('TRUNCATE casework.clock, handled CASCADE');
          const begun = db.clock.now();
          // Each clock is of a kind of its own, so that a thing may have several at once.
          const kinds = due.map((_one, index) => `test.k${index}`);
          const slow =
            (kind: string): ClockHandler =>
            async (tx, clock) => {
              await note(tx, { ...clock, subjectId: `${clock.subjectId}:${clock.dueAt}:${kind}` });
              await sleep(1);
            };
          const handlers = Object.fromEntries(kinds.map((kind) => [kind, slow(kind)]));
          const tickers = [tickerWith(handlers), tickerWith(handlers)];
          for (const [index, one] of due.entries())
            await start(`thing-${one.thing}`, one.hours, kinds[index]);
          for (const hours of [...jumps, 60]) {
            db.clock.advance({ hours });
            await Promise.all(tickers.map((ticker) => ticker.tick()));
          }
          await Promise.all(tickers.map((ticker) => ticker.tick()));
          const seen = await handled();
          const expected = due.map(
            (one, index) => `thing-${one.thing}:${begun.add({ hours: one.hours })}:${kinds[index]}`,
          );
          expect([...seen].sort()).toEqual([...expected].sort());
          for (let thing = 0; thing < 5; thing++) {
            const times = seen
              .filter((line) => line.startsWith(`thing-${thing}:`))
              .map((line) => line.slice(8, 28));
            expect(times).toEqual([...times].sort());
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('leaves a clock due whose handler threw, with none of its writes, and goes on with the others', async () => {
    const errors: unknown[] = [];
    let broken = true;
    const brittle: ClockHandler = async (tx, clock) => {
      await note(tx, clock);
      if (broken) await tx.tables<{ nowhere: { x: string } }>().selectFrom('nowhere').select('x').execute();
    };
    await start('broken', 1, 'test.brittle');
    await start('sound', 2);
    await start('broken', 3);
    db.clock.advance({ hours: 5 });
    const ticker = tickerWith({ 'test.brittle': brittle }, (error) => errors.push(error));
    // The other clock of the same thing does not wait either.
    expect((await ticker.tick()).map(({ subject }) => subject.id)).toEqual(['sound', 'broken']);
    expect(errors).toHaveLength(1);
    const state = () =>
      db.pool
        .query(
          "SELECT state, attempts, retry_after > now() AS waits, last_error FROM casework.clock WHERE kind = 'test.brittle'",
        )
        .then(({ rows }) => rows[0]);
    expect(await state()).toMatchObject({ state: 'running', attempts: 1, waits: true });
    expect((await state()).last_error).toContain('nowhere');
    expect(await ticker.tick()).toEqual([]);
    broken = false;
    await db.pool.query('UPDATE casework.clock SET retry_after = now()');
    expect(await ticker.tick()).toHaveLength(1);
    expect(await handled()).toEqual(['sound', 'broken', 'broken']);
  });

  it('does not wait for a clock that another one is firing', async () => {
    const held = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    const slow: ClockHandler = async (tx, clock) => {
      entered.resolve();
      await held.promise;
      await note(tx, clock);
    };
    await start('slow', 1, 'test.slow');
    await start('quick', 2);
    db.clock.advance({ hours: 5 });
    const busy = tickerWith({ 'test.slow': slow }).tick();
    await entered.promise;
    expect(await tickerWith({ 'test.slow': slow }).tick()).toMatchObject([{ subject: { id: 'quick' } }]);
    held.resolve();
    expect(await busy).toMatchObject([{ subject: { id: 'slow' } }]);
    expect(await handled()).toEqual(['quick', 'slow']);
  });

  it('reports a period whose kind nobody handles, and keeps it', async () => {
    const errors: unknown[] = [];
    await start('orphan', 1, 'test.unknown');
    db.clock.advance({ hours: 2 });
    expect(await tickerWith({}, (error) => errors.push(error)).tick()).toEqual([]);
    expect(String(errors[0])).toContain('test.unknown');
  });

  it('does not fire what was stopped in the meantime', async () => {
    await start('stopped', 1);
    await db.database.transaction((tx) =>
      stopClock(tx, { subject: { kind: 'thing', id: 'stopped' }, kind: 'test.period' }),
    );
    db.clock.advance({ hours: 2 });
    expect(await tickerWith().tick()).toEqual([]);
  });

  it('looks by itself once started, and is quiet once stopped', async () => {
    const ticker = tickerWith();
    ticker.start();
    await start('one', 1);
    db.clock.advance({ hours: 2 });
    await expect.poll(handled).toEqual(['one']);
    await ticker.stop();
    await start('two', 1);
    db.clock.advance({ hours: 2 });
    await sleep(40);
    expect(await handled()).toEqual(['one']);
  });
});

describe('a duty with a post', () => {
  const subject = { kind: 'registration-application', id: 'app_1' };
  const duty = () =>
    db.database.transaction((tx) =>
      openTask(tx, {
        kind: 'registration.review',
        title: text('形式审核', 'Form review'),
        subject,
        organisationId: town.registry,
        role: 'registrar-acceptor',
        acts: ['registration.pass-review'],
        clock: {
          kind: 'registration.review',
          rule: 'R8',
          clause,
          deadline: chinaCalendar.deadlineAfter(tx.now, 20),
        },
      }),
    );
  const notices = async () =>
    (await db.pool.query('SELECT kind, post_id, subject_id FROM casework.notice ORDER BY sent_at')).rows;

  it('is reminded of two days before the end, and told when it is over', async () => {
    const task = await duty();
    const ticker = tickerWith({ [reminderKind]: remind });
    db.clock.set('2026-01-31T00:00:00+08:00');
    await ticker.tick();
    expect(await notices()).toEqual([]);
    db.clock.set('2026-02-01T00:00:00+08:00');
    await ticker.tick();
    expect(await notices()).toEqual([
      { kind: 'casework.reminder', post_id: town.acceptor, subject_id: task.id },
    ]);
    db.clock.set('2026-02-03T00:00:00+08:00');
    const fired = await ticker.tick();
    expect(fired.map(({ kind }) => kind)).toEqual(['registration.review']);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['casework.reminder', 'casework.overdue']);
    const { rows } = await db.pool.query(
      "SELECT state, outcome, ended_at FROM casework.clock WHERE nature = 'duty'",
    );
    expect(rows).toEqual([{ state: 'fired', outcome: 'missed', ended_at: null }]);
  });

  it('done before is not reminded of any more', async () => {
    await duty();
    await db.database.transaction((tx) => stopClock(tx, { subject, kind: 'registration.review' }));
    db.clock.advance({ hours: 24 * 60 });
    expect(await tickerWith({ [reminderKind]: remind }).tick()).toEqual([]);
    expect(await notices()).toEqual([]);
  });

  it('done after it fired is late for ever, and its clock is at rest', async () => {
    await duty();
    db.clock.advance({ hours: 24 * 60 });
    await tickerWith({ [reminderKind]: remind }).tick();
    const ended = await db.database.transaction((tx) =>
      stopClock(tx, { subject, kind: 'registration.review' }),
    );
    expect(ended).toMatchObject({ state: 'fired', outcome: 'missed' });
    expect(ended?.endedAt?.toString()).toBe(db.clock.now().toString());
  });
});
