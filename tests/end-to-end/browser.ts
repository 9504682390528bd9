import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../tools/stages/browser.ts';

/** What keeps Chromium quiet: it runs as root, and calls nobody by itself. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, headless, with a profile of its own and no calls of its own. */
export async function openBrowser(width: number): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium; npm test installs it on Debian');
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'gongshu-browser-')), {
    executablePath,
    headless: true,
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    args: browserArguments,
  });
}
