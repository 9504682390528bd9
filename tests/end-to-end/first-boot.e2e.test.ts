import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Program, preparedHome, startProgram, type TestHome } from './program.ts';

/** The list has 4,432 entries; the story adds four tables about synthetic people and one file of inspections that leaks them. */
const tablesOfStory = 5;
let home: TestHome;
let program: Program;
let browser: BrowserContext;

beforeAll(async () => {
  home = await preparedHome();
  program = await startProgram(home.path);
  browser = await openBrowser(1280);
});
afterAll(async () => {
  await browser?.close();
  await program?.kill('SIGTERM');
  await home?.remove();
});

const json = async <Body>(path: string): Promise<Body> => (await (await program.get(path)).json()) as Body;

describe('the first boot', () => {
  it('imports the whole catalogue and says what is wrong in it', async () => {
    const found = await json<{ total: number; facets: { departments: { count: number }[] } }>(
      '/api/v1/resources?limit=1',
    );
    expect(found.total).toBe(4432 + tablesOfStory);
    const repeated = await json<{ total: number }>('/api/v1/resources?limit=1&defect=duplicate-title');
    expect(repeated.total).toBe(382);
  });

  it('puts published files in service, with profile and findings', async () => {
    const withData = await json<{ total: number; items: { id: string }[] }>(
      '/api/v1/resources?withData=true&limit=50',
    );
    expect(withData.total).toBeGreaterThanOrEqual(30);
    const rows = await json<{ rows: unknown[][]; columns: unknown[] }>(
      `/api/v1/resources/${withData.items[0]?.id}/rows?limit=5`,
    );
    expect(rows.rows.length).toBeGreaterThan(0);
    expect(rows.rows[0]?.length).toBe(rows.columns.length);
  });

  it('answers an unknown address, a bad body and a foreign site with a problem', async () => {
    const missing = await program.get('/api/v1/nothing');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const bad = await fetch(`${program.address}/api/v1/actions/catalog.register-resource`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"title": ',
    });
    expect(((await bad.json()) as { code: string }).code).toBe('http/not-json');
    const foreign = await fetch(`${program.address}/api/v1/actions/catalog.register-resource`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'a=b', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect(foreign.status).toBe(403);
  });

  it('asks the public to sign in before an act', async () => {
    const answer = await fetch(`${program.address}/api/v1/actions/catalog.import-list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      body: '{"uploadId":"upl_1"}',
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'request/sign-in-first',
    ]);
  });

  it('shows the portal, marked as a demo', async () => {
    const page = await browser.newPage();
    await page.goto(program.address);
    await page.getByText('演示').first().waitFor();
    expect(await page.title()).toContain('公枢');
  });
});

describe('a killed program', () => {
  it('starts again quickly with everything it had', async () => {
    await program.kill('SIGKILL');
    program = await startProgram(home.path, 60_000);
    expect((await json<{ total: number }>('/api/v1/resources?limit=1')).total).toBe(4432 + tablesOfStory);
  });
});
