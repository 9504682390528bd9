import type { Database, Tx } from '#foundation';
import {
  enterFirstAccounts,
  hashPassword,
  holderOf,
  personName,
  personOfAccount,
  postsIn,
  type RoleCode,
  roles,
} from '#platform/identity';
import type { DemoAccount } from './demo.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

/** The password of every demo account. It is shown to everybody, which is why a demo home is served on this machine only. */
export const demoPassword = 'gongshu-demo-2026';

interface Seat {
  readonly username: string;
  readonly organisation: string;
  readonly role: RoleCode;
  /** The second of two posts with the role. */
  readonly second?: true;
}

/** One account for each part of the story, in the order in which the parts act. */
const seats: readonly Seat[] = [
  { username: 'source', organisation: '公枢市民政局', role: 'source-department' },
  { username: 'source2', organisation: '公枢市民政局', role: 'source-department', second: true },
  { username: 'secrecy', organisation: '公枢市民政局', role: 'secrecy-reviewer' },
  { username: 'authority', organisation: '公枢市数据局', role: 'data-authority' },
  { username: 'authority2', organisation: '公枢市数据局', role: 'data-authority', second: true },
  { username: 'acceptor', organisation: '云枢省公共数据资源登记中心', role: 'registrar-acceptor' },
  { username: 'reviewer', organisation: '云枢省公共数据资源登记中心', role: 'registrar-reviewer' },
  {
    username: 'reviewer2',
    organisation: '云枢省公共数据资源登记中心',
    role: 'registrar-reviewer',
    second: true,
  },
  { username: 'coder', organisation: '云枢省公共数据资源登记中心', role: 'registrar-coder' },
  { username: 'authorising', organisation: '公枢市人民政府', role: 'authorising-body' },
  { username: 'authorising2', organisation: '公枢市人民政府', role: 'authorising-body', second: true },
  { username: 'implementing', organisation: '公枢市大数据中心', role: 'implementing-body' },
  { username: 'implementing2', organisation: '公枢市大数据中心', role: 'implementing-body', second: true },
  { username: 'desk', organisation: '公枢市大数据中心', role: 'data-subject-desk' },
  { username: 'operator', organisation: '公枢数据运营有限公司', role: 'operator' },
  { username: 'operator2', organisation: '公枢数据运营有限公司', role: 'operator', second: true },
  { username: 'operator-admin', organisation: '公枢数据运营有限公司', role: 'organisation-admin' },
  { username: 'developer', organisation: '枢链数字科技有限公司', role: 'developer' },
  { username: 'buyer', organisation: '公枢农村商业银行股份有限公司', role: 'buyer' },
  { username: 'buyer-admin', organisation: '公枢农村商业银行股份有限公司', role: 'organisation-admin' },
  { username: 'price', organisation: '公枢市发展改革委', role: 'price-authority' },
  { username: 'auditor', organisation: '公枢市审计局', role: 'auditor' },
  { username: 'system', organisation: '公枢市数据局', role: 'system-admin' },
  { username: 'security', organisation: '公枢市数据局', role: 'security-admin' },
  { username: 'audit', organisation: '公枢市数据局', role: 'audit-admin' },
];

/**
 * Accounts for the people who play the story, entered once. Hashing takes a tenth of a second on purpose, so one hash serves them all;
 * a password everybody knows has nothing to lose by a shared salt. Told again it changes nothing: whoever has an account keeps it,
 * also when the post has gone to somebody else since, and nobody new gets one.
 */
export async function tellAccounts(story: Story, city: DemoCity): Promise<readonly DemoAccount[]> {
  const { database } = story.running;
  const begun = await database.transaction((tx) => personOfAccount(tx, seats[0]?.username ?? ''), {
    mode: 'snapshot',
  });
  if (!begun) {
    const passwordHash = await hashPassword(demoPassword);
    await database.transaction(async (tx) => {
      const accounts = [];
      for (const seat of seats) {
        const personId = await holderOfSeat(tx, city, seat);
        accounts.push({ personId, username: seat.username, passwordHash, oneTime: false });
      }
      await enterFirstAccounts(tx, accounts);
    });
    story.say(`演示账号 ${seats.length} 个`, `${seats.length} demo accounts`);
  }
  return shownAccounts(database);
}

/** Those accounts of the story that there are, as the portal shows them. */
export const shownAccounts = (database: Database): Promise<readonly DemoAccount[]> =>
  database.transaction(
    async (tx) => {
      const shown: DemoAccount[] = [];
      for (const seat of seats) {
        const personId = await personOfAccount(tx, seat.username);
        if (!personId) continue;
        shown.push({
          username: seat.username,
          password: demoPassword,
          name: await personName(tx, personId),
          organisation: seat.organisation,
          role: roles[seat.role].title,
        });
      }
      return shown;
    },
    { mode: 'snapshot' },
  );

async function holderOfSeat(tx: Tx, city: DemoCity, seat: Seat): Promise<string> {
  const organisationId = city.organisations.get(seat.organisation) ?? '';
  const posts = (await postsIn(tx, organisationId)).filter((post) => post.roles.includes(seat.role));
  const post = posts[seat.second ? 1 : 0];
  const holder = post && (await holderOf(tx, post.id));
  if (!holder) throw new Error(`the demo city has no ${seat.role} for account ${seat.username}`);
  return holder.personId;
}
