import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { demoPassword } from '../../programs/server/demo/accounts.ts';
import { findChromium } from '../../tools/stages/browser.ts';
import { browserArguments } from './browser.ts';
import type { ChosenFile } from './files-to-upload.ts';

/** Fields are found by what stands over them; the mark of an optional field is no part of its name. */
const named = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s*[（(](选填|optional)[）)])?$`);

/** The browser in which everybody has a window of their own, with their own cookies. */
export class Office {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #windows = new Map<string, Visitor>();

  private constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  static async open(address: string): Promise<Office> {
    const executablePath = findChromium();
    if (!executablePath) throw new Error('there is no Chromium; npm test installs it on Debian');
    return new Office(await chromium.launch({ executablePath, args: browserArguments }), address);
  }

  /** A window in which nobody is signed in. */
  async visitor(width = 1280): Promise<Visitor> {
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    context.setDefaultTimeout(60_000);
    return new Visitor(await context.newPage(), this.#address);
  }

  /** The window of somebody with a demo account, who signs in when they first need it. */
  async as(username: string): Promise<Visitor> {
    const known = this.#windows.get(username);
    if (known) return known;
    const visitor = await this.visitor();
    await visitor.signIn(username);
    this.#windows.set(username, visitor);
    return visitor;
  }

  /** For who looks for a fault, what every window shows at the end. */
  async close(): Promise<void> {
    const pages = this.#browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) await picture(page, `at-the-end-${index}`);
    await this.#browser.close();
  }
}

/** Somebody before the portal, who reads labels and clicks. */
export class Visitor {
  readonly page: Page;
  readonly password = demoPassword;
  readonly #address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** Type an address; everything else is reached by clicking. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.#address + path);
    await this.page.locator('h1').first().waitFor();
  }

  async signIn(username: string): Promise<void> {
    await this.open('/sign-in');
    await this.enter(username);
    await this.heading('我的办件');
  }

  /** Fill in the sign-in form that is open. */
  async enter(username: string, password = this.password): Promise<void> {
    await this.field('用户名').fill(username);
    await this.field('密码').fill(password);
    await this.page
      .locator('form')
      .getByRole('button', { name: /^登\s*录$/ })
      .click();
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  field(label: string, within: Locator = this.page.locator('main')): Locator {
    return within.getByLabel(named(label));
  }

  /** What is said to be wrong with a field, as a screen reader would read it out there. */
  async faultAt(field: Locator): Promise<string> {
    await this.page.getByRole('alert').first().waitFor();
    const place = await field.getAttribute('aria-describedby');
    return (await this.page.locator(`[id="${place}"]`).textContent()) ?? '';
  }

  async fill(label: string, value: string, within?: Locator): Promise<void> {
    await this.field(label, within).fill(value);
  }

  /** A part of a form, by its heading. */
  part(name: string, within: Locator = this.page.locator('main')): Locator {
    return within.getByRole('group', { name: named(name) });
  }

  /** Take one of a few that are all on show. */
  async mark(option: string, within: Locator = this.page.locator('main')): Promise<void> {
    await within.getByRole('radio', { name: option, exact: true }).check();
  }

  /** Look for something by typing, and take what is found under this name. */
  async pick(label: string, typed: string, found: string | RegExp = typed): Promise<void> {
    const field = this.field(label);
    await field.click();
    await field.fill(typed);
    await this.page.locator('.ant-select-dropdown:visible').getByTitle(found).first().click();
    await this.page.keyboard.press('Escape');
  }

  /** Choose a file and see that it was received. */
  async upload(label: string, file: ChosenFile): Promise<void> {
    await this.page.getByLabel(label).setInputFiles(file);
    await this.page.getByRole('status').getByText(file.name).waitFor();
    await this.page
      .getByText(/^SHA-256 /)
      .first()
      .waitFor();
  }

  async add(list: Locator): Promise<void> {
    await list
      .getByRole('button', { name: /加一项/ })
      .last()
      .click();
  }

  /** From anywhere in the workbench: the list of tasks, the task, its page. */
  async toTask(title: string, about: string): Promise<void> {
    if (new URL(this.page.url()).pathname !== '/work') await this.rail('我的办件');
    // What the list said the last time is shown until it is asked again: a finished task of the same name among it.
    await this.page.reload();
    await this.page
      .getByRole('row')
      .filter({ hasText: about })
      .getByRole('link', { name: title })
      .first()
      .click();
    await this.heading(new RegExp(`^${title}`));
  }

  /** The same for a task that opens by itself once its day has come. */
  async untilTask(title: string, about: string): Promise<void> {
    const row = this.page.getByRole('row').filter({ hasText: about });
    await this.rail('我的办件');
    // The desk is read again by itself while it is looked at.
    await row.getByRole('link', { name: title }).first().click();
    await this.heading(new RegExp(`^${title}`));
  }

  /** From anywhere in the workbench: what one's post may start. */
  async toStart(title: string): Promise<void> {
    await this.rail('发起事项');
    await this.page.getByRole('link', { name: title, exact: true }).click();
    await this.heading(title);
  }

  /** One of the pages at the left of the workbench. */
  async rail(name: string): Promise<void> {
    if (!new URL(this.page.url()).pathname.startsWith('/work'))
      await this.follow('工作台', this.page.getByRole('banner'));
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).last().click();
    await this.heading(name);
  }

  async follow(name: string | RegExp, within: Locator = this.page.locator('main')): Promise<void> {
    await within.getByRole('link', { name }).first().click();
  }

  button(title: string): Locator {
    return this.page.getByRole('button', { name: `办理“${title}”` });
  }

  /** The form of one act, where a page has several. */
  form(title: string): Locator {
    return this.page.locator('form').filter({ has: this.button(title) });
  }

  /** Do it, and see that it is done. What still loads above the form would move the button under the pointer; a part may wait for an answer, though. */
  async press(title: string): Promise<void> {
    await this.page
      .locator('main .gs-waiting')
      .first()
      .waitFor({ state: 'detached', timeout: 5000 })
      .catch(() => {});
    await this.button(title).click();
    const done = this.page.getByText(`已办理：${title}`);
    const refused = this.page.getByRole('alert');
    await done.or(refused).first().waitFor();
    if ((await done.count()) > 0) return;
    throw new Error(`“${title}” was not done: ${await refused.first().textContent()}`);
  }

  /** Open a task and do its chief step, which needs nothing filled in. */
  async finish(task: string, act: string, about: string): Promise<void> {
    await this.toTask(task, about);
    await this.press(act);
  }

  /** Tab until this has the focus. */
  async tabTo(wanted: Locator): Promise<void> {
    for (let stops = 0; stops < 100; stops++) {
      await this.page.keyboard.press('Tab');
      // biome-ignore lint/suspicious/noExplicitAny: runs in the page, whose types the tests do not have.
      if (await wanted.evaluate((element: any) => element === element.ownerDocument.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${wanted}`);
  }

  async download(button: string): Promise<Buffer> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: button }).click(),
    ]);
    return readFile(await download.path());
  }

  /** Let a file fall on a part of the page. */
  async drop(region: string, name: string, content: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([name, content]) => {
        // biome-ignore lint/suspicious/noExplicitAny: as above.
        const { DataTransfer, File } = globalThis as any;
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], name, { type: 'application/json' }));
        return transfer;
      },
      [name, content] as const,
    );
    await this.page.getByRole('region', { name: region }).dispatchEvent('drop', { dataTransfer });
  }

  picture(name: string): Promise<void> {
    return picture(this.page, name);
  }
}

/** A picture for who works on the portal, when they name a folder for it. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['GONGSHU_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
