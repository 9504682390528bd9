import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freshHome, preparedHome, startProgram, type TestHome } from '../../end-to-end/program.ts';
import { bootAndKill } from './boot-and-kill.ts';
import { whatStands } from './what-stands.ts';

const homes: TestHome[] = [];
let uninterrupted: { readonly [table: string]: number };
beforeAll(async () => {
  expect(inject('demoHome')).toBeTruthy();
  const home = await preparedHome();
  homes.push(home);
  const program = await startProgram(home.path);
  uninterrupted = await whatStands(program);
  await program.kill('SIGTERM');
});
afterAll(async () => {
  for (const home of homes) await home.remove();
});

/** A dozen boots and more, one after the other. */
const enough = 1_800_000;
it('a first boot killed at every stage boundary ends as one that was never killed', {
  timeout: enough,
}, async () => {
  const home = await freshHome();
  homes.push(home);
  const seen = new Set<string>();
  let kills = 0;
  for (let ready = false; !ready; kills++) {
    const cut = await bootAndKill(home.path, { at: 'next-line', after: seen });
    for (const line of cut.lines) seen.add(line);
    ready = cut.ready;
  }
  expect(kills).toBeGreaterThan(12);
  const program = await startProgram(home.path);
  try {
    expect(await whatStands(program)).toEqual(uninterrupted);
  } finally {
    await program.kill('SIGTERM');
  }
});
