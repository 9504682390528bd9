import { afterAll, beforeAll, expect, it } from 'vitest';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import type { Running } from '../boot.ts';
import { demoPassword, tellAccounts } from './accounts.ts';
import { createStory, type Story } from './story.ts';
import { tellCity } from './tell-city.ts';

let db: TestDatabase;
let story: Story;
const said: string[] = [];
beforeAll(async () => {
  db = await testDatabase([identity]);
  // The city and its accounts need the database only; an act would throw.
  const running = { database: db.database, modules: [identity] } as unknown as Running;
  story = createStory(running, (_zh, en) => void said.push(en));
});
afterAll(() => db.close());

const tell = async () => tellAccounts(story, await tellCity(story));
const count = async (table: string) =>
  (await db.pool.query(`SELECT count(*)::int AS count FROM identity.${table}`)).rows[0].count as number;

it('are there for every part of the story, each somebody else’s, the three administrators three people', async () => {
  const accounts = await tell();
  expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length);
  expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
  expect(accounts.every(({ password }) => password === demoPassword)).toBe(true);
  const titles = accounts.map(({ role }) => role.zh);
  for (const title of [
    '数源部门',
    '数据管理部门',
    '登记受理',
    '登记审核',
    '登记赋码',
    '授权主体',
    '产品购买方',
  ])
    expect(titles).toContain(title);
  for (const title of ['审计人员', '价格主管部门', '系统管理员', '安全管理员', '审计管理员'])
    expect(titles).toContain(title);
  for (const twice of ['实施机构', '运营机构', '单位管理员'])
    expect(titles.filter((title) => title === twice)).toHaveLength(2);
  const { rows } = await db.pool.query('SELECT DISTINCT password FROM identity.login_credential');
  expect(rows).toHaveLength(1);
  expect(await count('account')).toBe(accounts.length);
});

it('told again change nothing, also after a post went to somebody else and an organisation was renamed', async () => {
  const before = await tell();
  const tables = ['account', 'login_user', 'organisation', 'person', 'holding'];
  const sizes = await Promise.all(tables.map(count));
  const taken = await db.pool.query(
    `UPDATE identity.holding SET person_id = (SELECT id FROM identity.person WHERE staff_number = 'D0040')
     WHERE person_id = (SELECT person_id FROM identity.account WHERE username = 'buyer') RETURNING id`,
  );
  await db.pool.query(
    `UPDATE identity.organisation_record SET name = '改名后' WHERE name = '云枢省人民政府'`,
  );
  expect(taken.rowCount).toBe(1);
  said.length = 0;
  expect(await tell()).toEqual(before);
  expect(await Promise.all(tables.map(count))).toEqual(sizes);
  expect(said.some((line) => line.includes('demo accounts'))).toBe(false);
});
