import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Faults {
  readonly overflow: number;
  readonly violations: readonly string[];
}

/** What is wrong with the page as it stands: pixels beyond the window's width, and what axe finds. */
export async function faultsOf(page: Page): Promise<Faults> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: unknown,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
      };
    };
    const { document } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return {
      overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      violations: found.violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`),
    };
  });
}
