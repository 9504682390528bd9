import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';

/** One account for each kind of desk. */
const desks = [
  'authority',
  'source',
  'implementing',
  'authorising',
  'operator',
  'buyer',
  'acceptor',
  'reviewer',
  'price',
  'secrecy',
  'system',
  'security',
  'auditor',
];

let demo: DemoAtWork;
beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo?.close());

/** Addresses somebody visited before them: the same page says the same kind of thing to all. */
const seen = new Set<string>();

it.each(desks)(
  'every page that the rail of %s leads to fits, is accessible and reports no fault',
  async (who) => {
    const { page } = await demo.office.as(who);
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`${page.url()} threw ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) wrong.push(`${response.url()} answered ${response.status()}`);
    });
    const addresses = await page
      .locator('nav a[href^="/"], aside a[href^="/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const mine = [...new Set(addresses)].filter(
      (address) => !address.startsWith('/api/') && (address === '/work' || !seen.has(address)),
    );
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of mine) {
      seen.add(address);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(new URL(address, page.url()).href);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        const { overflow, violations } = await faultsOf(page);
        if (overflow > 0) wrong.push(`${address} is ${overflow} pixels too wide at ${width}`);
        for (const violation of violations) wrong.push(`${address} at ${width}: ${violation}`);
        const text = await page.locator('main').textContent();
        for (const bad of ['undefined', '[object Object]'])
          if (text?.includes(bad)) wrong.push(`${address} shows ${bad}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);
