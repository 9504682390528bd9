import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#testkit';
import { enterFirstRoster, identity, postsWithRole } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity]);
});
afterAll(() => db.close());

it('posts of the first roster stay in its order, also those of several organisations', async () => {
  const roster = Array.from({ length: 12 }, (_, place) => ({
    name: `单位${place}`,
    kind: 'government-department' as const,
    level: 'prefecture' as const,
    posts: ['甲', '乙'].map((which) => ({
      titleZh: `${place}${which}`,
      titleEn: `${place} ${which}`,
      roles: ['data-authority' as const],
      holder: { name: `人员${place}${which}`, staffNumber: `${place}${which}` },
    })),
  }));
  await db.database.transaction((tx) => enterFirstRoster(tx, roster, '测试'));
  const posts = await db.database.transaction((tx) => postsWithRole(tx, 'data-authority'), {
    mode: 'snapshot',
  });
  expect(posts.map(({ title }) => title.zh)).toEqual(
    roster.flatMap((one) => one.posts.map(({ titleZh }) => titleZh)),
  );
});
