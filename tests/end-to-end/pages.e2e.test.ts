import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { faultsOf } from './faults-of.ts';
import { type Program, preparedHome, startProgram } from './program.ts';

let home: Awaited<ReturnType<typeof preparedHome>>;
let program: Program;
/** Every page that anybody may open, with a thing of each kind that the demo city has. */
let addresses: string[];

beforeAll(async () => {
  home = await preparedHome();
  program = await startProgram(home.path);
  const first = async (path: string) =>
    ((await (await program.get(path)).json()) as { items: { id: string }[] }).items[0]?.id;
  const open = await first('/api/v1/resources?withData=true&limit=1');
  const bare = await first('/api/v1/resources?defect=duplicate-title&limit=1');
  const notice = await first('/api/v1/public-notices?limit=1');
  const product = await first('/api/v1/products');
  const opened = (
    (await (await program.get('/api/v1/open-data')).json()) as { items: { resourceId: string }[] }
  ).items[0]?.resourceId;
  addresses = [
    '/',
    '/resources',
    '/resources?q=企业',
    '/resources?q=没有这样的数据',
    `/resources/${open}`,
    `/resources/${bare}`,
    '/open',
    `/open/${opened}`,
    '/products',
    ...(product ? [`/products/${product}`] : []),
    '/notices',
    ...(notice ? [`/notices/${notice}`] : []),
    '/registrations',
    '/registrations/NOT-A-CODE',
    '/disclosure',
    '/conduct',
    '/report',
    '/receipts',
    '/evidence',
    '/evidence/0',
    '/facts',
    '/facts?kind=products.*&from=2026-01-01&until=2027-01-01',
    '/rules',
    '/rules/R9',
    '/sign-in',
    '/nothing-here',
  ];
});
afterAll(async () => {
  await program?.kill('SIGTERM');
  await home?.remove();
});

describe.each([1280, 390])('public pages at %i pixels', (width) => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser(width);
  });
  afterAll(() => browser?.close());

  it.each(['zh', 'en'])('fit, are accessible and report no fault in %s', async (language) => {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`${page.url()} threw ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) wrong.push(`${response.url()} answered ${response.status()}`);
    });
    page.on('console', (message) => {
      // The browser itself reports every 4xx answer; what is not there is shown in words on the page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        wrong.push(`${page.url()} logged ${message.text()}`);
    });
    await page.addInitScript((chosen) => localStorage.setItem('gongshu.language', chosen), language);
    for (const address of addresses) {
      await page.goto(program.address + address);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      const { overflow, violations } = await faultsOf(page);
      if (overflow > 0) wrong.push(`${address} is ${overflow} pixels too wide`);
      for (const violation of violations) wrong.push(`${address} ${violation}`);
      const html = await page.locator('html').getAttribute('lang');
      if (!html?.startsWith(language)) wrong.push(`${address} says it is in ${html}`);
    }
    await page.close();
    expect(wrong).toEqual([]);
  });
});
