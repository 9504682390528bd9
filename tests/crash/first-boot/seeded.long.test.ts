import { afterAll, expect, it } from 'vitest';
import { SeededRandom } from '../../../demo/people/random.ts';
import { freshHome, startProgram, type TestHome } from '../../end-to-end/program.ts';
import { bootAndKill } from './boot-and-kill.ts';
import { whatStands } from './what-stands.ts';

const homes: TestHome[] = [];
afterAll(async () => {
  for (const home of homes) await home.remove();
});
const fresh = async () => {
  const home = await freshHome();
  homes.push(home);
  return home.path;
};
const moments = 20;

/** The whole story told without a cut, and how long it took. */
async function whole(): Promise<{ stands: { readonly [table: string]: number }; milliseconds: number }> {
  const home = await fresh();
  const began = performance.now();
  const program = await startProgram(home);
  const milliseconds = performance.now() - began;
  const stands = await whatStands(program);
  await program.kill('SIGTERM');
  return { stands, milliseconds };
}

it('a first boot killed at twenty moments drawn from a seed continues or redoes, and is never half', async () => {
  const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 1);
  console.log(`seed ${seed}`);
  const random = new SeededRandom(seed);
  const { stands, milliseconds } = await whole();
  const home = await fresh();
  // A boot gets a share of the whole, so that the moments fall all over the story and not only on its beginning.
  let kills = 0;
  while (kills < moments) {
    const cut = await bootAndKill(home, { at: random.integer(200, Math.ceil(milliseconds / 4)) });
    kills++;
    if (cut.ready) console.log(`ready before cut ${kills}`);
  }
  const program = await startProgram(home);
  try {
    expect(await whatStands(program)).toEqual(stands);
  } finally {
    await program.kill('SIGTERM');
  }
});
