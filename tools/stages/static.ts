import { runNode } from './command.ts';
import { oneFailed, onePassed, type Stage } from './stage.ts';

/** A check that is quiet when all is well and shows what it found when not. */
const quiet = (name: string, script: string, args: readonly string[]): Stage => ({
  name,
  run: async () => {
    const { code, output } = await runNode(script, args, { output: 'keep' });
    if (code === 0) return onePassed;
    console.log(output.trimEnd());
    return oneFailed();
  },
});

// TypeScript 7 by its own name: `typescript` is version 5, which the tools that use its API need.
export const types = quiet('types', 'node_modules/tsc7/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']);
export const lint = quiet('lint', 'node_modules/@biomejs/biome/bin/biome', [
  'check',
  '--diagnostic-level=warn',
  '--error-on-warnings',
  '.',
]);
