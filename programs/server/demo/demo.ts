import { Type } from 'typebox';
import { advanceDemoClock } from '#adapters/postgres';
import {
  chinaCalendar,
  dateAt,
  defineAction,
  defineProblems,
  defineRead,
  type Module,
  newSubject,
  ok,
  organisationOf,
  problemTypes,
  refuse,
  startOfDate,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import { openTaskCounts } from '#platform/casework';
import { personOfAccount, postsOf } from '#platform/identity';

const problems = defineProblems('demo', {
  'time-goes-on': {
    status: 409,
    title: text('演示时钟只能向前', 'The demo clock only goes forward'),
    advice: text('请选择更晚的日期。', 'Choose a later date.'),
  },
});

export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: { readonly zh: string; readonly en: string };
}

export interface DemoPorts {
  readonly accounts: () => readonly DemoAccount[];
  /** Read the clock again after the commit and fire what became due. */
  readonly moved: () => void;
}

/** What only a demo home has: its accounts on show, and a clock that can be moved. */
export function demo(ports: DemoPorts): Module {
  const advanceClock = defineAction({
    name: 'demo.advance-clock',
    title: text('推进演示时钟', 'Advance the demo clock'),
    description: text(
      '把演示城市的时间向前推进若干工作日；到期的法定时限随之触发。',
      'Move the demo city’s time forward by working days; statutory clocks that fall due will fire.',
    ),
    input: Type.Object(
      {
        workingDays: Type.Integer({
          minimum: 1,
          maximum: 250,
          default: 1,
          title: '工作日数',
          titleEn: 'Working days',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ now: Type.String(), provisional: Type.Boolean() }),
    problems: [problems['time-goes-on'].type],
    subject: async (_tx, _input, actor) => newSubject('demo-clock', organisationOf(actor)),
    async run(_actor, input, tx) {
      const { date, provisional } = chinaCalendar.addWorkingDays(dateAt(tx.now), input.workingDays);
      // At nine in the morning of that day, when offices open.
      const to = startOfDate(date).add({ hours: 9 });
      if (!(await advanceDemoClock(tx, to))) return refuse(problems['time-goes-on']());
      tx.afterCommit(ports.moved);
      return ok({ now: to.toString(), provisional });
    },
  });

  const accountsRead = defineRead({
    name: 'demo.accounts',
    title: text('演示账号', 'Demo accounts'),
    path: '/api/v1/demo/accounts',
    audience: 'public',
    input: Type.Object({}),
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          username: Type.String(),
          password: Type.String(),
          name: Type.String(),
          organisation: Type.String(),
          role: TextSchema,
          openTasks: Type.Integer({ description: 'Tasks that wait at the posts of the person now.' }),
        }),
      ),
      next: Type.Null(),
      total: Type.Integer(),
    }),
    async run(_actor, _input, tx) {
      const items = [];
      for (const account of ports.accounts())
        items.push({ ...account, openTasks: await tasksWaitingFor(tx, account.username) });
      return ok({ items, next: null, total: items.length });
    },
  });

  return {
    name: 'demo',
    title: text('演示', 'Demo'),
    migrations: new URL('./migrations/', import.meta.url),
    policies: new URL('./policies/', import.meta.url),
    acts: [advanceClock],
    reads: [accountsRead],
    problems: problemTypes(problems),
  };
}

/** Most desks are empty at any time; a visitor should see where work lies. */
async function tasksWaitingFor(tx: Tx, username: string): Promise<number> {
  const personId = await personOfAccount(tx, username);
  if (!personId) return 0;
  const counts = await openTaskCounts(
    tx,
    (await postsOf(tx, personId)).map(({ id }) => id),
  );
  return [...counts.values()].reduce((sum, open) => sum + open, 0);
}
