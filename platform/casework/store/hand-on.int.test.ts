import { afterAll, beforeAll, expect, it } from 'vitest';
import { chinaCalendar, text } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { holder, settleTown, town } from '../cases/town.ts';
import {
  caseworkDatabase,
  clocksOf,
  handOn,
  openTask,
  stepsOf,
  tasksOf,
  tellOrganisations,
} from '../index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
  await settleTown(db.pool);
});
afterAll(() => db.close());

const subject = { kind: 'registration-application', id: 'app_1' };
const matter = { ...subject, title: '公交线路' };
const seat = {
  organisationId: town.registry,
  role: 'registrar-acceptor',
  acts: ['registration.accept-application'],
};

it('handing on finishes what was open, writes the step and opens the next task with its clock, in one commit', async () => {
  await db.database.transaction((tx) =>
    openTask(tx, { ...seat, kind: 'registration.before', title: text('之前', 'Before'), subject }),
  );
  await db.database.transaction((tx) =>
    handOn(tx, holder(town.acceptor), matter, text('受理', 'Accepted'), {
      ...seat,
      kind: 'registration.next',
      title: text('形式审核', 'Form review'),
      clock: {
        rule: 'R8',
        clause: { document: '登记办法', article: '11' },
        holds: true,
        reasons: [],
        output: chinaCalendar.deadlineAfter(tx.now, 20),
      },
    }),
  );
  const { tasks, clocks, steps } = await db.database.transaction(async (tx) => ({
    tasks: await tasksOf(tx, subject),
    clocks: await clocksOf(tx, subject),
    steps: await stepsOf(tx, subject),
  }));
  expect(tasks.map(({ kind, state }) => [kind, state]).sort()).toEqual([
    ['registration.before', 'done'],
    ['registration.next', 'open'],
  ]);
  expect(tasks.find(({ state }) => state === 'open')?.title).toEqual({
    zh: '形式审核：公交线路',
    en: 'Form review: 公交线路',
  });
  expect(clocks).toMatchObject([{ kind: 'registration.next', rule: 'R8', state: 'running' }]);
  expect(steps.map(({ title }) => title.zh)).toEqual(['受理']);
});

it('without a next task nobody has anything to do', async () => {
  await db.database.transaction((tx) => handOn(tx, holder(town.acceptor), matter, text('办结', 'Finished')));
  const left = await db.database.transaction((tx) => tasksOf(tx, subject));
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter(({ state }) => state === 'open')).toEqual([]);
});

it('what comes back lies with who of the organisation had it last, and with anybody fit when nobody sits there any more', async () => {
  const returned = { kind: 'registration-application', id: 'app_back' };
  const giveBack = () =>
    db.database.transaction(async (tx) => {
      await handOn(tx, holder(town.source), { ...returned, title: '公交线路' }, text('退回', 'Returned'), {
        ...seat,
        kind: 'registration.again',
        title: text('重新办理', 'Do it again'),
        back: true,
      });
      return (await tasksOf(tx, returned)).find(({ state }) => state === 'open')?.postId;
    });
  await db.database.transaction((tx) =>
    handOn(
      tx,
      holder(town.secondAcceptor),
      { ...returned, title: '公交线路' },
      text('办理', 'Done by the second'),
    ),
  );
  expect(await giveBack()).toBe(town.secondAcceptor);
  await db.pool.query(`UPDATE identity.holding SET ends_at = '2021-01-01' WHERE post_id = $1`, [
    town.secondAcceptor,
  ]);
  expect(await giveBack()).toBe(town.acceptor);
});

it('the same is told to several organisations once each, and not to who did it', async () => {
  await db.database.transaction((tx) =>
    tellOrganisations(tx, holder(town.acceptor), [town.bureau, town.registry, town.bureau], {
      kind: 'registration.told',
      subject,
      text: text('已受理', 'Accepted'),
    }),
  );
  const { rows } = await db.pool.query(
    `SELECT organisation_id, served_at = sent_at AS served FROM casework.notice WHERE kind = 'registration.told'`,
  );
  expect(rows).toEqual([{ organisation_id: town.bureau, served: true }]);
});
