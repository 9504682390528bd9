import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';

// The timeline of public facts and the disclosure page, whose lines lead to entries. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let citizen: Visitor;
beforeAll(async () => {
  demo = await openDemo();
  citizen = await demo.office.visitor();
});
afterAll(() => demo?.close());

const facts = () => citizen.page.getByRole('list', { name: '公开事项时间线' }).getByRole('listitem');
const search = () => new URL(citizen.page.url()).searchParams;

describe('the timeline', () => {
  it('tells each fact in a sentence, with its day, its kind, its proof and the thing it is about', async () => {
    await citizen.open('/facts');
    await facts().first().waitFor();
    expect(await facts().count()).toBeGreaterThan(8);
    const all = await facts().allTextContents();
    // Whatever kind there is in the demo has words: no id stands where a sentence should.
    expect(all.filter((text) => /^(agr|prd|reg|res|pop|ers)_/.test(text))).toEqual([]);
    await citizen.picture('timeline');
  });

  it('shows what is about one thing alone, and leads to its page and to the proof', async () => {
    await citizen.open('/facts?kind=authorisation.in-force');
    await facts().first().getByRole('button', { name: '只看这一对象' }).click();
    await citizen.page.waitForURL(/subject=agr_/);
    await citizen.open(`/facts?subject=${search().get('subject')}`);
    await facts().first().waitFor();
    await citizen.picture('timeline-of-one');
    await facts().first().getByRole('link', { name: '查看对象' }).click();
    await citizen.heading(/公授|公协|授协/);
    await citizen.page.goBack();
    await facts().first().getByRole('link', { name: '查看凭证' }).click();
    await citizen.page.getByText('已在您的浏览器里核验').waitFor();
  });

  it('is read on a phone, and axe finds nothing', async () => {
    const phone = await demo.office.visitor(390);
    await phone.open('/facts');
    await phone.page.locator('.gs-lines li').first().waitFor();
    expect(await faultsOf(phone.page)).toEqual({ overflow: 0, violations: [] });
    await phone.picture('timeline-phone');
  });
});

describe('every line of the disclosure page', () => {
  it('leads to its entry: authorisations, products, prices', async () => {
    await citizen.open('/disclosure');
    for (const section of ['授权', '产品和服务']) {
      const rows = citizen.page
        .locator('section')
        .filter({ has: citizen.page.getByRole('heading', { level: 2, name: new RegExp(section) }) })
        .locator('tbody tr');
      await rows.first().waitFor();
      const count = await rows.count();
      expect(count).toBeGreaterThan(0);
      expect(await rows.getByRole('link', { name: '查看凭证' }).count(), section).toBe(count);
    }
    await citizen.picture('disclosure');
    const price = citizen.page
      .locator('tbody a')
      .filter({ has: citizen.page.locator('.gs-figure') })
      .first();
    await price.click();
    await citizen.page.getByText('已在您的浏览器里核验').waitFor();
    await citizen.page.getByText('收费标准').first().waitFor();
    await citizen.picture('entry-of-a-price');
  });

  it('and its sums lead to the entries of the days', async () => {
    await citizen.open('/disclosure');
    await citizen.page.getByRole('link', { name: '逐日凭证' }).first().click();
    await citizen.page.waitForURL(/kind=evidence\.daily-use/);
    await facts().first().waitFor();
    expect(await facts().first().textContent()).toMatch(/公布调用/);
  });
});
