import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import canonicalize from 'canonicalize';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';
import { Person } from './person.ts';

// A yearly disclosure from the task to the citizen who reads it on a phone, takes it away and follows a line to its entry in the log.
// Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
const about = '运营机构信息披露';
const well = { overflow: 0, violations: [] };

/** A step of a task that is not its chief one. */
const unfold = (who: Visitor, act: string) => who.page.locator('summary').filter({ hasText: act }).click();

/** Weekdays until the middle of January, in portions the demo's clock takes. */
async function intoNextYear(): Promise<void> {
  const system = await Person.signIn(demo.program.address, 'system');
  const { now } = (await system.get('/api/v1/site')).body as { now: string };
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const goal = Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 15 });
  let days = 0;
  for (let day = today; Temporal.PlainDate.compare(day, goal) < 0; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) days++;
  for (; days > 0; days -= 200) await system.act('demo.advance-clock', { workingDays: Math.min(days, 200) });
}

beforeAll(async () => {
  demo = await openDemo();
  await intoNextYear();
});
afterAll(() => demo?.close());

describe('a yearly disclosure', () => {
  it('is drafted by the operator, who sees what is missing and adds it', async () => {
    const operator = await demo.office.as('operator');
    await operator.rail('我的办件');
    await operator.untilTask('编制', about);
    await operator.press('按记录编制');
    await operator.toTask('编制', about);
    await operator.page.getByText('缺：自身信息').first().waitFor();
    await operator.picture('disclosure-task');
    await unfold(operator, '补充披露内容');
    await operator.fill('负责部门', '数据运营部');
    await operator.fill('联系方式', '0571-88880000');
    await operator.fill('住所（办公地址）', '示例市数据路1号');
    await operator.press('补充披露内容');
    await operator.toTask('编制', about);
    await unfold(operator, '提交审核');
    await operator.press('提交审核');
  });

  it('is not everybody’s before it is approved', async () => {
    const citizen = await demo.office.visitor();
    await citizen.open('/disclosure');
    const yearly = citizen.page.getByRole('region', { name: '年度信息披露' });
    await yearly.getByText('未到期，编制中').first().waitFor();
    expect(await yearly.getByRole('link', { name: '公枢数据运营有限公司' }).count()).toBe(0);
  });

  it('is approved by a second person of the operator', async () => {
    const second = await demo.office.as('operator2');
    await second.toTask('审核', about);
    await second.fill('审核意见', '内容属实，同意公布。');
    await second.press('审核公布');
  });
});

describe('somebody who is not signed in', () => {
  let citizen: Visitor;
  beforeAll(async () => {
    citizen = await demo.office.visitor();
    await citizen.open('/disclosure');
    await citizen.follow('公枢数据运营有限公司', citizen.page.getByRole('region', { name: '年度信息披露' }));
    await citizen.heading(new RegExp(about));
  });

  it('reads it, wide and on a phone, in both languages', async () => {
    const main = citizen.page.locator('main');
    await main.getByText('产品和服务清单').first().waitFor();
    await citizen.picture('disclosure-yearly');
    expect(await faultsOf(citizen.page)).toEqual(well);
    const phone = await demo.office.visitor(390);
    await phone.page.addInitScript(() => {
      // biome-ignore lint/suspicious/noExplicitAny: runs in the page, whose types the tests do not have.
      (globalThis as any).localStorage.setItem('gongshu.language', 'en');
    });
    await phone.open(new URL(citizen.page.url()).pathname);
    await phone.page.getByText('Digest of the whole').first().waitFor();
    await phone.picture('disclosure-yearly-phone');
    expect(await faultsOf(phone.page)).toEqual(well);
    await phone.open('/disclosure');
    await phone.page
      .getByRole('region', { name: 'This year, line by line' })
      .getByRole('row')
      .first()
      .waitFor();
    expect(await faultsOf(phone.page)).toEqual(well);
  });

  it('downloads CSV and JSON, whose digest is the one published', async () => {
    const saved = async (link: string) => {
      const [download] = await Promise.all([citizen.page.waitForEvent('download'), citizen.follow(link)]);
      return readFile(await download.path(), 'utf8');
    };
    const rows = Papa.parse<Record<string, string>>((await saved('CSV表格')).replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(rows.errors).toEqual([]);
    expect(new Set(rows.data.map((row) => row['field']))).toContain('actual-fees');
    const json = JSON.parse(await saved('JSON'));
    expect(rows.data).toHaveLength(json.lines.length);
    const digest = createHash('sha256')
      .update(canonicalize(JSON.parse(json.canonical))!)
      .digest('hex');
    expect(await citizen.page.locator('main').textContent()).toContain(digest);
    expect(JSON.parse(await saved('字段说明（数据包）')).profile).toBe('tabular-data-package');
  });

  it('follows a line to its entry in the log', async () => {
    await citizen.follow(/^第\d+条$/);
    await citizen.page.waitForURL(/\/evidence\/\d+$/);
    await citizen.page.getByText('公枢数据运营有限公司').first().waitFor();
  });
});
