import { expect, vi } from 'vitest';
import { type Draw, drawFrom } from './evaluator/draw.ts';

// A setup file of the database tests. What is of one instant stands in the order of its ids, and ids are random: with
// GONGSHU_TEST_SEED each test file draws the same ids each time, so that what fails for one draw fails again. Only ids are drawn;
// salts, nonces and keys stay as random as they are in service, and so is all in processes that a test starts.
const seed = process.env['GONGSHU_TEST_SEED'];
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Not in the module: a test may load modules anew, and no id may come twice. */
const drawn = globalThis as { drawnIds?: { readonly file: string; readonly draw: Draw } };

function drawDigits(): string {
  const file = expect.getState().testPath ?? '';
  if (drawn.drawnIds?.file !== file)
    drawn.drawnIds = { file, draw: drawFrom(Number(seed) ^ hashOf(file.replace(`${process.cwd()}/`, ''))) };
  const { draw } = drawn.drawnIds;
  return Array.from({ length: 26 }, () => alphabet[draw(0, 31)]).join('');
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

if (seed !== undefined)
  vi.doMock('#foundation', async (original) => ({
    ...(await original<typeof import('#foundation')>()),
    newId: (prefix: string) => `${prefix}_${drawDigits()}`,
  }));
